/// Everything that the book holds on one patient, as they may ask for it: to be read by people, and by programs.
#pragma once

#include <filesystem>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "chart/scene.h"
#include "domain/patient.h"

namespace needlebook::app {

class Logbook;

/// Private notes and unsigned sessions are in it, unlike in the patient's copy. Writes into `folder`, which is made if
/// need be: the full record of each complaint as a page (HTML), the history of the record as a table (CSV: entry, date
/// and time, who, what, record, field, before, after), and all of it as JSON. Files of the same names are replaced,
/// each whole. Fails with what writing files and the book fail with.
Result<std::vector<std::filesystem::path>> export_patient(const Logbook& book, Id<Patient> patient,
                                                          const std::filesystem::path& folder,
                                                          const chart::TextMeter& meter);

}  // namespace needlebook::app
