/// Lines of text no wider than a column.
#include "chart/wrap.h"

#include "base/text.h"

namespace needlebook::chart {
namespace {

/// Bytes of the first UTF-8 character.
std::size_t first_character(std::string_view words) {
    std::size_t length = 1;
    while (length < words.size() && (static_cast<unsigned char>(words[length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

/// As many characters as fit, at least one.
std::size_t fitting(std::string_view word, const TextStyle& style, double width, const TextMeter& meter) {
    std::size_t length = first_character(word);
    while (length < word.size()) {
        const auto longer = length + first_character(word.substr(length));
        if (meter(word.substr(0, longer), style).width > width)
            break;
        length = longer;
    }
    return length;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view words, const TextStyle& style, double width, const TextMeter& meter) {
    std::vector<std::string> lines;
    for (const auto paragraph : split(words, '\n')) {
        std::string line;
        for (auto word : split(paragraph, ' ')) {
            if (word.empty())
                continue;
            const auto longer = line.empty() ? std::string{word} : line + " " + std::string{word};
            if (meter(longer, style).width <= width) {
                line = longer;
                continue;
            }
            if (!line.empty())
                lines.push_back(std::move(line));
            while (meter(word, style).width > width && word.size() > first_character(word)) {
                const auto length = fitting(word, style, width, meter);
                lines.emplace_back(word.substr(0, length));
                word.remove_prefix(length);
            }
            line = word;
        }
        if (!line.empty())
            lines.push_back(std::move(line));
    }
    return lines;
}

std::string cut(const std::string& words, const TextStyle& style, double width, const TextMeter& meter) {
    if (meter(words, style).width <= width)
        return words;
    const double dots = meter("…", style).width;
    if (width <= dots || words.empty())
        return {};
    auto kept = words.substr(0, fitting(words, style, width - dots, meter));
    while (kept.ends_with(' '))
        kept.pop_back();
    auto shown = kept + "…";
    return kept.empty() || meter(shown, style).width > width ? std::string{} : shown;
}

}  // namespace needlebook::chart
