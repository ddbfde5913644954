/// Each part of the practice page as a document to print and as a table for a spreadsheet.
#pragma once

#include <string>

#include "app/practice_pictures.h"
#include "report/document.h"

namespace needlebook::app {

enum class PracticePart { side_effects, caseload, points, records };

/// Names of files: "side-effects".
std::string_view file_name_of(PracticePart part);

/// Fails with what the book fails with.
Result<report::Document> practice_document(const PracticeLedger& ledger, const Period& period, PracticePart part);

/// A header, then a row each; dates and decimals without a locale.
Result<std::string> practice_csv(const PracticeLedger& ledger, const Period& period, PracticePart part);

/// Every side effect of the register, with what was written about it. Patients by their code.
Result<std::string> register_csv(const PracticeLedger& ledger, const std::vector<std::size_t>& effects);

/// One side effect as it stands in its session.
struct RegisterEntry {
    Session session;
    SideEffect effect;
    std::string patient_code;
    std::string patient_name;
};
Result<RegisterEntry> register_entry(const PracticeLedger& ledger, std::size_t effect);

/// The form for reporting a serious event; nobody's name or date of birth is on it.
report::Document serious_event_document(const RegisterEntry& entry, std::string_view practice);

}  // namespace needlebook::app
