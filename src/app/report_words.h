/// How records are put into words on paper. English; sentences about outcomes are report/wording's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/trend_view.h"
#include "domain/needle.h"
#include "domain/side_effect.h"
#include "report/gp_report.h"

namespace needlebook::app {

/// As a printer would set it: "→" for "->", "−" before a number and "’" within a word.
std::string set_for_print(std::string_view text);

/// The same on every line.
std::vector<std::string> set_for_print(std::vector<std::string> lines);

std::string counted(std::size_t count, const char* one, const char* many);  ///< "1 session", "2 sessions"
std::string joined(const std::vector<std::string>& parts, std::string_view between);
std::string listed(const std::vector<std::string>& parts);  ///< "a, b and c"
std::string capitalised(std::string words);                 ///< ASCII only.

std::string_view aim_words(Aim aim);                            ///< "slow the worsening"
std::string complaint_words(const Complaint& complaint);        ///< "Diabetic neuropathy, both feet"
std::string measure_words(const Measure& measure);              ///< "Pain, left"
std::string change_words(const Change& change);                 ///< "duloxetine 30 → 60 mg"
std::string examination_name(const Examination& examination);   ///< "128 Hz tuning fork, left"
std::string examination_words(const Examination& examination);  ///< The same and ": 7 seconds felt".
std::string_view session_kind_words(SessionKind kind);
std::string_view session_status_words(SessionStatus status);
std::string_view source_words(ReadingSource source);
std::string_view end_words(EndReason reason);
std::string_view causality_words(Causality causality);  ///< "can't be assessed"
std::string_view side_words(Side side);
std::string score_words(const Answer<Score>& score);      ///< "7", "not asked", "declined"
std::string side_effect_words(const SideEffect& effect);  ///< "bruise (moderate, ST36)"

/// "2 March 2026: improve, judged on pain; review 25 May 2026"
std::string agreement_words(const AgreementPeriod& period, const std::vector<MeasureTrend>& measures);

/// The label in full, with the reason that a table has room for: "Can’t be judged: start too low".
std::string state_words(const TrendView& view, const MeasureTrend& trend);

}  // namespace needlebook::app
