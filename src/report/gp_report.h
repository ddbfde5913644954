/// One page for the patient's doctor: what was agreed, what the scores say, what else happened, what isn't known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/badge.h"
#include "chart/trend.h"
#include "report/document.h"

namespace needlebook::report {

/// One measure in the table of scores.
struct ScoreRow {
    std::string name;
    chart::Figure figure = chart::Figure::circle;
    chart::Ink ink = chart::Ink::measure_1;
    std::string start;   ///< "6.7"; empty: none.
    std::string lately;  ///< "3.0"
    std::string change;  ///< "-5.6 to -1.7", with real minus signs.
    std::string scores;  ///< "3 and 6"
    std::optional<chart::StateShape> shape{};
    std::string state;  ///< "Not reached by 25 May"
    bool operator==(const ScoreRow&) const = default;
};

/// The verdict on the judged measure; none while there is nothing to judge.
struct StateWords {
    chart::StateShape shape{};
    std::string word;
    std::string tail;      ///< "on 25 May 2026, as of 22 June 2026"
    std::string sentence;  ///< Letter by letter that of the outcome procedure.
    bool operator==(const StateWords&) const = default;
};

/// Everything in words already; an empty part is left out of the page.
struct GpReport {
    std::string patient;       ///< "Maud Ellery · P-0042 · born 1958"
    std::string dated;         ///< "22 June 2026"
    std::string practitioner;  ///< "J. Marsh, Fernside Clinic"
    std::string registration;  ///< "British Acupuncture Council 12345"

    std::string reason;     ///< "Diabetic neuropathy, both feet"
    std::string diagnosed;  ///< By whom, or that the patient told it.
    std::string agreed;     ///< "2 March 2026: improve, judged on pain; review 25 May 2026"
    std::string own_words;
    std::string treatment;  ///< Sessions, needles, points.
    std::string cautions;
    std::string medicines;
    std::string feet;  ///< When the feet were looked at, and what was seen.
    std::string told;       ///< What the patient was told.
    std::string not_known;  ///< What isn't recorded.

    std::optional<StateWords> state{};
    std::optional<chart::TrendSpec> trend{};
    std::string key;  ///< Under the picture: what its marks mean.
    std::vector<ScoreRow> scores{};
    std::vector<std::string> side_effects{};  ///< With their denominators.
    std::vector<std::string> changes{};
    std::vector<std::string> examinations{};  ///< HbA1c and others, with dates.
    std::string red_flags;                    ///< What asks for a look now; set in a box.
    std::string cannot_show;
    std::string contact;  ///< Whom to call.
    std::string footer;
};

Document gp_report(const GpReport& report);

/// Table of scores, as it stands in the GP's and the practitioner's report.
Table score_table(const std::vector<ScoreRow>& scores);

}  // namespace needlebook::report
