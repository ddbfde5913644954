/// The full record of one complaint: what was agreed, every score, every session with its amendments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/trend.h"
#include "report/document.h"
#include "report/gp_report.h"
#include "report/how_judged.h"

namespace needlebook::report {

/// A heading with labelled lines under it.
struct RecordPart {
    std::string heading;
    std::vector<Fields::Row> rows;
    bool operator==(const RecordPart&) const = default;
};

/// One visit, and the versions that it replaced, newest first.
struct VisitRecord {
    RecordPart now;
    std::vector<RecordPart> earlier;
    bool operator==(const VisitRecord&) const = default;
};

/// All scores of one day from one source.
struct ScoredDay {
    std::string day;
    std::string scores;
    std::string source;
    bool operator==(const ScoredDay&) const = default;
};

/// Everything in words already; an empty part is left out.
struct PractitionerReport {
    std::string patient;
    std::string dated;
    std::string practitioner;
    std::vector<Fields::Row> identity{};
    std::vector<RecordPart> agreements{};
    std::optional<StateWords> state{};
    std::optional<chart::TrendSpec> trend{};
    std::string key;
    std::vector<ScoreRow> scores{};
    std::vector<JudgedRow> judged{};
    std::vector<std::string> side_effects{};
    std::vector<std::string> changes{};
    std::vector<std::string> examinations{};
    std::vector<VisitRecord> visits{};
    std::vector<ScoredDay> scored_days{};
    std::string cannot_show;
    std::string footer;
};

Document practitioner_report(const PractitionerReport& report);

}  // namespace needlebook::report
