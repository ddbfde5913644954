/// Each part of the practice page as tables for a spreadsheet: a header, then a row each; dates and decimals without a
/// locale, patients by their code.
#pragma once

#include <string>
#include <vector>

#include "app/practice_papers.h"

namespace needlebook::app {

struct CsvTable {
    std::string name;  ///< What its file's name ends with: "published"; "" for the first.
    std::string text;
};

/// The first is the part itself, the others what stands beside it. Fails with what the book fails with.
/// @param effects  Of the register: those to write, as the filter has them.
Result<std::vector<CsvTable>> practice_csv(const PracticeLedger& ledger, const Period& period, PracticePart part,
                                           const std::vector<std::size_t>& effects);

}  // namespace needlebook::app
