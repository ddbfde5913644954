/// A line for each side effect that is ticked: where, and what it was like.
#include <algorithm>

#include <wx/checkbox.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_form.h"
#include "desktop/entry_words.h"
#include "desktop/text_field.h"
#include "desktop/words.h"
#include "domain/evidence.h"

namespace needlebook::desktop {

using app::EntryPart;

namespace {

constexpr int face_inset = 10;

}  // namespace

EntryForm::EffectFields EntryForm::add_effect_fields(EntryPart question) {
    auto* panel = new wxPanel{this};
    auto* rows = new wxFlexGridSizer{2, FromDIP(wxSize{12, 6})};
    rows->AddGrowableCol(1);
    panel->SetSizer(rows);
    panel->Hide();
    column_->Add(panel, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
    return {question, panel, {}};
}

EntryForm::EffectField EntryForm::effect_field(const EffectFields& shown, SideEffectKind kind) {
    const auto label = wxString::FromUTF8(side_effect_word(kind));
    auto* name = new wxStaticText{shown.panel, wxID_ANY, label};
    auto* words = new wxTextCtrl{shown.panel, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER};
    words->SetHint(_("where, and what it was like"));
    name_for_readers(*words, label);
    bind_focus(words, shown.question);
    words->Bind(wxEVT_TEXT, [this, words, question = shown.question, kind](wxCommandEvent&) {
        act_(form_.set_side_effect_words(question, kind, words->GetValue().utf8_string()));
    });
    words->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { act_(form_.press({app::Key::Kind::enter, 0})); });
    auto* row = new wxPanel{shown.panel};
    auto* serious = new wxCheckBox{row, wxID_ANY, _("Serious")};
    name_for_readers(*serious, label + ", " + _("serious"));
    bind_focus(serious, shown.question);
    serious->Bind(wxEVT_CHECKBOX, [this, serious, question = shown.question, kind](wxCommandEvent&) {
        act_(form_.set_side_effect_serious(question, kind, serious->GetValue()));
    });
    auto* hint = new wxStaticText{row, wxID_ANY, desktop::shown(tr(evidence::facts(kind).serious_hint))};
    auto* in_row = new wxBoxSizer{wxHORIZONTAL};
    in_row->Add(serious, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(12)));
    in_row->Add(hint, wxSizerFlags{}.CentreVertical());
    row->SetSizer(in_row);
    auto* fields = new wxBoxSizer{wxVERTICAL};
    fields->Add(words, wxSizerFlags{}.Expand());
    fields->Add(row, wxSizerFlags{}.Border(wxTOP, FromDIP(4)));
    shown.panel->GetSizer()->Add(name, wxSizerFlags{}.Top().Border(wxTOP, FromDIP(8)));
    shown.panel->GetSizer()->Add(fields, wxSizerFlags{}.Expand());
    return {kind, words, row, serious};
}

void EntryForm::update_effect_fields(EffectFields& shown) {
    const auto& entry = form_.entry();
    const auto& ticks = shown.question == EntryPart::since_last ? entry.since_last.ticks : entry.seen_today.ticks;
    const bool same = std::ranges::equal(ticks, shown.fields,
                                         [](const auto& tick, const auto& field) { return tick.kind == field.kind; });
    if (!same) {
        shown.fields.clear();
        shown.panel->GetSizer()->Clear(true);
        for (const auto& tick : ticks)
            shown.fields.push_back(effect_field(shown, tick.kind));
    }
    shown.panel->Show(form_.has(shown.question) && !ticks.empty());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const auto& field = shown.fields[i];
        show_words(field.words, ticks[i].words);
        field.serious->SetValue(ticks[i].serious);
        field.serious_row->Show(ticks[i].serious || may_be_serious(ticks[i].kind, ticks[i].severity));
    }
}

}  // namespace needlebook::desktop
