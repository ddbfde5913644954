/// All that is charted and said about one complaint on one day.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/standing.h"
#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/agreement.h"
#include "domain/change.h"
#include "domain/complaint.h"
#include "domain/course.h"
#include "domain/dated_score.h"
#include "domain/examination.h"
#include "domain/measure.h"
#include "domain/patient.h"
#include "domain/reading.h"
#include "domain/session.h"
#include "outcome/verdict.h"

namespace needlebook::store {
struct VisitDay;
}

namespace needlebook::app {

class Logbook;

/// Scores whose average is compared, at the start or lately.
struct Window {
    Day from{};
    Day to{};
    double mean{};  ///< Points.
    int scores{};   ///< Scored days in it.
    bool operator==(const Window&) const = default;
};

/// The usual ups and downs of this person: B - s to B + s, cut at 0 and 10, where
/// s = se / sqrt(V) is the standard deviation of one score.
struct UsualBand {
    double low{};
    double high{};
    bool operator==(const UsualBand&) const = default;
};

/// What was agreed, as a line from first treatment to review; the band is the side aimed at.
/// Levels are points, cut at 0 and 10.
struct AimLine {
    Aim aim = Aim::improve;
    Day from{};
    Day to{};
    double from_level{};  ///< improve: B - T; hold: B + 2; slow: the agreed line on `from`.
    double to_level{};    ///< The same, but for slow: the agreed line on `to`.
    double band_from{};   ///< The band reaches down to 0 from here: as the line, but for hold B + 1.
    double band_to{};
    /// 1.96 standard errors of B, from which the line is drawn: s * sqrt(V of the baseline alone); 0 while s isn't
    /// known.
    double unsure{};
    bool operator==(const AimLine&) const = default;
};

/// An agreement with the days during which it was in force.
struct AgreementPeriod {
    Agreement agreement;
    std::optional<Day> day_zero;  ///< From which its scores are counted; none before the first treatment.
    std::optional<Day> review;    ///< Agreed, or the default of the aim; none without day zero and date.
    std::optional<Day> until;     ///< Agreed anew on that day; none: in force.
    /// Drawn for the judged measure; none while there is no B, or for comfort.
    std::optional<AimLine> line;
    bool operator==(const AgreementPeriod&) const = default;
};

/// One measure: every reading of it and, under an agreement to judge, its verdict.
struct MeasureTrend {
    Measure measure;
    bool primary = false;                   ///< The one that the agreement is judged on.
    std::vector<Reading> readings;          ///< Every source and answer, by day; up to the day asked for.
    std::vector<outcome::Reading> judged;   ///< Those that feed the verdict (judged_readings).
    std::optional<outcome::Course> course;  ///< What it is judged against; none: not judged.
    std::vector<outcome::Entry> entries;    ///< One a scored day. Empty when not judged.
    Standing standing;
    std::optional<outcome::Entry> entry;  ///< The one that `standing` rests on.
    std::optional<Day> was_reached_on;    ///< Reached earlier and no longer.
    std::optional<Day> judgeable_about;   ///< When the agreed line will have risen enough (slow only).
    std::optional<Window> baseline;
    std::optional<Window> recent;
    std::optional<UsualBand> usual;
};

/// One visit in the lanes. Only versions that count: not superseded, not void.
struct SessionMark {
    Id<Session> id;
    LocalMinute starts{};
    SessionKind kind = SessionKind::treatment;
    SessionStatus status = SessionStatus::draft;
    std::optional<int> ordinal;  ///< 1 for the first treatment of the complaint; treatments only.
    bool entered_later = false;
    int needles = 0;  ///< That went in.
    Answer<int> side_effects_asked;
    Answer<int> side_effects_seen;
    std::vector<SideEffect> side_effects;

    Day day() const { return day_of(starts); }
};

/// Side effects with their denominators: "4 in 11 sessions asked". Treatments only.
struct SideEffectCount {
    int treatments = 0;
    int asked = 0;         ///< Sessions in which the patient was asked and answered.
    int asked_events = 0;  ///< What was told there.
    int looked = 0;        ///< Sessions in which the practitioner answered for what was seen.
    int seen_events = 0;
    bool operator==(const SideEffectCount&) const = default;
};

struct TrendView {
    Patient patient;
    Complaint complaint;
    Day as_of{};
    std::vector<AgreementPeriod> agreements;  ///< Oldest first.
    std::optional<Agreement> agreement;       ///< In force on `as_of`.
    std::optional<Day> first_treatment;
    std::vector<MeasureTrend> measures;  ///< The judged one first, then by position.
    std::vector<SessionMark> sessions;   ///< By time. All kinds.
    SideEffectCount side_effects;
    std::vector<Change> changes;
    std::vector<Examination> examinations;
    std::vector<Extent> extents;
    std::optional<CourseEnd> ended;  ///< While nothing was agreed and nobody treated since.
    std::vector<CourseEnd> ends;     ///< All until `as_of`, by day.
    bool mixed = false;              ///< Rule 18: pain down while numbness is up or reaches further. A prompt.
    bool check_in = false;           ///< Rule 17 at the newest score of any measure. A prompt.
    outcome::Constants constants{};

    const MeasureTrend* primary() const;
};

/// Rule 1: which readings feed the verdict. On a day of treatment, or with a score before
/// needling, only those before needling; on any other day every home score. Right after and
/// recalled never; nothing without a value.
/// @param treatment_days  Sorted ascending.
std::vector<outcome::Reading> judged_readings(std::span<const Reading> readings, std::span<const Day> treatment_days);

/// The same for what store/ reads in bulk: one measure's scores by day.
void judged_scores(std::span<const DatedScore> by_day, std::span<const Day> treatment_days,
                   std::vector<outcome::Reading>& judged);

/// Day 0 of an agreement: the first treatment; for one that supersedes another the day it was
/// agreed, if treatment had begun by then. None before the first treatment.
std::optional<Day> day_zero(const Agreement& agreement, std::optional<Day> first_treatment);

/// What one measure is judged against; none for comfort. A secondary score differs in nothing
/// but its flag. A yearly rate is divided by 52.
std::optional<outcome::Course> course_of(const Agreement& agreement, std::optional<Day> first_treatment,
                                         Id<Measure> measure);

/// What a score is replayed against to see whether pain and numbness part (rule 18), which doesn't depend on the aim: a
/// patient treated for comfort, or without an agreement, is looked after too.
outcome::Course course_for_prompt(const Agreement* agreement, std::optional<Day> first_treatment, Id<Measure> measure);

/// Rule 18 over all limbs whose extent was marked.
using LimbMarks = std::map<std::pair<Limb, Side>, std::vector<outcome::ExtentMark>>;
bool mixed_on_any_limb(Day on, std::span<const outcome::Entry> pain, std::span<const outcome::Entry> numbness,
                       const LimbMarks& marks, std::optional<Day> zero, const outcome::Constants& constants);

/// The agreement in force on a day: of those agreed by then the last one that no other of
/// them supersedes; none when nothing was agreed by then.
/// @param by_day  Of one complaint, by day agreed.
const Agreement* in_force(std::span<const Agreement> by_day, Day as_of);

/// The last treatment up to a day that concerns the complaint.
std::optional<Day> last_treatment(std::span<const store::VisitDay> visits, Id<Complaint> complaint, Day as_of);

/// How a course had ended by a day; none while it runs, or when something was agreed or somebody treated after the end.
/// @param ends          Of one complaint, by day.
/// @param last_treated  The complaint's last treatment up to `as_of`; none: nobody was treated since the end.
const CourseEnd* ended_by(std::span<const CourseEnd> ends, std::span<const Agreement> by_day, Day as_of,
                          std::optional<Day> last_treated = {});

/// How the course ended in which `agreement` was in force: the last end from its day on and before anything later was
/// agreed; none while it runs, or runs again because treatment went on and nothing else was agreed.
/// @param ends          Of one complaint, by day.
/// @param last_treated  As for ended_by.
const CourseEnd* end_of(const Agreement& agreement, std::span<const CourseEnd> ends, std::span<const Agreement> by_day,
                        std::optional<Day> last_treated = {});

/// The constants of the procedure as this practice has them.
Result<outcome::Constants> constants_of(const Logbook& book);

/// Everything of one complaint up to and including `as_of`. Fails with Errc::not_found when there
/// is no such complaint, and with what the book fails with.
Result<TrendView> trend_view(const Logbook& book, Id<Complaint> complaint, Day as_of);

}  // namespace needlebook::app
