/// The parts that several reports share, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/report_source.h"
#include "chart/trend.h"
#include "domain/side_effect.h"
#include "report/gp_report.h"

namespace needlebook::app {

/// How often each kind was noted from one source: "bruise 2 (1 moderate)", most first; treatments only.
std::vector<std::string> side_effect_tally(const TrendView& view, SideEffectSource source);
/// "None was serious.", or what was.
std::string serious_words(const TrendView& view);

/// Told and seen, each with its denominator, and whether every needle was accounted for.
std::vector<std::string> side_effect_lines(const ReportSource& source);

/// "25 March 2026: duloxetine 30 → 60 mg"; the newest `most`, oldest of them first.
std::vector<std::string> change_lines(const TrendView& view, std::size_t most);
/// "HbA1c: 58 mmol/mol on 2 March 2026, 54 on 8 June 2026": first and last of each kind and side.
std::vector<std::string> examination_lines(const TrendView& view);

std::string treatment_words(const ReportSource& source);
std::string cautions_words(const ReportSource& source);
std::string medicine_words(const TrendView& view);
std::string feet_words(const ReportSource& source);
std::string advice_words(const ReportSource& source);
/// "what to expect, shown on 2 March 2026": when the panel of realistic expectations was last shown.
std::string expectations_shown_words(const ReportSource& source);
/// What a doctor would look for and the record doesn't hold: "who diagnosed it, HbA1c".
std::string not_known_words(const ReportSource& source);

/// The verdict on the judged score, or why there is none.
report::StateWords state_of(const TrendView& view);
std::vector<report::ScoreRow> score_rows(const TrendView& view);

/// What the marks of the picture mean, those that are in it.
std::string picture_key(const TrendView& view);

/// Procedure, changed constants, history: "… history 214, head 3f9a2c07 · not to be used in advertising".
std::string stamp(const ReportSource& source);

/// "Maud Ellery · P-0042 · born 14 March 1958"
std::string identity_words(const Patient& patient);
/// "J. Marsh, Fernside Clinic"
std::string practitioner_words(const ReportSource& source);

/// The judged score alone, large, with the patient's words on it.
/// @param dates  Whether the first treatment and the review say their day.
chart::TrendSpec patient_picture(const TrendView& view, bool dates);
/// The judged score in the words for patients; the whole of it, but without what the chart can't show.
std::string patient_sentences(const TrendView& view);

}  // namespace needlebook::app
