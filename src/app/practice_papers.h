/// Each part of the practice page as a document to print, and what was written about one side effect.
#pragma once

#include <string>

#include "app/practice_pictures.h"
#include "report/document.h"

namespace needlebook::app {

enum class PracticePart { side_effects, caseload, points, records };

/// Names of files: "side-effects".
std::string_view file_name_of(PracticePart part);

/// @param effects  The rows of the register, as side_effect_register or a filter gives them.
/// Fails with what the book fails with.
Result<report::Document> practice_document(const PracticeLedger& ledger, const Period& period, PracticePart part,
                                           const std::vector<std::size_t>& effects);

/// One side effect as it stands in its session.
struct RegisterEntry {
    Session session;
    SideEffect effect;
    std::string patient_code;
    std::string patient_name;
};
Result<RegisterEntry> register_entry(const PracticeLedger& ledger, std::size_t effect);

/// Everyone's code, by person of the ledger; "" for those who are gone.
Result<std::vector<std::string>> patient_codes(const PracticeLedger& ledger);

/// The same without its session, for many at once.
struct RegisterRow {
    std::size_t place{};  ///< Index in the ledger's effects.
    Day day{};
    std::string patient_code;
    SideEffect effect;
};
Result<std::vector<RegisterRow>> register_rows(const PracticeLedger& ledger, const std::vector<std::size_t>& effects);

/// Indices of the rows that a filter lets through.
std::vector<std::size_t> narrowed(const std::vector<RegisterRow>& rows, const RegisterFilter& filter);

/// "ST36 left"
std::string where_words(const SideEffect& effect);

/// The form for reporting a serious event; nobody's name or date of birth is on it.
report::Document serious_event_document(const RegisterEntry& entry, std::string_view practice);

}  // namespace needlebook::app
