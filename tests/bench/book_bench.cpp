/// What a desk waits for with a big book: the list, finding, choosing a patient, saving a visit, the backup; and
/// how much longer that is than with a small book.
///
///   nb_book_bench BIG SMALL PASSPHRASE    both books are copied first and stay as they are
#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "app/patient_row_keeper.h"
#include "app/patient_rows.h"
#include "app/trend_picture.h"
#include "app/trend_view.h"
#include "app/views.h"
#include "bench/bench.h"
#include "bench/big_book.h"
#include "bench/plain_book.h"
#include "store/book_file.h"
#include "store/connection.h"

using namespace needlebook;
using namespace needlebook::bench;
namespace fs = std::filesystem;

namespace {

constexpr int runs = 7;
constexpr int patients_looked_at = 300;
constexpr int visits_saved = 200;
constexpr std::size_t searched = 100'000;

/// So that the 99th percentile stands where the median does, and decides.
Spread at_99(std::vector<double> times) {
    std::ranges::sort(times);
    return {times.front(), times[times.size() * 99 / 100], times.back()};
}

Session visit(app::Logbook& book, const app::PatientRow& row, const Measure& measure, int number) {
    Session session;
    session.id = book.ids().next<Session>();
    session.patient = row.id;
    session.complaint = row.complaint;
    session.starts = today - date::days{1} + std::chrono::minutes{number};
    session.started_at = Instant{session.starts.time_since_epoch()};
    Reading reading;
    reading.id = book.ids().next<Reading>();
    reading.measure = measure.id;
    reading.session = session.id;
    reading.day = today - date::days{1};
    reading.score = Score::from(number % 11).value();
    reading.entered_at = session.started_at;
    session.readings = {reading};
    for (const std::string point : {"ST36", "SP6", "KI3", "LR3"})
        session.needles.push_back({.kind = NeedleKind::point,
                                   .point = point,
                                   .side = Side::both,
                                   .count = 2,
                                   .sites = {},
                                   .detail = {},
                                   .pair = {}});
    return session;
}

/// The rows that one visit makes: session, needles, score, and a row of history with its payload.
std::string plain_visit(int number) {
    return fmt::format(
        "BEGIN IMMEDIATE;"
        "INSERT INTO session (id, patient_id, complaint_id, status, kind, starts, started_at)"
        " VALUES ({0}, 1, 1, 'draft', 'treatment', '2026-11-21T10:00', '2026-11-21T10:00:00.000Z');"
        "INSERT INTO needle (session_id, position, kind, point, side, count) VALUES"
        " ({0}, 0, 'point', 'ST36', 'both', 2), ({0}, 1, 'point', 'SP6', 'both', 2),"
        " ({0}, 2, 'point', 'KI3', 'both', 2), ({0}, 3, 'point', 'LR3', 'both', 2);"
        "INSERT INTO reading (id, measure_id, session_id, day, source, giver, answer, score, entered_at)"
        " VALUES ({0}, 1, {0}, '2026-11-21', 'before', 'patient', 'value', 5, '2026-11-21T10:00:00.000Z');"
        "INSERT INTO history (seq, at, who, kind, patient_id, subject, payload_digest, previous_hash, hash)"
        " VALUES ({0}, '2026-11-21T10:00:00.000Z', 'bench', 'session', 1, '1', zeroblob(32), zeroblob(32), "
        "zeroblob(32));"
        "INSERT INTO history_payload (seq, salt, body) VALUES ({0}, zeroblob(16), '{1}');"
        "COMMIT",
        number, std::string(900, 'x'));
}

/// A copy of a book, open, with what is measured in it.
class Desk {
public:
    Desk(const fs::path& book, const Secret& passphrase) : file_{folder_ / "desk.needlebook"}, passphrase_{passphrase} {
        fs::copy_file(book, file_);
        book_.emplace(opened(file_, passphrase_));
        rows_ = must(app::patient_rows(*book_, today));
    }

    const std::vector<app::PatientRow>& rows() const { return rows_; }
    app::Logbook& book() { return *book_; }
    fs::path beside(const char* name) const { return folder_ / name; }
    const Secret& passphrase() const { return passphrase_; }

    std::vector<double> choose() const {
        std::vector<double> times;
        for (int i = 0; i < patients_looked_at; ++i) {
            const auto& row = rows_[static_cast<std::size_t>(i) * 7919 % rows_.size()];
            if (row.complaint)
                times.push_back(processor_ms([&] {
                    must(app::patient_page(*book_, row.id));
                    app::trend_spec(must(app::trend_view(*book_, *row.complaint, today)));
                }));
        }
        return times;
    }

    double save_one() {
        const auto& row = next_treated();
        const auto session = visit(*book_, row, book_->book().measures.of(*row.complaint).front(), ++saved_);
        return wall_ms([&] { must(book_->commit({"session", {app::added(session)}}, session.id)); });
    }

    /// With the rows of the list brought up to date after it.
    std::vector<double> relist() {
        app::PatientRowKeeper keeper{*book_};
        must(keeper.rows());
        std::vector<double> times;
        for (int i = 0; i < visits_saved / 4; ++i) {
            save_one();
            times.push_back(processor_ms([&] { must(keeper.rows()); }));
        }
        return times;
    }

private:
    /// One of the same twenty in turn, so that both books get as many for each.
    const app::PatientRow& next_treated() {
        constexpr std::size_t people = 20;
        do
            turn_ = (turn_ + 1) % people;
        while (!rows_[turn_].complaint);
        return rows_[turn_];
    }

    Folder folder_;
    fs::path file_;
    const Secret& passphrase_;
    std::optional<app::Logbook> book_;
    std::vector<app::PatientRow> rows_;
    int saved_ = 0;
    std::size_t turn_ = 0;
};

void list(Table& table, Desk& desk) {
    table.add("patient list read and judged, pages still enciphered",
              alone(runs, processor_ms,
                    [&] {
                        desk.book().book().release_memory();
                        must(app::patient_rows(desk.book(), today));
                    }),
              {.milliseconds = 100});
}

void search(Table& table, const Desk& desk) {
    std::vector<app::PatientRow> many;
    while (many.size() < searched)
        many.push_back(desk.rows()[many.size() % desk.rows().size()]);
    std::vector<double> times;
    for (const std::string text : {"m", "ma", "mar", "mar 1", "19", "195", "p00", "ell ma", "o'b", "zz"})
        for (int run = 0; run < 10; ++run)
            times.push_back(processor_ms([&] { app::matching(many, text); }));
    table.add("a key in the search box, 100,000 patients, p99", at_99(times), {.milliseconds = 5});
}

void save(Table& table, Desk& desk) {
    const PlainBook plain{desk.beside("plain.needlebook"), desk.passphrase()};
    std::vector<double> ours;
    std::vector<double> limit;
    for (int number = 1; number <= visits_saved; ++number) {
        limit.push_back(wall_ms([&] { plain.run(plain_visit(number)); }));
        ours.push_back(desk.save_one());
    }
    table.add("a visit saved, with its history", spread_of(ours), {.ratio = 2}, spread_of(limit),
              "the same rows, plain SQLCipher");
}

void back_up(Table& table, Desk& desk) {
    const auto size = fs::file_size(desk.book().path()) / 1'000'000;
    const auto target = desk.beside("backup.needlebook");
    const auto plain = desk.beside("plain-backup.needlebook");
    const auto pair = side_by_side(
        3, wall_ms, [&] { must(desk.book().back_up(target)); },
        [&] {
            const auto db = store::keyed(desk.book().path(), desk.passphrase());
            db->run("VACUUM INTO '" + plain.string() + "'");
            const auto copy = store::keyed(plain, desk.passphrase());
            copy->run("PRAGMA cipher_integrity_check");
            copy->run("PRAGMA quick_check");
            fs::remove(plain);
            fs::remove(target);
        });
    table.add(fmt::format("backup written, reopened and checked, {} MB", size), pair.ours, {.ratio = 2}, pair.limit,
              "VACUUM INTO and its pages checked, plain SQLCipher");
}

void growth(Table& table, Desk& big, Desk& small) {
    const auto compare = [&](const char* what, std::vector<double> ours, std::vector<double> limit) {
        table.add(what, spread_of(std::move(ours)), {.ratio = 1.2}, spread_of(std::move(limit)), "1,000 sessions");
    };
    compare("patient chosen", big.choose(), small.choose());
    std::vector<double> ours;
    std::vector<double> limit;
    for (int i = 0; i < visits_saved; ++i) {
        limit.push_back(small.save_one());
        ours.push_back(big.save_one());
    }
    compare("a visit saved", std::move(ours), std::move(limit));
    compare("the list after it", big.relist(), small.relist());
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) {
        fmt::print(stderr, "usage: nb_book_bench BIG SMALL PASSPHRASE\n");
        return 2;
    }
    const Secret passphrase{words[3]};
    Table grown{"From 1,000 sessions to 200,000"};
    {
        Desk big{words[1], passphrase};
        Desk small{words[2], passphrase};
        growth(grown, big, small);
    }
    Desk big{words[1], passphrase};
    Table table{"A big book at the desk"};
    list(table, big);
    search(table, big);
    table.add("patient chosen: rows, verdict and what is drawn, p99", at_99(big.choose()), {.milliseconds = 16});
    save(table, big);
    back_up(table, big);
    return table.verdict() | grown.verdict();
}
