/// Parts of names, codes and dates, found by how they begin.
#include "app/search_key.h"

#include <algorithm>
#include <ranges>

#include "app/patient_rows.h"
#include "base/text.h"

namespace needlebook::app {
namespace {

constexpr char separator = '\n';

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_part_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || is_digit(c) || (byte >= 'a' && byte <= 'z');
}

/// Each part of `text` that begins after something which is no letter or digit, to its end, so
/// that "p-0012" is found by "0012" and "12" too.
void add_parts(std::string_view text, std::string& key) {
    const auto whole = folded(text);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (!is_part_of_word(whole[i]) || (i > 0 && is_part_of_word(whole[i - 1])))
            continue;
        const auto end = std::min(whole.find(' ', i), whole.size());
        const auto part = std::string_view{whole}.substr(i, end - i);
        key += separator;
        key += part;
        const auto digits = part.find_first_not_of('0');
        if (digits != 0 && digits != std::string_view::npos) {
            key += separator;
            key += part.substr(digits);
        }
    }
}

/// "p0012" is found by "12" too.
void add_number(std::string_view code, std::string& key) {
    const auto digits = code.find_first_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos)
        return;
    const auto number = code.find_first_not_of('0', digits);
    key += separator;
    key += code.substr(digits);
    if (number != std::string_view::npos && number != digits) {
        key += separator;
        key += code.substr(number);
    }
}

void add_date(Day born_on, std::string& key) {
    const date::year_month_day ymd{born_on};
    const auto year = std::to_string(static_cast<int>(ymd.year()));
    const auto month = std::to_string(static_cast<unsigned>(ymd.month()));
    const auto dom = std::to_string(static_cast<unsigned>(ymd.day()));
    const auto two = [](const std::string& number) { return number.size() < 2 ? "0" + number : number; };
    const auto form = [&](const std::string& text) { (key += separator) += text; };
    form(to_text(born_on));
    for (const std::string mark : {"/", "."}) {
        form(dom + mark + month + mark + year);
        form(two(dom) + mark + two(month) + mark + year);
    }
}

constexpr std::size_t start_size = sizeof(std::uint64_t);

/// The first bytes of `text`, the very first in the highest place; zeroes behind a shorter one.
std::uint64_t start_of(std::string_view text) {
    std::uint64_t start = 0;
    constexpr unsigned bits = 8;
    for (std::size_t i = 0; i < start_size; ++i)
        start = (start << bits) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return start;
}

/// A word to be looked for.
struct Sought {
    explicit Sought(std::string_view text)
        : word{separator + std::string{text}},
          start{start_of(text)},
          mask{start_of(std::string(std::min(text.size(), start_size), '\xff'))} {}

    bool begins_part_of(const SearchKey& key) const {
        const auto begins = [this](std::uint64_t part) { return ((part ^ start) & mask) == 0; };
        return std::ranges::any_of(key.starts, begins) &&
               (word.size() <= start_size + 1 || key.parts.find(word) != std::string::npos);
    }

    std::string word;  ///< With its separator.
    std::uint64_t start;
    std::uint64_t mask;
};

}  // namespace

SearchKey search_key(const Patient& patient) {
    SearchKey key;
    add_parts(patient.given_names, key.parts);
    add_parts(patient.family_name, key.parts);
    add_parts(patient.code, key.parts);
    add_number(folded(patient.code), key.parts);
    if (patient.born_on)
        add_date(*patient.born_on, key.parts);
    for (const auto part : std::views::split(std::string_view{key.parts}, separator))
        if (!part.empty())
            key.starts.push_back(start_of({part.begin(), part.end()}));
    std::ranges::sort(key.starts);
    key.starts.erase(std::ranges::unique(key.starts).begin(), key.starts.end());
    key.starts.shrink_to_fit();
    return key;
}

std::vector<std::size_t> matching(std::span<const PatientRow> rows, std::string_view text) {
    std::vector<Sought> words;
    const auto whole = folded(text);
    for (const auto word : std::views::split(std::string_view{whole}, ' '))
        if (!word.empty())
            words.emplace_back(std::string_view{word.begin(), word.end()});
    std::vector<std::size_t> found;
    found.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::ranges::all_of(words, [&](const Sought& word) { return word.begins_part_of(rows[i].key); }))
            found.push_back(i);
    return found;
}

}  // namespace needlebook::app
