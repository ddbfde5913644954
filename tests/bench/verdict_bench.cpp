/// Times the verdict on 15,000 series of 40 readings, one core. Build it in Release:
///   cmake --build build/release --target nb_verdict_bench && build/release/tests/bench/nb_verdict_bench
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <string_view>

#include "outcome/judge.h"
#include "outcome/simulation.h"

using namespace needlebook;
using namespace needlebook::outcome;
using namespace needlebook::outcome::simulation;

namespace {

struct Series {
    std::vector<Reading> readings;
    Course course;
};

constexpr int series_count = 15000;
constexpr int repeats = 9;

/// 6 scores from before and 34 weekly ones; a third each of improve, hold and slow, some
/// changing and some not.
std::vector<Series> draw() {
    const std::array<Truth, 4> truths{Truth{}, Truth{.change = -3, .onset = Onset::step},
                                      Truth{.change = 2, .onset = Onset::ramp8},
                                      Truth{.level = 4, .change = 0.05, .onset = Onset::line}};
    std::vector<int> days;
    for (int week = -5; week <= 34; ++week)
        days.push_back(7 * week);
    Random random{1};
    std::vector<Series> all;
    for (int number = 0; number < series_count; ++number) {
        const Day start = day(2024, 1, 1) + date::days{number % 700};
        const auto& truth = truths.at(static_cast<std::size_t>(number) % truths.size());
        all.push_back({draw_readings(days, truth, start, random),
                       {.first_treatment = start,
                        .aim = static_cast<Aim>(number % 3),
                        .primary = number % 2 == 0,
                        .rate_per_week = 3.0 / 52}});
    }
    return all;
}

/// Median of several runs in milliseconds of processor time, which other programs on the
/// same cores lengthen little.
template <class Work>
double median_ms(Work work) {
    std::array<double, repeats> times{};
    for (auto& time : times) {
        const auto from = std::clock();
        work();
        time = 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
    }
    std::ranges::sort(times);
    return times[repeats / 2];
}

}  // namespace

int main() {
    const auto all = draw();
    const Day as_of = day(2027, 1, 1);
    Judge judge;
    std::size_t reached = 0;  // Printed, so that no work can be left out.
    const double every = median_ms([&] {
        for (const auto& one : all)
            reached += judge.replay(one.readings, one.course)->back().state == State::reached;
    });
    const double last = median_ms([&] {
        for (const auto& one : all)
            reached += judge.latest(one.readings, one.course, as_of)->state == State::reached;
    });
    std::printf("%d series of %zu readings, median of %d runs (%zu)\n", series_count, all.front().readings.size(),
                repeats, reached);
    std::printf("verdict at every reading  %7.1f ms   goal  80\n", every);
    std::printf("verdict at the last one   %7.1f ms   goal  20\n", last);
}
