/// Two rows of 44, as the rows of the list above them.
#include "desktop/book_rows.h"

#include <wx/sizer.h>

#include "desktop/entry_words.h"

namespace needlebook::desktop {

namespace {

constexpr double row_height = 44;
constexpr double margin = 16;

/// A sheet with lines, or three bars: 16 across.
std::vector<chart::Mark> sign_of(BookRow row, chart::Point centre, chart::Ink ink) {
    const chart::Stroke line{ink, 1.5};
    const auto at = [&](double x, double y) { return chart::Point{centre.x + x, centre.y + y}; };
    if (row == BookRow::practice)
        return {chart::Rect{{centre.x - 7, centre.y - 1, centre.x - 3, centre.y + 6}, ink},
                chart::Rect{{centre.x - 2, centre.y - 6, centre.x + 2, centre.y + 6}, ink},
                chart::Rect{{centre.x + 3, centre.y - 3, centre.x + 7, centre.y + 6}, ink}};
    return {chart::Rect{{centre.x - 6.5, centre.y - 7, centre.x + 6.5, centre.y + 7}, {}, line, 2},
            chart::Polyline{{at(-3.5, -2.5), at(3.5, -2.5)}, line}, chart::Polyline{{at(-3.5, 2.5), at(1, 2.5)}, line}};
}

}  // namespace

BookRows::BookRows(wxWindow* parent, const Look& look, std::function<void(BookRow)> on_chosen) : wxPanel{parent} {
    const auto on_key = [this, on_chosen](const app::Key& key) {
        using Kind = app::Key::Kind;
        switch (key.kind) {
            case Kind::up:
                on_chosen(BookRow::today);
                return true;
            case Kind::down:
                on_chosen(BookRow::practice);
                return true;
            case Kind::enter:
            case Kind::space:
                on_chosen(chosen_.value_or(BookRow::today));
                return true;
            default:
                return false;
        }
    };
    face_ = new FaceWindow{this,
                           look,
                           text_of(_("The whole book")),
                           [this](const FaceRoom& room) { return lay_out_rows(room); },
                           {.on_target = [on_chosen](int row) { on_chosen(static_cast<BookRow>(row)); },
                            .on_key = on_key,
                            .on_focus = {},
                            .takes_focus = true}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(face_, wxSizerFlags{}.Expand());
    SetSizer(column);
}

void BookRows::choose(std::optional<BookRow> row) {
    chosen_ = row;
    face_->update();
}

void BookRows::tell(std::string today, std::string practice) {
    today_ = std::move(today);
    practice_ = std::move(practice);
    face_->update();
}

Face BookRows::lay_out_rows(const FaceRoom& room) const {
    Face face;
    face.scene.size = {room.width, 2 * row_height};
    double top = 0;
    for (const auto row : {BookRow::today, BookRow::practice}) {
        const bool chosen = chosen_ == row;
        const chart::Box box{0, top, room.width, top + row_height};
        if (chosen)
            face.scene.marks.emplace_back(chart::Rect{box, chart::Ink::focus});
        const auto ink = chosen ? chart::Ink::paper : chart::Ink::ink;
        face.scene.marks.emplace_back(
            chart::Polyline{{{0, top + 0.5}, {room.width, top + 0.5}}, {chart::Ink::rule, 1}});
        const double middle = top + row_height / 2;
        add(face.scene, sign_of(row, {margin + 8, middle}, ink));
        const auto words = text_of(row == BookRow::today ? _("Today") : _("Practice"));
        const auto& tail = row == BookRow::today ? today_ : practice_;
        face.scene.marks.emplace_back(
            beside(margin + 26, box, words, room.look.text(chart::Weight::semibold), ink, room.look));
        auto right = beside(room.width - 14, box, tail, room.look.caption(),
                            chosen ? chart::Ink::paper : chart::Ink::ink_2, room.look);
        right.anchor = chart::Anchor::end;
        face.scene.marks.emplace_back(std::move(right));
        face.targets.push_back(
            {box, static_cast<int>(row), tail.empty() ? words : words + ", " + tail, TargetRole::toggle, chosen});
        top += row_height;
    }
    if (room.focused)
        face.scene.marks.emplace_back(focus_ring({1, 1, room.width - 1, 2 * row_height - 1}));
    return face;
}

}  // namespace needlebook::desktop
