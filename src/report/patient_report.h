/// One page for the patient: plain words, one chart, no table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/trend.h"
#include "report/document.h"

namespace needlebook::report {

/// Everything in words already; an empty part is left out of the page.
struct PatientReport {
    std::string patient;  ///< "Maud Ellery, with J. Marsh, Fernside Clinic"
    std::string dated;    ///< "22 June 2026"
    std::string agreed;   ///< "What we agreed on 2 March 2026"
    std::string own_words;
    std::string sentence;                     ///< Of the outcome procedure, for patients.
    std::optional<chart::TrendSpec> trend{};  ///< One measure; labels and sizes are set here.
    std::string key;                          ///< Under the picture: what its marks mean.
    std::vector<std::string> side_effects{};
    std::vector<std::string> changes{};
    std::string cannot_show;
    std::vector<std::string> questions{};
    std::string call_strong;  ///< When to call the GP …
    std::string call;         ///< … and what to do.
    std::string footer;
};

Document patient_report(const PatientReport& report);

}  // namespace needlebook::report
