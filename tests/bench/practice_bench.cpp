/// Times the figures of the practice page on a book: practice_bench BOOK PASSPHRASE_FILE [AS_OF].
/// The big one: needlebook-cli demo big.needlebook --patients 5000 --sessions 200000
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "app/logbook.h"
#include "app/practice_json.h"
#include "app/practice_papers.h"
#include "app/today.h"
#include "bench/bench.h"

using namespace needlebook;
using namespace needlebook::app;

namespace {

/// The median of nine.
void report(const char* what, const std::function<void()>& work, double limit) {
    std::vector<double> times;
    for (int i = 0; i < 9; ++i)
        times.push_back(bench::processor_ms(work));
    std::ranges::sort(times);
    std::printf("%-44s %8.1f ms  (%.1f to %.1f, goal %.0f)\n", what, times[4], times.front(), times.back(), limit);
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::fprintf(stderr, "practice_bench BOOK PASSPHRASE_FILE [AS_OF]\n");
        return 2;
    }
    std::string line;
    std::getline(std::ifstream{words[2]}, line);
    auto clock = system_clock();
    if (count > 3)
        clock = fixed_clock(parse_day(words[3]).value() + std::chrono::hours{18});
    const auto book = Logbook::open(words[1], Secret{line}, store::Access::read, clock);
    if (!book) {
        std::fprintf(stderr, "can't open it\n");
        return 4;
    }
    PracticeLedger ledger{*book};
    double longest = 0;
    bool complete = false;
    const double all = bench::processor_ms([&] {
        while (!complete)
            longest = std::max(longest, bench::processor_ms([&] { complete = ledger.read_on().value(); }));
    });
    std::printf("%zu visits, %zu side effects, %zu people\n", ledger.visits().size(), ledger.effects().size(),
                ledger.people().size());
    std::printf("%-44s %8.1f ms\n", "reading everything, in the background", all);
    std::printf("%-44s %8.1f ms  (goal 16)\n", "the longest stretch of it", longest);
    const Period period;
    constexpr double page = 300;
    constexpr double filter = 100;
    report(
        "side effects, their rates and quarters",
        [&] {
            (void)side_effect_rates(ledger, period);
            (void)by_quarter(ledger, period);
            (void)question_tally(ledger, period, SideEffectSource::asked);
        },
        page);
    report(
        "everyone who started", [&] { (void)caseload(ledger, period); }, page);
    report(
        "points used", [&] { (void)points_used(ledger, period); }, page);
    report(
        "quality of the record", [&] { (void)record_quality(ledger, period); }, page);
    report(
        "a filter of the register",
        [&] { (void)side_effect_register(ledger, period, {.kind = SideEffectKind::bruise}); }, filter);
    report(
        "the list of today", [&] { (void)today(ledger); }, page);
    report(
        "all of it as JSON", [&] { (void)practice_json(ledger, period).dump(); }, page);
    return 0;
}
