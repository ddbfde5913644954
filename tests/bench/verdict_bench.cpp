/// The verdict on 15,000 series of 40 readings on one core: in memory, and read from a book.
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <sqlite3.h>

#include "app/trend_view.h"
#include "bench/bench.h"
#include "bench/series_book.h"
#include "outcome/judge.h"
#include "store/book_file.h"

using namespace needlebook;
using namespace needlebook::bench;

namespace {

constexpr int runs = 9;

/// What rule 1 needs of a series, and nothing else.
class SeriesJudge {
public:
    SeriesJudge(const store::Book& book, const std::vector<Series>& all) : book_{book}, all_{all} {}

    /// Reads every reading and day of treatment, and judges each series at each of its readings.
    std::size_t at_every_reading() {
        const auto visits = book_.sessions.visit_days();
        std::size_t reached = 0;
        auto visit = visits.begin();
        std::size_t number = 0;
        std::vector<DatedScore> scores;
        std::vector<Day> days;
        std::vector<outcome::Reading> judged;
        const auto finish = [&] {
            if (scores.empty())
                return;
            const auto& series = all_[number++];
            if (series.first_of_patient) {
                days.clear();
                for (; visit != visits.end() && visit->patient == series.patient; ++visit)
                    if (visit->kind == SessionKind::treatment)
                        days.push_back(visit->day);
            }
            app::judged_scores(scores, days, judged);
            reached += judge_.replay(judged, series.course)->back().state == outcome::State::reached;
            scores.clear();
        };
        Id<Measure> measure;
        book_.readings.each_judged([&](const store::JudgedReading& reading) {
            if (reading.measure != measure)
                finish();
            measure = reading.measure;
            scores.push_back({reading.day, reading.source, reading.score});
        });
        finish();
        return reached;
    }

private:
    const store::Book& book_;
    const std::vector<Series>& all_;
    outcome::Judge judge_;
};

/// Steps through all rows and adds them up, so that no step can be left out.
std::int64_t sum_of(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error{sqlite3_errmsg(database)};
    std::int64_t sum = 0;
    int step = sqlite3_step(statement);
    for (; step == SQLITE_ROW; step = sqlite3_step(statement))
        for (int column = 0; column < sqlite3_column_count(statement); ++column)
            sum += sqlite3_column_int64(statement, column);
    sqlite3_finalize(statement);
    if (step != SQLITE_DONE)
        throw std::runtime_error{sqlite3_errmsg(database)};
    return sum;
}

/// The same rows by plain SQLCipher.
std::int64_t read_plain(sqlite3* database) {
    return sum_of(database, "SELECT measure_id, judged FROM reading ORDER BY measure_id, judged") +
           sum_of(database,
                  "SELECT patient_id, visit, complaint_id FROM session ORDER BY patient_id, visit, complaint_id");
}

}  // namespace

int main() {
    const SeriesBook made;
    const auto& all = made.series();
    const Day as_of = day(2027, 1, 1);
    outcome::Judge judge;
    std::size_t reached = 0;  // Printed, so that no work can be left out.
    std::int64_t sum = 0;

    Table table{"The verdict: 15,000 series of 40 readings, one core, processor time"};
    table.add("at every reading",
              alone(runs, processor_ms,
                    [&] {
                        for (const auto& one : all)
                            reached += judge.replay(one.readings, one.course)->back().state == outcome::State::reached;
                    }),
              {.milliseconds = 80});
    table.add("at the last one",
              alone(runs, processor_ms,
                    [&] {
                        for (const auto& one : all)
                            reached += judge.latest(one.readings, one.course, as_of)->state == outcome::State::reached;
                    }),
              {.milliseconds = 20});
    {
        const auto plain = store::keyed(made.file(), made.passphrase());
        store::set_up(*plain, true);
        SeriesJudge judged{made.book(), all};
        const auto pair = side_by_side(
            runs, processor_ms, [&] { reached += judged.at_every_reading(); },
            [&] { sum += read_plain(plain->handle()); });
        table.add("at every reading, read from the book", pair.ours, {.milliseconds = 300}, pair.limit,
                  "the same rows read by plain SQLCipher");
    }
    fmt::print("\n({} reached, sum {})\n", reached, sum);
    return table.verdict();
}
