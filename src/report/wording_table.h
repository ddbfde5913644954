/// The wording files, and how a text's placeholders are filled.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/tongue.h"
#include "outcome/verdict.h"

namespace needlebook::report {

/// A row of practitioner.csv or patient.csv; an empty key fits anything.
struct WordingRow {
    std::string state, reason, aim, detail;
    std::string text;
};

/// Rows in the order of the file: the first that fits is taken.
const std::vector<WordingRow>& practitioner_rows();
const std::vector<WordingRow>& patient_rows();

/// The text of `key` in added.csv. Throws std::logic_error for an unknown key.
const std::string& added_text(std::string_view key);

/// The same for judged.csv, outlook.csv, expectations.csv, practice.csv and, by the name of a constant,
/// for constants.csv.
const std::string& judged_text(std::string_view key);
const std::string& outlook_text(std::string_view key);
const std::string& expectation_text(std::string_view key);
const std::string& practice_text(std::string_view key);
const std::string& constant_text(std::string_view name);

/// A sentence about outcomes in that language. It stays English where the catalogue brings no list of banned words (as
/// the translation of ours, parted by |), where its sentence holds one of them, or where a choice by count lacks a
/// form; its own choices then keep to the forms of English: {nb=score|scores}.
std::string outcome_sentence(const std::string& english, const Tongue& tongue);

/// What to put for each placeholder. A count stands in `counts` too, so that
/// {nb:score|scores} can choose its form.
struct Fillings {
    std::map<std::string, std::string, std::less<>> words;
    std::map<std::string, int, std::less<>> counts;
};

/// Throws std::logic_error for a placeholder without a filling or without its brace:
/// nothing unfilled is ever shown.
std::string filled(std::string_view text, const Fillings& fillings);

}  // namespace needlebook::report
