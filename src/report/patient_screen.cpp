/// From the top: agreement, sentence, chart, three columns (one under the other in a narrow window).
#include "report/patient_screen.h"

#include <algorithm>
#include <string_view>

#include "base/tongue.h"
#include "report/wrap.h"

namespace needlebook::report {
namespace {

using chart::Ink;
using chart::TextStyle;
using chart::Weight;

constexpr double margin = 48;
constexpr double gap = 48;              ///< Between columns.
constexpr double three_columns = 1280;  ///< The least width for them.
constexpr double least_panel = 220;     ///< The scale from 0 to 10.
constexpr double leading = 1.34;

/// Sizes of letters; 96 DIP an inch, 72 points an inch.
struct Letters {
    explicit Letters(double scale)
        : text{24 * scale},                                     // 18 pt
          heading{24 * scale, Weight::semibold, false},         // 18 pt
          said{29.333 * scale},                                 // 22 pt
          said_first{29.333 * scale, Weight::semibold, false},  // 22 pt
          own{37.333 * scale, Weight::semibold, false}          // 28 pt
    {}

    TextStyle text, heading, said, said_first, own;
};

struct Column {
    std::string_view heading;
    std::vector<std::string> paragraphs;
    double share{};
};

class Page {
public:
    Page(chart::Size window, const chart::TextMeter& meter, double scale)
        : letters{scale}, width_{std::max(window.width, 4 * margin)}, scale_{scale}, meter_{meter} {}

    const Letters letters;

    /// Lines under each other from `top`; gives where they end.
    double write(const std::string& words, const TextStyle& style, double left, double width, double top,
                 Ink ink = Ink::ink) {
        for (const auto& line : wrapped(words, style, width, meter_)) {
            const auto size = meter_(line, style);
            const double slack = style.size * leading - size.ascent - size.descent;
            scene_.marks.emplace_back(chart::Text{
                {left, top + std::max(0.0, slack / 2) + size.ascent}, chart::Anchor::start, line, style, ink});
            top += std::max(style.size * leading, size.ascent + size.descent);
        }
        return top;
    }

    void write_at_right(const std::string& words, double top) {
        const auto size = meter_(words, letters.text);
        scene_.marks.emplace_back(
            chart::Text{{width_ - margin, top + size.ascent}, chart::Anchor::end, words, letters.text, Ink::ink_2});
    }

    double rule(double top) {
        scene_.marks.emplace_back(chart::Polyline{{{margin, top}, {width_ - margin, top}}, {Ink::rule, 1, {}, false}});
        return top + 12;
    }

    double inside() const { return width_ - 2 * margin; }
    double width() const { return width_; }
    double scale() const { return scale_; }
    const chart::TextMeter& meter() const { return meter_; }
    chart::Scene& scene() { return scene_; }

private:
    double width_;
    double scale_;
    const chart::TextMeter& meter_;
    chart::Scene scene_;
};

double add_agreed(Page& page, const PatientScreen& screen) {
    double top = margin / 2;
    if (screen.agreed.empty() && screen.own_words.empty())
        return page.write(screen.who, page.letters.heading, margin, page.inside(), top) + 8;
    top = page.write(screen.agreed, page.letters.text, margin, page.inside(), top, Ink::ink_2);
    if (!screen.own_words.empty())
        top = page.write("“" + screen.own_words + "”", page.letters.own, margin, page.inside(), top + 2);
    return page.rule(top + 10);
}

/// Byte behind the first full stop that a blank follows, or all.
std::size_t first_sentence(const std::string& words) {
    const auto stop = words.find(". ");
    return stop == std::string::npos ? words.size() : stop + 1;
}

double add_sentence(Page& page, const std::string& words, double top) {
    const auto first = first_sentence(words);
    top = page.write(words.substr(0, first), page.letters.said_first, margin, page.inside(), top);
    return page.write(words.substr(first), page.letters.said, margin, page.inside(), top);
}

std::vector<Column> columns_of(const PatientScreen& screen, ScreenForm form) {
    std::vector<Column> columns;
    const bool words = form != ScreenForm::chart;
    if (words && !screen.side_effects.empty())
        columns.push_back({tr("Side effects"), screen.side_effects, 0.28});
    if (!screen.cannot_show.empty())
        columns.push_back({tr("What this can’t show"), {screen.cannot_show}, 0.42});
    if (words && !screen.questions.empty())
        columns.push_back({tr("Questions to bring"), screen.questions, 0.3});
    return columns;
}

double write_column(Page& page, const Column& column, double left, double width, double top) {
    top = page.write(std::string{column.heading}, page.letters.heading, left, width, top);
    for (const auto& paragraph : column.paragraphs)
        top = page.write(paragraph, page.letters.text, left, width, top);
    return top;
}

double add_columns(Page& page, const std::vector<Column>& columns, double top) {
    if (page.width() < three_columns * page.scale()) {
        for (const auto& column : columns)
            top = write_column(page, column, margin, page.inside(), top) + 16;
        return top;
    }
    double shares = 0;
    for (const auto& column : columns)
        shares += column.share;
    const double room = page.inside() - gap * (static_cast<double>(columns.size()) - 1);
    double left = margin;
    double lowest = top;
    for (const auto& column : columns) {
        const double width = room * column.share / shares;
        lowest = std::max(lowest, write_column(page, column, left, width, top));
        left += width + gap;
    }
    return lowest;
}

/// How high the columns come, laid out on a page of their own.
double columns_height(const std::vector<Column>& columns, const Page& page) {
    Page trial{{page.width(), 0}, page.meter(), page.scale()};
    return add_columns(trial, columns, 0);
}

std::string all_words(const PatientScreen& screen, ScreenForm form) {
    std::string words;
    const auto add = [&words](const std::string& more) {
        if (!more.empty())
            words += (words.empty() ? "" : "\n") + more;
    };
    add(screen.who);
    add(screen.agreed);
    add(screen.own_words.empty() ? "" : "“" + screen.own_words + "”");
    if (form != ScreenForm::chart)
        add(screen.sentence);
    add(screen.others);
    for (const auto& column : columns_of(screen, form)) {
        add(std::string{column.heading} + ":");
        for (const auto& paragraph : column.paragraphs)
            add(paragraph);
    }
    return words;
}

}  // namespace

chart::Scene patient_screen(const PatientScreen& screen, chart::Size window, const chart::TextMeter& meter,
                            ScreenForm form, double scale) {
    Page page{window, meter, scale};
    const auto columns = columns_of(screen, form);
    double top = add_agreed(page, screen);
    if (form != ScreenForm::chart)
        top = add_sentence(page, screen.sentence, top);
    const double line = page.letters.text.size * leading;
    const double foot = line + 8;
    const double others = screen.others.empty() ? 0 : line + 6;
    if (screen.trend && form != ScreenForm::words) {
        auto spec = *screen.trend;
        spec.body *= scale;
        spec.marks *= scale;
        const double least = chart::least_height(spec, meter, page.inside(), least_panel * scale);
        const double below = columns_height(columns, page) + others + foot + margin / 2 + 32;
        const double high = std::max(least, window.height - top - below);
        auto picture = chart::trend(spec, {page.inside(), high}, meter);
        picture.spots.clear();
        chart::place(page.scene(), picture, {margin, top + 8});
        top += high + 12;
    }
    if (!screen.others.empty())
        top = page.write(screen.others, page.letters.text, margin, page.inside(), top, Ink::ink_2) + 6;
    top = add_columns(page, columns, page.rule(top));
    if (!screen.who.empty())
        page.write_at_right(screen.who, std::max(top, window.height - foot - margin / 2) + 4);
    auto& scene = page.scene();
    scene.size = {page.width(), std::max(window.height, top + foot + margin / 2)};
    scene.title = tr("Patient view");
    scene.description = all_words(screen, form);
    scene.spots.clear();
    return std::move(scene);
}

}  // namespace needlebook::report
