/// The point line cut into words, before anything is known of their meaning.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace needlebook::line {

/// A stretch of the line in code points, [begin, end).
struct Span {
    std::size_t begin{};
    std::size_t end{};
    bool empty() const { return begin == end; }
};

/// What stands between separators: a head, then what follows each colon.
struct Word {
    Span head;
    std::vector<Span> options;
    bool after_blank = false;  ///< Parted from the word before by blanks alone.

    Span whole() const { return {head.begin, options.empty() ? head.end : options.back().end}; }
};

class Words {
public:
    /// `text` must be UTF-8 and outlive this.
    explicit Words(std::string_view text);

    const std::vector<Word>& all() const { return words_; }
    std::optional<std::size_t> open_quote() const { return open_quote_; }  ///< Where it stands, from 0.
    std::size_t size() const { return marks_.size(); }

    std::string_view text(Span span) const;  ///< As typed.
    char32_t mark(std::size_t at) const;     ///< plain_mark of a code point; 0 behind the end.
    std::string lower(Span span) const;      ///< Plain marks, ASCII in lower case.
    bool has_digit(Span span) const;

private:
    Word next(std::size_t& at);
    bool is_separator(std::size_t at) const;

    std::string_view text_;
    std::vector<CodePoint> marks_;  ///< `value` as plain_mark has it.
    std::vector<Word> words_;
    std::optional<std::size_t> open_quote_;
};

}  // namespace needlebook::line
