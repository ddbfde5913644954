/// A folder of its own for each test, and a small book in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "store/book.h"
#include "store/book_file.h"

namespace needlebook::store::test {

class Folder {
public:
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "needlebook-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"mkdtemp"};
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::string bytes_in(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Every file of the folder with its bytes: for "as they were".
inline std::map<std::string, std::string> bytes_of_all(const Folder& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
        files[entry.path().filename().string()] = bytes_in(entry.path());
    return files;
}

inline Clock test_clock() { return fixed_clock(day(2026, 3, 20) + std::chrono::hours{9}); }

inline const Secret& passphrase() {
    static const Secret secret{"correct horse battery staple"};
    return secret;
}

inline BookIdentity identity() {
    BookIdentity book;
    book.id = {1};
    book.zone = "Europe/London";
    book.made_at = test_clock().now();
    return book;
}

template <class T>
T value_of(Result<T> result) {
    if (!result)
        throw std::runtime_error{result.error().detail};
    return *std::move(result);
}

inline Patient maud() {
    Patient patient;
    patient.id = {11};
    patient.code = "ME1";
    patient.given_names = "Maud";
    patient.family_name = "Ellerymarker";
    patient.added_on = day(2026, 3, 1);
    return patient;
}

/// A patient, a complaint with one measure, and a signed session with one of each part.
inline void fill(Book& book) {
    book.patients.put(maud());
    Complaint feet;
    feet.id = {21};
    feet.patient = {11};
    feet.opened_on = day(2026, 3, 1);
    book.complaints.put(feet);
    Measure pain;
    pain.id = {31};
    pain.complaint = {21};
    pain.label = "Pain";
    pain.wording = "How strong?";
    pain.recall = "today";
    book.measures.put(pain);
    Session session;
    session.id = {41};
    session.patient = {11};
    session.complaint = Id<Complaint>{21};
    session.status = SessionStatus::signed_;
    session.starts = day(2026, 3, 2) + std::chrono::hours{10};
    session.signed_at = test_clock().now();
    session.signed_by = "Ann Weaver";
    session.notes = "sleeplessmarker";
    Needle needle;
    needle.point = "ST36";
    needle.count = 2;
    session.needles = {needle};
    session.techniques = {Technique{}};
    session.counted_out = {{"legs", 2}};
    CautionDecision caution;
    caution.caution = "anticoagulant";
    session.cautions = {caution};
    Reading reading;
    reading.id = {51};
    reading.measure = {31};
    reading.day = day(2026, 3, 2);
    reading.score = Score::from(7).value();
    session.readings = {reading};
    Extent extent;
    extent.id = {61};
    extent.day = reading.day;
    extent.level = 3;
    session.extents = {extent};
    session.side_effects_seen = 1;
    SideEffect bruise;
    bruise.id = {71};
    session.side_effects = {bruise};
    book.sessions.put(store::in_order(session));
    for (int i = 0; i < 3; ++i)
        book.history.append({.at = test_clock().now(),
                             .who = "Ann Weaver",
                             .kind = "edit",
                             .patient = Id<Patient>{11},
                             .subject = "add",
                             .payload = R"({"notes":"sleeplessmarker"})"});
}

inline constexpr int readings_a_visit = 3;

/// Visit `number` (session 1000 + number) with its scores and its row of history, in one transaction. Long notes make
/// it more than one page.
inline void write_visit(Book& book, int number) {
    auto all = book.begin();
    Session session;
    session.id = {1000 + number};
    session.patient = {11};
    session.starts = day(2026, 3, 2) + std::chrono::hours{10};
    session.notes = std::string(3000, 'n');
    for (int i = 0; i < readings_a_visit; ++i) {
        Reading reading;
        reading.id = {100000 + number * readings_a_visit + i};
        reading.measure = {31};
        reading.day = day(2026, 3, 2);
        reading.score = Score::from(5).value();
        session.readings.push_back(reading);
    }
    book.sessions.put(session);
    book.history.append({.at = test_clock().now(),
                         .who = "Ann",
                         .kind = "edit",
                         .patient = Id<Patient>{11},
                         .subject = "add",
                         .payload = "{}"});
    all.commit();
}

inline Book new_book(const std::filesystem::path& file) {
    return value_of(Book::create(file, passphrase(), identity(), test_clock()));
}

inline Result<Book> open_book(const std::filesystem::path& file, Access access = Access::write) {
    return Book::open(file, passphrase(), access, test_clock());
}

/// A closed book with `fill` in it.
struct ClosedBook {
    Folder folder;
    std::filesystem::path file = folder / "practice.needlebook";

    ClosedBook() {
        auto book = new_book(file);
        fill(book);
    }
};

}  // namespace needlebook::store::test
