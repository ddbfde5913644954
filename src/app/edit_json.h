/// An edit as JSON, complete, and back: for the history.
#pragma once

#include "app/edit.h"
#include "exchange/record_json.h"

namespace needlebook::app {

nlohmann::json to_json(const Edit& edit);

/// Fails with Errc::malformed, incomplete or out_of_range and the name of the field.
Result<Edit> edit_from(const nlohmann::json& json);

/// "patient", "course_end": the name of the record's kind in an Edit's JSON.
template <class Record>
std::string_view kind_of();

}  // namespace needlebook::app
