/// Each file is read once, at the first call that needs it.
#include "domain/evidence.h"

#include <algorithm>

#include "base/text.h"
#include "domain/evidence_row.h"
#include "embedded/evidence.h"

namespace needlebook::evidence {
namespace {

SideEffectFacts side_effect_from(const DataRow& row) {
    SideEffectFacts facts{.name = row.text("kind"),
                          .kind = {},
                          .label = row.text("label"),
                          .letter = {},
                          .mild = row.text("mild"),
                          .moderate = row.text("moderate"),
                          .severe = row.text("severe"),
                          .serious_hint = row.text("serious_flag_hint"),
                          .red_flag = row.text_if_any("red_flag_id"),
                          .snomed_code = row.text_if_any("snomed_code"),
                          .ctcae_term = row.text_if_any("ctcae_term"),
                          .note = row.text("note")};
    if (row.yes("recordable")) {
        facts.kind = row.name<SideEffectKind>("kind");
        if (row.text("letter").size() != 1)
            row.wrong("letter");
        facts.letter = row.text("letter").front();
    }
    return facts;
}

void add(AppliesTo& to, const DataRow& row, std::string_view kind, std::string_view words) {
    if (kind == "technique")
        to.techniques.emplace_back(words);
    else if (kind == "region")
        to.regions.emplace_back(words);
    else if (const auto tag = from_name<CautionTag>(words); kind == "tag" && tag)
        to.tags.push_back(*tag);
    else if (const auto code = PointCode::from(words); kind == "points" && code)
        to.points.push_back(*code);
    else
        row.wrong("applies_to");
}

/// "technique:electro;region:chest", "points:LI4;SP6", "general".
AppliesTo applies_to_from(const DataRow& row) {
    AppliesTo applies;
    std::string kind;
    for (const auto& part : row.list("applies_to")) {
        if (part == "general")
            continue;
        const auto colon = part.find(':');
        if (colon != std::string::npos)
            kind = part.substr(0, colon);
        add(applies, row, kind, std::string_view{part}.substr(colon == std::string::npos ? 0 : colon + 1));
    }
    return applies;
}

Caution caution_from(const DataRow& row) {
    return {.id = row.text("id"),
            .condition = row.text("condition"),
            .applies_to = applies_to_from(row),
            .level = row.name<CautionLevel>("level"),
            .advice = row.text("advice"),
            .source = row.source(),
            .year = row.whole("year"),
            .hard_stop = row.yes("hard_stop")};
}

RedFlag red_flag_from(const DataRow& row) {
    return {.id = row.text("id"),
            .trigger = row.text("trigger"),
            .what_to_look_for = row.text("what_to_look_for"),
            .advice = row.text("advice"),
            .source = row.source(),
            .urgency = row.name<Urgency>("urgency")};
}

MeasureFacts measure_from(const DataRow& row) {
    return {.kind = row.name<MeasureKind>("id"),
            .label = row.text("label"),
            .is_default = row.yes("default"),
            .wording = row.text("wording"),
            .scale_min = row.whole("scale_min"),
            .scale_max = row.whole("scale_max"),
            .low_label = row.text("end_label_0"),
            .high_label = row.text("end_label_10"),
            .recall = row.text("recall"),
            .threshold_note = row.text("mcid_note"),
            .source = row.source(),
            .snomed_code = row.text_if_any("snomed_code")};
}

ConditionFacts condition_from(const DataRow& row) {
    return {.kind = row.name<ComplaintKind>("id"),
            .name = row.text("name"),
            .plain_explanation = row.text("plain_explanation"),
            .untreated_course = row.text("untreated_course"),
            .source = row.source(),
            .snomed_code = row.text_if_any("snomed_code")};
}

ExaminationFacts examination_from(const DataRow& row) {
    return {.id = row.text("id"),
            .name = row.text("name"),
            .unit = row.text("unit"),
            .plausible_min = row.number("plausible_min"),
            .plausible_max = row.number("plausible_max"),
            .reading_note = row.text("reading_note"),
            .noise_note = row.text("noise_note"),
            .source = row.source(),
            .loinc = row.text_if_any("loinc")};
}

template <class Row>
std::optional<Row> by_id(std::span<const Row> rows, std::string_view id) {
    const auto found = std::ranges::find(rows, id, &Row::id);
    return found == rows.end() ? std::nullopt : std::optional{*found};
}

/// The row of a kind that the tests have shown to be there.
template <class Row, class Kind>
const Row& of_kind(std::span<const Row> rows, Kind kind) {
    const auto found = std::ranges::find_if(rows, [&](const Row& row) { return row.kind == kind; });
    if (found == rows.end())
        throw std::logic_error{"evidence: no row for " + std::string{name_of(kind)}};
    return *found;
}

/// Whether a point lies in a part of the body as cautions name it; ankle and wrist go
/// with foot and hand, to be on the careful side. States of a place cover no point.
bool lies_in(const Point& point, std::string_view part) {
    using enum BodyRegion;
    const auto in = [&](std::initializer_list<BodyRegion> regions) {
        return std::ranges::find(regions, point.region) != regions.end();
    };
    if (part == "foot")
        return in({foot, ankle});
    if (part == "hand")
        return in({hand, wrist});
    if (part == "leg")
        return in({thigh, knee, lower_leg});
    if (part == "chest")
        return in({chest});
    if (part == "head")
        return in({head});
    if (part == "spine")
        return point.has(CautionTag::cord) ||
               (in({neck, upper_back, lower_back}) && point.surface == Surface::posterior);
    return false;
}

}  // namespace

bool may_show_patient(const Source& source) { return source.status == Status::verified; }

bool may_show_practitioner(const Source& source) { return source.status != Status::memory; }

const std::string& SideEffectFacts::words_for(Severity severity) const {
    switch (severity) {
        case Severity::mild:
            return mild;
        case Severity::moderate:
            return moderate;
        case Severity::severe:
            break;
    }
    return severe;
}

bool AppliesTo::is_general() const { return techniques.empty() && !names_a_place(); }

bool AppliesTo::covers(const Point& point) const {
    return std::ranges::find(points, point.code) != points.end() ||
           std::ranges::any_of(tags, [&](CautionTag tag) { return point.has(tag); }) ||
           std::ranges::any_of(regions, [&](const std::string& part) { return lies_in(point, part); });
}

bool Caution::concerns(const Point& point, std::span<const std::string_view> techniques) const {
    const auto in_use = [&](const std::string& technique) {
        return std::ranges::find(techniques, technique) != techniques.end();
    };
    if (!applies_to.techniques.empty() && std::ranges::none_of(applies_to.techniques, in_use))
        return false;
    return !applies_to.names_a_place() || applies_to.covers(point);
}

std::span<const SideEffectFacts> side_effects() {
    static const auto rows = rows_of(embedded::evidence_side_effect_kinds, side_effect_from);
    return rows;
}

std::span<const Caution> cautions() {
    static const auto rows = rows_of(embedded::evidence_cautions, caution_from);
    return rows;
}

std::span<const RedFlag> red_flags() {
    static const auto rows = rows_of(embedded::evidence_red_flags, red_flag_from);
    return rows;
}

std::span<const MeasureFacts> measures() {
    static const auto rows = rows_of(embedded::evidence_measures, measure_from);
    return rows;
}

std::span<const ConditionFacts> conditions() {
    static const auto rows = rows_of(embedded::evidence_conditions, condition_from);
    return rows;
}

std::span<const ExaminationFacts> examinations() {
    static const auto rows = rows_of(embedded::evidence_examinations, examination_from);
    return rows;
}

const SideEffectFacts& facts(SideEffectKind kind) { return of_kind(side_effects(), kind); }
const MeasureFacts& facts(MeasureKind kind) { return of_kind(measures(), kind); }
const ConditionFacts& facts(ComplaintKind kind) { return of_kind(conditions(), kind); }

std::optional<SideEffectKind> side_effect_by_letter(char letter) {
    const auto upper = upper_ascii({&letter, 1}).front();
    const auto rows = side_effects();
    const auto found = std::ranges::find(rows, std::optional{upper}, &SideEffectFacts::letter);
    return found == rows.end() ? std::nullopt : found->kind;
}

std::optional<Caution> caution(std::string_view id) { return by_id(cautions(), id); }
std::optional<RedFlag> red_flag(std::string_view id) { return by_id(red_flags(), id); }
std::optional<ExaminationFacts> examination(std::string_view id) { return by_id(examinations(), id); }

}  // namespace needlebook::evidence
