/// Fields of one side effect; the form of a serious one is saved as a PDF without a name on it.
#include "desktop/side_effect_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "app/report_words.h"
#include "app/side_effect_record.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/save_paper.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "domain/evidence.h"
#include "paint/files.h"
#include "report/pages.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int field_width = 460;

wxArrayString severity_items() {
    wxArrayString items;
    for (const auto severity : all_of<Severity>())
        items.Add(shown(severity_word(severity)));
    return items;
}

wxArrayString causality_items() {
    wxArrayString items;
    items.Add(_("not judged yet"));
    for (const auto causality : all_of<Causality>())
        items.Add(shown(app::causality_words(causality)));
    return items;
}

wxArrayString side_items() {
    wxArrayString items;
    items.Add(_("not told"));
    items.Add(_("left"));
    items.Add(_("right"));
    items.Add(_("both"));
    items.Add(_("midline"));
    return items;
}

/// Behind an item that stands for none.
template <class Enum>
int item_of(const std::optional<Enum>& value) {
    return value ? static_cast<int>(*value) + 1 : 0;
}

template <class Enum>
std::optional<Enum> chosen_in(const wxChoice& choice) {
    const int item = choice.GetSelection();
    return item > 0 ? std::optional{static_cast<Enum>(item - 1)} : std::nullopt;
}

}  // namespace

SideEffectDialog::SideEffectDialog(wxWindow* parent, PageContext& context, app::RegisterEntry entry)
    : wxDialog{parent,
               wxID_ANY,
               entry.effect.serious ? _("Serious event") : _("Side effect"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      context_{context},
      entry_{std::move(entry)} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(text_block(this,
                           app::effect_kind_words(name_of(entry_.effect.kind)) + ", " +
                               report::date_text(day_of(entry_.session.starts)) + ", " + entry_.patient_name + " (" +
                               entry_.patient_code + ")",
                           {.scale = 1.1F, .bold = true, .width = field_width + 140}),
                side);
    column->Add(fields(), wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    closed_ = new wxCheckBox{this, wxID_ANY, _("&Closed: it is over, and everyone who has to know was told")};
    closed_->SetValue(entry_.effect.closed_on.has_value());
    column->Add(closed_, side);
    problem_ = new wxStaticText{this, wxID_ANY,
                                entry_.session.status == SessionStatus::draft
                                    ? _("The session isn't signed: it is changed as it stands.")
                                    : _("Saving adds an amendment to the signed session.")};
    column->Add(problem_, side);
    column->Add(buttons(), wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    show_serious();
}

void SideEffectDialog::add(wxFlexGridSizer& rows, const wxString& label, wxWindow* field) {
    auto* name = new wxStaticText{this, wxID_ANY, label};
    name->MoveBeforeInTabOrder(field);
    rows.Add(name, wxSizerFlags{}.CentreVertical());
    rows.Add(field, wxSizerFlags{1}.Expand());
    name_for_readers(*field, label);
}

wxChoice* SideEffectDialog::add_choice(wxFlexGridSizer& rows, const wxString& label, const wxArrayString& items,
                                       int chosen) {
    auto* choice = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, items};
    choice->SetSelection(chosen);
    add(rows, label, choice);
    return choice;
}

wxTextCtrl* SideEffectDialog::add_text(wxFlexGridSizer& rows, const wxString& label, const std::string& value,
                                       int lines) {
    auto* text = new wxTextCtrl{this,
                                wxID_ANY,
                                shown(value),
                                wxDefaultPosition,
                                FromDIP(wxSize{field_width, lines > 1 ? 22 * lines : -1}),
                                lines > 1 ? wxTE_MULTILINE : 0};
    add(rows, label, text);
    return text;
}

wxSizer* SideEffectDialog::fields() {
    const auto& effect = entry_.effect;
    auto* rows = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    rows->AddGrowableCol(1);
    severity_ = add_choice(*rows, _("Se&verity"), severity_items(), static_cast<int>(effect.severity));
    serious_ = new wxCheckBox{this, wxID_ANY, shown(tr(evidence::facts(effect.kind).serious_hint))};
    serious_->SetValue(effect.serious);
    add(*rows, _("Se&rious"), serious_);
    causality_ = add_choice(*rows, _("Ca&usality"), causality_items(), item_of(effect.causality));
    point_ = add_text(*rows, _("At the &point"), effect.point, 1);
    point_->SetHint(_("st36, or empty"));
    side_ = add_choice(*rows, _("Si&de"), side_items(), item_of(effect.side));
    onset_ = add_text(*rows, _("&Began on"), effect.onset_on ? typed_form(*effect.onset_on) : std::string{}, 1);
    onset_->SetHint(wxString::Format(_("%s, or empty"), example_date()));
    action_ = add_text(*rows, _("&What was done"), effect.action, 2);
    outcome_ = add_text(*rows, _("How it wen&t on"), effect.outcome, 2);
    note_ = add_text(*rows, _("&Note"), effect.note, 2);
    return rows;
}

wxSizer* SideEffectDialog::buttons() {
    form_ = new wxButton{this, wxID_ANY, _("Save the &form as PDF…")};
    auto* session = new wxButton{this, wxID_ANY, _("&Go to the session")};
    auto* ok = new wxButton{this, wxID_OK,
                            entry_.session.status == SessionStatus::draft ? _("&Save") : _("&Sign the amendment")};
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(form_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    row->Add(session);
    row->AddStretchSpacer();
    row->Add(new wxButton{this, wxID_CANCEL}, wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(8)));
    row->Add(ok);
    form_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_form(); });
    session->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        wants_session_ = true;
        EndModal(wxID_CANCEL);
    });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    ok->Enable(!context_.book.read_only());
    serious_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { show_serious(); });
    return row;
}

/// Only a serious event is closed, and has a form.
void SideEffectDialog::show_serious() {
    const bool serious = serious_->GetValue();
    closed_->Enable(serious);
    form_->Enable(serious);
}

void SideEffectDialog::say(const wxString& words) {
    problem_->SetLabel(words);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Layout();
}

bool SideEffectDialog::take_fields() {
    auto& effect = entry_.effect;
    const auto onset = onset_->GetValue().utf8_string();
    if (onset.empty()) {
        effect.onset_on.reset();
    } else if (const auto day = typed_day(onset); day && *day <= context_.book.clock().today()) {
        effect.onset_on = *day;
    } else {
        onset_->SetFocus();
        say(day ? _("This day has not come yet.")
                : wxString::Format(_("This is no day; write it as %s."), example_date()));
        return false;
    }
    effect.side = chosen_in<Side>(*side_);
    if (!app::put_point(effect, point_->GetValue().utf8_string())) {
        point_->SetFocus();
        say(_("This is no point; write it as st36, or leave it empty."));
        return false;
    }
    effect.severity = static_cast<Severity>(severity_->GetSelection());
    effect.serious = serious_->GetValue();
    effect.causality = chosen_in<Causality>(*causality_);
    effect.action = action_->GetValue().utf8_string();
    effect.outcome = outcome_->GetValue().utf8_string();
    effect.note = note_->GetValue().utf8_string();
    if (!closed_->GetValue() || !effect.serious)
        effect.closed_on.reset();
    else if (!effect.closed_on)
        effect.closed_on = context_.book.clock().today();
    return true;
}

void SideEffectDialog::save() {
    if (!take_fields())
        return;
    const auto& effect = entry_.effect;
    auto reason = text_of(_("Side effect: details added"));
    if (effect.serious)
        reason =
            text_of(effect.closed_on ? _("Serious event: form filled in, closed") : _("Serious event: form filled in"));
    if (const auto done = app::change_side_effect(context_.book, entry_.session, effect, reason); !done)
        return say(shown(app::sentence_for(done.error())));
    EndModal(wxID_OK);
}

void SideEffectDialog::save_form() {
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
