/// The row of fields on top of the entry form.
#include "desktop/entry_who.h"

#include <algorithm>

#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "base/text.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"

namespace needlebook::desktop {

namespace {

bool shows_other(const wxTextCtrl& field, const std::string& words) {
    return !field.HasFocus() && field.GetValue() != wxString::FromUTF8(words);
}

constexpr int fields_width = 670;  ///< DIP that the form has beside its margins.

}  // namespace

EntryWho::EntryWho(wxWindow* parent, app::SessionForm& form, std::function<void(app::FormEvent)> act)
    : wxPanel{parent}, form_{form}, act_{std::move(act)} {
    const auto field = [this](int width) {
        return new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{width, -1}), wxTE_PROCESS_ENTER};
    };
    const auto choice = [this](int width) {
        return new wxChoice{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{width, -1})};
    };
    auto* rows = new wxBoxSizer{wxVERTICAL};
    wxBoxSizer* row = nullptr;
    int left = 0;  // Of the width that the form has for them; other languages need a second row.
    const auto add = [&](const wxString& label, wxWindow* control) {
        auto* name = new wxStaticText{this, wxID_ANY, label};
        name->MoveBeforeInTabOrder(control);
        name_for_readers(*control, label);
        auto* column = new wxBoxSizer{wxVERTICAL};
        column->Add(name, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(5)));
        column->Add(control, wxSizerFlags{}.Expand());
        const int needed = column->GetMinSize().GetWidth() + FromDIP(8);
        if (row == nullptr || needed > left) {
            const bool first = row == nullptr;
            row = new wxBoxSizer{wxHORIZONTAL};
            rows->Add(row, wxSizerFlags{}.Border(wxTOP, first ? 0 : FromDIP(8)));
            left = FromDIP(fields_width);
        }
        row->Add(column, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
        left -= needed;
    };
    add(_("D&ate"), day_ = field(104));
    add(_("&Time"), time_ = field(64));
    kind_ = choice(118);
    for (const auto kind : all_of<SessionKind>())
        kind_->Append(wxString::FromUTF8(session_kind_word(kind)));
    kind_->SetMinSize(wxSize{std::max(FromDIP(118), kind_->GetBestSize().GetWidth()), -1});
    add(_("&Kind"), kind_);
    add(_("&Practitioner"), practitioner_ = choice(134));
    add(_("&Room"), room_ = field(56));
    supervised_ =
        new wxComboBox{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{130, -1}), {}, wxTE_PROCESS_ENTER};
    add(_("Super&vised by"), supervised_);
    day_->SetHint("2026-03-01");
    problem_ = new wxStaticText{this, wxID_ANY, {}};

    for (const auto& practitioner : form_.context().practitioners)
        practitioner_->Append(wxString::FromUTF8(practitioner.name));
    for (const auto& practitioner : form_.context().practitioners)
        supervised_->Append(wxString::FromUTF8(practitioner.name));

    const auto focused = [this](wxFocusEvent& event) {
        if (form_.place().part != app::EntryPart::who) {
            form_.go_to(app::EntryPart::who);
            act_({.handled = true});
        }
        event.Skip();
    };
    for (wxWindow* control : std::initializer_list<wxWindow*>{day_, time_, kind_, practitioner_, room_, supervised_})
        control->Bind(wxEVT_SET_FOCUS, focused);
    for (auto* text : {day_, time_}) {
        text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read_start(); });
        text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { act_(form_.press({app::Key::Kind::enter, 0})); });
    }
    room_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        act_(form_.set_room(std::string{trimmed(room_->GetValue().utf8_string())}));
    });
    supervised_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        act_(form_.set_supervised_by(std::string{trimmed(supervised_->GetValue().utf8_string())}));
    });
    for (wxWindow* text : std::initializer_list<wxWindow*>{room_, supervised_})
        text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { act_(form_.press({app::Key::Kind::enter, 0})); });
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        act_(form_.set_kind(static_cast<SessionKind>(event.GetSelection())));
    });
    practitioner_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const auto index = static_cast<std::size_t>(event.GetSelection());
        act_(form_.set_practitioner(form_.context().practitioners.at(index).id));
    });

    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(rows, wxSizerFlags{}.Expand());
    column->Add(problem_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    SetSizer(column);
    problem_->Hide();
    practitioner_->Show(practitioner_->GetCount() > 0);
    update();
}

void EntryWho::SetFocus() {
    auto* field = form_.place().row == 1 ? time_ : day_;
    field->SetFocus();
    field->SelectAll();
}

void EntryWho::update() {
    const auto& entry = form_.entry();
    const auto day = to_text(day_of(entry.starts));
    const auto time = time_of_day_text(entry.starts);
    if (shows_other(*day_, day))
        day_->ChangeValue(wxString::FromUTF8(day));
    if (shows_other(*time_, time))
        time_->ChangeValue(wxString::FromUTF8(time));
    if (shows_other(*room_, entry.room))
        room_->ChangeValue(wxString::FromUTF8(entry.room));
    if (!supervised_->HasFocus() && supervised_->GetValue() != wxString::FromUTF8(entry.supervised_by))
        supervised_->ChangeValue(wxString::FromUTF8(entry.supervised_by));
    kind_->SetSelection(static_cast<int>(entry.kind));
    const auto& practitioners = form_.context().practitioners;
    const auto found = std::ranges::find_if(
        practitioners, [&](const Practitioner& practitioner) { return practitioner.id == entry.practitioner; });
    practitioner_->SetSelection(found == practitioners.end() ? wxNOT_FOUND
                                                             : static_cast<int>(found - practitioners.begin()));
}

void EntryWho::read_start() {
    const auto day = parse_day(trimmed(day_->GetValue().utf8_string()));
    const auto time = parse_time_of_day(trimmed(time_->GetValue().utf8_string()));
    const bool understood = day.has_value() && time.has_value();
    if (problem_->IsShown() == understood) {
        problem_->SetLabel(_("Write the date as 2026-03-01 and the time as 10:05."));
        problem_->Show(!understood);
        GetParent()->Layout();
    }
    if (understood)
        act_(form_.set_starts(LocalMinute{*day} + *time));
}

}  // namespace needlebook::desktop
