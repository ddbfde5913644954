/// Laying out the diary sheet.
#include "report/diary_sheet.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/spoken.h"
#include "base/tongue.h"
#include "report/pages.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace needlebook::report {

namespace {

using chart::Ink;
using chart::TextStyle;
using chart::Weight;

constexpr double margin = 60;  // 16 mm
const chart::Size page_size = a4().size;
constexpr double point = 4.0 / 3.0;
constexpr TextStyle body{13 * point, Weight::regular, false};
constexpr TextStyle strong{13 * point, Weight::semibold, false};
constexpr TextStyle small{11 * point, Weight::regular, false};
constexpr TextStyle title{22 * point, Weight::bold, false};
constexpr double day_column = 190;
constexpr double row_height = 46;

std::string weekday_text(Day day) {
    static constexpr std::array<std::string_view, 7> names{
        tr_noop("Sun"), tr_noop("Mon"), tr_noop("Tue"), tr_noop("Wed"), tr_noop("Thu"), tr_noop("Fri"), tr_noop("Sat")};
    return fmt::format("{} {}", tr(names.at(date::weekday{day}.c_encoding())), date_text(day));
}

/// Writes down the page, line by line.
class Page {
public:
    explicit Page(const chart::TextMeter& meter) : meter_{meter} { scene.size = page_size; }

    void line(std::string words, const TextStyle& style, Ink ink = Ink::ink) {
        y += meter_(words, style).ascent;
        scene.marks.emplace_back(chart::Text{{margin, y}, chart::Anchor::start, std::move(words), style, ink});
        y += style.size * 0.45;
    }

    void paragraph(std::string_view words, const TextStyle& style, Ink ink = Ink::ink) {
        for (auto& one : wrapped(words, style, page_size.width - 2 * margin, meter_))
            line(std::move(one), style, ink);
    }

    void text_at(double x, double baseline, std::string words, const TextStyle& style, chart::Anchor anchor) {
        scene.marks.emplace_back(chart::Text{{x, baseline}, anchor, std::move(words), style, Ink::ink});
    }

    chart::Scene scene;
    double y = margin;

private:
    const chart::TextMeter& meter_;
};

void put_heading(Page& page, const DiarySheet& sheet) {
    page.line(tr("Scores at home"), title);
    page.y += 6;
    page.line(sheet.patient.empty() ? tr("Name: ______________________________") : sheet.patient, strong);
    page.y += 10;
    page.paragraph(tr("Write one number from 0 to 10 in each box. Don't look back at earlier numbers first. "
                      "If you forgot a day, leave it empty: an empty box is better than a guess."),
                   body);
    page.y += 8;
    for (const auto& measure : sheet.measures) {
        page.paragraph(measure.label + ": " + measure.wording, strong);
        page.paragraph(fmt::format("0 = {}     10 = {}",
                                   within_sentence(measure.low_label.substr(0, 1)) +
                                       (measure.low_label.empty() ? "" : measure.low_label.substr(1)),
                                   within_sentence(measure.high_label.substr(0, 1)) +
                                       (measure.high_label.empty() ? "" : measure.high_label.substr(1))),
                       body, Ink::ink_2);
        page.y += 4;
    }
}

void put_grid(Page& page, const DiarySheet& sheet) {
    const double width = page_size.width - 2 * margin - day_column;
    const double column = width / static_cast<double>(std::max<std::size_t>(sheet.measures.size(), 1));
    const double box = std::min(column - 24, 76.0);
    page.y += strong.size + 6;
    page.text_at(margin, page.y, tr("Day"), strong, chart::Anchor::start);
    const auto middle = [&](std::size_t i) { return margin + day_column + column * (static_cast<double>(i) + 0.5); };
    for (std::size_t i = 0; i < sheet.measures.size(); ++i)
        page.text_at(middle(i), page.y, sheet.measures[i].label, strong, chart::Anchor::middle);
    page.y += 12;
    for (int row = 0; row < sheet.rows; ++row) {
        page.scene.marks.emplace_back(chart::Polyline{{{margin, page.y}, {page_size.width - margin, page.y}},
                                                      {.ink = Ink::rule, .width = 1, .dash = {}}});
        const double baseline = page.y + row_height / 2 + body.size * 0.36;
        if (sheet.dated)
            page.text_at(margin, baseline, weekday_text(sheet.first + date::days{row * sheet.every_days}), body,
                         chart::Anchor::start);
        for (std::size_t i = 0; i < sheet.measures.size(); ++i)
            page.scene.marks.emplace_back(
                chart::Rect{{middle(i) - box / 2, page.y + 5, middle(i) + box / 2, page.y + row_height - 5},
                            {},
                            chart::Stroke{.ink = Ink::edge, .width = 1.5, .dash = {}},
                            4});
        page.y += row_height;
    }
}

void put_foot(Page& page, const DiarySheet& sheet) {
    page.y += 14;
    page.paragraph(
        tr("Who wrote the numbers down?   [  ] I did   [  ] read aloud to me   [  ] by phone   [  ] someone else"),
        small);
    page.y += 6;
    page.paragraph(
        tr("New weakness, a foot wound, or bladder or bowel changes: don't wait for your next visit, get medical help "
           "now."),
        small);
    std::string back = tr("Please bring this sheet to your next visit.");
    if (!sheet.practice.empty() || !sheet.phone.empty())
        back += " " + sheet.practice + (sheet.practice.empty() || sheet.phone.empty() ? "" : ", ") + sheet.phone;
    page.paragraph(back, small, Ink::ink_2);
}

}  // namespace

chart::Scene diary_sheet(const DiarySheet& sheet, const chart::TextMeter& meter) {
    Page page{meter};
    put_heading(page, sheet);
    put_grid(page, sheet);
    put_foot(page, sheet);
    page.scene.title = tr("Scores at home");
    page.scene.description = tr("A sheet to write scores on at home, one row a day.");
    return std::move(page.scene);
}

}  // namespace needlebook::report
