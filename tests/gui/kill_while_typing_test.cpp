/// The real program, killed again and again while a robot types into a session.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>

#include <sys/wait.h>
#include <unistd.h>
#include <wx/utils.h>
#include <catch2/catch_test_macros.hpp>

#include "app/session_form_keeper.h"
#include "gui_test.h"

using namespace needlebook;
using Steady = std::chrono::steady_clock;
using test::wait_for;

namespace {

const LocalMinute morning = date::local_days{date::year{2026} / 6 / 22} + std::chrono::hours{10};
constexpr std::chrono::milliseconds may_be_missing{1000};
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz";

/// NEEDLEBOOK_LONG asks for the full figure, which takes an hour.
int kills() { return std::getenv("NEEDLEBOOK_LONG") != nullptr ? 1000 : 50; }

class Robot {
public:
    Robot() : secret_{folder_.path() / "passphrase"} {
        std::ofstream{secret_} << "correct horse\n";
        auto book = test::new_book(folder_, fixed_clock(morning));
        file_ = book.path();
        Patient patient;
        patient.id = book.ids().next<Patient>();
        patient.code = "P-1";
        patient.added_on = day_of(morning);
        REQUIRE(book.commit({"add_patient", {app::added(patient)}}, patient.id));
        auto keeper = app::EntryKeeper::open(book, patient.id, std::nullopt);
        REQUIRE(keeper);
        keeper->form().set_room("1");
        keeper->form().go_to(app::EntryPart::notes);
        REQUIRE(keeper->keep());
    }
    Robot(const Robot&) = delete;
    Robot& operator=(const Robot&) = delete;
    ~Robot() { kill(); }

    void start() {
        program_ = fork();
        if (program_ == 0) {
            execl(NEEDLEBOOK_PROGRAM, NEEDLEBOOK_PROGRAM, file_.c_str(), "--passphrase-file", secret_.c_str(),
                  "--as-of", "2026-06-22", nullptr);
            _exit(127);
        }
        REQUIRE(program_ > 0);
    }

    void kill() {
        if (program_ <= 0)
            return;
        ::kill(program_, SIGKILL);
        int status = 0;
        waitpid(program_, &status, 0);
        program_ = 0;
    }

    /// What the book holds of the note; also while the program runs.
    std::string note() const {
        const auto book = app::Logbook::open(file_, Secret{"correct horse"}, store::Access::read, fixed_clock(morning));
        if (!book)
            return {};
        const auto drafts = book->drafts();
        if (!drafts || drafts->size() != 1)
            return {};
        const auto typed = app::from_draft(drafts->front().body);
        return typed ? typed->entry.notes : std::string{};
    }

    /// Goes to the room of the draft and types until the book says that it arrived there.
    std::string arrive() {
        const auto before = note();
        const auto end = Steady::now() + std::chrono::seconds{60};
        while (Steady::now() < end) {
            keys_.press('1', wxMOD_CONTROL);
            keys_.press('Z');
            for (int look = 0; look < 4; ++look) {
                wxMilliSleep(150);
                if (const auto now = note(); now.size() > before.size())
                    return settled(now);
            }
        }
        FAIL("the program never took a key");
        return {};
    }

    void type(char character) { keys_.press(std::toupper(static_cast<unsigned char>(character))); }

    std::vector<store::Finding> findings() {
        auto book = app::Logbook::open(file_, Secret{"correct horse"}, store::Access::write, fixed_clock(morning));
        REQUIRE(book);
        const auto found = book->check();
        REQUIRE(found);
        return *found;
    }

private:
    /// The keys that were still on their way have come.
    std::string settled(std::string last) const {
        for (int same = 0; same < 3;) {
            wxMilliSleep(150);
            const auto now = note();
            same = now == last ? same + 1 : 0;
            last = now;
        }
        return last;
    }

    test::TemporaryFolder folder_;
    std::filesystem::path secret_;
    std::filesystem::path file_;
    pid_t program_ = 0;
    test::Keyboard keys_;
};

}  // namespace

TEST_CASE("nothing older than a second is missing when the program is killed while one types") {
    Robot robot;
    std::mt19937 random{20261122};
    const auto draw = [&](int low, int high) { return std::uniform_int_distribution{low, high}(random); };
    for (int round = 1; round <= kills(); ++round) {
        CAPTURE(round);
        robot.start();
        const auto before = robot.arrive();
        std::string typed;
        std::vector<Steady::time_point> at;
        const auto end = Steady::now() + std::chrono::milliseconds{draw(200, 2200)};
        while (Steady::now() < end) {
            typed += alphabet[static_cast<std::size_t>(draw(0, 25))];
            robot.type(typed.back());
            at.push_back(Steady::now());
            wxMilliSleep(static_cast<unsigned long>(draw(5, 60)));
        }
        const auto killed = Steady::now();
        robot.kill();

        const auto kept = robot.note();
        REQUIRE(kept.starts_with(before));
        const auto rest = kept.substr(before.size());
        CHECK(typed.starts_with(rest));
        const auto old = std::count_if(at.begin(), at.end(), [&](auto time) { return killed - time > may_be_missing; });
        CHECK(rest.size() >= static_cast<std::size_t>(old));
        CHECK(robot.findings().empty());
    }
}
