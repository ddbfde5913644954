/// All scores of one complaint over time, with what was agreed and what else happened: the trend as data.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/tongue.h"
#include "chart/badge.h"
#include "chart/scene.h"
#include "domain/agreement.h"
#include "domain/measure.h"
#include "domain/reading.h"
#include "domain/score.h"
#include "domain/side_effect.h"

namespace needlebook::chart {

/// One answer to one measure. Anything but a value is drawn as missing: "–", "D" when declined.
struct TrendReading {
    std::int64_t id{};
    Day day{};
    Answer<Score> score{};
    ReadingSource source = ReadingSource::before;
    bool late = false;  ///< Entered later: a short tick above the mark.
    bool operator==(const TrendReading&) const = default;
};

/// One of the two averages that are compared.
struct Average {
    Day first{};    ///< Of its first score.
    Day last{};     ///< Of its last score.
    double mean{};  ///< Points.
    bool operator==(const Average&) const = default;
};

/// The usual ups and downs; points, cut at 0 and 10 when drawn.
struct UsualBand {
    double low{};
    double high{};
    bool operator==(const UsualBand&) const = default;
};

/// What was agreed, as a line; the band reaches down to 0 from its own levels.
struct AimLine {
    Aim aim = Aim::improve;
    Day from{};           ///< First treatment, or the day of the agreement.
    Day to{};             ///< Review.
    double from_level{};  ///< Points. improve: B - T; hold: B + 2; slow: the agreed line on `from`.
    double to_level{};    ///< Points. The same, but for slow: the agreed line on `to`.
    double band_from{};   ///< Points. As the line, but for hold B + 1.
    double band_to{};
    double unsure{};  ///< Points above and below the line within which it most likely lies; 0: not known, not drawn.
    std::string
        words{};  ///< "agreed aim: 4.7 or lower on average"; stands in the panel or, without room, in the flags.
    bool operator==(const AimLine&) const = default;
};

/// An agreement that was replaced: its line up to the day it was replaced.
struct EarlierAim {
    Day from{};
    Day until{};
    double from_level{};
    double to_level{};
    std::string words{};  ///< "agreed then: below 5.3"
    bool operator==(const EarlierAim&) const = default;
};

struct TrendMeasure {
    std::string name;                ///< "Pain".
    Figure figure = Figure::circle;  ///< measure_look() gives the usual ones.
    Ink ink = Ink::measure_1;        ///< measure_1 … measure_5.
    bool judged = false;  ///< The one that the agreement is judged on; says "judged", the others "secondary".
    std::vector<TrendReading> readings{};  ///< Every source, in any order. Right after goes into its own lane.
    std::optional<Average> start{};
    std::optional<Average> lately{};
    std::optional<UsualBand> usual{};
    std::optional<AimLine> aim{};  ///< None: comfort, no agreement, or no B yet.
    std::vector<EarlierAim> earlier{};
    std::optional<StateShape> shape{};  ///< Of the state, for the direct label; none: no state is shown.
    std::string state{};                ///< "Reached".
    std::string reason{};               ///< "since 25 May 2026"; may be empty.
    bool operator==(const TrendMeasure&) const = default;
};

struct TrendSession {
    std::int64_t id{};
    Day day{};
    bool draft = false;  ///< A hollow head.
    bool operator==(const TrendSession&) const = default;
};

struct LetteredEffect {
    std::string letter;  ///< Of side_effect_kinds.csv, "B".
    Severity severity = Severity::mild;
    bool operator==(const LetteredEffect&) const = default;
};

/// What is known about side effects of one session.
struct TrendEffects {
    std::int64_t session{};
    Day day{};
    Answered asked = Answered::not_asked;   ///< When `effects` is empty: none a dot, not asked "–", declined "D".
    std::vector<LetteredEffect> effects{};  ///< Seen or told.
    bool operator==(const TrendEffects&) const = default;
};

/// Something else that changed, or an examination.
struct TrendEvent {
    std::int64_t id{};
    Day day{};
    std::string words;  ///< "duloxetine 30 → 60 mg"
    bool operator==(const TrendEvent&) const = default;
};

/// Every word of the picture that isn't part of a record. English unless replaced.
struct TrendWords {
    std::string worst = tr("worst");  ///< At 10.
    std::string none = tr("none");    ///< At 0.
    std::string judged = tr("judged");
    std::string secondary = tr("secondary");
    std::string start_lately = tr("start, lately");
    std::string start = tr("start");      ///< While there is no later average.
    std::string average = tr("average");  ///< Labels::averages only, as are the next two.
    std::string then = tr("then");
    std::string lately = tr("lately");
    std::string sessions = tr("Sessions");
    std::string side_effects = tr("Side effects");
    std::string right_after = tr("Right after");
    std::string changes = tr("Changes");
    std::string examinations = tr("Examined");
    std::string worse = tr("worse");    ///< Beside the scale, above 5.
    std::string better = tr("better");  ///< And below it.
    std::string week_0 = tr("week 0");
    std::function<std::string(double)> number;   ///< "6.7"; one decimal. None: English.
    std::function<std::string(Day)> day;         ///< "2 Mar". None: English.
    std::function<std::string(Day)> month;       ///< "Mar"; the name of the month alone. None: English.
    std::function<std::string(Day)> month_year;  ///< "Jan 2026". None: English.
};

enum class TrendLayout { under_each_other, together };

/// What stands right of the panels.
enum class TrendLabels {
    full,      ///< Mark, name, averages, state and reason.
    averages,  ///< "6.7 then, 3.0 lately": patient view and patient report.
    none       ///< The drawn agreement.
};

/// A course that ended; scores after it stay.
struct TrendEnd {
    Day day{};
    std::string words;  ///< "ended 3 August"
    bool operator==(const TrendEnd&) const = default;
};

struct TrendSpec {
    std::vector<TrendMeasure> measures{};  ///< The judged one first.
    Day from{};                            ///< First day shown.
    Day to{};                              ///< Last day shown; `from` or later.

    std::optional<Day> first_treatment{};
    std::string first_treatment_words{};  ///< "first treatment 2 Mar"; stands in the flags row.
    std::optional<Day> review{};
    std::string review_words{};    ///< "review 25 May"
    std::vector<TrendEnd> ends{};  ///< By day; courses that were taken up again too.

    std::vector<TrendSession> sessions{};
    std::string sessions_count{};  ///< "12 sessions", right of the lane; may be empty.
    std::vector<TrendEffects> effects{};
    std::string effects_count{};  ///< "4 in 11 sessions asked"
    std::vector<TrendEvent> changes{};
    std::string changes_count{};
    std::vector<TrendEvent> examinations{};
    std::string examinations_count{};

    TrendLayout layout = TrendLayout::under_each_other;
    TrendLabels labels = TrendLabels::full;
    bool lanes = true;
    bool flags = true;
    bool weeks = true;
    bool low = false;      ///< A low window: panel gap 12, lanes 20, no weeks.
    double body = 13.333;  ///< Size of body text, DIP; captions are 0.85 of it.
    double marks = 1;      ///< Size of marks; patient view 2.
    TrendWords words{};

    std::string title{};        ///< Accessible name: "Trend of Maud Ellery".
    std::string description{};  ///< Accessible description; the sentence of the verdict does well.
};

/// Neighbours further apart aren't joined.
inline constexpr int longest_join_days = 45;
/// More marks in view than this, and columns of lowest to highest stand for them.
inline constexpr std::size_t most_marks = 1000;

/// Look of the `position`-th measure (from 0) that is none of pain, numbness, tingling, and of those three:
/// measure_look(MeasureKind::pain) is the blue circle.
struct MeasureLook {
    Figure figure = Figure::circle;
    Ink ink = Ink::measure_1;
};
MeasureLook measure_look(MeasureKind kind, std::size_t others_before = 0);

/// Lays the picture out on a page of `size`. Nothing is drawn outside of it and no text crosses a text: a label without
/// room is cut with "…" or left out. Scores outside from … to aren't drawn.
Scene trend(const TrendSpec& spec, Size size, const TextMeter& meter);

/// Whether so many scores are in view that columns stand for them (say so beside the picture).
bool drawn_in_columns(const TrendSpec& spec);

/// Days with scores in view, and all of them: "3 of 22 days with scores lie outside this range".
struct DaysShown {
    int inside{};
    int all{};
};
DaysShown days_shown(const TrendSpec& spec);

/// The height at which every panel is `panel` high and all lanes have room, on a page of `width`. Below 64 a panel, let
/// the page scroll instead.
double least_height(const TrendSpec& spec, const TextMeter& meter, double width = 1000, double panel = 64);

}  // namespace needlebook::chart
