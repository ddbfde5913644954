/// Blanks, commas and semicolons part words, colons part a word; nothing does inside quotes.
#include "domain/point_line_words.h"

#include <algorithm>

#include "domain/point_text.h"

namespace needlebook::line {
namespace {

constexpr char32_t ideographic_comma = 0x3001;

bool is_stop(char32_t mark) { return mark == U',' || mark == U';' || mark == ideographic_comma; }

}  // namespace

Words::Words(std::string_view text) : text_{text}, marks_{code_points(text)} {
    for (auto& mark : marks_)
        mark.value = plain_mark(mark.value);
    bool only_blanks = false;
    for (std::size_t at = 0; at < marks_.size();) {
        if (is_separator(at)) {
            only_blanks = only_blanks && !is_stop(marks_[at].value);
            ++at;
            continue;
        }
        words_.push_back(next(at));
        words_.back().after_blank = only_blanks;
        only_blanks = true;
    }
}

bool Words::is_separator(std::size_t at) const { return marks_[at].value == U' ' || is_stop(marks_[at].value); }

Word Words::next(std::size_t& at) {
    Word word{{at, at}, {}, false};
    auto* span = &word.head;
    std::optional<std::size_t> quote;
    for (; at < marks_.size() && (quote || !is_separator(at)); ++at) {
        if (marks_[at].value == U'"')
            quote = quote ? std::nullopt : std::optional{at};
        if (marks_[at].value == U':' && !quote) {
            span->end = at;
            span = &word.options.emplace_back(Span{at + 1, at + 1});
        }
    }
    span->end = at;
    if (quote)
        open_quote_ = quote;
    return word;
}

std::string_view Words::text(Span span) const {
    const auto byte = [&](std::size_t at) { return at < marks_.size() ? marks_[at].byte : text_.size(); };
    return text_.substr(byte(span.begin), byte(span.end) - byte(span.begin));
}

char32_t Words::mark(std::size_t at) const { return at < marks_.size() ? marks_[at].value : 0; }

std::string Words::lower(Span span) const {
    std::string out;
    for (auto at = span.begin; at < span.end; ++at)
        append_utf8(out, marks_[at].value);
    return lower_ascii(out);
}

bool Words::has_digit(Span span) const {
    const auto begin = marks_.begin() + static_cast<std::ptrdiff_t>(span.begin);
    const auto end = marks_.begin() + static_cast<std::ptrdiff_t>(span.end);
    return std::any_of(begin, end, [](const CodePoint& mark) { return mark.value >= U'0' && mark.value <= U'9'; });
}

}  // namespace needlebook::line
