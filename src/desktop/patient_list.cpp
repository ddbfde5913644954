/// Painting the rows, and naming them for a screen reader.
#include "desktop/patient_list.h"

#include <algorithm>

#include <fmt/format.h>
#include <wx/dc.h>
#include <wx/graphics.h>
#include <wx/intl.h>

#include "app/trend_words.h"
#include "desktop/entry_words.h"
#include "desktop/paint_kit_accessible.h"
#include "desktop/style.h"
#include "desktop/words.h"

namespace needlebook::desktop {

using chart::Ink;
using chart::Weight;

namespace {

constexpr int row_height = 56;
constexpr double margin = 16;

chart::StateShape shape_of_row(const app::PatientRow& row) {
    return row.ended ? chart::StateShape::stopped : app::shape_of(row.standing);
}

std::string row_name(const app::PatientRow& row) {
    auto name = row.name + ", " + row.code + ", " + standing_words(row);
    if (row.last_seen)
        name += ", " + text_of(_("last seen")) + " " + long_day(*row.last_seen);
    if (row.has_unsigned)
        name += ", " + text_of(_("a session is not signed"));
    return name;
}

}  // namespace

chart::Scene patient_row_scene(const app::PatientRow& row, double width, bool chosen, const Look& look) {
    chart::Scene scene;
    scene.size = {width, row_height};
    const auto ink = Ink::ink;
    const auto label = Ink::ink_2;
    const auto seen = row.last_seen ? short_day(*row.last_seen) : std::string{};
    const double right = width - 14;
    const double room = right - margin - look.width(seen, look.caption()) - 8;
    scene.marks.emplace_back(chart::Text{{margin, 23},
                                         chart::Anchor::start,
                                         shortened(row.name, room, look.text(Weight::medium), look),
                                         look.text(chosen ? Weight::semibold : Weight::medium),
                                         ink});
    scene.marks.emplace_back(chart::Text{{right, 23}, chart::Anchor::end, seen, look.caption(), label});
    add(scene, chart::state_marks(shape_of_row(row), {margin + 6, 40}, 0.85, ink, Ink::paper));
    auto words = standing_words(row);
    if (row.has_unsigned)
        words += " · " + text_of(_("not signed"));
    const double code_width = look.width(row.code, look.caption());
    scene.marks.emplace_back(
        chart::Text{{margin + 20, 44},
                    chart::Anchor::start,
                    shortened(words, right - code_width - 8 - margin - 20, look.caption(Weight::medium), look),
                    look.caption(Weight::medium),
                    ink});
    scene.marks.emplace_back(chart::Text{{right, 44}, chart::Anchor::end, row.code, look.caption(), label});
    if (!chosen)
        scene.marks.emplace_back(chart::Polyline{{{margin, row_height - 0.5}, {width, row_height - 0.5}},
                                                 {.ink = Ink::rule, .width = 1, .dash = {}}});
    return scene;
}

PatientList::PatientList(wxWindow* parent, const Look& look, std::function<void(Id<Patient>)> on_chosen)
    : wxVListBox{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS},
      look_{look},
      on_chosen_{std::move(on_chosen)} {
    accessible_ = std::make_unique<AccessibleTargets>(*this, text_of(_("Patients")), [this](int n) {
        if (n >= 0 && static_cast<std::size_t>(n) < found_.size()) {
            SetSelection(n);
            tell();
        }
    });
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) { tell(); });
    Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
        name_rows();
        event.Skip();
    });
}

PatientList::~PatientList() = default;

void PatientList::show(std::vector<app::PatientRow> rows) {
    const auto before = chosen();
    found_.clear();  // They count among the rows there were.
    rows_ = std::move(rows);
    find(text_);
    if (before)
        for (std::size_t n = 0; n < found_.size(); ++n)
            if (row(n).id == *before)
                SetSelection(static_cast<int>(n));
    // A hidden list isn't painted, and mustn't go on telling names.
    name_rows();
}

void PatientList::find(const std::string& text) {
    const auto before = chosen();
    text_ = text;
    found_ = app::matching(rows_, text);
    SetItemCount(found_.size());
    int selection = wxNOT_FOUND;
    for (std::size_t n = 0; n < found_.size(); ++n)
        if (before && row(n).id == *before)
            selection = static_cast<int>(n);
    SetSelection(selection);
    RefreshAll();
}

std::optional<Id<Patient>> PatientList::chosen() const {
    const int n = GetSelection();
    if (n == wxNOT_FOUND || static_cast<std::size_t>(n) >= found_.size())
        return std::nullopt;
    return row(static_cast<std::size_t>(n)).id;
}

void PatientList::choose(Id<Patient> patient) {
    const auto stands = [&] {
        for (std::size_t n = 0; n < found_.size(); ++n)
            if (row(n).id == patient) {
                SetSelection(static_cast<int>(n));
                return true;
            }
        return false;
    };
    if (!stands()) {
        find({});
        stands();
    }
}

const app::PatientRow* PatientList::chosen_row() const {
    const int n = GetSelection();
    const bool stands = n != wxNOT_FOUND && static_cast<std::size_t>(n) < found_.size();
    return stands ? &row(static_cast<std::size_t>(n)) : nullptr;
}

bool PatientList::has_alike(const app::PatientRow* of) const {
    if (found_.empty())
        return false;
    const auto& name = of == nullptr ? row(0).name : of->name;
    return std::ranges::count_if(found_, [&](std::size_t index) { return rows_[index].name == name; }) > 1;
}

void PatientList::choose_first_unlike() { SetSelection(found_.empty() || has_alike(nullptr) ? wxNOT_FOUND : 0); }

void PatientList::forget() { SetSelection(wxNOT_FOUND); }

void PatientList::move(int by) {
    if (found_.empty())
        return;
    const int last = static_cast<int>(found_.size()) - 1;
    SetSelection(std::clamp(GetSelection() == wxNOT_FOUND ? 0 : GetSelection() + by, 0, last));
    tell();
}

void PatientList::choose_current() {
    if (!found_.empty() && GetSelection() == wxNOT_FOUND)
        SetSelection(0);
    tell();
}

void PatientList::tell() {
    if (const auto patient = chosen())
        on_chosen_(*patient);
}

void PatientList::name_rows() {
    std::vector<Target> targets;
    const auto begin = GetVisibleRowsBegin();
    const auto end = std::min(GetVisibleRowsEnd(), found_.size());
    for (std::size_t n = begin; n < end; ++n) {
        const auto top = static_cast<double>((n - begin) * row_height);
        targets.push_back({{0, top, static_cast<double>(ToDIP(GetClientSize()).x), top + row_height},
                           static_cast<int>(n),
                           row_name(row(n)),
                           TargetRole::item,
                           IsSelected(n)});
    }
    accessible_->show(targets);
}

wxCoord PatientList::OnMeasureItem(std::size_t) const { return FromDIP(row_height); }

void PatientList::OnDrawBackground(wxDC& dc, const wxRect& rect, std::size_t n) const {
    const auto colour = IsSelected(n) ? selected_theme()[Ink::paper] : look_.theme[Ink::paper];
    dc.SetBrush(wxBrush{wxColour{colour.red, colour.green, colour.blue}});
    dc.SetPen(*wxTRANSPARENT_PEN);
    dc.DrawRectangle(rect);
}

void PatientList::OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const {
    const std::unique_ptr<wxGraphicsContext> context{wxGraphicsContext::CreateFromUnknownDC(dc)};
    if (!context)
        return;
    context->Translate(rect.x, rect.y);
    const auto scene = patient_row_scene(row(n), ToDIP(rect.GetSize()).x, IsSelected(n), look_);
    look_.typesetter->paint(scene, IsSelected(n) ? selected_theme() : look_.theme,
                            static_cast<_cairo*>(context->GetNativeContext()), false);
}

}  // namespace needlebook::desktop
