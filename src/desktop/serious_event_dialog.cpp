/// Fields of one side effect; the form is saved as a PDF without a name on it.
#include "desktop/serious_event_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/save_paper.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "paint/files.h"
#include "report/pages.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int field_width = 460;

wxArrayString causality_items() {
    wxArrayString items;
    items.Add(_("not judged yet"));
    items.Add(_("certain"));
    items.Add(_("probable"));
    items.Add(_("possible"));
    items.Add(_("unlikely"));
    items.Add(_("unclassified"));
    items.Add(_("can't be assessed"));
    return items;
}

}  // namespace

SeriousEventDialog::SeriousEventDialog(wxWindow* parent, PageContext& context, app::RegisterEntry entry)
    : wxDialog{parent,
               wxID_ANY,
               _("Serious event"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      context_{context},
      entry_{std::move(entry)} {
    const auto& effect = entry_.effect;
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(text_block(this,
                           app::effect_kind_words(name_of(effect.kind)) + ", " +
                               report::date_text(day_of(entry_.session.starts)) + ", " + entry_.patient_name + " (" +
                               entry_.patient_code + ")",
                           {.scale = 1.1F, .bold = true, .width = field_width + 140}),
                side);
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    const auto add = [&](const wxString& label, wxWindow* field) {
        fields->Add(new wxStaticText{this, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
        fields->Add(field, wxSizerFlags{1}.Expand());
        name_for_readers(*field, label);
    };
    const auto text = [&](const std::string& value, int lines) {
        return new wxTextCtrl{this,
                              wxID_ANY,
                              shown(value),
                              wxDefaultPosition,
                              FromDIP(wxSize{field_width, lines > 1 ? 22 * lines : -1}),
                              lines > 1 ? wxTE_MULTILINE : 0};
    };
    wxArrayString severities;
    for (const auto severity : all_of<Severity>())
        severities.Add(shown(severity_word(severity)));
    severity_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, severities};
    severity_->SetSelection(static_cast<int>(effect.severity));
    add(_("&Severity"), severity_);
    causality_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, causality_items()};
    causality_->SetSelection(effect.causality ? static_cast<int>(*effect.causality) + 1 : 0);
    add(_("Ca&usality"), causality_);
    onset_ = text(effect.onset_on ? typed_form(*effect.onset_on) : std::string{}, 1);
    add(_("&Began on"), onset_);
    action_ = text(effect.action, 2);
    add(_("What was &done"), action_);
    outcome_ = text(effect.outcome, 2);
    add(_("How it &went on"), outcome_);
    note_ = text(effect.note, 2);
    add(_("&Note"), note_);
    closed_ = new wxCheckBox{this, wxID_ANY, _("&Closed: it is over, and everyone who has to know was told")};
    closed_->SetValue(effect.closed_on.has_value());
    column->Add(fields, side);
    column->Add(closed_, side);
    problem_ = new wxStaticText{this, wxID_ANY, _("Saving adds an amendment to the signed session.")};
    column->Add(problem_, side);
    auto* form = new wxButton{this, wxID_ANY, _("Save the &form as PDF…")};
    auto* ok = new wxButton{this, wxID_OK, _("&Sign the amendment")};
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(form);
    row->AddStretchSpacer();
    row->Add(new wxButton{this, wxID_CANCEL}, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(ok);
    column->Add(row, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    form->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_form(); });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    const bool writes = !context_.book.read_only();
    ok->Enable(writes);
}

void SeriousEventDialog::say(const wxString& words) {
    problem_->SetLabel(words);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Layout();
}

bool SeriousEventDialog::take_fields() {
    auto& effect = entry_.effect;
    const auto onset = onset_->GetValue().utf8_string();
    if (onset.empty()) {
        effect.onset_on.reset();
    } else if (const auto day = typed_day(onset)) {
        effect.onset_on = *day;
    } else {
        onset_->SetFocus();
        say(wxString::Format(_("This is no day; write it as %s."), example_date()));
        return false;
    }
    effect.severity = static_cast<Severity>(severity_->GetSelection());
    const int causality = causality_->GetSelection();
    effect.causality = causality > 0 ? std::optional{static_cast<Causality>(causality - 1)} : std::nullopt;
    effect.action = action_->GetValue().utf8_string();
    effect.outcome = outcome_->GetValue().utf8_string();
    effect.note = note_->GetValue().utf8_string();
    if (!closed_->GetValue())
        effect.closed_on.reset();
    else if (!effect.closed_on)
        effect.closed_on = context_.book.clock().today();
    return true;
}

void SeriousEventDialog::save() {
    if (!take_fields())
        return;
    auto session = entry_.session;
    const auto at = std::ranges::find(session.side_effects, entry_.effect.id, &SideEffect::id);
    if (at == session.side_effects.end() || *at == entry_.effect)
        return EndModal(wxID_CANCEL);
    *at = entry_.effect;
    if (session.status == SessionStatus::draft) {
        const app::Edit edit{"change_session", {app::changed(entry_.session, session)}};
        if (const auto done = context_.book.commit(edit, session.id); !done)
            return say(shown(app::sentence_for(done.error())));
        return EndModal(wxID_OK);
    }
    const auto reason = text_of(entry_.effect.closed_on ? _("Serious event: form filled in, closed")
                                                        : _("Serious event: form filled in"));
    if (const auto done = context_.book.amend(session, reason); !done)
        return say(shown(app::sentence_for(done.error())));
    EndModal(wxID_OK);
}

void SeriousEventDialog::save_form() {
    if (!take_fields())
        return;
    const auto practice = app::guarded([this] { return context_.book.book().practice.get(); });
    const auto document = app::serious_event_document(entry_, practice ? practice->name : std::string{});
    const auto file =
        save_paper(this, context_,
                   {.asks = _("Save the form"),
                    .file_name = "serious-event-" + entry_.patient_code + ".pdf",
                    .title = document.title,
                    .pages = report::paginate(document, report::a4(), context_.look.meter())},
                   entry_.session.patient, "serious event form",
                   [this](const std::string& what, const std::string& then) { say(shown(what + " " + then)); });
    if (file)
        say(_("The form is saved. It is not encrypted."));
}

}  // namespace needlebook::desktop
