/// The reports, the panel of realistic expectations and the patient view, filled from a book.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/report_source.h"
#include "report/document.h"
#include "report/expectations.h"
#include "report/gp_report.h"
#include "report/patient_report.h"
#include "report/patient_screen.h"
#include "report/practitioner_report.h"

namespace needlebook::app {

/// expectations: what to expect, for the patient at the first visit.
enum class ReportReader { patient, gp, practitioner, expectations };

/// What can be left out of a report. Not among them: where things stand, side effects, what asks for a look, what
/// can't be shown, and the footer.
enum class ReportPart {
    own_words,
    treatment,
    cautions,
    medicines,
    feet,
    told,
    address,
    chart,
    scores,
    judged,
    changes,
    examinations,
    questions,
    visits,
    every_score
};

/// Those that the report for a reader has.
std::span<const ReportPart> parts_of(ReportReader reader);

report::GpReport gp_report(const ReportSource& source);
report::PatientReport patient_report(const ReportSource& source);
report::PractitionerReport practitioner_report(const ReportSource& source);
report::PatientScreen patient_screen(const ReportSource& source);

report::Expectations expectations(const ReportSource& source);

/// The document for a reader; those for the GP and the patient on one page if that can be.
/// @param without  Parts to leave out.
report::Document report_for(ReportReader reader, const ReportSource& source, const chart::TextMeter& meter,
                            std::span<const ReportPart> without = {});

/// Free text of the record that a report hands to its reader and that says more than anyone can know.
struct OverPromise {
    enum class Where { own_words, stop_rule, change };
    Where where{};
    std::vector<std::string> words;  ///< As the list has them.
    bool operator==(const OverPromise&) const = default;
};

/// None for what no patient reads: the reports for the GP and the practitioner.
std::vector<OverPromise> over_promises(ReportReader reader, const ReportSource& source);

/// Keeps that the panel of realistic expectations was shown just now, and which evidence stood on it.
Result<void> keep_evidence_shown(Logbook& book, const ReportSource& source);

}  // namespace needlebook::app

namespace needlebook {

/// As the command line has them.
template <>
struct Names<app::ReportReader> {
    static constexpr std::array<std::string_view, 4> all{"patient", "gp", "practitioner", "expectations"};
};
template <>
struct Names<app::ReportPart> {
    static constexpr std::array<std::string_view, 15> all{
        "own_words", "treatment", "cautions", "medicines",    "feet",      "told",   "address",    "chart",
        "scores",    "judged",    "changes",  "examinations", "questions", "visits", "every_score"};
};

}  // namespace needlebook
