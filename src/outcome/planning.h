/// What a plan of visits can show before anyone has come: asked when an aim is agreed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "outcome/simulation.h"

namespace needlebook::outcome::planning {

/// What is about to be agreed. Days are counted from the first treatment, day 0.
struct Plan {
    std::vector<int> before;  ///< Days of the scores before treatment, ascending, <= 0.
    std::vector<int> visits;  ///< Days of the scores under treatment, ascending, > 0.
    Aim aim = Aim::improve;
    bool primary = true;
    std::optional<int> review_day{};        ///< None: the default of the aim.
    std::optional<double> target{};         ///< Points; improve only.
    std::optional<double> rate_per_week{};  ///< Points; slow only, and needed there.
    std::optional<double> baseline{};       ///< Average of the scores so far, if there are any.
    bool operator==(const Plan&) const = default;
};

/// `count` visits every `spacing` days, the first `spacing` days after day 0.
std::vector<int> even_visits(int count, int spacing);

/// What follows from the plan alone, whatever the scores will be.
struct Outlook {
    std::optional<Reason> cannot{};      ///< Floor or ceiling, known from the baseline.
    std::optional<Aim> propose{};        ///< The aim that could be judged instead.
    bool hardly_rises = false;           ///< Baseline above 8: a rise can hardly show, any aim.
    bool target_above_baseline = false;  ///< To be refused.
    bool rise_too_small = false;         ///< Slow: less than e_min expected by the review; to be warned of.
    bool baseline_weak = false;
    int review_day{};
    std::optional<int> first_judged_day{};     ///< First visit with a verdict at all.
    std::optional<int> first_on_course_day{};  ///< First visit on which "on course" is possible.
    std::optional<int> first_reached_day{};    ///< First visit on which "reached" is possible.
    /// Slow: first day with an expected rise of e_min, going on at the last spacing where
    /// the visits end before; none within 20 years, and for other aims.
    std::optional<int> slow_judgeable_day{};
    bool possible_by_review = false;  ///< "Reached" is possible on or before the first visit from the review on.
    bool operator==(const Outlook&) const = default;
};

/// Fails as outcome::check does for a review not after day 0 or a rate out of range.
Result<Outlook> outlook_of(const Plan& plan, const Constants& constants = {});

/// When to look at a record.
struct Moment {
    int day{};
    bool wait_for_visit = false;  ///< At the first visit from that day on, else at the last one up to it.
};

/// Shares of people at some moment.
struct Seen {
    double reached{};       ///< Ever by then.
    double not_reached{};   ///< Then.
    double cannot_judge{};  ///< Then: weak baseline or no clear change.
    bool operator==(const Seen&) const = default;
};

/// One Seen for each of `moments`, by simulating `people`.
std::vector<Seen> seen_by(const simulation::Cell& cell, std::span<const Moment> moments, int people, std::uint64_t seed,
                          Judge& judge);

/// How likely a true, sudden change is seen by the first visit from the review on.
struct Chance {
    double change{};  ///< Points: -2, -3, -4 to improve; 0, +2 to hold; share of the rate to slow: 0, 0.5, 1.
    Seen by_review;
    bool operator==(const Chance&) const = default;
};

/// People drawn for a figure on screen: the standard error is at most 1.6 %.
inline constexpr int people_on_screen = 1000;

/// Simulated for this very plan (SD 1.25, correlation 0.2, around the baseline or 6, hold
/// 5, slow 4), the same at every call. Falls larger than the baseline are left out.
std::vector<Chance> chances(const Plan& plan, Judge& judge, int people = people_on_screen);

/// More scores than planned, and what they would bring.
enum class Extra { three_weekly_before, six_weekly_before, ten_daily_before, weekly_home_scores };

struct Help {
    Extra extra{};
    double reached_by_review{};  ///< Share in whom the same true change would be seen.
    bool operator==(const Help&) const = default;
};

/// Which extra scores make a true fall of 3 (improve), true steadiness (hold) or half the
/// agreed rise (slow) more likely to be seen, the most helpful first; only those that add
/// at least 3 people in 100.
std::vector<Help> extra_scores(const Plan& plan, Judge& judge, int people = people_on_screen);

/// `plan` with these scores too.
Plan with(Extra extra, Plan plan);

/// A row of resources/evidence/outcome_planning.csv: 20,000 simulated people, percent.
struct DocumentedRow {
    std::string plan;          ///< "S1"
    std::string pretreatment;  ///< "3 weekly"
    Aim aim{};
    double change{};
    std::string onset;  ///< "sudden"
    int review_week{};
    std::vector<int> reached;      ///< By review, 26 weeks, 52 weeks.
    std::vector<int> not_reached;  ///< At the same.
    int cannot_judge{};            ///< At review.
    int earliest_reached_day{};
};

const std::vector<DocumentedRow>& documented_rows();

/// The cell that a documented row was simulated with, followed for `weeks`.
simulation::Cell cell_of(const DocumentedRow& row, int weeks);

/// The documented row of `plan`'s aim and `change` (sudden) whose visits and scores before
/// treatment come nearest; none for slow, which the table doesn't have.
std::optional<DocumentedRow> nearest_row(const Plan& plan, double change);

}  // namespace needlebook::outcome::planning

namespace needlebook {

template <>
struct Names<outcome::planning::Extra> {
    static constexpr std::array<std::string_view, 4> all{"three_weekly_before", "six_weekly_before", "ten_daily_before",
                                                         "weekly_home_scores"};
};

}  // namespace needlebook
