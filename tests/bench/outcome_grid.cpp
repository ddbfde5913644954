/// Prints the wide grid behind docs/outcome.md as CSV: how often each verdict is said when
/// nothing changed, and under the troubles the procedure doesn't protect against.
///   nb_outcome_grid [people]      20,000 unless told
#include <cstdio>
#include <cstdlib>
#include <string>

#include "outcome/simulation.h"

using namespace needlebook;
using namespace needlebook::outcome;
using namespace needlebook::outcome::simulation;

namespace {

struct Trouble {
    const char* name;
    Aim aim;
    double change;
    Onset onset;
};

constexpr Trouble troubles[]{
    {"no change", Aim::improve, 0, Onset::none},          {"flare of 2 fading", Aim::improve, 2, Onset::flare},
    {"flare of 3 fading", Aim::improve, 3, Onset::flare}, {"fall of 1.5", Aim::improve, -1.5, Onset::step},
    {"fall of 3", Aim::improve, -3, Onset::step},         {"hold: no change", Aim::hold, 0, Onset::none},
    {"hold: rise of 2", Aim::hold, 2, Onset::step},
};

constexpr struct { double sd, rho; } noises[]{{1, 0}, {1.25, 0.2}, {1.5, 0.4}, {1.25, 0.6}, {2, 0.2}};

/// Scores before treatment at the schedule's own spacing, the last on day 0.
std::vector<int> days_before(int count, int spacing) {
    std::vector<int> days;
    for (int number = count - 1; number >= 0; --number)
        days.push_back(-number * spacing);
    return days;
}

void print_row(const Cell& cell, const Trouble& trouble, int people, Judge& judge, std::uint64_t seed) {
    const auto counted = tally(cell, people, seed, judge);
    const auto percent = [&](int some) { return 100.0 * some / people; };
    std::printf("%s,%s,%zu,%d,%g,%g,%.2f,%.2f,%.2f,%.2f\n", trouble.name, std::string{name_of(cell.schedule)}.c_str(),
                cell.before.size(), cell.weeks, cell.truth.sd, cell.truth.rho, percent(counted.ever_reached),
                percent(counted.ever_worse), percent(counted.ever_on_course), percent(counted.not_reached_at_end));
}

void print_grid(int people) {
    Judge judge;
    std::uint64_t seed = 1;
    std::printf("truth,plan,scores_before,weeks,sd,rho,ever_reached,ever_worse,ever_on_course,not_reached_at_end\n");
    for (const auto& trouble : troubles)
        for (const auto schedule : {Schedule::weekly, Schedule::s1, Schedule::fortnightly, Schedule::monthly})
            for (const int before : {1, 3, 6})
                for (const int weeks : {26, 52})
                    for (const auto& noise : noises) {
                        const bool hold = trouble.aim == Aim::hold;
                        const Cell cell{.before = days_before(before, 7),
                                        .schedule = schedule,
                                        .weeks = weeks,
                                        .review_day = 7 * (hold ? 26 : 16),
                                        .aim = trouble.aim,
                                        .truth = {.level = hold ? 5.0 : 6.0,
                                                  .change = trouble.change,
                                                  .onset = trouble.onset,
                                                  .sd = noise.sd,
                                                  .rho = noise.rho}};
                        print_row(cell, trouble, people, judge, seed++);
                    }
}

/// The rule "2 points lower than the first score, at any later visit" on 26 weekly scores.
void print_simple_rule(int people) {
    std::printf("\nsimple rule: 2 points below the first score at any of 25 later weekly scores, level 6, no change\n");
    std::printf("sd,rho,people,percent\n");
    for (const auto& noise : noises) {
        const Cell cell{.before = {0}, .weeks = 25, .truth = {.sd = noise.sd, .rho = noise.rho}};
        std::printf("%g,%g,%d,%.1f\n", noise.sd, noise.rho, people,
                    100.0 * simple_rule_fires(cell, 2, people, 1) / people);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const int people = argc > 1 ? std::atoi(argv[1]) : 20000;
    if (people <= 0)
        return 2;
    print_grid(people);
    print_simple_rule(people);
}
