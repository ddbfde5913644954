/// What the pictures of the practice show, as rows of words: for a screen reader, for paper, for anyone who would
/// rather read.
#pragma once

#include <string>
#include <vector>

#include "app/practice_chance.h"
#include "app/practice_papers.h"
#include "app/practice_published.h"

namespace needlebook::app {

struct PracticeTable {
    std::string title;
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
    bool operator==(const PracticeTable&) const = default;
};

/// A row for each kind: what, events, of how many, the rate, what it could be, what others published.
PracticeTable rate_table(const std::vector<SideEffectRate>& rates, SideEffectSource source, RateUnit unit);

/// A row for each published rate that stands in the plot, with its study.
PracticeTable published_table(const std::vector<SideEffectRate>& rates, SideEffectSource source, RateUnit unit);

/// The newest quarter first.
PracticeTable quarter_table(const std::vector<Quarter>& quarters, SideEffectSource source);

/// The nine places, then all who stopped, why, and who is past the review and undecided.
PracticeTable place_table(const outcome::Caseload& caseload, const StopReasons& reasons);

/// A row for each aim: what is shown as reached and as worse, what chance alone shows, under which conditions.
PracticeTable aim_table(const std::vector<AimStand>& stands);

/// Each starter: first agreement, later ones, where they stand, stopped. Patients by their code. Fails with what the
/// book fails with.
Result<PracticeTable> starter_table(const PracticeLedger& ledger, const std::vector<LedgerStarter>& starters);

/// Each event of the register; patients by their code. Fails with what the book fails with.
Result<PracticeTable> register_table(const PracticeLedger& ledger, const std::vector<std::size_t>& effects);

// Cells of the register, which is filled row by row as they come into view.
std::string register_cell(const RegisterRow& row, std::size_t column);
std::vector<std::string> register_heads();

}  // namespace needlebook::app
