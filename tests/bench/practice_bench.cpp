/// The figures of the practice page on a big book: what a change of period or filter makes wait for.
///
///   nb_practice_bench BOOK PASSPHRASE
#include <algorithm>
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

/// Everything, a stretch at a time as between two events of the window; gives the longest stretch.
double read(PracticeLedger& ledger) {
    std::vector<double> stretches;
    bool complete = false;
    while (!complete)
        stretches.push_back(processor_ms([&] { complete = must(ledger.read_on()); }));
    return *std::ranges::max_element(stretches);
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) {
        fmt::print(stderr, "usage: nb_practice_bench BOOK PASSPHRASE\n");
        return 2;
    }
    const auto book = must(Logbook::open(words[1], Secret{words[2]}, store::Access::read,
                                         fixed_clock(bench::today + std::chrono::hours{18})));
    PracticeLedger ledger{book};
    double longest = 0;
    const double all = processor_ms([&] { longest = read(ledger); });
    Table table{fmt::format("The practice page: {} visits, {} side effects, {} people", ledger.visits().size(),
                            ledger.effects().size(), ledger.people().size())};
    const Period period;
    const auto row = [&](const char* what, double goal, const std::function<void()>& work) {
        table.add(what, alone(runs, processor_ms, work), {.milliseconds = goal});
    };
    table.add("everything read, in the background", {all, all, all}, {});
    table.add("the longest stretch of that, between two keys", {longest, longest, longest}, {.milliseconds = frame});
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
