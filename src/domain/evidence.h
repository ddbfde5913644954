/// What is known and from where: side-effect kinds, cautions, red flags, measures,
/// conditions and examinations, as the data files under resources/evidence have them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "domain/complaint.h"
#include "domain/measure.h"
#include "domain/point.h"
#include "domain/side_effect.h"

namespace needlebook::evidence {

/// How far a row can be trusted.
enum class Status {
    verified,   ///< Read in the source itself.
    secondary,  ///< Read in someone else's summary, or in part.
    memory      ///< Not read; never shown to anyone as a fact.
};

/// contraindication: don't; caution: with care; traditional_avoidance: a convention that
/// can be agreed otherwise.
enum class CautionLevel { contraindication, caution, traditional_avoidance };

/// How soon help is needed: emergency number, diabetic foot team, GP today or this
/// week, or a look at the course.
enum class Urgency { emergency, foot_team, gp_today, gp_week, review };

/// Where a row comes from.
struct Source {
    std::string text;
    Status status{};
    std::string checked_where;
    bool operator==(const Source&) const = default;
};

/// Whether a row may be shown to a patient as a fact: only what was read in its source.
bool may_show_patient(const Source& source);

/// Whether a practitioner may be shown it, with its status.
bool may_show_practitioner(const Source& source);

struct SideEffectFacts {
    std::string name;                    ///< The word in files and in the book.
    std::optional<SideEffectKind> kind;  ///< None for the three that exist for comparing rates only.
    std::string label;
    std::optional<char> letter;  ///< The key that enters it, upper case; set when `kind` is.
    std::string mild, moderate, severe;
    std::string serious_hint;
    std::optional<std::string> red_flag;  ///< Id of the red flag that a serious one opens.
    std::optional<std::string> snomed_code;
    std::optional<std::string> ctcae_term;
    std::string note;

    const std::string& words_for(Severity severity) const;
};

/// What a caution is about; all empty: every treatment.
struct AppliesTo {
    std::vector<std::string> techniques;  ///< "electro", "moxa_heat", "retained": only while one of them is in use.
    std::vector<std::string> regions;     ///< Parts of the body ("foot") or states of a place ("skin_affected").
    std::vector<CautionTag> tags;
    std::vector<PointCode> points;
    bool operator==(const AppliesTo&) const = default;

    bool is_general() const;
    bool names_a_place() const { return !regions.empty() || !tags.empty() || !points.empty(); }
    bool covers(const Point& point) const;  ///< By code, tag or part of the body.
};

struct Caution {
    std::string id;
    std::string condition;
    AppliesTo applies_to;
    CautionLevel level{};
    std::string advice;
    Source source;
    int year{};
    bool hard_stop = false;  ///< Blocks until overridden with a reason.

    /// Whether it speaks up for someone with the condition when this point is needled with these
    /// techniques. A caution about a state of a place ("skin_affected") never does by itself.
    bool concerns(const Point& point, std::span<const std::string_view> techniques = {}) const;
};

struct RedFlag {
    std::string id;
    std::string trigger;
    std::string what_to_look_for;
    std::string advice;
    Source source;
    Urgency urgency{};
};

struct MeasureFacts {
    MeasureKind kind{};
    std::string label;
    bool is_default = false;
    std::string wording;  ///< "{words}" stands for the patient's own words.
    int scale_min = 0;
    int scale_max = 10;
    std::string low_label;   ///< What scale_min means.
    std::string high_label;  ///< What scale_max means.
    std::string recall;
    std::string threshold_note;
    Source source;
    std::optional<std::string> snomed_code;
};

struct ConditionFacts {
    ComplaintKind kind{};
    std::string name;
    std::string plain_explanation;
    std::string untreated_course;
    Source source;
    std::optional<std::string> snomed_code;
};

struct ExaminationFacts {
    std::string id;
    std::string name;
    std::string unit;
    double plausible_min{};  ///< For typing errors; not a normal range.
    double plausible_max{};
    std::string reading_note;
    std::string noise_note;
    Source source;
    std::optional<std::string> loinc;
};

/// All rows, in the order of the files.
std::span<const SideEffectFacts> side_effects();
std::span<const Caution> cautions();
std::span<const RedFlag> red_flags();
std::span<const MeasureFacts> measures();
std::span<const ConditionFacts> conditions();
std::span<const ExaminationFacts> examinations();

const SideEffectFacts& facts(SideEffectKind kind);
const MeasureFacts& facts(MeasureKind kind);
const ConditionFacts& facts(ComplaintKind kind);

/// The kind that a key enters, in either case; N, D and - mean other things.
std::optional<SideEffectKind> side_effect_by_letter(char letter);

std::optional<Caution> caution(std::string_view id);
std::optional<RedFlag> red_flag(std::string_view id);
std::optional<ExaminationFacts> examination(std::string_view id);

}  // namespace needlebook::evidence

namespace needlebook {

template <>
struct Names<evidence::Status> {
    static constexpr std::array<std::string_view, 3> all{"verified", "secondary", "memory"};
};
template <>
struct Names<evidence::CautionLevel> {
    static constexpr std::array<std::string_view, 3> all{"contraindication", "caution", "traditional_avoidance"};
};
template <>
struct Names<evidence::Urgency> {
    static constexpr std::array<std::string_view, 5> all{"999", "foot_team", "GP_today", "GP_week", "review"};
};

}  // namespace needlebook
