/// Matching cautions with needles and with what the patient answered.
#include "app/session_form_cautions.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/session_form_points.h"

namespace needlebook::app {

namespace {

/// Cautions about a place of the body, which concern every patient.
constexpr std::array<std::string_view, 2> about_any_point_asking{"lung_points", "cord_points"};
constexpr std::array<std::string_view, 2> about_any_point_telling{"artery_points", "organ_points"};
constexpr std::string_view about_a_first_treatment = "first_visit";

template <class List>
bool contains(const List& list, std::string_view id) {
    return std::ranges::find(list, id) != list.end();
}

bool was_said(std::span<const ScreeningAnswer> screening, std::string_view question) {
    return std::ranges::any_of(screening, [&](const ScreeningAnswer& given) {
        return given.question == question && given.answer.has_value();
    });
}

bool is_electro(const Needle& needle) { return needle.pair || needle.detail.stimulation == Stimulation::electro; }

bool is_heated(const Needle& needle) {
    return needle.detail.stimulation == Stimulation::moxa || needle.detail.stimulation == Stimulation::heat;
}

/// A state of the skin or a limb, which no list of points can tell: it concerns the whole treatment.
bool is_about_a_state(const evidence::AppliesTo& applies_to) {
    static constexpr std::array<std::string_view, 4> states{"tumour", "implant", "skin_affected", "limb_affected"};
    return std::ranges::any_of(applies_to.regions, [](const std::string& region) { return contains(states, region); });
}

bool concerns(const evidence::Caution& caution, const Needle& needle) {
    std::vector<std::string_view> techniques;
    if (is_electro(needle))
        techniques.push_back("electro");
    if (is_heated(needle))
        techniques.push_back("moxa_heat");
    if (const auto code = code_of(needle))
        return caution.concerns(points().at(*code), techniques);
    const auto& wanted = caution.applies_to.techniques;
    return !caution.applies_to.names_a_place() && std::ranges::any_of(techniques, [&](std::string_view technique) {
        return std::ranges::find(wanted, technique) != wanted.end();
    });
}

/// What a technique without needles is in the words of the cautions; "" for none of theirs.
std::string_view kind_of(TechniqueKind technique) {
    switch (technique) {
        case TechniqueKind::moxa:
        case TechniqueKind::heat:
            return "moxa_heat";
        case TechniqueKind::tens:
            return "electro";
        case TechniqueKind::press_needles:
            return "retained";
        case TechniqueKind::acupressure:
        case TechniqueKind::cupping:
        case TechniqueKind::other:
            break;
    }
    return {};
}

bool concerns(const evidence::Caution& caution, const Technique& technique) {
    return !caution.applies_to.names_a_place() && contains(caution.applies_to.techniques, kind_of(technique.kind));
}

std::string subject_of(const evidence::Caution& caution, const Planned& planned) {
    std::string subject;
    if (caution.applies_to.is_general() || is_about_a_state(caution.applies_to))
        return subject;
    const auto add = [&](std::string_view what) { subject.append(subject.empty() ? "" : " ").append(what); };
    for (const auto& needle : planned.needles)
        if (concerns(caution, needle))
            add(needle.point);
    for (const auto& technique : planned.techniques)
        if (concerns(caution, technique))
            add(name_of(technique.kind));
    return subject;
}

std::optional<CautionDecision> decision_on(std::span<const CautionDecision> decisions, std::string_view caution,
                                           std::string_view subject) {
    const auto found = std::ranges::find_if(decisions, [&](const CautionDecision& decision) {
        return decision.caution == caution && decision.subject == subject;
    });
    return found == decisions.end() ? std::nullopt : std::optional{*found};
}

}  // namespace

bool CautionNotice::is_decided() const {
    if (!asks)
        return true;
    if (!decision)
        return false;
    if (!caution.hard_stop || decision->choice == CautionChoice::leave_out)
        return true;
    return decision->choice == CautionChoice::overridden && !decision->reason.empty();
}

bool CautionNotice::is_about(std::string_view point_or_technique) const {
    return (" " + subject + " ").find(" " + std::string{point_or_technique} + " ") != std::string::npos;
}

std::vector<CautionNotice> caution_notices(const Planned& planned, std::span<const ScreeningAnswer> screening,
                                           bool first_treatment, std::span<const CautionDecision> decisions) {
    std::vector<CautionNotice> notices;
    for (const auto& caution : evidence::cautions()) {
        if (!evidence::may_show_practitioner(caution.source))
            continue;
        const bool asking = contains(about_any_point_asking, caution.id);
        const bool telling = contains(about_any_point_telling, caution.id);
        const bool first = caution.id == about_a_first_treatment && first_treatment;
        if (!asking && !telling && !first && !was_said(screening, caution.id))
            continue;
        const auto subject = subject_of(caution, planned);
        const bool of_all_needles = caution.applies_to.is_general() || is_about_a_state(caution.applies_to);
        if (subject.empty() && (!of_all_needles || planned.needles.empty()))
            continue;
        notices.push_back({caution, subject, !telling && !first, decision_on(decisions, caution.id, subject)});
    }
    std::ranges::stable_sort(notices, [](const CautionNotice& one, const CautionNotice& other) {
        const auto weight = [](const CautionNotice& notice) {
            return notice.caution.hard_stop ? 0 : notice.asks ? 1 : 2;
        };
        return weight(one) < weight(other);
    });
    return notices;
}

}  // namespace needlebook::app
