/// People with a known truth, scored on a known schedule: how often each verdict is said.
///
/// The same seed gives the same people on every machine, so figures can be tests.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <span>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "outcome/judge.h"

namespace needlebook::outcome::simulation {

/// Numbers that only look random. The standard fixes the engine's sequence but not that
/// of its distributions, so those are written out here.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_{seed} {}
    double uniform();                ///< In [0, 1).
    double normal();                 ///< Mean 0, variance 1 (Box & Muller 1958).
    int between(int low, int high);  ///< Both included.

private:
    std::mt19937_64 engine_;
    std::optional<double> spare_;
};

/// How a change comes about.
enum class Onset {
    none,
    step,   ///< All of it on every day after day 0.
    ramp8,  ///< Evenly over 8 weeks, then all of it.
    line,   ///< Per week, on every day, before day 0 too.
    flare   ///< There on day 0 and before, halving every 6 weeks afterwards.
};

/// A person as nobody ever sees one. Scores are level + effect + noise, rounded and
/// kept within 0..10; the noise of two scores is correlated rho^(days between / 7).
struct Truth {
    double level = 6;   ///< Points.
    double change = 0;  ///< Points; points a week for a line.
    Onset onset = Onset::none;
    double sd = 1.25;  ///< Of one score, points.
    double rho = 0.2;  ///< 0: independent.
    bool operator==(const Truth&) const = default;
};

/// The effect on day `day` (0: first treatment), points.
double effect_on(const Truth& truth, int day);

/// When scores are given under treatment.
enum class Schedule {
    weekly,
    fortnightly,
    twice_weekly,
    four_weekly,
    monthly,  ///< Every 30 days.
    six_weekly,
    s1,        ///< 8 weekly visits, then fortnightly.
    weekly12,  ///< 12 weekly visits, then every 4 weeks.
    irregular  ///< 3 to 21 days apart, drawn anew for each person.
};

/// Days of the scores from 1 to `last_day`.
std::vector<int> visit_days(Schedule schedule, int last_day, Random& random);

/// Scores on `days`, ascending, counted from `day_zero`.
std::vector<Reading> draw_readings(std::span<const int> days, const Truth& truth, Day day_zero, Random& random);

/// One cell of a table: who, judged on what.
struct Cell {
    std::vector<int> before{0};  ///< Days of the scores before treatment, ascending, <= 0.
    int random_before = 0;       ///< That many instead, 3 to 21 days apart, the last on day 0.
    std::vector<int> visits{};   ///< Days of the others; empty: by `schedule`.
    Schedule schedule = Schedule::weekly;
    int weeks = 26;  ///< Followed up.
    int review_day = 16 * 7;
    Aim aim = Aim::improve;
    bool primary = true;
    std::optional<double> target{};   ///< Improve only.
    double rate_per_week = 4.0 / 52;  ///< Slow only.
    Truth truth{};
};

/// The date that day `number` of every simulated person falls on.
Day day_of(int number);

/// Replays `people` people of that cell, one after the other, and shows each to `look`.
void simulate(const Cell& cell, int people, std::uint64_t seed, Judge& judge,
              const std::function<void(std::span<const Entry>)>& look);

/// How many of them.
struct Tally {
    int people{};
    int ever_reached{}, ever_worse{}, ever_on_course{};
    int not_reached_at_end{};
    bool operator==(const Tally&) const = default;
};

Tally tally(const Cell& cell, int people, std::uint64_t seed, Judge& judge);

/// "First score against a later one, `points` lower" true at any visit: the simple rule
/// that the procedure replaces. `people` of `cell` in whom it held at least once.
int simple_rule_fires(const Cell& cell, int points, int people, std::uint64_t seed);

}  // namespace needlebook::outcome::simulation

namespace needlebook {

/// Spelled as the tables of figures do.
template <>
struct Names<outcome::simulation::Onset> {
    static constexpr std::array<std::string_view, 5> all{"none", "step", "ramp8", "line", "flare"};
};
template <>
struct Names<outcome::simulation::Schedule> {
    static constexpr std::array<std::string_view, 9> all{"weekly",   "fortnightly", "twice",    "4-weekly", "monthly",
                                                         "6-weekly", "S1",          "weekly12", "irregular"};
};

}  // namespace needlebook
