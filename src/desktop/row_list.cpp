/// Painted rows over wxVListBox, which brings keys, scrolling and selection.
#include "desktop/row_list.h"

#include <algorithm>

#include <wx/dc.h>
#include <wx/graphics.h>
#include <wx/settings.h>

#include "desktop/accessible_name.h"
#include "desktop/paint_kit_accessible.h"
#include "desktop/style.h"

namespace needlebook::desktop {

RowList::RowList(wxWindow* parent, const Look& look, const std::string& name, Rows rows)
    : wxVListBox{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS},
      look_{look},
      rows_{std::move(rows)} {
    SetBackgroundColour(colour_of(chart::Ink::paper));
    readers_ = std::make_unique<AccessibleTargets>(*this, name, [this](int row) {
        choose(static_cast<std::size_t>(row));
        rows_.on_enter(static_cast<std::size_t>(row));
    });
    name_for_readers(*this, wxString::FromUTF8(name));
    Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        tell_readers();
        rows_.on_choose(static_cast<std::size_t>(event.GetInt()));
    });
    Bind(wxEVT_LISTBOX_DCLICK,
         [this](wxCommandEvent& event) { rows_.on_enter(static_cast<std::size_t>(event.GetInt())); });
    Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
        if (event.GetKeyCode() == WXK_TAB)
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        else if (enter && GetSelection() != wxNOT_FOUND)
            rows_.on_enter(static_cast<std::size_t>(GetSelection()));
        else
            event.Skip();
    });
    for (const auto& type : {wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_LINEDOWN, wxEVT_SCROLLWIN_LINEUP,
                             wxEVT_SCROLLWIN_PAGEDOWN, wxEVT_SCROLLWIN_PAGEUP})
        Bind(type, [this](wxScrollWinEvent& event) {
            CallAfter([this] { tell_readers(); });
            event.Skip();
        });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        CallAfter([this] { tell_readers(); });
        RefreshAll();
        event.Skip();
    });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        RefreshAll();
        event.Skip();
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        RefreshAll();
        event.Skip();
    });
}

RowList::~RowList() = default;

void RowList::update(std::optional<std::size_t> chosen) {
    SetItemCount(rows_.count());
    const bool there = chosen && *chosen < rows_.count();
    SetSelection(there ? static_cast<int>(*chosen) : wxNOT_FOUND);
    RefreshAll();
    tell_readers();
}

void RowList::choose(std::size_t row) {
    SetSelection(static_cast<int>(row));
    tell_readers();
    rows_.on_choose(row);
}

void RowList::tell_readers() {
    std::vector<Target> targets;
    const auto first = GetVisibleRowsBegin();
    const auto last = std::min(rows_.count(), GetVisibleRowsEnd());
    double top = 0;
    for (auto row = first; row < last; ++row) {
        const double height = rows_.height;
        targets.push_back({{0, top, static_cast<double>(ToDIP(GetClientSize()).x), top + height},
                           static_cast<int>(row),
                           rows_.name(row),
                           TargetRole::item,
                           IsSelected(row)});
        top += height;
    }
    readers_->show(targets);
}

void RowList::OnDrawItem(wxDC& dc, const wxRect& box, std::size_t row) const {
    const bool chosen = IsSelected(row);
    const double width = ToDIP(box.GetSize()).x;
    auto scene = rows_.scene(row, width);
    scene.size = {width, static_cast<double>(rows_.height)};
    if (chosen && HasFocus())
        scene.marks.emplace_back(
            chart::Rect{{2.5, 2.5, width - 2.5, rows_.height - 2.5}, {}, chart::Stroke{chart::Ink::ink, 1}, 3});
    const std::unique_ptr<wxGraphicsContext> graphics{wxGraphicsContext::CreateFromUnknownDC(dc)};
    graphics->Translate(box.x, box.y);
    look_.typesetter->paint(scene, chosen ? selected_theme() : look_.theme,
                            static_cast<_cairo*>(graphics->GetNativeContext()));
}

void RowList::OnDrawBackground(wxDC&, const wxRect&, std::size_t) const {
    // The row's scene paints its own.
}

wxCoord RowList::OnMeasureItem(std::size_t) const { return FromDIP(rows_.height); }

}  // namespace needlebook::desktop
