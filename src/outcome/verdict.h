/// One score of one agreement in, one dated verdict per scored day out.
///
/// The outcome procedure, version 2 (docs/outcome.md says what it can bear). Nothing
/// here is stored: replaying the same readings gives the same answer in any order.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/names.h"
#include "base/result.h"
#include "outcome/constants.h"

namespace needlebook::outcome {

/// What can be judged. "Comfort only" is an aim that is never judged, so it isn't here.
enum class Aim { improve, hold, slow };

/// A score given on a day: a whole number 0..10. Only scores before needling and, on
/// days without a visit, home scores belong in here.
struct Reading {
    Day day{};
    int score{};
    bool operator==(const Reading&) const = default;
};

/// What was agreed for one score, as far as judging it needs to know.
struct Course {
    std::optional<Day> first_treatment{};  ///< Day 0.
    Aim aim = Aim::improve;
    std::optional<Day> review{};  ///< None: the default weeks of the aim after day 0.
    bool primary = true;
    std::optional<double> target{};         ///< Points of fall; improve only, else ignored.
    std::optional<double> rate_per_week{};  ///< Points; slow only (a yearly rate / 52), else ignored.
    bool operator==(const Course&) const = default;
};

enum class State { too_early, on_course, reached, not_reached, worse };

enum class Reason {
    not_started,
    no_readings,
    few_recent,
    before_week_4,
    few_baseline,
    weak_baseline,
    floor,
    ceiling,
    expected_rise_too_small,
    stale,
    unclear,
    leaning,
    awaiting_confirmation,
    confirmed,
    kept,
    missed,
    review_passed
};

/// What a report or a list prints for a state and its reason; the words are in
/// resources/wording/labels.csv.
enum class Label {
    too_early,
    cannot_be_judged,
    too_few_recent_scores,
    no_clear_change,
    on_course,
    reached,
    steady_so_far,
    held_steady,
    slower_than_expected_so_far,
    slower_than_expected,
    worse,
    not_reached
};

/// How an aim to hold was reached.
enum class Variant { better, steady, steady_or_better };

}  // namespace needlebook::outcome

namespace needlebook {

/// Spelled as the procedure does.
template <>
struct Names<outcome::Aim> {
    static constexpr std::array<std::string_view, 3> all{"improve", "hold", "slow"};
};
template <>
struct Names<outcome::State> {
    static constexpr std::array<std::string_view, 5> all{"TOO_EARLY", "ON_COURSE", "REACHED", "NOT_REACHED", "WORSE"};
};
template <>
struct Names<outcome::Reason> {
    static constexpr std::array<std::string_view, 17> all{"not_started",
                                                          "no_readings",
                                                          "few_recent",
                                                          "before_week_4",
                                                          "few_baseline",
                                                          "weak_baseline",
                                                          "floor",
                                                          "ceiling",
                                                          "expected_rise_too_small",
                                                          "stale",
                                                          "unclear",
                                                          "leaning",
                                                          "awaiting_confirmation",
                                                          "confirmed",
                                                          "kept",
                                                          "missed",
                                                          "review_passed"};
};
template <>
struct Names<outcome::Variant> {
    static constexpr std::array<std::string_view, 3> all{"better", "steady", "steady_or_better"};
};
/// Keys of resources/wording/labels.csv, which has the words.
template <>
struct Names<outcome::Label> {
    static constexpr std::array<std::string_view, 12> all{"too_early",
                                                          "cannot_be_judged",
                                                          "too_few_recent_scores",
                                                          "no_clear_change",
                                                          "on_course",
                                                          "reached",
                                                          "steady_so_far",
                                                          "held_steady",
                                                          "slower_than_expected_so_far",
                                                          "slower_than_expected",
                                                          "worse",
                                                          "not_reached"};
};

}  // namespace needlebook

namespace needlebook::outcome {

using needlebook::name_of;

/// The verdict on one scored day, with every number it rests on. The letter after
/// each name is the one the procedure gives it; points unless said.
struct Entry {
    Day date{};
    double value{};  ///< The day's score: median of several, so halves occur.
    State state = State::too_early;
    Reason reason = Reason::no_readings;
    std::optional<double> baseline{};        ///< B: mean before treatment.
    std::optional<double> recent{};          ///< M: mean of the recent window.
    std::optional<double> change{};          ///< D = M - B.
    std::optional<double> variance_share{};  ///< V: variance of D in units of one score's variance.
    std::optional<double> standard_error{};  ///< se of D.
    std::optional<double> degrees{};         ///< nu: degrees of freedom.
    std::optional<double> lower{};           ///< L
    std::optional<double> upper{};           ///< U
    std::optional<double> lower_lean{};      ///< L90; not part of the reported output.
    std::optional<double> upper_lean{};      ///< U90
    std::optional<double> expected_rise{};   ///< E; aim slow only.
    std::optional<double> threshold{};       ///< T; aim improve only.
    int n_baseline{};
    int n_recent{};
    bool baseline_weak{};
    std::optional<Variant> variant{};  ///< Aim hold and reached only.
    bool check_in{};                   ///< A prompt, not a verdict (rule 17).
    Day last_changed_on{};             ///< First reading of the unbroken run of this state.
    std::size_t first_baseline{};      ///< Index of the first entry of the baseline window.
    std::size_t first_recent{};        ///< Index of the first entry of the recent window.
    bool operator==(const Entry&) const = default;
};

/// What to show on a given day (rule 15), with the date of the score it rests on.
struct Shown {
    State state = State::too_early;
    Reason reason = Reason::no_readings;
    std::optional<Day> date{};  ///< None when nothing was recorded by that day.
    bool operator==(const Shown&) const = default;
};

/// How far up one limb the numbness reaches; a larger level is further up.
struct ExtentMark {
    Day day{};
    double level{};
    bool operator==(const ExtentMark&) const = default;
};

/// Errc::out_of_range for a score outside 0..10 (detail "score"), a review on or before
/// day 0 ("review") or a rate outside (0, 4/52] ("rate_per_week"); Errc::incomplete for
/// slow without a rate ("rate_per_week"); and as check_constants does.
Result<void> check(std::span<const Reading> readings, const Course& course, const Constants& constants = {});

/// Errc::out_of_range, with the constant's name, for a value outside its range in
/// named_constants.h and for two that contradict each other: a fewest above its most, a
/// confirming day later than the latest, ….
Result<void> check_constants(const Constants& constants);

/// One entry per distinct date, ascending. Fails as `check` does.
Result<std::vector<Entry>> replay(std::span<const Reading> readings, const Course& course,
                                  const Constants& constants = {});

/// Rule 15 on the entries of a replay.
Shown shown_on(std::span<const Entry> entries, Day as_of, const Constants& constants = {});

/// Rule 15 on a verdict that is known: stale when its date lies too far before `as_of`.
Shown aged(Shown shown, Day as_of, const Constants& constants = {});

/// The entry that shown_on rests on: the last one dated on or before `as_of`, or null.
const Entry* entry_on(std::span<const Entry> entries, Day as_of);

/// The agreed review date, else the default one; none without either that or day 0.
std::optional<Day> review_of(const Course& course, const Constants& constants = {});

/// Section 4's label. The date in `shown` against the review date tells "so far".
Label label_of(const Shown& shown, const Course& course, const Constants& constants = {});

/// First day of the newest run of REACHED that was over before entry `index`'s own run;
/// none when there was none. For an entry that is REACHED itself see last_changed_on.
std::optional<Day> was_reached_on(std::span<const Entry> entries, std::size_t index);

/// For expected_rise_too_small: the day about which the agreed line will have risen
/// enough to be judged. None when the entry or the course isn't of that kind.
std::optional<Day> judgeable_about(const Entry& entry, const Course& course, const Constants& constants = {});

/// The readings an entry rests on, for "How this was judged".
std::span<const Entry> baseline_window(std::span<const Entry> entries, std::size_t index);
std::span<const Entry> recent_window(std::span<const Entry> entries, std::size_t index);

/// Rule 18, one limb: pain down while numbness is up or reaches further, on day `on`.
/// With several limbs it is true if it is true for any. A prompt, not a verdict.
bool mixed_on(Day on, std::span<const Entry> pain, std::span<const Entry> numbness, std::span<const ExtentMark> extent,
              std::optional<Day> first_treatment, const Constants& constants = {});

}  // namespace needlebook::outcome
