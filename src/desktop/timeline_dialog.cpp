/// Entries above, and below what the chosen one changed.
#include "desktop/timeline_dialog.h"

#include <wx/button.h>
#include <wx/listctrl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/accessible_name.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

wxListCtrl* list(wxWindow* parent, const wxString& name, const std::vector<std::pair<wxString, int>>& columns) {
    auto* made = new wxListCtrl{parent, wxID_ANY, wxDefaultPosition, parent->FromDIP(wxSize{820, 230}),
                                wxLC_REPORT | wxLC_SINGLE_SEL};
    for (const auto& [title, width] : columns)
        made->AppendColumn(title, wxLIST_FORMAT_LEFT, parent->FromDIP(width));
    name_for_readers(*made, name);
    return made;
}

wxString when(LocalMinute at) { return shown(short_date(day_of(at)) + ", " + time_of_day_text(at)); }

}  // namespace

TimelineDialog::TimelineDialog(wxWindow* parent, const std::string& patient, std::vector<app::TimelineItem> items)
    : wxDialog{parent,
               wxID_ANY,
               wxString::Format(_("History: %s"), shown(patient)),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      items_{std::move(items)},
      entries_{list(this, _("Entries of the history"),
                    {{_("Entry"), 60}, {_("When"), 170}, {_("Who, as they say"), 170}, {_("What"), 400}})},
      changes_{list(this, _("What this entry changed"),
                    {{_("Record"), 190}, {_("Field"), 150}, {_("Before"), 220}, {_("After"), 240}})} {
    for (std::size_t row = 0; row < items_.size(); ++row) {
        const auto& item = items_[row];
        const auto at =
            entries_->InsertItem(static_cast<long>(row), wxString::Format("%lld", static_cast<long long>(item.entry)));
        entries_->SetItem(at, 1, when(item.at));
        entries_->SetItem(at, 2, shown(item.who));
        entries_->SetItem(at, 3, shown(item.what));
    }
    auto* hint = new wxStaticText{this, wxID_ANY,
                                  _("Nothing in this list can be changed. Each entry is sealed with the one before it; "
                                    "“Check this book” in the Book menu proves that.")};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(entries_, wxSizerFlags{3}.Expand().Border(wxALL, FromDIP(12)));
    column->Add(new wxStaticText{this, wxID_ANY, _("What the chosen entry changed:")},
                wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(12)));
    column->Add(changes_, wxSizerFlags{2}.Expand().Border(wxALL, FromDIP(12)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(hint, wxSizerFlags{1}.CentreVertical());
    row->Add(new wxButton{this, wxID_CLOSE});
    column->Add(row, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    hint->Wrap(FromDIP(640));
    SetSizerAndFit(column);
    SetEscapeId(wxID_CLOSE);
    CentreOnParent();
    entries_->Bind(wxEVT_LIST_ITEM_SELECTED, [this](wxListEvent& event) { show_changes(event.GetIndex()); });
    if (!items_.empty())
        entries_->SetItemState(0, wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED,
                               wxLIST_STATE_SELECTED | wxLIST_STATE_FOCUSED);
    entries_->SetFocus();
}

void TimelineDialog::show_changes(long row) {
    changes_->DeleteAllItems();
    const auto& item = items_.at(static_cast<std::size_t>(row));
    for (std::size_t i = 0; i < item.changes.size(); ++i) {
        const auto& change = item.changes[i];
        const auto at = changes_->InsertItem(static_cast<long>(i), shown(change.record));
        changes_->SetItem(at, 1, shown(change.field));
        changes_->SetItem(at, 2, change.before.empty() ? wxString{"–"} : shown(change.before));
        changes_->SetItem(at, 3, change.after.empty() ? wxString{"–"} : shown(change.after));
    }
}

}  // namespace needlebook::desktop
