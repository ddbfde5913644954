/// What stands in a report, before it is known how wide or how high a page is.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/tongue.h"
#include "chart/badge.h"
#include "chart/trend.h"

namespace needlebook::report {

/// The first lines of a document: what it is, and of whom, with dates at the right; a line under it.
struct Banner {
    std::string title;
    std::string title_right{};
    std::string under{};
    std::string under_right{};
    bool operator==(const Banner&) const = default;
};

struct Heading {
    std::string words;
    bool operator==(const Heading&) const = default;
};

enum class Voice {
    body,
    lead,      ///< The verdict: somewhat larger.
    caption,   ///< Keys and limits: smaller.
    own_words  ///< The patient's: italic, larger.
};

struct Paragraph {
    std::string words;
    Voice voice = Voice::body;
    bool operator==(const Paragraph&) const = default;
};

struct Bullets {
    std::vector<std::string> items;
    bool operator==(const Bullets&) const = default;
};

/// Labels in a column, what belongs to them beside it.
struct Fields {
    struct Row {
        std::string label;
        std::string words;
        bool own_words = false;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> rows;
    bool operator==(const Fields&) const = default;
};

/// A state as shape and word, and its date after it.
struct StateLine {
    chart::StateShape shape{};
    std::string word;
    std::string tail{};
    bool operator==(const StateLine&) const = default;
};

/// A trend over the width of the page.
struct Picture {
    chart::TrendSpec spec;
    double panel = 72;  ///< Height of each panel, DIP; lanes and axes add to it.
};

/// Any other picture over the width of the page, as high as it needs.
struct Drawing {
    /// `body` is the size of the document's text, DIP.
    std::function<chart::Scene(double width, double body, const chart::TextMeter& meter)> layout;
};

struct Cell {
    std::string words;
    std::optional<chart::Figure> figure{};  ///< Stands before the words.
    chart::Ink ink = chart::Ink::ink;       ///< Of the figure.
    std::optional<chart::StateShape> shape{};
    bool operator==(const Cell&) const = default;
};

struct Table {
    std::string caption;  ///< Read out, not drawn.
    std::vector<std::string> header;
    std::vector<double> shares;  ///< Of the width, one a column; scaled to 1.
    std::vector<std::vector<Cell>> rows;
    bool operator==(const Table&) const = default;
};

/// Two short parts side by side.
struct Beside {
    struct Part {
        std::string heading;
        std::vector<std::string> lines;
        bool operator==(const Part&) const = default;
    };
    Part left;
    Part right;
    bool operator==(const Beside&) const = default;
};

/// A box with what must not be overlooked.
struct Notice {
    std::string strong;
    std::string words;
    bool operator==(const Notice&) const = default;
};

struct Rule {
    bool operator==(const Rule&) const = default;
};

/// What follows begins on a new page.
struct PageBreak {
    bool operator==(const PageBreak&) const = default;
};

using Block = std::variant<Banner, Heading, Paragraph, Bullets, Fields, StateLine, Picture, Drawing, Table, Beside,
                           Notice, Rule, PageBreak>;

struct Document {
    std::string title;  ///< Of the file.
    std::string language = web_language();
    double body = 12.667;   ///< Size of text, DIP; 9.5 pt = 12.667.
    double leading = 1.45;  ///< From line to line, of the size.
    std::vector<Block> blocks;
    std::string footer;  ///< On every page, before its number.
};

}  // namespace needlebook::report
