/// What is known and from where: side-effect kinds, cautions, red flags, measures,
/// conditions and examinations, as the data files under resources/evidence have them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/point.h"

namespace needlebook::evidence {

/// How far a row can be trusted.
enum class Status {
    verified,   ///< Read in the source itself.
    secondary,  ///< Read in someone else's summary, or in part.
    memory      ///< Not read; never shown to anyone as a fact.
};

struct SideEffectKind {
    std::string kind;  ///< "bruise"; the word in files and in the book.
    std::string label;
    std::optional<char> letter;  ///< The key that enters it, upper case.
    std::string mild, moderate, severe;
    std::string serious_hint;
    std::optional<std::string> red_flag_id;
    std::optional<std::string> snomed_code;
    std::optional<std::string> ctcae_term;
    bool recordable = true;  ///< False: for comparing rates only.
    std::string note;
};

/// What a caution is about. Exactly one member is set; all empty: everyone.
struct Applies {
    std::optional<std::string> technique;  ///< "electro", "moxa_heat", "retained"
    std::optional<std::string> region;     ///< "foot", "chest", or a state such as "skin_affected"
    std::optional<CautionTag> tag;
    std::optional<PointCode> point;
    bool operator==(const Applies&) const = default;
};

enum class CautionLevel { contraindication, caution, traditional_avoidance };

struct Caution {
    std::string id;
    std::string condition;
    std::vector<Applies> applies_to;  ///< Empty: to every treatment.
    CautionLevel level{};
    std::string advice;
    std::string source;
    int year{};
    Status status{};
    std::string checked_where;
    bool hard_stop = false;  ///< Blocks until overridden with a reason.

    bool is_general() const { return applies_to.empty(); }
    bool concerns(const Point& point) const;  ///< By code or tag.
    bool concerns_technique(std::string_view technique) const;
};

enum class Urgency { emergency, foot_team, gp_today, gp_week, review };

struct RedFlag {
    std::string id;
    std::string trigger;
    std::string what_to_look_for;
    std::string advice;
    std::string source;
    Status status{};
    Urgency urgency{};
};

struct MeasureKind {
    std::string id;
    std::string label;
    bool is_default = false;
    std::string wording;  ///< "{words}" stands for the patient's own words.
    int scale_min = 0;
    int scale_max = 10;
    std::string end_label_min, end_label_max;
    std::string recall;
    std::string threshold_note;
    std::string source;
    Status status{};
    std::optional<std::string> snomed_code;
};

struct Condition {
    std::string id;
    std::string name;
    std::string plain_explanation;
    std::string untreated_course;
    std::string source;
    Status status{};
    std::optional<std::string> snomed_code;
};

struct ExaminationKind {
    std::string id;
    std::string name;
    std::string unit;
    double plausible_min{};  ///< For typing errors; not a normal range.
    double plausible_max{};
    std::string reading_note;
    std::string noise_note;
    std::string source;
    Status status{};
    std::optional<std::string> loinc;
};

std::span<const SideEffectKind> side_effect_kinds();
std::span<const Caution> cautions();
std::span<const RedFlag> red_flags();
std::span<const MeasureKind> measures();
std::span<const Condition> conditions();
std::span<const ExaminationKind> examinations();

std::optional<SideEffectKind> side_effect_kind(std::string_view kind);
std::optional<SideEffectKind> side_effect_kind_by_letter(char letter);  ///< Either case.
std::optional<Caution> caution(std::string_view id);
std::optional<RedFlag> red_flag(std::string_view id);
std::optional<MeasureKind> measure(std::string_view id);
std::optional<Condition> condition(std::string_view id);
std::optional<ExaminationKind> examination(std::string_view id);

/// Whether a row of this status may be shown to a patient as a fact: verified ones, and
/// secondary ones whose `checked_where` names two places.
bool may_show_patient(Status status, std::string_view checked_where);

std::string_view to_text(Status status);
std::string_view to_text(CautionLevel level);
std::string_view to_text(Urgency urgency);

}  // namespace needlebook::evidence
