/// Entries above, and below what the chosen one changed.
#include "desktop/timeline_dialog.h"

#include <array>

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/entry_words.h"
#include "desktop/row_table.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

std::string when(LocalMinute at) { return short_date(day_of(at)) + ", " + time_of_day_text(at); }

/// Nothing is said with a dash, as elsewhere.
std::string told(const std::string& value) { return value.empty() ? "–" : value; }

}  // namespace

TimelineDialog::TimelineDialog(wxWindow* parent, const std::string& patient, std::vector<app::TimelineItem> items)
    : wxDialog{parent,
               wxID_ANY,
               wxString::Format(_("History: %s"), shown(patient)),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      items_{std::move(items)},
      entries_{new RowTable{this,
                            _("Entries of the history"),
                            {{text_of(_("Entry")), 60, true},
                             {text_of(_("When")), 170},
                             {text_of(_("Who, as they say")), 170},
                             {text_of(_("What")), 400}}}},
      changes_{new RowTable{this,
                            _("What this entry changed"),
                            {{text_of(_("Record")), 190},
                             {text_of(_("Field")), 150},
                             {text_of(_("Before")), 220},
                             {text_of(_("After")), 240}}}} {
    for (auto* table : {entries_, changes_})
        table->SetMinSize(FromDIP(wxSize{820, 200}));
    entries_->show(items_.size(), [this](std::size_t row, std::size_t column) {
        const auto& item = items_.at(row);
        return std::array{std::to_string(item.entry), when(item.at), item.who, item.what}.at(column);
    });
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
    entries_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_changes(); });
    if (!items_.empty())
        entries_->choose(0);
    show_changes();
    entries_->SetFocus();
}

void TimelineDialog::show_changes() {
    const auto row = entries_->chosen();
    const auto changes = row ? items_.at(*row).changes : std::vector<app::FieldChange>{};
    changes_->show(changes.size(), [changes](std::size_t at, std::size_t column) {
        const auto& change = changes.at(at);
        return std::array{change.record, change.field, told(change.before), told(change.after)}.at(column);
    });
}

}  // namespace needlebook::desktop
