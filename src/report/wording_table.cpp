#include "report/wording_table.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/text.h"
#include "base/tongue.h"
#include "embedded/wording.h"
#include "report/wording.h"

namespace needlebook::report {

namespace {

/// Lower case, one blank between words and around them, nothing else.
std::string words_only(std::string_view text) {
    std::string words{" "};
    for (const char letter : lower_case(text)) {
        const bool in_word = (letter >= 'a' && letter <= 'z') || letter == '\'' || (letter >= '0' && letter <= '9') ||
                             static_cast<unsigned char>(letter) >= 0x80;
        if (in_word)
            words += letter;
        else if (words.back() != ' ')
            words += ' ';
    }
    if (words.back() != ' ')
        words += ' ';
    return words;
}

/// The first column of a list of words and phrases.
std::vector<std::string> read_words(std::string_view csv) {
    const auto table = csv::parse_own(csv);
    std::vector<std::string> list;
    for (const auto& row : table.rows)
        list.push_back(table.cell(row, "words"));
    return list;
}

std::vector<std::string_view> words_found(std::string_view text, const std::vector<std::string>& list) {
    const auto words = words_only(text);
    std::vector<std::string_view> found;
    for (const auto& one : list)
        if (words.find(" " + one + " ") != std::string::npos)
            found.emplace_back(one);
    return found;
}

const std::vector<std::string>& english_banned() {
    static const auto list = read_words(embedded::wording_banned);
    return list;
}

/// What the catalogue of a language says in place of our list, parted by |; empty when it has none.
std::vector<std::string> banned_of(const Tongue& tongue) {
    std::vector<std::string> words;
    if (const auto* list = tongue.find(fmt::format("{}", fmt::join(english_banned(), "|"))))
        for (const auto one : split(list, '|'))
            words.emplace_back(trimmed(one));
    return words;
}

std::string said(const std::string& english) { return outcome_sentence(english, tongue()); }

std::vector<WordingRow> rows_of(std::string_view text) {
    const auto table = csv::parse_own(text);
    std::vector<WordingRow> rows;
    for (const auto& row : table.rows)
        rows.push_back({.state = table.cell(row, "state"),
                        .reason = table.cell(row, "reason"),
                        .aim = table.cell(row, "aim"),
                        .detail = table.cell(row, "detail"),
                        .text = said(table.cell(row, "text"))});
    return rows;
}

using Texts = std::map<std::string, std::string, std::less<>>;

Texts texts_of(std::string_view text, std::string_view key) {
    const auto table = csv::parse_own(text);
    Texts texts;
    for (const auto& row : table.rows)
        texts[table.cell(row, key)] = said(table.cell(row, "text"));
    return texts;
}

const std::string& text_in(const Texts& texts, std::string_view key) {
    const auto found = texts.find(key);
    if (found == texts.end())
        throw std::logic_error{"no wording: " + std::string{key}};
    return found->second;
}

/// "nb" or "nb:score|scores"
std::string placeholder_text(std::string_view inside, const Fillings& fillings) {
    const auto colon = inside.find(':');
    const auto name = inside.substr(0, colon);
    if (colon == std::string_view::npos)
        return text_in(fillings.words, name);
    const auto count = fillings.counts.find(name);
    const auto forms = split(inside.substr(colon + 1), '|');
    const auto form = tongue().form_of(static_cast<unsigned long>(count == fillings.counts.end() ? 0 : count->second));
    if (count == fillings.counts.end() || form >= forms.size())
        throw std::logic_error{"no plural: " + std::string{inside}};
    return std::string{forms[form]};
}

}  // namespace

std::string outcome_sentence(const std::string& english, const Tongue& tongue) {
    const auto* words = tongue.find(english);
    const auto banned = banned_of(tongue);
    const bool may_be_said = words != nullptr && !banned.empty() && words_found(words, banned).empty() &&
                             words_found(words, english_banned()).empty();
    return may_be_said ? words : english;
}

const std::vector<WordingRow>& practitioner_rows() {
    static const auto rows = rows_of(embedded::wording_practitioner);
    return rows;
}

const std::vector<WordingRow>& patient_rows() {
    static const auto rows = rows_of(embedded::wording_patient);
    return rows;
}

const std::string& added_text(std::string_view key) {
    static const auto texts = texts_of(embedded::wording_added, "key");
    return text_in(texts, key);
}

const std::string& judged_text(std::string_view key) {
    static const auto texts = texts_of(embedded::wording_judged, "key");
    return text_in(texts, key);
}

const std::string& outlook_text(std::string_view key) {
    static const auto texts = texts_of(embedded::wording_outlook, "key");
    return text_in(texts, key);
}

const std::string& constant_text(std::string_view name) {
    static const auto texts = texts_of(embedded::wording_constants, "key");
    return text_in(texts, name);
}

const std::string& expectation_text(std::string_view key) {
    static const auto texts = texts_of(embedded::wording_expectations, "key");
    return text_in(texts, key);
}

const std::string& practice_text(std::string_view key) {
    static const auto texts = texts_of(embedded::wording_practice, "key");
    return text_in(texts, key);
}

std::string_view label_text(std::string_view key) {
    static const auto texts = texts_of(embedded::wording_labels, "label");
    return text_in(texts, key);
}

std::string_view label_text(outcome::Label label) { return label_text(name_of(label)); }

std::string_view patient_footer() { return added_text("footer"); }

std::string filled(std::string_view text, const Fillings& fillings) {
    std::string out;
    while (!text.empty()) {
        const auto open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const auto close = text.find('}', open);
        const auto name = text.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
        if (close == std::string_view::npos || name.find('{') != std::string_view::npos)
            throw std::logic_error{"open brace: " + std::string{text}};
        out += placeholder_text(name, fillings);
        text.remove_prefix(close + 1);
    }
    return out;
}

std::vector<std::string_view> banned_words(std::string_view text) {
    static const auto lists = [] {
        auto all = english_banned();
        std::ranges::move(banned_of(tongue()), std::back_inserter(all));
        return all;
    }();
    return words_found(text, lists);
}

std::vector<std::string_view> overpromising_words(std::string_view text) {
    static const auto promises = read_words(embedded::wording_overpromise);
    return words_found(text, promises);
}

}  // namespace needlebook::report
