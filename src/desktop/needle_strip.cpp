/// Laying out the needles strip.
#include "desktop/needle_strip.h"

#include <algorithm>

#include <wx/intl.h>

#include "desktop/entry_words.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double height = 64;
constexpr double cell_height = 46;
constexpr double cell_gap = 8;
constexpr double widest_cell = 118;
constexpr double narrowest_cell = 86;
constexpr double cells_left = 190;
constexpr double timer_width = 200;
constexpr double counts_width = 170;

void add_cell(Face& face, const app::RegionCount& count, int index, const Box& box, bool here, const Look& look) {
    const bool differs = count.out && *count.out != count.in;
    const auto words = differs ? Ink::decision : Ink::ink_2;
    const auto figures = differs ? Ink::decision : Ink::ink;
    face.scene.marks.emplace_back(chart::Rect{box, differs ? Ink::decision_fill : Ink::paper,
                                              chart::Stroke{differs ? Ink::decision_edge : Ink::edge, 1}, 5});
    const auto name = region_word(count.region);
    const Box upper{box.left + 10, box.top + 3, box.right, box.top + 22};
    const Box lower{box.left + 10, box.top + 21, box.right, box.bottom - 2};
    face.scene.marks.emplace_back(beside(upper.left, upper, name, look.caption(), words, look));
    double x = lower.left;
    const auto put = [&](const std::string& text, const chart::TextStyle& style, Ink ink, double gap) {
        face.scene.marks.emplace_back(beside(x, lower, text, style, ink, look));
        x += look.width(text, style) + gap;
    };
    const auto out = count.out ? std::to_string(*count.out) : "–";
    put(std::to_string(count.in), look.figure(), figures, 4);
    put(text_of(_("in")), look.caption(), words, 10);
    put(out, look.figure(), figures, 4);
    put(text_of(_("out")), look.caption(), words, 0);
    const auto told = name + text_of(wxString::Format(_(", %d in, "), count.in)) +
                      (count.out ? out + text_of(_(" out")) : text_of(_("not counted out")));
    face.targets.push_back({box, index, told, TargetRole::button, count.out.has_value()});
    if (here)
        face.scene.marks.emplace_back(focus_ring({box.left - 3, box.top - 3, box.right + 3, box.bottom + 3}));
}

void add_timer(Face& face, const app::SessionForm& form, double left, const Look& look) {
    const Box upper{left + 24, 10, left + timer_width, 32};
    const Box lower{left + 24, 30, left + timer_width, 50};
    add(face.scene, sign_marks(Sign::clock, {left + 8, 20}, Ink::ink_2));
    face.scene.marks.emplace_back(
        beside(upper.left, upper,
               shortened(time_in_place(form), upper.right - upper.left - 6, look.text(Weight::semibold), look),
               look.text(Weight::semibold), Ink::ink, look));
    const auto minutes = form.minutes_in_place();
    const auto hint = form.entry().entered_later && !minutes ? text_of(_("entered later: minutes above"))
                      : minutes ? form.entry().needles_out_at ? text_of(_("Ctrl+T begins anew"))
                                                              : text_of(_("Ctrl+R counts them out"))
                                : text_of(wxString::Format(_("Ctrl+T starts the %d min"), form.minutes_planned()));
    face.scene.marks.emplace_back(beside(lower.left, lower,
                                         shortened(hint, lower.right - lower.left - 6, look.caption(), look),
                                         look.caption(), Ink::ink_2, look));
    if (minutes) {
        const double part = std::clamp(static_cast<double>(*minutes) / std::max(1, form.minutes_planned()), 0.0, 1.0);
        const double right = upper.left + 160;
        face.scene.marks.emplace_back(chart::Rect{{upper.left, 53, right, 56}, Ink::rule, {}, 1});
        face.scene.marks.emplace_back(chart::Rect{{upper.left, 53, upper.left + 160 * part, 56}, Ink::ink_2, {}, 1});
    }
    face.targets.push_back({{left, 6, left + timer_width, height - 6},
                            timer_target,
                            text_of(_("Time in place, ")) + time_in_place(form),
                            TargetRole::button,
                            minutes.has_value()});
}

std::string counted_words(const app::SessionForm& form) {
    const int in = form.needles_in();
    if (in == 0)
        return text_of(_("no needles in"));
    const auto out = form.needles_out();
    if (!out)
        return text_of(wxString::Format(_("%d in, none counted out"), in));
    return text_of(wxString::Format(_("%d in, %d out"), in, *out));
}

}  // namespace

std::string time_in_place(int minutes, int planned, bool out) {
    if (out)
        return text_of(wxString::Format(_("In place %d min"), minutes));
    if (minutes < planned)
        return text_of(wxString::Format(_("%d min of %d"), minutes, planned));
    if (minutes == planned)
        return text_of(wxString::Format(_("%d min, time to take out"), planned));
    return text_of(wxString::Format(_("%d min, %d over"), minutes, minutes - planned));
}

std::string time_in_place(const app::SessionForm& form) {
    const auto minutes = form.minutes_in_place();
    return minutes ? time_in_place(*minutes, form.minutes_planned(), form.entry().needles_out_at.has_value())
                   : text_of(_("Not started"));
}

Face needle_strip_face(const app::SessionForm& form, const FaceRoom& room) {
    const auto& look = room.look;
    Face face;
    face.scene.size = {room.width, height};
    face.scene.background = Ink::window;
    face.scene.title = text_of(_("Needles in and out"));
    add(face.scene, sign_marks(Sign::needle, {32, 22}, Ink::ink));
    face.scene.marks.emplace_back(
        beside(47, {0, 10, 190, 34}, text_of(_("Needles")), look.text(Weight::semibold), Ink::ink, look));
    face.scene.marks.emplace_back(beside(24, {0, 34, 190, 54},
                                         shortened(text_of(_("counted from the points")), 158, look.caption(), look),
                                         look.caption(), Ink::ink_2, look));

    const auto counts = form.regions();
    const double for_cells = room.width - cells_left - timer_width - counts_width - 2 * cell_gap;
    const double each = counts.empty() ? widest_cell : for_cells / static_cast<double>(counts.size()) - cell_gap;
    const double cell_width = std::clamp(each, narrowest_cell, widest_cell);
    const bool here = room.focused && form.place().part == app::EntryPart::needles;
    double x = cells_left;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        add_cell(face, counts[i], static_cast<int>(i), {x, 9, x + cell_width, 9 + cell_height},
                 here && form.place().row == static_cast<int>(i), look);
        x += cell_width + cell_gap;
    }
    const double timer_left = std::max(x + 12, counts.empty() ? cells_left : x + 12);
    add_timer(face, form, timer_left, look);
    const double counts_left = timer_left + timer_width;
    if (room.width - counts_left > counts_width - 20) {
        const Box upper{0, 10, room.width - 8, 34};
        const Box lower{0, 34, room.width - 8, 54};
        auto told = beside(upper.right, upper, counted_words(form), look.text(Weight::semibold), Ink::ink, look);
        told.anchor = chart::Anchor::end;
        face.scene.marks.emplace_back(std::move(told));
        auto hint =
            beside(lower.right, lower, text_of(_("Space: all of a region are out")), look.caption(), Ink::ink_2, look);
        hint.anchor = chart::Anchor::end;
        if (form.place().part != app::EntryPart::needles)
            hint.words = text_of(_("Ctrl+R counts them out"));
        face.scene.marks.emplace_back(std::move(hint));
    }
    return face;
}

}  // namespace needlebook::desktop
