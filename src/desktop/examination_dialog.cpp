/// Enters an examination: what was examined, where, when, and what was found.
#include "desktop/examination_dialog.h"

#include <array>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/logbook.h"
#include "app/messages.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "domain/evidence.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int text_width = 420;

wxChoice* choice(wxWindow* parent, const std::vector<wxString>& words) {
    auto* made = new wxChoice{parent, wxID_ANY};
    for (const auto& word : words)
        made->Append(word);
    made->SetSelection(0);
    return made;
}

std::vector<wxString> kind_words() {
    std::vector<wxString> words;
    for (const auto& kind : evidence::examinations())
        words.push_back(shown(tr(kind.name)));
    return words;
}

}  // namespace

ExaminationDialog::ExaminationDialog(wxWindow* parent, app::Logbook& book, const Patient& patient)
    : wxDialog{parent,           wxID_ANY,
               _("Examination"), wxDefaultPosition,
               wxDefaultSize,    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      book_{book},
      patient_{patient} {
    auto* who = new wxStaticText{this, wxID_ANY, shown(full_name(patient_) + ", " + patient_.code)};
    who->SetFont(who->GetFont().Bold());
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    const auto add = [&](const wxString& label, wxWindow* field) {
        auto* name = new wxStaticText{this, wxID_ANY, label};
        name->MoveBeforeInTabOrder(field);
        name_for_readers(*field, label);
        fields->Add(name, wxSizerFlags{}.CentreVertical());
        fields->Add(field, wxSizerFlags{}.Expand());
    };
    kind_ = choice(this, kind_words());
    add(_("&What"), kind_);
    side_ = choice(this, {_("no side"), _("left"), _("right"), _("both")});
    add(_("S&ide"), side_);
    day_ = new wxTextCtrl{this, wxID_ANY, shown(typed_form(book_.clock().today()))};
    add(_("&Day"), day_);
    answer_ = choice(this, {_("measured"), _("nothing could be measured"), _("not done"), _("declined")});
    add(_("&Result"), answer_);
    value_ = new wxTextCtrl{this, wxID_ANY};
    add(_("&Value"), value_);
    fields->AddSpacer(0);
    unit_ = new wxStaticText{this, wxID_ANY, wxString{}};
    fields->Add(unit_);
    note_ = new wxTextCtrl{this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{text_width, -1})};
    add(_("&Note"), note_);
    about_ = new wxStaticText{this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{text_width + 120, 84})};
    problem_ = new wxStaticText{this, wxID_ANY, wxString{}};
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&Record it")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(who, side);
    column->Add(fields, side);
    column->Add(about_, side);
    column->Add(problem_, side);
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(column);
    kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_kind(); });
    answer_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_answer(); });
    value_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { asked_twice_ = false; });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
    ok->SetDefault();
    show_kind();
    Fit();
    CentreOnParent();
    kind_->SetFocus();
}

void ExaminationDialog::show_kind() {
    const auto& kind = evidence::examinations()[static_cast<std::size_t>(kind_->GetSelection())];
    unit_->SetLabel(shown(tr(kind.unit)));
    // What is only remembered is nothing to go by.
    const auto about = evidence::may_show_practitioner(kind.source)
                           ? shown(typeset(tr(kind.reading_note) + " " + tr(kind.noise_note)))
                           : _("How much it varies from one time to the next has not been checked in a source.");
    about_->SetLabel(about + " " + _("It is recorded and drawn, and never judged."));
    about_->Wrap(FromDIP(text_width + 120));
    asked_twice_ = false;
    say({});
}

void ExaminationDialog::show_answer() { value_->Enable(answer_->GetSelection() == 0); }

void ExaminationDialog::say(const wxString& words) {
    problem_->SetLabel(words);
    problem_->Wrap(FromDIP(text_width + 120));
    Layout();
    Fit();
}

void ExaminationDialog::accept() {
    static constexpr std::array<std::optional<Side>, 4> sides{std::nullopt, Side::left, Side::right, Side::both};
    static constexpr std::array answers{Answered::value, Answered::none, Answered::not_asked, Answered::declined};
    const auto& kind = evidence::examinations()[static_cast<std::size_t>(kind_->GetSelection())];
    const auto day = typed_day(day_->GetValue().utf8_string());
    if (!day) {
        say(wxString::Format(_("The day is not clear: %s, for example."), example_date()));
        day_->SetFocus();
        return;
    }
    const auto read = app::examination_from({.kind = kind.id,
                                             .day = *day,
                                             .side = sides.at(static_cast<std::size_t>(side_->GetSelection())),
                                             .answer = answers.at(static_cast<std::size_t>(answer_->GetSelection())),
                                             .value = value_->GetValue().utf8_string(),
                                             .note = note_->GetValue().utf8_string()},
                                            patient_.id, book_.clock().today());
    if (!read) {
        const bool late = read.error().code == Errc::out_of_range;
        say(late ? _("That day is yet to come.") : _("The value is not a number."));
        (late ? day_ : value_)->SetFocus();
        return;
    }
    if (!app::is_plausible(*read) && !asked_twice_) {
        asked_twice_ = true;
        say(wxString::Format(_("Values lie between %s and %s %s. If this one is right, record it again."),
                             shown(report::number_text(kind.plausible_min)),
                             shown(report::number_text(kind.plausible_max)), shown(tr(kind.unit))));
        value_->SetFocus();
        return;
    }
    if (const auto kept = app::keep_examination(book_, *read); !kept)
        return say(shown(app::sentence_for(kept.error())));
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
