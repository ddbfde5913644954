/// The three reports and the patient view, filled from a book.
#pragma once

#include "app/report_source.h"
#include "report/document.h"
#include "report/gp_report.h"
#include "report/patient_report.h"
#include "report/patient_screen.h"
#include "report/practitioner_report.h"

namespace needlebook::app {

enum class ReportReader { patient, gp, practitioner };

report::GpReport gp_report(const ReportSource& source);
report::PatientReport patient_report(const ReportSource& source);
report::PractitionerReport practitioner_report(const ReportSource& source);
report::PatientScreen patient_screen(const ReportSource& source);

/// The document for a reader; those for the GP and the patient on one page if that can be.
report::Document report_for(ReportReader reader, const ReportSource& source, const chart::TextMeter& meter);

}  // namespace needlebook::app

namespace needlebook {

/// As the command line has them.
template <>
struct Names<app::ReportReader> {
    static constexpr std::array<std::string_view, 3> all{"patient", "gp", "practitioner"};
};

}  // namespace needlebook
