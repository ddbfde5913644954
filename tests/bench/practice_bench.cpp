/// The figures of the practice page on a big book: what a change of period or filter makes wait for.
///
///   nb_practice_bench BOOK PASSPHRASE
#include <algorithm>
#include <filesystem>
#include <numeric>
#include <string>

#include <fmt/format.h>

#include "app/practice_json.h"
#include "app/practice_papers.h"
#include "app/today.h"
#include "bench/bench.h"
#include "bench/big_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::bench;

namespace {

constexpr int runs = 9;
constexpr double page = 300;  // ms
constexpr double filter = 100;
constexpr double frame = 16;

/// Processor time, ms.
struct Stretches {
    double all{};
    double longest{};  ///< Stretch, as between two events of the window.
};

Stretches read(PracticeLedger& ledger) {
    std::vector<double> stretches;
    bool complete = false;
    while (!complete)
        stretches.push_back(processor_ms([&] { complete = must(ledger.read_on()); }));
    return {std::accumulate(stretches.begin(), stretches.end(), 0.0), *std::ranges::max_element(stretches)};
}

/// As the window does while nobody types.
Stretches keep(PracticeLedger& ledger, Logbook& book) {
    Stretches kept;
    while (const auto some = ledger.take_unkept(50)) {
        const double stretch = processor_ms([&] { must(book.keep_outlines(*some)); });
        kept.all += stretch;
        kept.longest = std::max(kept.longest, stretch);
    }
    return kept;
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        fmt::print(stderr, "usage: nb_practice_bench BOOK PASSPHRASE\n");
        return 2;
    }
    const Folder folder;
    const auto file = folder / "practice.needlebook";
    std::filesystem::copy_file(words[1], file);
    const auto open = [&] {
        return must(Logbook::open(file, Secret{words[2]}, store::Access::write,
                                  fixed_clock(bench::today + std::chrono::hours{18})));
    };
    Stretches anew;
    Stretches kept;
    {
        auto book = open();
        must(book.keep_outlines({{}, true, {}}));
        PracticeLedger ledger{book};
        anew = read(ledger);
        kept = keep(ledger, book);
    }
    const auto book = open();
    PracticeLedger ledger{book};
    const auto again = read(ledger);
    Table table{fmt::format("The practice page: {} visits, {} side effects, {} people", ledger.visits().size(),
                            ledger.effects().size(), ledger.people().size())};
    const auto once = [&](const char* what, const Stretches& reading, const Goal& goal) {
        table.add(what, {reading.all, reading.all, reading.all}, goal);
        table.add("its longest stretch, between two keys", {reading.longest, reading.longest, reading.longest},
                  {.milliseconds = frame});
    };
    once("everything made anew, in the background", anew, {.milliseconds = 5000});
    once("kept in the book, in the background", kept, {});
    once("opened again: everything read, in the background", again, {.milliseconds = page});
    const Period period;
    const auto row = [&](const char* what, double goal, const std::function<void()>& work) {
        table.add(what, alone(runs, processor_ms, work), {.milliseconds = goal});
    };
    row("side effects, their rates and quarters", page, [&] {
        (void)side_effect_rates(ledger, period);
        (void)by_quarter(ledger, period);
        (void)question_tally(ledger, period, SideEffectSource::asked);
    });
    row("everyone who started", page, [&] { (void)caseload(ledger, period); });
    row("points used", page, [&] { (void)points_used(ledger, period); });
    row("quality of the record", page, [&] { (void)record_quality(ledger, period); });
    row("a filter of the register", filter,
        [&] { (void)side_effect_register(ledger, period, {.kind = SideEffectKind::bruise}); });
    row("the list of today", page, [&] { (void)app::today(ledger); });
    row("all of it as JSON", page, [&] { (void)must(practice_json(ledger, period)).dump(); });
    return table.verdict();
}
