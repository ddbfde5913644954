/// Sessions in words, line by line, for the full record.
#pragma once

#include <vector>

#include "app/report_source.h"
#include "report/practitioner_report.h"

namespace needlebook::app {

/// By start; the versions that something replaced stand under the one that did.
std::vector<report::VisitRecord> visit_records(const ReportSource& source);

/// Every score of every source, newest first.
std::vector<report::ScoredDay> scored_days(const TrendView& view);

}  // namespace needlebook::app
