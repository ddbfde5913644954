/// R4's own required fields come first; what R4 has no place for is an extension of ours.
#include "exchange/fhir_around.h"

#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/spoken.h"
#include "report/extent_words.h"

namespace needlebook::exchange::fhir {
namespace {

Json period(Day from, std::optional<Day> to) {
    Json made{{"start", to_text(from)}};
    if (to)
        made["end"] = to_text(*to);
    return made;
}

Json medication(const Change& change, const Json& subject) {
    auto resource = start("MedicationStatement", uuid(Kind::change, change.id.value));
    resource["status"] = change.ended_on ? "completed" : "unknown";
    resource["medicationCodeableConcept"] = concept_of(change.words.empty() ? "medicine" : change.words);
    resource["subject"] = subject;
    resource["effectivePeriod"] = period(change.started_on, change.ended_on);
    if (!change.amount_after.empty())
        resource["dosage"] = Json::array({{{"text", change.amount_after}}});
    if (!change.amount_before.empty())
        add_note(resource, "Before: " + change.amount_before);
    return resource;
}

}  // namespace

Json extent_of(const Extent& extent, const Json& subject) {
    const InEnglish plain;
    auto resource = start("Observation", uuid(Kind::extent, extent.id.value));
    resource["status"] = "final";
    resource["code"] = concept_of("How far up the numbness reaches", Json::array({coding(own("extent"), "numbness")}));
    resource["subject"] = subject;
    resource["effectiveDateTime"] = to_text(extent.day);
    resource["valueCodeableConcept"] = concept_of(
        report::level_words(extent.limb, extent.level),
        Json::array({coding(own("extent-" + std::string{name_of(extent.limb)}), std::to_string(extent.level))}));
    resource["bodySite"] = concept_of(fmt::format("{} {}", name_of(extent.side), name_of(extent.limb)));
    return resource;
}

Json change_of(const Change& change, const Json& subject) {
    if (change.kind == ChangeKind::medicine)
        return medication(change, subject);
    auto resource = start("Observation", uuid(Kind::change, change.id.value));
    resource["status"] = "final";
    resource["code"] =
        concept_of("Something else that changed", Json::array({coding(own("change"), name_of(change.kind))}));
    resource["subject"] = subject;
    resource["effectivePeriod"] = period(change.started_on, change.ended_on);
    resource["valueString"] = change.words.empty() ? std::string{name_of(change.kind)} : change.words;
    for (const auto& [name, amount] :
         {std::pair{"before", &change.amount_before}, std::pair{"after", &change.amount_after}})
        if (!amount->empty())
            resource["component"].push_back(
                {{"code", concept_of(name, Json::array({coding(own("amount"), name)}))}, {"valueString", *amount}});
    return resource;
}

Json consent_of(const Consent& consent, const Json& subject, bool practitioner_known) {
    auto resource = start("Consent", uuid(Kind::consent, consent.id.value));
    resource["extension"] = Json::array();
    if (!consent.explained.empty())
        resource["extension"].push_back({{"url", own("explained")}, {"valueString", consent.explained}});
    if (consent.practitioner && practitioner_known)
        resource["extension"].push_back(
            {{"url", own("explained-by")}, {"valueReference", reference(Kind::practitioner, *consent.practitioner)}});
    if (!consent.withdrawn_reason.empty())
        resource["extension"].push_back({{"url", own("withdrawn-reason")}, {"valueString", consent.withdrawn_reason}});
    if (resource["extension"].empty())
        resource.erase("extension");
    resource["status"] = consent.withdrawn_on ? "inactive" : "active";
    resource["scope"] = concept_of("Consent to treatment");
    resource["category"] = Json::array({concept_of("Consent to acupuncture treatment")});
    resource["patient"] = subject;
    resource["dateTime"] = to_text(consent.given_on);
    resource["policyRule"] = concept_of("As explained to the patient by the practice");
    resource["provision"] = {{"type", "permit"}, {"period", period(consent.given_on, consent.withdrawn_on)}};
    return resource;
}

}  // namespace needlebook::exchange::fhir
