/// Blocks become strips, strips fill pages.
#include "report/pages.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/tongue.h"
#include "report/wrap.h"

namespace needlebook::report {
namespace {

using chart::Anchor;
using chart::Ink;
using chart::Scene;
using chart::Text;
using chart::TextStyle;
using chart::Weight;

/// What can't be parted by the end of a page.
struct Strip {
    Scene scene;
    double before = 0;  ///< Space above it, but not at the top of a page.
    bool keep = false;  ///< On one page with the next strip.
    bool new_page = false;
    std::optional<std::size_t> header{};  ///< Strip to repeat when this one begins a page.
};

class Strips {
public:
    Strips(const Document& document, chart::Size page, const chart::TextMeter& meter)
        : body_{document.body},
          leading_{document.leading},
          width_{page.width},
          most_height_{page.height},
          meter_{meter} {}

    void add(const Block& block) {
        std::visit([this](const auto& b) { lay(b); }, block);
    }
    std::vector<Strip> take() { return std::move(strips_); }

private:
    TextStyle style(double scale, Weight weight = Weight::regular, bool italic = false) const {
        return {scale * body_, weight, italic};
    }
    TextStyle caption() const { return {std::max(0.85 * body_, 10.667), Weight::regular, false}; }

    Strip& strip(double height, double before) {
        strips_.push_back({Scene{{width_, height}, {}}, before});
        return strips_.back();
    }

    static void text(Strip& to, double x, double base, std::string words, TextStyle style, Ink ink = Ink::ink,
                     Anchor anchor = Anchor::start) {
        if (!words.empty())
            to.scene.marks.emplace_back(Text{{x, base}, anchor, std::move(words), style, ink});
    }

    static void rule(Strip& to, double y, Ink ink, double from, double until) {
        to.scene.marks.emplace_back(chart::Polyline{{{from, y}, {until, y}}, {ink, 1}});
    }

    void lines(const std::string& words, TextStyle style, Ink ink, double before, double indent = 0) {
        bool first = true;
        for (auto& line : wrapped(words, style, width_ - indent, meter_)) {
            auto& row = strip(style.size * leading_, first ? before : 0);
            text(row, indent, style.size * 1.05, std::move(line), style, ink);
            first = false;
        }
    }

    void lay(const Banner& banner) {
        const auto title = style(1.7, Weight::bold);
        const auto right = style(1.0);
        auto& row = strip(title.size * 1.25, 0);
        const double room = width_ - meter_(banner.title_right, right).width - 12;
        text(row, 0, title.size, cut(banner.title, title, room, meter_), title);
        text(row, width_, title.size, banner.title_right, right, Ink::ink_2, Anchor::end);
        row.keep = true;
        auto& under = strip(body_ * 2.3, 2);
        const auto name = style(1.0, Weight::medium);
        const double under_room = width_ - meter_(banner.under_right, right).width - 12;
        text(under, 0, body_ * 1.1, cut(banner.under, name, under_room, meter_), name);
        text(under, width_, body_ * 1.1, banner.under_right, right, Ink::ink_2, Anchor::end);
        rule(under, body_ * 2.0, Ink::ink_2, 0, width_);
    }

    void lay(const Heading& heading) {
        const auto title = style(1.1, Weight::semibold);
        auto& row = strip(title.size * 1.4, body_ * 0.6);
        text(row, 0, title.size * 1.05, heading.words, title);
        row.keep = true;
    }

    void lay(const Paragraph& paragraph) {
        switch (paragraph.voice) {
            case Voice::body:
                return lines(paragraph.words, style(1.0), Ink::ink, body_ * 0.2);
            case Voice::lead:
                return lines(paragraph.words, style(1.1), Ink::ink, body_ * 0.35);
            case Voice::caption:
                return lines(paragraph.words, caption(), Ink::ink_2, body_ * 0.2);
            case Voice::own_words:
                return lines(paragraph.words, style(1.25, Weight::semibold, true), Ink::ink, body_ * 0.2);
        }
    }

    void lay(const Bullets& bullets) {
        const auto plain = style(1.0);
        for (const auto& item : bullets.items) {
            const auto at = strips_.size();
            lines(item, plain, Ink::ink, body_ * 0.15, body_ * 1.2);
            if (at < strips_.size())
                text(strips_[at], body_ * 0.2, plain.size * 1.05, "•", plain);
        }
    }

    void lay(const Fields& fields) {
        const auto label = style(1.0);
        double widest = 0;
        for (const auto& row : fields.rows)
            widest = std::max(widest, meter_(row.label, label).width);
        const double column = std::min(widest + body_ * 1.6, width_ * 0.35);
        for (const auto& row : fields.rows) {
            const auto words = style(1.0, Weight::regular, row.own_words);
            const auto at = strips_.size();
            lines(row.words, words, Ink::ink, body_ * 0.1, column);
            if (at == strips_.size())
                strip(label.size * leading_, body_ * 0.1);
            text(strips_[at], 0, label.size * 1.05, cut(row.label, label, column - 6, meter_), label, Ink::ink_2);
        }
    }

    void lay(const StateLine& state) {
        const auto word = style(1.2, Weight::semibold);
        auto& row = strip(word.size * 1.5, body_ * 0.6);
        const double k = body_ / 13.333;
        for (auto& mark : chart::state_marks(state.shape, {7 * k, word.size * 0.7}, 1.1 * k))
            row.scene.marks.push_back(std::move(mark));
        text(row, 22 * k, word.size * 1.05, state.word, word);
        const double x = 22 * k + meter_(state.word, word).width + 8 * k;
        text(row, x, word.size * 1.05, cut(state.tail, style(1.0), width_ - x, meter_), style(1.0), Ink::ink_2);
        row.keep = true;
    }

    void lay(const Picture& picture) {
        const double height = std::min(chart::least_height(picture.spec, meter_, width_, picture.panel), most_height_);
        auto& row = strip(height, body_ * 0.9);
        row.scene = chart::trend(picture.spec, {width_, height}, meter_);
        row.scene.spots.clear();
    }

    void lay(const Drawing& drawing) {
        auto scene = drawing.layout(width_, body_, meter_);
        scene.spots.clear();
        strip(scene.size.height, body_ * 0.9).scene = std::move(scene);
    }

    std::vector<double> edges(const Table& table) const {
        const double all = std::accumulate(table.shares.begin(), table.shares.end(), 0.0);
        std::vector<double> at{0};
        for (const double share : table.shares)
            at.push_back(at.back() + width_ * share / all);
        return at;
    }

    /// One row of a table, as high as its highest cell.
    Strip& table_row(const std::vector<Cell>& cells, const std::vector<double>& at, TextStyle words, Ink ink,
                     bool head) {
        std::vector<std::vector<std::string>> wrapped_cells;
        std::size_t most = 1;
        const double k = body_ / 13.333;
        for (std::size_t i = 0; i < cells.size() && i + 1 < at.size(); ++i) {
            const double lead = cells[i].figure || cells[i].shape ? 19 * k : 0;
            wrapped_cells.push_back(wrapped(cells[i].words, words, at[i + 1] - at[i] - lead - 8, meter_));
            most = std::max(most, wrapped_cells.back().size());
        }
        const double step = words.size * 1.35;
        const double height = step * static_cast<double>(most) + body_ * 0.36;
        auto& row = strip(height, 0);
        for (std::size_t i = 0; i < wrapped_cells.size(); ++i) {
            const auto& cell = cells[i];
            const double middle = body_ * 0.17 + words.size * 0.7;
            if (cell.figure)
                row.scene.marks.emplace_back(
                    chart::Dot{{at[i] + 5 * k, middle}, *cell.figure, k, cell.ink, false, false});
            if (cell.shape)
                for (auto& mark : chart::state_marks(*cell.shape, {at[i] + 6 * k, middle}, 0.85 * k))
                    row.scene.marks.push_back(std::move(mark));
            const double lead = cell.figure || cell.shape ? 19 * k : 0;
            for (std::size_t line = 0; line < wrapped_cells[i].size(); ++line)
                text(row, at[i] + lead, body_ * 0.17 + words.size * 1.02 + step * static_cast<double>(line),
                     wrapped_cells[i][line], words, ink);
        }
        rule(row, height - 0.5, head ? Ink::ink_2 : Ink::rule, 0, width_);
        return row;
    }

    void lay(const Table& table) {
        const auto at = edges(table);
        std::vector<Cell> head;
        for (const auto& words : table.header)
            head.push_back({words});
        const auto header = strips_.size();
        auto& first = table_row(head, at, caption(), Ink::ink_2, true);
        first.before = body_ * 0.3;
        first.keep = true;
        for (const auto& cells : table.rows)
            table_row(cells, at, style(1.0), Ink::ink, false).header = header;
    }

    void lay(const Beside& beside) {
        const double gutter = body_ * 1.5;
        const double column = (width_ - gutter) / 2;
        const auto title = style(1.1, Weight::semibold);
        const auto plain = style(1.0);
        const auto lay_lines = [&](const Beside::Part& part) {
            std::vector<std::string> all;
            for (const auto& line : part.lines)
                for (auto& one : wrapped(line, plain, column, meter_))
                    all.push_back(std::move(one));
            return all;
        };
        const auto left = lay_lines(beside.left);
        const auto right = lay_lines(beside.right);
        const double step = plain.size * leading_;
        auto& row =
            strip(title.size * 1.5 + step * static_cast<double>(std::max(left.size(), right.size())), body_ * 0.8);
        const auto put = [&](double x, const std::string& heading, const std::vector<std::string>& all) {
            text(row, x, title.size * 1.05, cut(heading, title, column, meter_), title);
            for (std::size_t i = 0; i < all.size(); ++i)
                text(row, x, title.size * 1.5 + plain.size * 1.05 + step * static_cast<double>(i), all[i], plain);
        };
        put(0, beside.left.heading, left);
        put(column + gutter, beside.right.heading, right);
    }

    void lay(const Notice& notice) {
        const auto strong = style(1.0, Weight::semibold);
        const auto plain = style(1.0);
        const double pad = body_ * 0.9;
        const double left = pad + body_ * 2;
        auto lines_strong = wrapped(notice.strong, strong, width_ - left - pad, meter_);
        auto lines_plain = wrapped(notice.words, plain, width_ - left - pad, meter_);
        const double step = body_ * leading_;
        const double height =
            2 * pad + step * static_cast<double>(lines_strong.size() + lines_plain.size()) - body_ * 0.3;
        auto& row = strip(height, body_ * 0.9);
        row.scene.marks.emplace_back(
            chart::Rect{{0.5, 0.5, width_ - 0.5, height - 0.5}, {}, chart::Stroke{Ink::ink_2, 1}, 4});
        warning(row, pad, height / 2);
        double base = pad + body_ * 0.95;
        for (auto& line : lines_strong) {
            text(row, left, base, std::move(line), strong);
            base += step;
        }
        for (auto& line : lines_plain) {
            text(row, left, base, std::move(line), plain);
            base += step;
        }
    }

    /// A triangle with a bar and a dot.
    void warning(Strip& to, double left, double middle) const {
        const double k = body_ / 13.333;
        const auto at = [&](double x, double y) { return chart::Point{left + x * k, middle + y * k}; };
        const chart::Stroke line{Ink::ink, 1.5 * k, {}, true};
        to.scene.marks.emplace_back(chart::Polyline{{at(8, -7), at(16, 7), at(0, 7), at(8, -7), at(16, 7)}, line});
        to.scene.marks.emplace_back(chart::Polyline{{at(8, -2), at(8, 2.2)}, line});
        to.scene.marks.emplace_back(chart::Circle{at(8, 4.6), 0.9 * k, Ink::ink});
    }

    void lay(const Rule&) {
        auto& row = strip(1, body_ * 0.7);
        rule(row, 0.5, Ink::rule, 0, width_);
    }

    void lay(const PageBreak&) { strip(0, 0).new_page = true; }

    double body_;
    double leading_;
    double width_;
    double most_height_;
    const chart::TextMeter& meter_;
    std::vector<Strip> strips_;
};

/// Puts strips on pages from the top.
class Pages {
public:
    Pages(const Paper& paper, double bottom) : paper_{paper}, bottom_{bottom} { begin(); }

    void fill(const std::vector<Strip>& strips) {
        for (std::size_t i = 0; i < strips.size(); ++i) {
            const auto& strip = strips[i];
            // What stays together counts as one.
            double needed = strip.scene.size.height;
            for (std::size_t j = i; strips[j].keep && j + 1 < strips.size(); ++j)
                needed += strips[j + 1].before + strips[j + 1].scene.size.height;
            if (needed > bottom_ - paper_.margin)
                needed = strip.scene.size.height;
            if (strip.new_page || (!fresh_ && y_ + strip.before + needed > bottom_)) {
                begin();
                if (strip.header)
                    put(strips[*strip.header]);
            }
            put(strip);
        }
    }
    std::vector<Scene> take() { return std::move(pages_); }

private:
    void begin() {
        if (!pages_.empty() && fresh_)
            return;
        pages_.push_back(Scene{paper_.size, {}});
        y_ = paper_.margin;
        fresh_ = true;
    }

    void put(const Strip& strip) {
        if (strip.new_page)
            return;
        if (!fresh_)
            y_ += strip.before;
        chart::place(pages_.back(), strip.scene, {paper_.margin, y_});
        y_ += strip.scene.size.height;
        fresh_ = false;
    }

    const Paper& paper_;
    double bottom_;
    std::vector<Scene> pages_{};
    double y_{};
    bool fresh_ = true;
};

}  // namespace

Scene continuous(const Document& document, double width, double margin, const chart::TextMeter& meter) {
    constexpr double endless = 1e6;
    const double inside = std::max(width - 2 * margin, 4 * document.body);
    Strips strips{document, {inside, endless}, meter};
    for (const auto& block : document.blocks)
        strips.add(block);
    strips.add(Rule{});
    strips.add(Paragraph{document.footer, Voice::caption});
    Scene page{{width, 0}, {}};
    page.title = document.title;
    double y = margin;
    for (const auto& strip : strips.take()) {
        if (strip.new_page)
            continue;
        y += strip.before;
        chart::place(page, strip.scene, {margin, y});
        y += strip.scene.size.height;
    }
    page.size.height = y + margin;
    return page;
}

std::vector<Scene> paginate(const Document& document, const Paper& paper, const chart::TextMeter& meter) {
    const double width = paper.size.width - 2 * paper.margin;
    constexpr double above_footer = 18;
    const TextStyle small{10.667};
    const auto footer = wrapped(document.footer, small, width - 60, meter);
    const double step = small.size * 1.35;
    const double footer_top =
        paper.size.height - paper.margin - step * std::max(1.0, static_cast<double>(footer.size()));
    const double bottom = footer_top - above_footer;
    Strips strips{document, {width, bottom - paper.margin}, meter};
    for (const auto& block : document.blocks)
        strips.add(block);
    Pages pages{paper, bottom};
    pages.fill(strips.take());
    auto done = pages.take();
    for (std::size_t i = 0; i < done.size(); ++i) {
        auto& page = done[i];
        page.title = document.title;
        page.marks.emplace_back(chart::Polyline{
            {{paper.margin, footer_top - 8}, {paper.size.width - paper.margin, footer_top - 8}}, {Ink::rule, 1}});
        for (std::size_t line = 0; line < footer.size(); ++line)
            page.marks.emplace_back(Text{{paper.margin, footer_top + small.size + step * static_cast<double>(line)},
                                         Anchor::start,
                                         footer[line],
                                         small,
                                         Ink::ink_2});
        page.marks.emplace_back(Text{{paper.size.width - paper.margin, footer_top + small.size},
                                     Anchor::end,
                                     trf("{} of {}", i + 1, done.size()),
                                     small,
                                     Ink::ink_2});
    }
    return done;
}

namespace {

/// Step 0 is the document itself.
Document tightened(Document document, int step) {
    constexpr double nine_points = 12;
    constexpr double ten_points = 13.333;
    constexpr double eight_and_a_half_points = 11.333;
    constexpr double lowest_panel = 64;
    constexpr double closest_lines = 1.1;
    document.leading = std::max(std::min(document.leading, closest_lines), document.leading - 0.035 * step);
    const bool smaller = step >= 4 && document.body < ten_points;
    if (smaller)
        document.body = std::min(document.body, step > 8 ? eight_and_a_half_points : nine_points);
    for (auto& block : document.blocks)
        if (auto* picture = std::get_if<Picture>(&block)) {
            picture->panel = std::max(std::min(picture->panel, lowest_panel), picture->panel * (1 - 0.06 * step));
            if (smaller)
                picture->spec.body = document.body;
        }
    return document;
}

}  // namespace

Document fitted(const Document& document, const Paper& paper, const chart::TextMeter& meter) {
    constexpr int steps = 9;
    for (int step = 0; step <= steps; ++step)
        if (auto tighter = tightened(document, step); paginate(tighter, paper, meter).size() == 1)
            return tighter;
    return document;
}

}  // namespace needlebook::report
