/// Ids are made from ours, so that the same record gives the same bytes.
#include "exchange/fhir_parts.h"

#include <fmt/format.h>

namespace needlebook::exchange::fhir {

std::string uuid(Kind kind, std::int64_t id, unsigned part) {
    const auto bits = static_cast<std::uint64_t>(id);
    return fmt::format("6e656564-{:04x}-8{:03x}-{:04x}-{:012x}", static_cast<unsigned>(kind), part & 0xfffU,
                       (bits >> 48U) | 0x8000U, bits & 0xffff'ffff'ffffU);
}

Json start(const char* type, const std::string& id) { return {{"resourceType", type}, {"id", id}}; }

Json coding(std::string_view system, std::string_view code, std::string_view display) {
    Json one{{"system", system}, {"code", code}};
    if (!display.empty())
        one["display"] = display;
    return one;
}

Json concept_of(std::string_view text, Json codings) {
    Json made = Json::object();
    if (!codings.empty())
        made["coding"] = std::move(codings);
    if (!text.empty())
        made["text"] = text;
    return made;
}

std::string hl7(std::string_view name) { return "http://terminology.hl7.org/CodeSystem/" + std::string{name}; }
std::string own(std::string_view name) { return "urn:needlebook:" + std::string{name}; }

Json absent(Answered state) {
    switch (state) {
        case Answered::not_asked:
            return concept_of("not asked", Json::array({coding(hl7("data-absent-reason"), "not-asked", "Not Asked")}));
        case Answered::declined:
            return concept_of("declined",
                              Json::array({coding(hl7("data-absent-reason"), "asked-declined", "Asked But Declined")}));
        case Answered::none:
        case Answered::value:
            break;
    }
    return concept_of("asked, without a value");
}

void put_text(Json& to, const char* name, const std::string& text) {
    if (!text.empty())
        to[name] = text;
}

void add_note(Json& to, const std::string& text) {
    if (!text.empty())
        to["note"].push_back({{"text", text}});
}

}  // namespace needlebook::exchange::fhir
