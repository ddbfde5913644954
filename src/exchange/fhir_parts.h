/// What the resources of a FHIR bundle are made of: ids, codes, words, states of a missing value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/answer.h"
#include "base/id.h"

namespace needlebook::exchange::fhir {

using Json = nlohmann::ordered_json;

inline constexpr std::string_view loinc = "http://loinc.org";
inline constexpr std::string_view snomed = "http://snomed.info/sct";

/// What a resource stands for; makes its id another than those of the same number.
enum class Kind {
    patient,
    practitioner,
    score,
    not_asked,
    examination,
    procedure,
    goal,
    adverse_event,
    flag,
    extent,
    change,
    consent
};

/// A UUID (version 8: of our own making) of the kind, the record's id and a number among several.
std::string uuid(Kind kind, std::int64_t id, unsigned part = 0);

template <class Of>
Json reference(Kind kind, Id<Of> id) {
    return {{"reference", "urn:uuid:" + uuid(kind, id.value)}};
}

/// A resource with its type and id, and nothing else yet.
Json start(const char* type, const std::string& id);

Json coding(std::string_view system, std::string_view code, std::string_view display = {});
Json concept_of(std::string_view text, Json codings = Json::array());
std::string hl7(std::string_view name);  ///< A code system of HL7's terminology.
std::string own(std::string_view name);  ///< One of ours.

/// Why there is no value, as a concept.
Json absent(Answered state);

void put_text(Json& to, const char* name, const std::string& text);
void add_note(Json& to, const std::string& text);

}  // namespace needlebook::exchange::fhir
