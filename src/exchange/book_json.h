/// A whole book, or one patient of it, as one JSON document (docs/export.md, docs/needlebook-1.schema.json).
///
/// Written and read patient by patient, so that a large practice needs little memory.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/patient_record.h"
#include "exchange/refusal.h"

namespace needlebook::exchange {

inline constexpr int json_version = 1;

/// The pieces of a document, in this order; each patient stands on a line of its own.
std::string json_start(const BookRecord& record);
std::string json_patient(const PatientRecord& record, bool first);
std::string json_end();

/// What belongs to everyone, with everything else checked for being JSON of a version that is known.
tl::expected<BookRecord, RejectedCell> read_json_book(std::string_view text);

/// Gives `take` each patient in the order of the document. `take` refuses by giving what is wrong, with
/// the path inside the patient ("sessions[2].starts") as its column.
using TakePatient = std::function<std::optional<RejectedCell>(PatientRecord)>;
std::optional<RejectedCell> read_json_patients(std::string_view text, const TakePatient& take);

/// What in a record belongs to another patient, to nothing, or stands twice; none when all is well.
/// The column is the path inside the record.
std::optional<RejectedCell> misplaced(const PatientRecord& record);

}  // namespace needlebook::exchange
