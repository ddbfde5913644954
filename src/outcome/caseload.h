/// Where everyone stands who started: each person in exactly one place, those who stopped too.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "base/names.h"
#include "outcome/incidence.h"
#include "outcome/verdict.h"

namespace needlebook::outcome {

/// What the first agreement of a person asks of the scores.
enum class FirstAgreement {
    none,
    comfort,  ///< Agreed not to be judged.
    judged
};

/// One person who started, on the day for which they are counted.
struct Starter {
    FirstAgreement agreed = FirstAgreement::none;
    // Both are set exactly when judged.
    std::optional<Shown> shown{};  ///< The first agreement's verdict; later agreements don't change it.
    std::optional<Label> label{};
    bool stopped = false;  ///< The course ended, or no visit for a long time.
    /// The review of that agreement, or the one it was moved to, has come, and nothing was decided on its day.
    bool past_review = false;
    bool operator==(const Starter&) const = default;
};

/// Every starter has exactly one.
enum class Place {
    reached,  ///< Also held steady, slower than expected, and both of them so far.
    on_course,
    not_reached,
    worse,
    too_early,
    no_clear_change,  ///< Too few recent scores is among them: nobody leaves by not coming.
    cannot_judge,     ///< Comfort only is among them.
    no_agreement,
    never_scored  ///< Agreed, and not one score to judge.
};
inline constexpr std::size_t place_count = 9;

Place place_of(const Starter& starter);

/// Neither reached nor not reached nor worse, although there is an aim to be judged.
bool undecided(Place place);

using PlaceCounts = std::array<int, place_count>;

/// Counts by Place, and what crosses them.
struct Caseload {
    int started = 0;
    PlaceCounts places{};
    PlaceCounts stopped{};                ///< Of each place.
    PlaceCounts past_review_undecided{};  ///< Of each place; 0 where it is decided.
    int comfort = 0;                      ///< Of those that can't be judged: agreed not to be.

    int at(Place place) const { return places[static_cast<std::size_t>(place)]; }
    int all_stopped() const;
    int all_past_review_undecided() const;
    bool operator==(const Caseload&) const = default;
};

Caseload caseload(std::span<const Starter> starters);

/// No rate is made of fewer people than this.
inline constexpr int fewest_for_rate = 10;

/// The share of those who started, with its limits; none under 10 people.
std::optional<Incidence> share_at(const Caseload& caseload, Place place);

/// From the least to the most, as shares of people.
struct RateRange {
    double least{};
    double most{};
    bool operator==(const RateRange&) const = default;
};

/// What people whose scores never truly change are told at some time within 26 weeks, aim "improve": over
/// weekly to six-weekly scores, SD 1 to 1.5, correlation 0 to 0.4 and 1 to 6 scores from before.
/// Source: docs/outcome.md, simulated with 20,000 people for each of 42 cells.
inline constexpr RateRange reached_by_chance{0.0, 0.041};
inline constexpr RateRange worse_by_chance{0.0, 0.040};
inline constexpr RateRange on_course_by_chance{0.0, 0.22};

/// The same when one agreement is followed for 52 weeks: at most so many reached. Source: docs/outcome.md.
inline constexpr double reached_by_chance_in_a_year = 0.069;

/// Aim "hold", 52 weeks, the same spreads and scores from before, weekly to six-weekly scores: told that they held
/// steady, of people whose scores stay level. No change is what was agreed, so this is no error. Source: the widest of
/// docs/outcome.md and of the cells of tests/outcome/data/outcome-cells.csv, which have more plans and one spread.
inline constexpr RateRange held_when_level{0.242, 0.82};
inline constexpr RateRange worse_when_level{0.0, 0.07};
/// Of people whose scores truly rise by 2, at most. Source: docs/outcome.md.
inline constexpr double held_when_rising = 0.071;

/// Aim "slow", a line of 4 points a year, SD 1.25, correlation 0.2, fortnightly and monthly scores for 52 weeks: told
/// "slower than expected", of people whose scores rise just as the line says, and half as fast.
inline constexpr RateRange slower_when_as_agreed{0.009, 0.019};
inline constexpr RateRange worse_when_as_agreed{0.012, 0.026};
inline constexpr RateRange slower_when_halved{0.119, 0.539};

/// How many of `people` like that would be told so.
struct ByChance {
    double least{};     ///< On average, at the least of the range.
    double most{};      ///< On average, at the most of the range.
    int seldom_over{};  ///< At the most of the range, more than this in at most 1 of 40 such groups.
    bool operator==(const ByChance&) const = default;
};

/// @param people  >= 0.
ByChance by_chance(int people, const RateRange& range);

}  // namespace needlebook::outcome

namespace needlebook {

/// As `practice --json` spells them.
template <>
struct Names<outcome::Place> {
    static constexpr std::array<std::string_view, outcome::place_count> all{
        "reached",         "on_course",    "not_reached",  "worse",       "too_early",
        "no_clear_change", "cannot_judge", "no_agreement", "never_scored"};
};

}  // namespace needlebook
