/// Each kind of resource has one function; what they have in common stands first.
#include "exchange/fhir.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "domain/evidence.h"
#include "domain/point.h"
#include "exchange/fhir_around.h"
#include "exchange/fhir_parts.h"
#include "outcome/constants.h"

namespace needlebook::exchange {
namespace {

using namespace fhir;
using json = fhir::Json;

/// The resources of one patient, one after the other.
class Bundle {
public:
    Bundle(const BookRecord& book, const PatientRecord& record, const std::vector<GoalStanding>& standings)
        : book_{book}, record_{record}, standings_{standings} {}

    json make() && {
        put_patient();
        put_practitioners();
        for (const auto& session : record_.sessions)
            if (counts(session))
                put_session(session);
        for (const auto& reading : record_.readings)
            put_reading(reading);
        for (const auto& examination : record_.examinations)
            put_examination(examination);
        for (std::size_t i = 0; i < record_.agreements.size(); ++i)
            put_goal(record_.agreements[i], i < standings_.size() ? standings_[i] : GoalStanding{});
        put_flags();
        for (const auto& extent : record_.extents)
            put(extent_of(extent, subject()));
        for (const auto& change : record_.changes)
            put(change_of(change, subject()));
        for (const auto& consent : record_.consents)
            put(consent_of(consent, subject(), consent.practitioner && practitioners_.contains(*consent.practitioner)));
        json bundle{{"resourceType", "Bundle"}, {"type", "collection"}};
        bundle["entry"] = std::move(entries_);
        return bundle;
    }

private:
    void put(json resource) {
        const auto url = "urn:uuid:" + resource["id"].get<std::string>();
        entries_.push_back({{"fullUrl", url}, {"resource", std::move(resource)}});
    }

    json subject() const { return reference(Kind::patient, record_.patient.id); }

    bool counts(const Session& session) const {
        if (session.status == SessionStatus::void_)
            return false;
        return std::ranges::none_of(record_.sessions, [&](const Session& later) {
            return later.supersedes == session.id && later.status != SessionStatus::draft;
        });
    }

    void put_patient() {
        const auto& patient = record_.patient;
        auto resource = start("Patient", uuid(Kind::patient, patient.id.value));
        resource["identifier"] = json::array({{{"system", own("patient-code")}, {"value", patient.code}}});
        json name = json::object();
        put_text(name, "family", patient.family_name);
        for (const auto given : split(patient.given_names, ' '))
            if (!given.empty())
                name["given"].push_back(given);
        if (!name.empty())
            resource["name"] = json::array({name});
        if (!patient.phone.empty())
            resource["telecom"].push_back({{"system", "phone"}, {"value", patient.phone}});
        if (!patient.email.empty())
            resource["telecom"].push_back({{"system", "email"}, {"value", patient.email}});
        if (patient.born_on)
            resource["birthDate"] = to_text(*patient.born_on);
        if (!patient.address.empty())
            resource["address"] = json::array({{{"text", patient.address}}});
        const auto gp = patient.gp_name + (patient.gp_name.empty() || patient.gp_practice.empty() ? "" : ", ") +
                        patient.gp_practice;
        if (!gp.empty())
            resource["generalPractitioner"] = json::array({{{"display", gp}}});
        put(std::move(resource));
    }

    /// Those who stand in a record of the patient.
    void put_practitioners() {
        std::set<Id<Practitioner>> named;
        for (const auto& session : record_.sessions)
            if (session.practitioner)
                named.insert(*session.practitioner);
        for (const auto& consent : record_.consents)
            if (consent.practitioner)
                named.insert(*consent.practitioner);
        for (const auto& practitioner : book_.practitioners) {
            if (!named.contains(practitioner.id))
                continue;
            practitioners_.insert(practitioner.id);
            auto resource = start("Practitioner", uuid(Kind::practitioner, practitioner.id.value));
            if (!practitioner.body_number.empty()) {
                json identifier{{"value", practitioner.body_number}};
                if (!practitioner.body.empty())
                    identifier["assigner"] = {{"display", practitioner.body}};
                resource["identifier"] = json::array({identifier});
            }
            resource["name"] = json::array({{{"text", practitioner.name}}});
            if (!practitioner.qualification.empty())
                resource["qualification"] = json::array({{{"code", concept_of(practitioner.qualification)}}});
            put(std::move(resource));
        }
    }

    static json code_of(const Measure& measure) {
        auto codings = json::array();
        if (measure.kind == MeasureKind::pain)
            codings.push_back(
                coding(loinc, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"));
        codings.push_back(coding(own("measure"), name_of(measure.kind)));
        const auto& known = evidence::facts(measure.kind);
        if (known.snomed_code && measure.kind != MeasureKind::pain)
            codings.push_back(coding(snomed, *known.snomed_code));
        return concept_of(words_of(measure), std::move(codings));
    }

    static bool is_one_sided(const Measure& measure) {
        return measure.side == Side::left || measure.side == Side::right;
    }

    /// The same score of the other side is another one.
    static std::string words_of(const Measure& measure) {
        return is_one_sided(measure) ? fmt::format("{}, {}", measure.label, name_of(measure.side)) : measure.label;
    }

    /// Where a score is of one side: the part of the body that the complaint is of, and the side.
    void put_side(json& resource, const Measure& measure) const {
        if (!is_one_sided(measure))
            return;
        const auto complaint = std::ranges::find(record_.complaints, measure.complaint, &Complaint::id);
        const auto region = complaint == record_.complaints.end() ? std::string{} : complaint->region;
        resource["bodySite"] =
            concept_of(fmt::format("{}{}{}", region, region.empty() ? "" : ", ", name_of(measure.side)));
    }

    json observation(const std::string& id, json code, Day day) const {
        auto resource = start("Observation", id);
        resource["status"] = "final";
        resource["code"] = std::move(code);
        resource["subject"] = subject();
        resource["effectiveDateTime"] = to_text(day);
        return resource;
    }

    const Measure* measure(Id<Measure> id) const {
        const auto found = std::ranges::find(record_.measures, id, &Measure::id);
        return found == record_.measures.end() ? nullptr : &*found;
    }

    void put_reading(const Reading& reading) {
        const auto* scored = measure(reading.measure);
        if (scored == nullptr)
            return;
        auto resource = observation(uuid(Kind::score, reading.id.value), code_of(*scored), reading.day);
        resource["issued"] = to_text(reading.entered_at);
        if (reading.score.has_value())
            resource["valueInteger"] = reading.score.value().points();
        else
            resource["dataAbsentReason"] = absent(reading.score.state());
        resource["method"] =
            concept_of(scored->wording, json::array({coding(own("reading-source"), name_of(reading.source))}));
        put_side(resource, *scored);
        put(std::move(resource));
    }

    /// A score that a treatment went by without: missing is never zero, and never silent.
    void put_not_asked(const Session& session) {
        for (std::size_t i = 0; i < record_.measures.size(); ++i) {
            const auto& scored = record_.measures[i];
            const auto day = day_of(session.starts);
            const bool current = (!session.complaint || scored.complaint == *session.complaint) &&
                                 (!scored.retired_on || day < *scored.retired_on);
            const bool given = std::ranges::any_of(session.readings, [&](const Reading& reading) {
                return reading.measure == scored.id && reading.source == ReadingSource::before;
            });
            if (!current || given)
                continue;
            auto resource =
                observation(uuid(Kind::not_asked, session.id.value, static_cast<unsigned>(i)), code_of(scored), day);
            resource["dataAbsentReason"] = absent(Answered::not_asked);
            put_side(resource, scored);
            put(std::move(resource));
        }
    }

    static bool needled(const Session& session) {
        return session.kind == SessionKind::treatment || session.kind == SessionKind::home_visit;
    }

    void put_session(const Session& session) {
        if (needled(session))
            put_procedure(session);
        if (session.kind == SessionKind::treatment)
            put_not_asked(session);
        for (const auto& reading : session.readings)
            put_reading(reading);
        for (const auto& effect : session.side_effects)
            put_adverse_event(session, effect);
        for (const auto& extent : session.extents)
            put(extent_of(extent, subject()));
    }

    static std::string words_of(const Needle& needle) {
        std::string name = needle.point;
        if (needle.kind != NeedleKind::point)
            name = std::string{name_of(needle.kind)} + ": " + name;
        else if (const auto codes = points().named(needle.point); codes.size() == 1)
            name += " " + points().at(codes.front()).pinyin;
        return fmt::format("{}, {}, {} needle{}", name, name_of(needle.side), needle.count,
                           needle.count == 1 ? "" : "s");
    }

    void put_procedure(const Session& session) {
        auto resource = start("Procedure", uuid(Kind::procedure, session.id.value));
        resource["status"] = session.status == SessionStatus::draft ? "in-progress" : "completed";
        // No code of SNOMED CT for acupuncture was found that two sources agree on.
        resource["code"] = concept_of("Acupuncture", json::array({coding(own("procedure"), "needling")}));
        resource["subject"] = subject();
        resource["performedDateTime"] = to_text(session.started_at);
        if (session.practitioner)
            resource["performer"] = json::array({{{"actor", reference(Kind::practitioner, *session.practitioner)}}});
        for (const auto& needle : session.needles) {
            auto codings = json::array();
            if (needle.kind == NeedleKind::point)
                codings.push_back(coding(own("who-acupuncture-point"), needle.point));
            resource["bodySite"].push_back(concept_of(words_of(needle), std::move(codings)));
        }
        const auto out = needles_out(session);
        add_note(resource, fmt::format("Needles in: {}. Needles out: {}.", needles_in(session),
                                       out ? std::to_string(*out) : "not counted"));
        add_note(resource, session.notes);
        put(std::move(resource));
    }

    static std::string_view who_umc(Causality causality) {
        switch (causality) {
            case Causality::certain:
                return "certain";
            case Causality::probable:
                return "probably-likely";
            case Causality::possible:
                return "possible";
            case Causality::unlikely:
                return "unlikely";
            case Causality::unclassified:
                return "conditional-classified";
            case Causality::unassessable:
                break;
        }
        return "unassessable-unclassifiable";
    }

    void put_adverse_event(const Session& session, const SideEffect& effect) {
        const auto& known = evidence::facts(effect.kind);
        auto resource = start("AdverseEvent", uuid(Kind::adverse_event, effect.id.value));
        resource["extension"] =
            json::array({{{"url", own("side-effect-source")}, {"valueCode", name_of(effect.source)}}});
        resource["actuality"] = "actual";
        auto codings = json::array({coding(own("side-effect"), name_of(effect.kind))});
        if (known.snomed_code)
            codings.push_back(coding(snomed, *known.snomed_code));
        resource["event"] = concept_of(known.label, std::move(codings));
        resource["subject"] = subject();
        // What was told about the time since the last visit began on a day that nobody named.
        if (effect.onset_on)
            resource["date"] = to_text(*effect.onset_on);
        else if (effect.source == SideEffectSource::seen)
            resource["date"] = to_text(day_of(session.starts));
        resource["detected"] = to_text(day_of(session.starts));
        resource["seriousness"] = concept_of(
            {}, json::array({coding(hl7("adverse-event-seriousness"), effect.serious ? "serious" : "non-serious",
                                    effect.serious ? "Serious" : "Non-serious")}));
        resource["severity"] =
            concept_of({}, json::array({coding(hl7("adverse-event-severity"), name_of(effect.severity))}));
        if (const auto* treated = suspected(session, effect)) {
            json suspect{{"instance", reference(Kind::procedure, treated->id)}};
            if (effect.causality)
                suspect["causality"] = json::array(
                    {{{"assessment", concept_of({}, json::array({coding(hl7("adverse-event-causality-assess"),
                                                                        who_umc(*effect.causality))}))}}});
            resource["suspectEntity"] = json::array({suspect});
        }
        put(std::move(resource));
    }

    /// The treatment that a side effect came after: for what was seen the one of that day, for what was asked about the
    /// one before the visit in which it was told, and never one after the day on which it began.
    const Session* suspected(const Session& told_in, const SideEffect& effect) const {
        const Session* last = nullptr;
        for (const auto& session : record_.sessions) {
            const bool in_time =
                session.id == told_in.id ? effect.source == SideEffectSource::seen : session.starts < told_in.starts;
            const bool before_onset = !effect.onset_on || day_of(session.starts) <= *effect.onset_on;
            if (in_time && before_onset && needled(session) && counts(session) &&
                (last == nullptr || last->starts < session.starts))
                last = &session;
        }
        return last;
    }

    /// Of the HL7 code system goal-achievement; the state itself stands in an extension.
    static json achievement(Aim aim, const std::string& state) {
        std::string_view code = "in-progress";
        if (state == "WORSE")
            code = "worsening";
        else if (state == "NOT_REACHED")
            code = "not-achieved";
        else if (state == "REACHED")
            code = aim == Aim::improve ? "achieved" : "sustaining";
        else if (state == "ON_COURSE" && aim == Aim::improve)
            code = "improving";
        else if (state == "ON_COURSE" && aim == Aim::hold)
            code = "no-change";
        return concept_of({}, json::array({coding(hl7("goal-achievement"), code)}));
    }

    static std::string_view aim_words(Aim aim) {
        switch (aim) {
            case Aim::improve:
                return "Improve";
            case Aim::hold:
                return "Hold steady";
            case Aim::slow:
                return "Slow the worsening";
            case Aim::comfort:
                break;
        }
        return "Comfort only";
    }

    static json verdict(const GoalStanding& standing) {
        auto all = json::array({{{"url", own("verdict")}, {"valueCode", standing.state}}});
        if (!standing.reason.empty())
            all.push_back({{"url", own("verdict-reason")}, {"valueCode", standing.reason}});
        if (!standing.sentence.empty())
            all.push_back({{"url", own("verdict-sentence")}, {"valueString", standing.sentence}});
        all.push_back({{"url", own("verdict-procedure")}, {"valueString", std::string{outcome::procedure_version}}});
        return all;
    }

    void put_goal(const Agreement& agreement, const GoalStanding& standing) {
        auto resource = start("Goal", uuid(Kind::goal, agreement.id.value));
        const auto* judged = agreement.measure ? measure(*agreement.measure) : nullptr;
        if (!standing.state.empty() && agreement.aim != Aim::comfort)
            resource["extension"] = verdict(standing);
        resource["lifecycleStatus"] = standing.in_force ? "active" : "completed";
        if (standing.in_force && agreement.aim != Aim::comfort)
            resource["achievementStatus"] = achievement(agreement.aim, standing.state);
        if (standing.in_force && standing.judged_on)
            resource["statusDate"] = to_text(*standing.judged_on);
        const auto words = std::string{aim_words(agreement.aim)} + (judged == nullptr ? "" : ": " + words_of(*judged));
        resource["description"] = concept_of(words, json::array({coding(own("aim"), name_of(agreement.aim))}));
        resource["subject"] = subject();
        resource["startDate"] = to_text(agreement.agreed_on);
        json target = json::object();
        if (judged != nullptr)
            target["measure"] = code_of(*judged);
        if (agreement.target)
            target["detailString"] = fmt::format("{} points below the start", *agreement.target);
        else if (agreement.rate_per_year)
            target["detailString"] = fmt::format("rises by no more than {} points a year", *agreement.rate_per_year);
        if (agreement.review_on)
            target["dueDate"] = to_text(*agreement.review_on);
        if (!target.empty())
            resource["target"] = json::array({target});
        add_note(resource, agreement.patient_words);
        add_note(resource, agreement.stop_rule);
        put(std::move(resource));
    }

    void put_examination(const Examination& examination) {
        const auto known = evidence::examination(examination.kind);
        auto codings = json::array();
        if (known && known->loinc)
            codings.push_back(coding(loinc, *known->loinc));
        codings.push_back(coding(own("examination"), examination.kind));
        auto resource =
            observation(uuid(Kind::examination, examination.id.value),
                        concept_of(known ? known->name : examination.kind, std::move(codings)), examination.day);
        if (examination.value.has_value()) {
            json quantity{{"value", examination.value.value()}};
            put_text(quantity, "unit", examination.unit);
            resource["valueQuantity"] = quantity;
        } else {
            resource["dataAbsentReason"] = absent(examination.value.state());
        }
        if (examination.side)
            resource["bodySite"] = concept_of(name_of(*examination.side));
        add_note(resource, examination.note);
        put(std::move(resource));
    }

    /// Cautions that were answered with yes, the last answer of each.
    void put_flags() {
        for (const auto& given : record_.screening_answers) {
            const bool last = std::ranges::none_of(record_.screening_answers, [&](const ScreeningAnswer& other) {
                return other.question == given.question &&
                       (other.asked_on > given.asked_on || (other.asked_on == given.asked_on && other.id > given.id));
            });
            if (!last || !given.answer.has_value())
                continue;
            const auto known = evidence::caution(given.question);
            auto resource = start("Flag", uuid(Kind::flag, given.id.value));
            resource["status"] = "active";
            auto text = known ? known->condition : given.question;
            if (!given.answer.value().empty())
                text += ": " + given.answer.value();
            resource["code"] = concept_of(text, json::array({coding(own("caution"), given.question)}));
            resource["subject"] = subject();
            resource["period"] = {{"start", to_text(given.asked_on)}};
            put(std::move(resource));
        }
    }

    const BookRecord& book_;
    const PatientRecord& record_;
    const std::vector<GoalStanding>& standings_;
    std::set<Id<Practitioner>> practitioners_;  ///< Those in the bundle.
    json entries_ = json::array();
};

}  // namespace

std::string fhir_bundle(const BookRecord& book, const PatientRecord& record,
                        const std::vector<GoalStanding>& standings) {
    constexpr int indent = 1;
    return Bundle{book, record, standings}.make().dump(indent) + "\n";
}

}  // namespace needlebook::exchange
