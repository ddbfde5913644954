/// What stands around the scores in a FHIR bundle: extents of numbness, other changes, consents.
#pragma once

#include "domain/change.h"
#include "domain/course.h"
#include "domain/reading.h"
#include "exchange/fhir_parts.h"

namespace needlebook::exchange::fhir {

/// An Observation: no code for it was found that could be checked, so it is text and a code of ours.
Json extent_of(const Extent& extent, const Json& subject);

/// A medicine as a MedicationStatement, of unknown status unless it ended: the book says when something changed, not
/// what is taken today. Everything else as an Observation.
Json change_of(const Change& change, const Json& subject);

/// `practitioner_known`: whether the bundle holds who explained it.
Json consent_of(const Consent& consent, const Json& subject, bool practitioner_known);

}  // namespace needlebook::exchange::fhir
