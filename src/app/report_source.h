/// Everything of a book that a report on one complaint can need.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/trend_view.h"
#include "base/result.h"
#include "domain/course.h"
#include "domain/practice.h"
#include "domain/session.h"
#include "store/history_table.h"

namespace needlebook::app {

class Logbook;

struct ReportSource {
    TrendView trend;
    Practice practice;
    std::vector<Practitioner> practitioners;
    std::vector<Session> sessions;  ///< Of the complaint, the versions that count, by start; up to the trend's day.
    std::vector<Session> versions;  ///< The same with every version, void ones too.
    std::vector<ScreeningAnswer> screening;  ///< The last answer to each question.
    std::vector<Consent> consents;
    std::vector<EvidenceShown> evidence_shown;  ///< By time.
    store::HistoryHead history;  ///< Before the report itself is noted.

    /// Who gave the last treatment; else the first of the practice. None where nobody is known.
    const Practitioner* practitioner() const;
    const Practitioner* named(std::optional<Id<Practitioner>> id) const;
};

/// Fails with what the book fails with.
Result<ReportSource> report_source(const Logbook& book, TrendView trend);

}  // namespace needlebook::app
