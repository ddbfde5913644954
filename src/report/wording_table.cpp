#include "report/wording_table.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "base/csv.h"
#include "base/spoken.h"
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

std::vector<WordingRow> rows_of(std::string_view text, const Tongue& tongue) {
    const auto table = csv::parse_own(text);
    std::vector<WordingRow> rows;
    for (const auto& row : table.rows)
        rows.push_back({.state = table.cell(row, "state"),
                        .reason = table.cell(row, "reason"),
                        .aim = table.cell(row, "aim"),
                        .detail = table.cell(row, "detail"),
                        .text = outcome_sentence(table.cell(row, "text"), tongue)});
    return rows;
}

using Texts = std::map<std::string, std::string, std::less<>>;

Texts texts_of(std::string_view text, std::string_view key, const Tongue& tongue) {
    const auto table = csv::parse_own(text);
    Texts texts;
    for (const auto& row : table.rows)
        texts[table.cell(row, key)] = outcome_sentence(table.cell(row, "text"), tongue);
    return texts;
}

/// A table as the file has it, and as the user's language says it.
template <class Table>
struct Tongued {
    Table english;
    Table said;

    const Table& now() const { return &tongue() == &users_tongue() ? said : english; }
};

Tongued<std::vector<WordingRow>> tongued_rows(std::string_view text) {
    return {rows_of(text, Tongue{}), rows_of(text, users_tongue())};
}

Tongued<Texts> tongued_texts(std::string_view text, std::string_view key = "key") {
    return {texts_of(text, key, Tongue{}), texts_of(text, key, users_tongue())};
}

const std::string& text_in(const Texts& texts, std::string_view key) {
    const auto found = texts.find(key);
    if (found == texts.end())
        throw std::logic_error{"no wording: " + std::string{key}};
    return found->second;
}

/// A choice by count that takes the forms of English, whatever is spoken: {nb=score|scores}.
constexpr char english_choice = '=';

/// The choices of a sentence that stays English among translated ones.
std::string with_english_choices(std::string text) {
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        const auto colon = text.find(':', open);
        if (colon < close)
            text[colon] = english_choice;
    }
    return text;
}

constexpr unsigned long most_counted = 200;  ///< Rules that look at the last two digits have shown all forms by then.

/// Whether each of the choices has all forms of the language.
bool has_all_forms(std::string_view text, const Tongue& tongue) {
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
        const auto inside = text.substr(open, text.find('}', open) - open);
        const auto forms = split(inside, '|').size();
        for (unsigned long n = 0; inside.find(':') != std::string_view::npos && n <= most_counted; ++n)
            if (tongue.form_of(n) >= forms)
                return false;
    }
    return true;
}

/// "nb", "nb:score|scores" or "nb=score|scores"
std::string placeholder_text(std::string_view inside, const Fillings& fillings) {
    const auto colon = inside.find_first_of(":=");
    const auto name = inside.substr(0, colon);
    if (colon == std::string_view::npos)
        return text_in(fillings.words, name);
    const auto count = fillings.counts.find(name);
    const auto forms = split(inside.substr(colon + 1), '|');
    const auto number = static_cast<unsigned long>(count == fillings.counts.end() ? 0 : count->second);
    const auto form = inside[colon] == english_choice ? PluralRule{}.form_of(number) : tongue().form_of(number);
    if (count == fillings.counts.end() || form >= forms.size())
        throw std::logic_error{"no plural: " + std::string{inside}};
    return std::string{forms[form]};
}

}  // namespace

std::string outcome_sentence(const std::string& english, const Tongue& tongue) {
    const auto* words = tongue.find(english);
    const auto banned = banned_of(tongue);
    const bool may_be_said = words != nullptr && !banned.empty() && words_found(words, banned).empty() &&
                             words_found(words, english_banned()).empty() && has_all_forms(words, tongue);
    return may_be_said ? words : with_english_choices(english);
}

const std::vector<WordingRow>& practitioner_rows() {
    static const auto rows = tongued_rows(embedded::wording_practitioner);
    return rows.now();
}

const std::vector<WordingRow>& patient_rows() {
    static const auto rows = tongued_rows(embedded::wording_patient);
    return rows.now();
}

const std::string& added_text(std::string_view key) {
    static const auto texts = tongued_texts(embedded::wording_added);
    return text_in(texts.now(), key);
}

const std::string& judged_text(std::string_view key) {
    static const auto texts = tongued_texts(embedded::wording_judged);
    return text_in(texts.now(), key);
}

const std::string& outlook_text(std::string_view key) {
    static const auto texts = tongued_texts(embedded::wording_outlook);
    return text_in(texts.now(), key);
}

const std::string& constant_text(std::string_view name) {
    static const auto texts = tongued_texts(embedded::wording_constants);
    return text_in(texts.now(), name);
}

const std::string& expectation_text(std::string_view key) {
    static const auto texts = tongued_texts(embedded::wording_expectations);
    return text_in(texts.now(), key);
}

const std::string& practice_text(std::string_view key) {
    static const auto texts = tongued_texts(embedded::wording_practice);
    return text_in(texts.now(), key);
}

std::string_view label_text(std::string_view key) {
    static const auto texts = tongued_texts(embedded::wording_labels, "label");
    return text_in(texts.now(), key);
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
        std::ranges::move(banned_of(users_tongue()), std::back_inserter(all));
        return all;
    }();
    return words_found(text, lists);
}

std::vector<std::string_view> overpromising_words(std::string_view text) {
    static const auto promises = read_words(embedded::wording_overpromise);
    return words_found(text, promises);
}

}  // namespace needlebook::report
