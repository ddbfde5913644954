/// Words of the trend: direct labels right of the panels, the agreement's words in them, dates above them.
#include <algorithm>
#include <array>

#include "chart/trend_sheet.h"

namespace needlebook::chart {
namespace {

/// A pen which writes from left to right on one line and never beyond the page.
class Pen {
public:
    Pen(Sheet& sheet, double x, double base) : sheet_{sheet}, x_{x}, base_{base} {}

    void write(const std::string& words, const TextStyle& style, Ink ink) {
        const auto shown = sheet_.cut(words, style, sheet_.size.width - x_ - 2);
        if (sheet_.put({{x_, base_}, Anchor::start, shown, style, ink}))
            x_ += sheet_.width(shown, style);
    }
    bool has_room(double width) const { return x_ + width <= sheet_.size.width - 2; }
    bool has_room(const std::string& words, const TextStyle& style) const {
        return has_room(sheet_.width(words, style));
    }
    void skip(double by) { x_ += by; }

private:
    Sheet& sheet_;
    double x_;
    double base_;
};

void write_averages(Sheet& sheet, Pen& pen, const TrendMeasure& measure, bool with_words) {
    const auto& words = sheet.spec.words;
    if (!measure.start)
        return;
    const auto start = number_words(words, measure.start->mean);
    const auto lately = measure.lately ? number_words(words, measure.lately->mean) : std::string{};
    constexpr double beside_arrow = 5;
    double whole = sheet.width(start, sheet.figure(Weight::medium));
    if (measure.lately)
        whole +=
            2 * beside_arrow + sheet.width("→", sheet.body()) + sheet.width(lately, sheet.figure(Weight::semibold));
    // Half of a change would mislead; the table has it.
    if (!pen.has_room(whole))
        return;
    pen.write(start, sheet.figure(Weight::medium), measure.ink);
    if (measure.lately) {
        pen.skip(beside_arrow);
        pen.write("→", sheet.body(), Ink::ink_2);
        pen.skip(beside_arrow);
        pen.write(lately, sheet.figure(Weight::semibold), measure.ink);
    }
    const auto& tail = measure.lately ? words.start_lately : words.start;
    pen.skip(7);
    if (with_words && pen.has_room(tail, sheet.caption()))
        pen.write(tail, sheet.caption(), Ink::ink_3);
}

void write_state(Sheet& sheet, const TrendMeasure& measure, double x, double base) {
    if (!measure.shape)
        return;
    const double k = sheet.at.scale;
    for (auto& mark : state_marks(*measure.shape, {x + 7 * k, base - 4.5 * k}, 0.92 * k))
        sheet.add(std::move(mark));
    Pen pen{sheet, x + 20 * k, base};
    pen.write(measure.state, sheet.body(Weight::medium), Ink::ink);
}

void write_name(Sheet& sheet, Pen& pen, const TrendMeasure& measure, double x, double base) {
    sheet.add(Dot{{x + 4, base - 4.5 * sheet.at.scale}, measure.figure, 1, measure.ink, false, false});
    pen.skip(16 * sheet.at.scale);
    pen.write(measure.name, sheet.body(Weight::semibold), Ink::ink);
}

/// Mark, name and role; both averages; shape and word; reason. As many of these lines as the panel is high.
void label_panel(Sheet& sheet, std::size_t index) {
    const auto& measure = sheet.spec.measures[index];
    const double k = sheet.at.scale;
    const double x = sheet.at.right + 14 * k;
    const double height = sheet.at.panel + (sheet.at.panels > 1 ? sheet.at.gap : 0);
    double base = sheet.at.top(index) + 14 * k;
    if (sheet.at.panel < 56 * k) {
        Pen pen{sheet, x, base};
        write_name(sheet, pen, measure, x, base);
        pen.skip(8 * k);
        if (height >= 40 * k) {
            write_averages(sheet, pen, measure, false);
            write_state(sheet, measure, x, base + 20 * k);
        } else if (measure.shape) {
            write_state(sheet, measure, x + 16 * k + sheet.width(measure.name, sheet.body(Weight::semibold)) + 8 * k,
                        base);
        }
        return;
    }
    Pen name{sheet, x, base};
    write_name(sheet, name, measure, x, base);
    name.skip(6);
    if (const auto role = sheet.role_of(measure); !role.empty() && name.has_room(role, sheet.caption()))
        name.write(role, sheet.caption(), Ink::ink_3);
    if (measure.start) {
        base += 22 * k;
        Pen figures{sheet, x, base};
        write_averages(sheet, figures, measure, true);
    }
    base += 23.5 * k;
    write_state(sheet, measure, x, base);
    if (sheet.at.panel >= 74 * k) {
        Pen reason{sheet, x + 20 * k, base + 15.5 * k};
        reason.write(measure.reason, sheet.caption(), Ink::ink_3);
    }
}

void label_averages(Sheet& sheet, std::size_t index) {
    const auto& measure = sheet.spec.measures[index];
    const auto& words = sheet.spec.words;
    const double x = sheet.at.right + 14;
    const double step = sheet.spec.body * 1.45;
    double base = sheet.at.top(index) + sheet.spec.body * 1.4;
    const auto write = [&](const std::string& text, Weight weight, Ink ink) {
        Pen{sheet, x, base}.write(text, sheet.body(weight), ink);
        base += step;
    };
    if (!measure.start)
        return;
    write(words.average, Weight::regular, Ink::ink_2);
    write(number_words(words, measure.start->mean) + " " + words.then, Weight::semibold, measure.ink);
    if (measure.lately)
        write(number_words(words, measure.lately->mean) + " " + words.lately, Weight::semibold, measure.ink);
}

/// In order of the last score, at least a line apart, each tied to its last mark by a hairline.
void label_together(Sheet& sheet) {
    struct Tag {
        std::size_t index;
        Point from;
        double base;
    };
    std::vector<Tag> tags;
    for (std::size_t i = 0; i < sheet.scores.size(); ++i) {
        const auto& scores = sheet.scores[i];
        const auto last =
            std::find_if(scores.rbegin(), scores.rend(), [&](const auto& s) { return sheet.in_view(s.day); });
        const double level = last == scores.rend() ? 5 : last->value;
        const double y = sheet.at.level(0, level);
        tags.push_back({i, {last == scores.rend() ? sheet.at.right : sheet.x(last->day) + 8, y}, y});
    }
    std::ranges::stable_sort(tags, {}, [](const Tag& tag) { return tag.from.y; });
    const double k = sheet.at.scale;
    const auto count = static_cast<double>(tags.size());
    const bool two_lines = sheet.at.panel >= count * 40 * k;
    const double apart = (two_lines ? 40 : 18) * k;
    double lowest = sheet.at.bottom(0) - (two_lines ? 20 * k : 0);
    for (std::size_t i = tags.size(); i-- > 0;) {
        tags[i].base = std::min(tags[i].base, lowest);
        lowest = tags[i].base - apart;
    }
    double highest = sheet.at.top(0) + 6;
    for (auto& tag : tags) {
        tag.base = std::max(tag.base, highest);
        highest = tag.base + apart;
    }
    const double x = sheet.at.right + 14 * k;
    for (const auto& tag : tags) {
        const auto& measure = sheet.spec.measures[tag.index];
        sheet.line(tag.from, {x - 4, tag.base}, {Ink::rule, 1});
        const double base = tag.base + 4.5 * k;
        Pen pen{sheet, x, base};
        write_name(sheet, pen, measure, x, base);
        pen.skip(8 * k);
        write_averages(sheet, pen, measure, false);
        if (two_lines)
            write_state(sheet, measure, x, base + 19 * k);
    }
}

enum class Where { left_below, left_above, floor, right_above, right_below };

constexpr std::array improve_order{Where::left_below, Where::floor, Where::right_above, Where::right_below,
                                   Where::left_above};
constexpr std::array rising_order{Where::left_above, Where::right_above, Where::right_below, Where::left_below,
                                  Where::floor};

double height_at(const std::vector<Point>& line, double x) {
    const auto next = std::ranges::find_if(line, [x](const Point& p) { return p.x >= x; });
    const Point b = next == line.end() ? line.back() : *next;
    const Point a = next == line.begin() || next == line.end() ? b : *(next - 1);
    return b.x > a.x ? a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) : b.y;
}

/// The baseline at which words from `left` on, `width` wide, stand clear of the line.
double base_beside(Where where, const std::vector<Point>& line, double left, double width, double text_size,
                   double floor) {
    const double at_left = height_at(line, left);
    const double at_right = height_at(line, left + width);
    if (where == Where::floor)
        return floor - 7;
    return where == Where::left_above || where == Where::right_above ? std::min(at_left, at_right) - 5
                                                                     : std::max(at_left, at_right) + text_size * 1.15;
}

/// Whether a level or steadily rising line runs through the box.
bool runs_through(const std::vector<Point>& line, const Box& box) {
    if (line.empty() || box.right < line.front().x || box.left > line.back().x)
        return false;
    const auto [high, low] = std::minmax({height_at(line, box.left), height_at(line, box.right)});
    return high < box.bottom && box.top < low;
}

/// Words by a line, and what they have to keep clear of.
struct Beside {
    std::vector<Point> line;
    std::string words;
    Ink ink = Ink::agreement;
    std::optional<Ink> ground{};
    std::array<Where, 5> order{};
    std::vector<std::vector<Point>> dotted{};  ///< Lines that words run through only where there is no other place.
};

/// Puts words by their line at `where` if they stay 3 from every mark and join and cross no text there.
bool put_at(Sheet& sheet, std::size_t panel, const Beside& beside, Where where, bool clear_of_dotted) {
    const auto& line = beside.line;
    const auto style = sheet.caption();
    const double width = sheet.width(beside.words, style);
    const double top = sheet.at.top(panel);
    const double bottom = sheet.at.bottom(panel);
    const bool right = where == Where::right_above || where == Where::right_below;
    const double left = right ? line.back().x - 6 - width : line.front().x + 6;
    const double base = base_beside(where, line, left, width, style.size, bottom);
    const Text text{{left, base}, Anchor::start, beside.words, style, beside.ink};
    const auto box = extent(text, sheet.meter);
    if (box.left < sheet.at.left || box.right > sheet.at.right || box.top < top || box.bottom > bottom ||
        !sheet.is_free(box))
        return false;
    if (where == Where::floor && box.top < std::max(line.front().y, line.back().y) + 2)
        return false;
    const Box around{box.left - 3, box.top - 3, box.right + 3, box.bottom + 3};
    if (std::ranges::any_of(sheet.inked, [&](const Box& mark) { return overlap(around, mark); }))
        return false;
    if (clear_of_dotted &&
        std::ranges::any_of(beside.dotted, [&](const auto& dotted) { return runs_through(dotted, box); }))
        return false;
    const bool inside = where == Where::floor || where == Where::left_below || where == Where::right_below;
    if (beside.ground && inside && box.right < line.back().x)  // Dotted lines of changes don't run through words.
        sheet.add(Rect{{box.left - 2, box.top, box.right + 2, box.bottom}, *beside.ground});
    return sheet.put(text);
}

/// In the first place that there is, one without dotted lines before others.
bool put_beside(Sheet& sheet, std::size_t panel, const Beside& beside) {
    for (const bool clear_of_dotted : {true, false})
        for (const auto where : beside.order)
            if (put_at(sheet, panel, beside, where, clear_of_dotted))
                return true;
    return false;
}

struct Flag {
    double x{};
    std::string words;
    Ink ink = Ink::ink_2;
};

Text flag_text(const Sheet& sheet, const Flag& flag, bool to_the_right) {
    return {{flag.x + (to_the_right ? 5 : -5), 14 * sheet.at.scale},
            to_the_right ? Anchor::start : Anchor::end,
            flag.words,
            sheet.caption(),
            flag.ink};
}

/// Each flag right or left of its line, in the first arrangement in which none crosses another.
bool put_flags(Sheet& sheet, const std::vector<Flag>& flags) {
    for (unsigned sides = 0; sides < 1U << flags.size(); ++sides) {
        std::vector<Box> boxes;
        std::vector<Text> texts;
        for (std::size_t i = 0; i < flags.size(); ++i) {
            texts.push_back(flag_text(sheet, flags[i], (sides >> i & 1U) == 0));
            auto box = extent(texts.back(), sheet.meter);
            box.right += 4;
            boxes.push_back(box);
        }
        bool clear = true;
        for (std::size_t i = 0; i < boxes.size() && clear; ++i) {
            auto box = boxes[i];
            box.right -= 4;
            clear = sheet.is_free(box) && std::none_of(boxes.begin(), boxes.begin() + static_cast<std::ptrdiff_t>(i),
                                                       [&](const Box& other) { return overlap(boxes[i], other); });
        }
        if (!clear)
            continue;
        for (auto& text : texts)
            sheet.put(std::move(text));
        return true;
    }
    return false;
}

/// Without room for all words: the latest first, then what fits beside it.
void put_cut_flags(Sheet& sheet, std::vector<Flag> flags) {
    std::ranges::sort(flags, {}, &Flag::x);
    double limit = sheet.size.width;
    for (std::size_t i = flags.size(); i-- > 0;) {
        const auto& flag = flags[i];
        const double start = flag.x + 5;
        if (sheet.put_in(flag_text(sheet, flag, true), limit - start - 4))
            limit = flag.x - 4;
        else if (sheet.put_in(flag_text(sheet, flag, false), flag.x - 5 - (i ? flags[i - 1].x + 5 : 0)))
            limit = 0;
    }
}

}  // namespace

void draw_labels(Sheet& sheet) {
    if (sheet.spec.labels == TrendLabels::none || sheet.spec.measures.empty())
        return;
    if (sheet.spec.layout == TrendLayout::together && sheet.spec.labels == TrendLabels::full) {
        label_together(sheet);
        return;
    }
    for (std::size_t i = 0; i < sheet.spec.measures.size() && i < sheet.at.panels; ++i)
        if (sheet.spec.labels == TrendLabels::full)
            label_panel(sheet, i);
        else
            label_averages(sheet, i);
}

void draw_aim_words(Sheet& sheet) {
    for (std::size_t i = 0; i < sheet.spec.measures.size(); ++i) {
        const auto& measure = sheet.spec.measures[i];
        if (!sheet.grounded(i))
            continue;
        const auto panel = sheet.panel_of(i);
        if (measure.aim && !measure.aim->words.empty()) {
            const auto& aim = *measure.aim;
            const auto line_by = [&](double by) {
                return level_line(sheet, panel, aim.from, aim.from_level + by, aim.to, aim.to_level + by);
            };
            const bool down = aim.aim == Aim::improve;
            Beside beside{.line = line_by(0),
                          .words = aim.words,
                          .ground = down ? std::optional{Ink::agreement_band} : std::nullopt,
                          .order = down ? improve_order : rising_order};
            if (aim.unsure > 0)
                beside.dotted = {line_by(-aim.unsure), line_by(aim.unsure)};
            if (!beside.line.empty() && !put_beside(sheet, panel, beside))
                sheet.spilled.push_back(aim.words);
        }
        for (const auto& earlier : measure.earlier) {
            const auto line =
                level_line(sheet, panel, earlier.from, earlier.from_level, earlier.until, earlier.to_level);
            if (!line.empty() && !earlier.words.empty())
                put_beside(sheet, panel,
                           {.line = line, .words = earlier.words, .ink = Ink::ink_3, .order = rising_order});
        }
    }
}

void draw_flags(Sheet& sheet) {
    const auto& spec = sheet.spec;
    if (!spec.flags)
        return;
    std::vector<Flag> flags;
    const auto add = [&](std::optional<Day> day, const std::string& words, Ink ink) {
        if (day && sheet.in_view(*day) && !words.empty())
            flags.push_back({sheet.x(*day), words, ink});
    };
    add(spec.first_treatment, spec.first_treatment_words, Ink::ink_2);
    for (const auto& end : spec.ends)
        add(end.day, end.words, Ink::ink_2);
    const auto before_review = flags.size();
    add(spec.review, spec.review_words, Ink::agreement);
    auto longer = flags;
    if (!sheet.spilled.empty() && flags.size() > before_review)
        for (const auto& words : sheet.spilled)
            longer.back().words += " · " + words;
    if (!put_flags(sheet, longer) && !put_flags(sheet, flags))
        put_cut_flags(sheet, flags);
}

}  // namespace needlebook::chart
