/// List, words about the chosen group, and what can be done with it.
#include "desktop/groups_page.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/session_form_keeper.h"
#include "base/text.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/ink_text.h"

namespace needlebook::desktop {

namespace {

constexpr int margin = 24;

wxString certainty_word(Certainty certainty) {
    switch (certainty) {
        case Certainty::high:
            return _("sure");
        case Certainty::medium:
            return _("fairly sure");
        case Certainty::low:
            break;
    }
    return _("not sure");
}

std::string about(const PointProtocol& protocol) {
    std::string words = protocol.citation;
    const auto more = [&](const wxString& label, const std::string& text) {
        if (!text.empty())
            words += "\n" + text_of(label) + text;
    };
    more(_("For: "), tr(protocol.condition));
    more(_("Schedule: "), tr(protocol.schedule));
    more(_("Which side: "), tr(protocol.laterality));
    std::string chosen;
    for (const auto& point : protocol.optional_points)
        chosen += (chosen.empty() ? "" : " ") + point.text();
    more(_("Chosen for each patient, not taken: "), chosen);
    more(_("How sure that this is the published list: "),
         text_of(certainty_word(protocol.certainty)) + ". " + tr(protocol.how_checked));
    return words;
}

}  // namespace

GroupsPage::GroupsPage(wxWindow* parent, app::EntryKeeper& keeper, Actions actions)
    : wxPanel{parent}, keeper_{keeper}, actions_{std::move(actions)} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(new InkText{this, _("Groups of points"), {.role = TextRole::lead, .weight = chart::Weight::semibold}},
                wxSizerFlags{}.Border(wxALL, FromDIP(margin)));
    add_list(*column);
    about_ = new WrappedText{this, {}, {.ink = chart::Ink::ink_2}};
    column->Add(about_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(margin)));
    add_buttons(*column);
    SetSizer(column);
}

void GroupsPage::add_list(wxSizer& column) {
    list_ = new wxDataViewListCtrl{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE};
    name_for_readers(*list_, _("Groups of points"));
    list_->AppendTextColumn(_("Name"), wxDATAVIEW_CELL_INERT, FromDIP(140));
    list_->AppendTextColumn(_("Points"), wxDATAVIEW_CELL_INERT, FromDIP(300));
    list_->AppendTextColumn(_("From"), wxDATAVIEW_CELL_INERT, FromDIP(260));
    list_->AppendTextColumn(_("How sure"), wxDATAVIEW_CELL_INERT, FromDIP(90));
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_chosen(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { take(); });
    column.Add(list_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(margin)));
}

void GroupsPage::add_buttons(wxSizer& column) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    const auto gap = wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8));
    const auto add = [&](const wxString& words, void (GroupsPage::*act)()) {
        auto* button = new wxButton{this, wxID_ANY, words};
        button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
        row->Add(button, gap);
        return button;
    };
    take_ = add(_("&Take   Enter"), &GroupsPage::take);
    row->AddSpacer(FromDIP(16));
    auto* label = new wxStaticText{this, wxID_ANY, _("Na&me")};
    row->Add(label, gap);
    name_ = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{150, -1})};
    name_for_readers(*name_, _("Name of the group"));
    name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_chosen(); });
    row->Add(name_, gap);
    save_ = add(_("Save this session's po&ints"), &GroupsPage::save);
    rename_ = add(_("Re&name"), &GroupsPage::rename);
    remove_ = add(_("Rem&ove"), &GroupsPage::remove);
    row->AddStretchSpacer();
    auto* back = new wxButton{this, wxID_ANY, _("Back   Esc")};
    back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { actions_.on_close(); });
    row->Add(back);
    column.Add(row, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(margin)));
}

void GroupsPage::read() {
    auto own = keeper_.groups();
    if (!own)
        return actions_.on_trouble(own.error());
    rows_.clear();
    for (auto& group : *own)
        rows_.push_back({std::move(group), nullptr});
    for (const auto& protocol : point_protocols())
        rows_.push_back({std::nullopt, &protocol});
    list_->DeleteAllItems();
    for (const auto& row : rows_) {
        wxVector<wxVariant> cells;
        const auto& points = row.own ? row.own->points : row.published->line;
        cells.push_back(wxString::FromUTF8(row.own ? row.own->name : row.published->id));
        cells.push_back(wxString::FromUTF8(points));
        cells.push_back(row.own ? _("own") : wxString::FromUTF8(row.published->condition));
        cells.push_back(row.own ? wxString{} : certainty_word(row.published->certainty));
        list_->AppendItem(cells);
    }
    if (!rows_.empty())
        list_->SelectRow(0);
    show_chosen();
}

void GroupsPage::SetFocus() { list_->SetFocus(); }

const GroupsPage::Row* GroupsPage::chosen() const {
    const int at = list_->GetSelectedRow();
    return at >= 0 && static_cast<std::size_t>(at) < rows_.size() ? &rows_[static_cast<std::size_t>(at)] : nullptr;
}

void GroupsPage::show_chosen() {
    const auto* row = chosen();
    const bool named = !trimmed(name_->GetValue().utf8_string()).empty();
    take_->Enable(row != nullptr);
    save_->Enable(named && keeper_.form().needles_in() > 0);
    rename_->Enable(named && row != nullptr && row->own);
    remove_->Enable(row != nullptr && row->own);
    std::string words;
    if (row != nullptr)
        words = row->own ? row->own->points : about(*row->published);
    about_->say(wxString::FromUTF8(words));
    Layout();
}

void GroupsPage::take() {
    if (const auto* row = chosen())
        actions_.on_take(row->own ? row->own->name : row->published->id);
}

void GroupsPage::choose(const std::string& name) {
    name_->ChangeValue({});
    read();
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].own && rows_[i].own->name == name)
            list_->SelectRow(static_cast<unsigned>(i));
    show_chosen();
}

void GroupsPage::save() {
    const auto saved = keeper_.save_group(std::string{trimmed(name_->GetValue().utf8_string())});
    if (!saved)
        return actions_.on_trouble(saved.error());
    choose(saved->name);
}

void GroupsPage::rename() {
    const auto* row = chosen();
    if (row == nullptr || !row->own)
        return;
    auto renamed = *row->own;
    renamed.name = std::string{trimmed(name_->GetValue().utf8_string())};
    if (const auto done = keeper_.change_group(row->own, renamed); !done)
        return actions_.on_trouble(done.error());
    choose(renamed.name);
}

void GroupsPage::remove() {
    const auto* row = chosen();
    if (row == nullptr || !row->own)
        return;
    if (const auto done = keeper_.change_group(row->own, std::nullopt); !done)
        return actions_.on_trouble(done.error());
    choose({});
}

}  // namespace needlebook::desktop
