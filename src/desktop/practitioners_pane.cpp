/// A list of names at the left, the fields of the chosen one at the right.
#include "desktop/practitioners_pane.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/words.h"

namespace needlebook::desktop {

PractitionersPane::PractitionersPane(wxWindow* parent, app::Logbook& book, std::vector<Practitioner> practitioners)
    : wxPanel{parent}, book_{book}, before_{std::move(practitioners)}, now_{before_} {
    names_ = new wxListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{180, 200})};
    name_for_readers(*names_, _("Practitioners"));
    auto* add = new wxButton{this, wxID_ANY, _("&New practitioner")};
    auto* left = new wxBoxSizer{wxVERTICAL};
    left->Add(names_, wxSizerFlags{1}.Expand().Border(wxBOTTOM, FromDIP(8)));
    left->Add(add, wxSizerFlags{}.Expand());
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    grid->AddGrowableCol(1);
    add_field(grid, "name", _("N&ame, to sign with"));
    add_field(grid, "initials", _("&Initials"));
    add_field(grid, "qualification", _("&Qualification"));
    add_field(grid, "body", _("Professional &body"));
    add_field(grid, "body_number", _("&Registration number"));
    add_field(grid, "insurer", _("Ins&urer"));
    grid->AddSpacer(0);
    active_ = new wxCheckBox{this, wxID_ANY, _("&Works here now")};
    grid->Add(active_);
    said_ = new wxStaticText{this, wxID_ANY,
                             _("The one chosen here is at the desk from now on: sessions are signed in that name.")};
    auto* right = new wxBoxSizer{wxVERTICAL};
    right->Add(grid, wxSizerFlags{}.Expand());
    right->Add(said_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    said_->Wrap(FromDIP(420));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(left, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
    row->Add(right, wxSizerFlags{1}.Expand().Border(wxTOP | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(row);

    if (now_.empty())
        now_.push_back(unnamed());
    const auto at_desk = std::ranges::find(now_, book_.who(), &Practitioner::name);
    list();
    choose(at_desk == now_.end() ? 0 : static_cast<std::size_t>(at_desk - now_.begin()));
    names_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent&) {
        const int item = names_->GetSelection();
        keep();
        if (item != wxNOT_FOUND)
            choose(static_cast<std::size_t>(item));
    });
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        keep();
        now_.push_back(unnamed());
        list();
        choose(now_.size() - 1);
        fields_.at("name")->SetFocus();
    });
    fields_.at("name")->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        names_->SetString(static_cast<unsigned>(chosen_), event.GetString());
        event.Skip();
    });
}

Practitioner PractitionersPane::unnamed() {
    Practitioner one;
    one.id = book_.ids().next<Practitioner>();
    return one;
}

wxTextCtrl* PractitionersPane::add_field(wxSizer* grid, const char* name, const wxString& label) {
    grid->Add(new wxStaticText{this, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
    auto* field = new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize{260, -1})};
    grid->Add(field, wxSizerFlags{1}.Expand());
    name_for_readers(*field, label);
    fields_[name] = field;
    return field;
}

void PractitionersPane::list() {
    wxArrayString names;
    for (const auto& one : now_)
        names.Add(shown(one.name));
    names_->Set(names);
}

void PractitionersPane::choose(std::size_t index) {
    chosen_ = index;
    names_->SetSelection(static_cast<int>(index));
    const auto& one = now_.at(index);
    const auto put = [this](const char* name, const std::string& value) {
        fields_.at(name)->ChangeValue(shown(value));
    };
    put("name", one.name);
    put("initials", one.initials);
    put("qualification", one.qualification);
    put("body", one.body);
    put("body_number", one.body_number);
    put("insurer", one.insurer);
    active_->SetValue(one.active);
}

void PractitionersPane::keep() {
    auto& one = now_.at(chosen_);
    const auto text = [this](const char* name) {
        return fields_.at(name)->GetValue().Strip(wxString::both).utf8_string();
    };
    one.name = text("name");
    one.initials = text("initials");
    one.qualification = text("qualification");
    one.body = text("body");
    one.body_number = text("body_number");
    one.insurer = text("insurer");
    one.active = active_->GetValue();
}

std::optional<std::vector<app::Revision>> PractitionersPane::read() {
    keep();
    if (before_.empty() && now_.size() == 1 && now_.front().name.empty())
        return std::vector<app::Revision>{};
    const auto nameless = std::ranges::find(now_, std::string{}, &Practitioner::name);
    if (nameless != now_.end()) {
        choose(static_cast<std::size_t>(nameless - now_.begin()));
        said_->SetLabel(_("▲ A practitioner needs a name."));
        fields_.at("name")->SetFocus();
        return std::nullopt;
    }
    std::vector<app::Revision> revisions;
    for (const auto& one : now_) {
        const auto before = std::ranges::find(before_, one.id, &Practitioner::id);
        if (before == before_.end())
            revisions.push_back(app::added(one));
        else if (*before != one)
            revisions.push_back(app::changed(*before, one));
    }
    return revisions;
}

std::string PractitionersPane::at_desk() const { return now_.at(chosen_).name; }

}  // namespace needlebook::desktop
