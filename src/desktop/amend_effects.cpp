/// A row for each side effect, then one to add, then the two questions.
#include "desktop/amend_effects.h"

#include <algorithm>
#include <array>

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "domain/evidence.h"

namespace needlebook::desktop {

namespace {

/// What the question comes to while nothing was told, in the order of its choice.
constexpr std::array answers{Answered::not_asked, Answered::none, Answered::declined};

/// On nothing for an answer that has no item: it stays as it was.
int item_of(Answered answer) {
    const auto at = std::ranges::find(answers, answer);
    return at == answers.end() ? wxNOT_FOUND : static_cast<int>(at - answers.begin());
}

wxArrayString severity_items() {
    wxArrayString items;
    for (const auto severity : all_of<Severity>())
        items.Add(shown(severity_word(severity)));
    return items;
}

wxString noted_words(const SideEffect& effect) {
    return shown(side_effect_word(effect.kind)) + ", " +
           (effect.source == SideEffectSource::asked ? _("since last time") : _("seen today"));
}

int count_of(const Session& session, SideEffectSource source) {
    return static_cast<int>(std::ranges::count(session.side_effects, source, &SideEffect::source));
}

void add_label(wxWindow& dialog, wxFlexGridSizer& rows, const wxString& words) {
    rows.Add(new wxStaticText{&dialog, wxID_ANY, words}, wxSizerFlags{}.CentreVertical());
}

}  // namespace

AmendEffects::AmendEffects(wxWindow& dialog, wxFlexGridSizer& rows, const Session& session) : dialog_{dialog} {
    add_noted(rows, session);
    add_new(rows);
    add_question(rows, session);
}

wxChoice* AmendEffects::choice(wxSizer& row, const wxArrayString& items, const wxString& name, int chosen) {
    auto* made = new wxChoice{&dialog_, wxID_ANY, wxDefaultPosition, wxDefaultSize, items};
    made->SetSelection(chosen);
    name_for_readers(*made, name);
    row.Add(made, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, dialog_.FromDIP(8)));
    return made;
}

wxCheckBox* AmendEffects::serious_box(wxSizer& row, const wxString& name, bool serious) {
    auto* box = new wxCheckBox{&dialog_, wxID_ANY, _("serious")};
    box->SetValue(serious);
    name_for_readers(*box, name);
    row.Add(box, wxSizerFlags{}.CentreVertical());
    return box;
}

void AmendEffects::add_noted(wxFlexGridSizer& rows, const Session& session) {
    for (std::size_t i = 0; i < session.side_effects.size(); ++i) {
        const auto& effect = session.side_effects[i];
        const auto name = noted_words(effect);
        add_label(dialog_, rows, name);
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        auto* severity = choice(*row, severity_items(), name, static_cast<int>(effect.severity));
        auto* serious = serious_box(*row, name + ", " + _("serious"), effect.serious);
        serious->SetToolTip(shown(tr(evidence::facts(effect.kind).serious_hint)));
        rows.Add(row);
        noted_.push_back({i, severity, serious});
    }
}

/// One that was noticed or told later.
void AmendEffects::add_new(wxFlexGridSizer& rows) {
    add_label(dialog_, rows, _("Side effect to add"));
    wxArrayString kinds;
    kinds.Add(_("none"));
    for (const auto kind : all_of<SideEffectKind>())
        kinds.Add(shown(side_effect_word(kind)));
    wxArrayString sources;
    sources.Add(_("since last time"));
    sources.Add(_("seen today"));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    kind_ = choice(*row, kinds, _("Side effect to add"));
    severity_ = choice(*row, severity_items(), _("How severe"));
    source_ = choice(*row, sources, _("When it showed"));
    serious_ = serious_box(*row, _("Side effect to add, serious"), false);
    rows.Add(row);
    for (auto* one : {kind_, severity_})
        one->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_hint(); });
    show_hint();
}

void AmendEffects::show_hint() {
    const int kind = kind_->GetSelection();
    serious_->Enable(kind > 0);
    if (kind > 0)
        serious_->SetToolTip(shown(tr(evidence::facts(static_cast<SideEffectKind>(kind - 1)).serious_hint)));
    else
        serious_->SetValue(false);
}

/// Whether somebody asked, for those of whom nothing was told.
void AmendEffects::add_question(wxFlexGridSizer& rows, const Session& session) {
    const auto add = [&](const wxString& name, SideEffectSource source, const Answer<int>& answer,
                         std::initializer_list<wxString> items) -> wxChoice* {
        if (count_of(session, source) > 0)
            return nullptr;
        add_label(dialog_, rows, name);
        wxArrayString words;
        for (const auto& item : items)
            words.Add(item);
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        auto* made = choice(*row, words, name, item_of(answer.state()));
        rows.Add(row);
        return made;
    };
    asked_ = add(_("Side effects since last time"), SideEffectSource::asked, session.side_effects_asked,
                 {_("not asked"), _("asked, none"), _("declined to say")});
    seen_ = add(_("Side effects seen today"), SideEffectSource::seen, session.side_effects_seen,
                {_("not looked for"), _("looked, none"), _("declined to say")});
}

void AmendEffects::take(Session& session) const {
    for (const auto& [effect, severity, serious] : noted_) {
        auto& one = session.side_effects[effect];
        one.severity = static_cast<Severity>(severity->GetSelection());
        one.serious = serious->GetValue();
        if (!one.serious)
            one.closed_on.reset();
    }
    if (kind_->GetSelection() > 0) {
        SideEffect added;
        added.kind = static_cast<SideEffectKind>(kind_->GetSelection() - 1);
        added.severity = static_cast<Severity>(severity_->GetSelection());
        added.source = source_->GetSelection() == 0 ? SideEffectSource::asked : SideEffectSource::seen;
        added.serious = serious_->GetValue();
        session.side_effects.push_back(added);
    }
    const auto answer = [&](SideEffectSource source, const wxChoice* question, Answer<int>& into) {
        if (const int count = count_of(session, source); count > 0)
            into = count;
        else if (question != nullptr && question->GetSelection() != wxNOT_FOUND)
            into = Answer<int>::without_value(answers.at(static_cast<std::size_t>(question->GetSelection())));
    };
    answer(SideEffectSource::asked, asked_, session.side_effects_asked);
    answer(SideEffectSource::seen, seen_, session.side_effects_seen);
}

}  // namespace needlebook::desktop
