/// The demonstration book from its parts.
#include "app/demo.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/demo_writer.h"
#include "app/guarded.h"
#include "app/intake.h"
#include "app/logbook.h"

namespace needlebook::app {
namespace {

constexpr std::chrono::hours evening{18};
constexpr std::string_view source = "demonstration";

/// What is special about each of demo_people(), in their order.
constexpr std::array<DemoExtras, 14> extras_of_people() {
    std::array<DemoExtras, 14> extras{};
    extras[0] = {.amended = true, .blood_thinner = true};
    extras[1] = {.unsigned_today = true, .reaches_further = true};
    extras[2] = {.second_comfort = true};
    extras[3] = {.voided = true};
    extras[4] = {.serious_effect = true};
    extras[5] = {.needle_missing = true};
    extras[6] = {.ended = EndReason::no_benefit};
    extras[7] = {.second_plain = true};
    extras[13] = {.without_agreement = true};
    return extras;
}

Practitioner practitioner(IdSource& ids) {
    Practitioner one;
    one.id = ids.next<Practitioner>();
    one.name = "J. Marsh";
    one.initials = "JM";
    one.qualification = "Lic Ac";
    one.body = "Example Register of Acupuncturists";
    one.body_number = "12345";
    constexpr int minutes = 25;
    constexpr int micrometres = 250;
    constexpr int millimetres = 30;
    one.retention_min = minutes;
    one.needle_diameter_um = micrometres;
    one.needle_length_mm = millimetres;
    return one;
}

/// Makes the whole book.
class DemoMaker {
public:
    DemoMaker(Logbook& book, const DemoOptions& options)
        : book_{book},
          options_{options},
          ids_{fixed_clock(LocalMinute{options.as_of - date::days{1} + evening}), options.seed},
          chance_{options.seed},
          practitioner_{practitioner(ids_)},
          writer_{options.as_of, ids_, chance_, practitioner_} {}

    Result<DemoReport> make() && {
        if (const auto done = put_practice(); !done)
            return tl::unexpected(done.error());
        const auto all = [this](Intake& into) -> Result<void> {
            for (int number = 1; number <= options_.patients; ++number)
                for (const auto& revision : make_patient(number).revisions)
                    into.take(revision);
            return {};
        };
        if (const auto done = book_.take_in(source, all); !done)
            return tl::unexpected(done.error());
        if (const auto done = amend_one(); !done)
            return tl::unexpected(done.error());
        return writer_.report();
    }

private:
    Result<void> put_practice() {
        return guarded([&]() -> Result<void> {
            const auto before = book_.book().practice.get();
            auto after = before;
            after.name = "Fern Lane Acupuncture";
            after.address = "3 Fern Lane";
            after.phone = "01632 960123";
            Edit edit{"import", {changed(before, after), added(practitioner_)}};
            return book_.take_in(edit, source);
        });
    }

    Edit make_patient(int number) {
        const auto known = demo_people();
        const auto index = static_cast<std::size_t>(number) - 1;
        const auto code = fmt::format("P{:04}", number);
        if (index < known.size()) {
            const auto& person = known[index];
            const auto course = simulate_course(person.course, options_.as_of, std::nullopt, chance_, judge_);
            if (extras_[index].amended)
                to_amend_ = code;
            return writer_.patient(person, code, course, extras_[index]);
        }
        const auto person = someone(chance_);
        const auto course = simulate_course(person.course, options_.as_of, visits_left(number), chance_, judge_);
        return writer_.patient(person, code, course, {});
    }

    /// Sessions that are still to come, shared by the patients that are still to come.
    std::optional<int> visits_left(int number) const {
        if (!options_.sessions)
            return std::nullopt;
        const auto left = *options_.sessions - static_cast<int>(writer_.report().sessions);
        const auto share = left / (options_.patients - number + 1) - 1;  // One is the first talk.
        return std::max(share, 1);
    }

    /// Through the logbook's own door, so that it looks as a real one does.
    Result<void> amend_one() {
        if (!to_amend_)
            return {};
        return guarded([&]() -> Result<void> {
            const auto patient = book_.book().patients.find_code(*to_amend_);
            auto sessions = book_.book().sessions.current_of(patient->id);
            std::erase_if(sessions, [](const Session& session) { return session.kind != SessionKind::treatment; });
            auto session = sessions.at(sessions.size() / 2);
            session.notes = "Said afterwards that the left foot had been cold all week.";
            const auto amended = book_.amend(std::move(session), "Added what was said at the door.");
            if (!amended)
                return tl::unexpected(amended.error());
            return {};
        });
    }

    Logbook& book_;
    DemoOptions options_;
    IdSource ids_;  ///< A day behind the book's own, which draws at the same standing time.
    Chance chance_;
    Practitioner practitioner_;
    outcome::Judge judge_;
    std::array<DemoExtras, 14> extras_ = extras_of_people();
    DemoWriter writer_;
    std::optional<std::string> to_amend_;
};

}  // namespace

Result<DemoReport> make_demo(const std::filesystem::path& path, const Secret& passphrase, const DemoOptions& options) {
    const auto clock = fixed_clock(LocalMinute{options.as_of + evening});
    auto book =
        Logbook::create(path, passphrase, BookKind::demonstration, "Europe/London", clock, std::string{"J. Marsh"});
    if (!book)
        return tl::unexpected(book.error());
    return DemoMaker{*book, options}.make();
}

std::string zone_name() {
    // The link's target ends with the zone's name.
    std::error_code problem;
    const auto target = std::filesystem::read_symlink("/etc/localtime", problem).string();
    constexpr std::string_view folder = "zoneinfo/";
    if (const auto at = target.find(folder); !problem && at != std::string::npos)
        return target.substr(at + folder.size());
    return "UTC";
}

}  // namespace needlebook::app
