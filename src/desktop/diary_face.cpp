/// Laying out the diary grid, and its keys.
#include "desktop/diary_face.h"

#include <array>

#include <wx/intl.h>

#include "desktop/entry_words.h"
#include "desktop/score_control.h"
#include "report/wording.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double heading_height = 32;
constexpr double row_height = 34;
constexpr double cell_width = 62;
constexpr double cell_height = 28;
constexpr double inset = 6;

std::string weekday_and_day(Day day) {
    static constexpr std::array<const char*, 7> names{wxTRANSLATE("Sun"), wxTRANSLATE("Mon"), wxTRANSLATE("Tue"),
                                                      wxTRANSLATE("Wed"), wxTRANSLATE("Thu"), wxTRANSLATE("Fri"),
                                                      wxTRANSLATE("Sat")};
    return text_of(wxGetTranslation(names.at(date::weekday{day}.c_encoding()))) + " " + report::date_text(day);
}

/// What stands in a cell, and what a screen reader says.
std::string cell_text(const app::DiaryForm::Cell& cell) {
    if (!cell.score)
        return {};
    switch (cell.score->state()) {
        case Answered::value:
            return std::to_string(cell.score->value().points());
        case Answered::declined:
            return "D";
        case Answered::none:
        case Answered::not_asked:
            break;
    }
    return "–";
}

double day_column(const app::DiaryForm& form, const Look& look) {
    double widest = 0;
    for (int row = 0; row < form.rows(); ++row)
        widest = std::max(widest, look.width(weekday_and_day(form.day(row)), look.text()));
    return inset + widest + 20;
}

double column_width(const app::DiaryForm& form, const Look& look) {
    double widest = cell_width;
    for (const auto& measure : form.measures())
        widest = std::max(widest, look.width(with_side(measure.label, measure.side), look.text(Weight::semibold)) + 18);
    return widest + 12;
}

void add_cell(Face& face, const app::DiaryForm& form, app::DiaryForm::Place place, const Box& box,
              const FaceRoom& room) {
    const auto& cell = form.cell(place);
    const auto& measure = form.measures()[static_cast<std::size_t>(place.column)];
    const bool here = room.focused && form.place() == place;
    const auto words = cell_text(cell);
    face.scene.marks.emplace_back(chart::Rect{box, Ink::paper, chart::Stroke{Ink::edge, 1}, 5});
    const auto ink = cell.score && cell.score->has_value() ? measure_ink(measure.kind, measure.position) : Ink::ink_2;
    face.scene.marks.emplace_back(centred(box, words, room.look.lead(Weight::semibold), ink, room.look));
    if (here)
        face.scene.marks.emplace_back(focus_ring({box.left - 3, box.top - 3, box.right + 3, box.bottom + 3}));
    const auto value = words.empty() ? text_of(_("empty")) : words;
    face.targets.push_back(
        {box, diary_target(place),
         with_side(measure.label, measure.side) + ", " + weekday_and_day(form.day(place.row)) + ": " + value,
         TargetRole::item, form.place() == place});
}

}  // namespace

Face diary_face(const app::DiaryForm& form, const FaceRoom& room) {
    Face face;
    const double left = day_column(form, room.look);
    const double column = column_width(form, room.look);
    for (int i = 0; i < form.columns(); ++i) {
        const auto& measure = form.measures()[static_cast<std::size_t>(i)];
        const Box box{left + i * column, 0, left + (i + 1) * column, heading_height};
        face.scene.marks.emplace_back(centred(box, with_side(measure.label, measure.side),
                                              room.look.text(Weight::semibold), Ink::ink, room.look));
    }
    for (int row = 0; row < form.rows(); ++row) {
        const double top = heading_height + row * row_height;
        const Box line{0, top, left, top + row_height};
        face.scene.marks.emplace_back(
            beside(inset, line, weekday_and_day(form.day(row)), room.look.text(), Ink::ink, room.look));
        for (int i = 0; i < form.columns(); ++i) {
            const double middle = left + (i + 0.5) * column;
            const double cell_top = top + (row_height - cell_height) / 2;
            add_cell(face, form, {row, i},
                     {middle - cell_width / 2, cell_top, middle + cell_width / 2, cell_top + cell_height}, room);
        }
    }
    face.scene.size = {left + form.columns() * column + inset, heading_height + form.rows() * row_height + inset};
    face.scene.background = Ink::window;
    return face;
}

bool press_diary(app::DiaryForm& form, app::Key key) {
    using Kind = app::Key::Kind;
    switch (key.kind) {
        case Kind::up:
            form.move(-1, 0);
            return true;
        case Kind::down:
            form.move(1, 0);
            return true;
        case Kind::left:
            form.move(0, -1);
            return true;
        case Kind::right:
            form.move(0, 1);
            return true;
        case Kind::space:
        case Kind::enter:
            form.go_on();
            return true;
        case Kind::backspace:
            form.erase();
            return true;
        case Kind::character:
            break;
    }
    if (key.character >= U'0' && key.character <= U'9')
        form.type_digit(static_cast<int>(key.character - U'0'));
    else if (key.character == U'-' || key.character == U'–')
        form.answer_without_score(Answered::not_asked);
    else if (key.character == U'd' || key.character == U'D')
        form.answer_without_score(Answered::declined);
    else
        return false;
    return true;
}

}  // namespace needlebook::desktop
