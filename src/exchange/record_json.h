/// Every record as JSON, complete, and back: for the history and for exporting.
///
/// Ids are text (spreadsheets and JavaScript lose digits), days and times ISO 8601, answers
/// {"answer": "value", "value": …}, what is absent null.
#pragma once

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "exchange/patient_record.h"

namespace needlebook::exchange {

nlohmann::json to_json(const Patient& patient);
nlohmann::json to_json(const Complaint& complaint);
nlohmann::json to_json(const Measure& measure);
nlohmann::json to_json(const Agreement& agreement);
nlohmann::json to_json(const CourseEnd& end);
nlohmann::json to_json(const Consent& consent);
nlohmann::json to_json(const EvidenceShown& shown);
nlohmann::json to_json(const ScreeningAnswer& answer);
nlohmann::json to_json(const Session& session);
nlohmann::json to_json(const Reading& reading);
nlohmann::json to_json(const Extent& extent);
nlohmann::json to_json(const needlebook::Change& change);
nlohmann::json to_json(const Examination& examination);
nlohmann::json to_json(const PointGroup& group);
nlohmann::json to_json(const Practice& practice);
nlohmann::json to_json(const Practitioner& practitioner);
nlohmann::json to_json(const QuotedAct& act);
nlohmann::json to_json(const BookRecord& record);
nlohmann::json to_json(const PatientRecord& record);

/// A record from its JSON. Fails with Errc::malformed, incomplete or out_of_range and the name of
/// the field. Defined for every record above.
template <class Record>
Result<Record> record_from(const nlohmann::json& json);

}  // namespace needlebook::exchange
