/// Medians decide: one slow run says something of the machine, not of the program.
#include "bench/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <utility>

#include <fmt/format.h>

namespace needlebook::bench {

Spread spread_of(std::vector<double> milliseconds) {
    std::ranges::sort(milliseconds);
    return {milliseconds.front(), milliseconds[milliseconds.size() / 2], milliseconds.back()};
}

double wall_ms(const std::function<void()>& work) {
    using clock = std::chrono::steady_clock;
    const auto from = clock::now();
    work();
    return std::chrono::duration<double, std::milli>(clock::now() - from).count();
}

double processor_ms(const std::function<void()>& work) {
    const auto from = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
}

Pair side_by_side(int runs, Watch watch, const std::function<void()>& ours, const std::function<void()>& limit) {
    std::vector<double> of_ours;
    std::vector<double> of_limit;
    for (int run = 0; run < runs; ++run) {
        of_limit.push_back(watch(limit));
        of_ours.push_back(watch(ours));
    }
    return {spread_of(std::move(of_ours)), spread_of(std::move(of_limit))};
}

Spread alone(int runs, Watch watch, const std::function<void()>& ours) {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run)
        times.push_back(watch(ours));
    return spread_of(std::move(times));
}

Table::Table(const std::string& title) {
    fmt::print(
        "\n### {}\n\n| what | ms (least to most) | beside | its ms | ratio | goal | met |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n",
        title);
}

void Table::add(const std::string& what, const Spread& ours, const Goal& goal, const std::optional<Spread>& limit,
                const std::string& limit_name) {
    const auto times = [](const Spread& spread) {
        return fmt::format("{:.3g} ({:.3g} to {:.3g})", spread.median, spread.least, spread.most);
    };
    const double ratio = limit ? ours.median / limit->median : 0;
    const bool met = goal.ratio && limit ? ratio <= *goal.ratio
                     : goal.milliseconds ? ours.median <= *goal.milliseconds
                                         : true;
    std::string wanted;
    if (goal.ratio)
        wanted = fmt::format("{:.2g} x", *goal.ratio);
    if (goal.milliseconds)
        wanted += fmt::format("{}{:.3g} ms", wanted.empty() ? "" : ", ", *goal.milliseconds);
    fmt::print("| {} | {} | {} | {} | {} | {} | {} |\n", what, times(ours), limit_name, limit ? times(*limit) : "",
               limit ? fmt::format("{:.2f}", ratio) : "", wanted, met ? "yes" : "NO");
    std::fflush(stdout);
    missed_ = missed_ == 1 || !met ? 1 : 0;
}

}  // namespace needlebook::bench
