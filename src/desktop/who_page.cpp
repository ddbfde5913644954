/// Laying out the question and its answer.
#include "desktop/who_page.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include "desktop/entry_words.h"
#include "desktop/ink_text.h"
#include "desktop/words.h"

namespace needlebook::desktop {

using chart::Ink;
using chart::Weight;

namespace {

constexpr int margin = 24;

wxString title_of(WhoPage::Question question) {
    using enum WhoPage::Question;
    switch (question) {
        case start:
            return _("New session: who is it?");
        case type_up:
            return _("Typing a day up: who was next?");
        case move:
            return _("Whose session is it really?");
    }
    return {};
}

wxString button_of(WhoPage::Question question) {
    using enum WhoPage::Question;
    switch (question) {
        case start:
        case type_up:
            return _("Begin the session   Enter");
        case move:
            return _("Move it to this patient   Enter");
    }
    return {};
}

}  // namespace

WhoPage::WhoPage(wxWindow* parent, Actions actions)
    : wxPanel{parent},
      title_{new InkText{this, {}, {.role = TextRole::title, .weight = Weight::bold}}},
      more_{new WrappedText{this, {}, {.ink = Ink::ink_2}}},
      name_{new InkText{this, {}, {.role = TextRole::title, .weight = Weight::bold}, TextFlow::shortened}},
      born_{new InkText{this, {}, {.role = TextRole::title}}},
      seen_{new InkText{this, {}, {.ink = Ink::ink_2}}},
      alike_{new WrappedText{this, {}, {.weight = Weight::semibold, .ink = Ink::decision}}},
      choose_{new wxButton{this, wxID_ANY, button_of(question_)}} {
    choose_->Bind(wxEVT_BUTTON, [chosen = actions.on_chosen](wxCommandEvent&) { chosen(); });
    auto* back = new wxButton{this, wxID_ANY, _("Back   Esc")};
    back->Bind(wxEVT_BUTTON, [left = actions.on_left](wxCommandEvent&) { left(); });
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto put = [&](wxWindow* window, int after) {
        column->Add(window, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(margin)));
        column->AddSpacer(FromDIP(after));
    };
    column->AddSpacer(FromDIP(margin));
    put(title_, 8);
    put(more_, 32);
    put(name_, 6);
    put(born_, 6);
    put(seen_, 8);
    put(alike_, 16);
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(choose_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    buttons->Add(back);
    column->Add(buttons, wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(margin)));
    SetSizer(column);
}

void WhoPage::ask(Question question, const std::string& more) {
    question_ = question;
    title_->say(title_of(question));
    choose_->SetLabel(button_of(question));
    more_->say(shown(more));
    show(nullptr, false);
}

void WhoPage::show(const app::PatientRow* patient, bool alike) {
    if (patient == nullptr) {
        name_->say(_("Two letters at the left, arrows, Enter."));
        born_->say({});
        seen_->say({});
    } else {
        name_->say(shown(patient->name));
        born_->say(patient->born_on ? _("born") + " " + shown(long_day(*patient->born_on))
                                    : _("date of birth not written down"));
        seen_->say(shown(patient->code) + (patient->last_seen
                                               ? utf8_words(" · last seen ") + shown(long_day(*patient->last_seen))
                                               : utf8_words(" · not seen yet")));
    }
    alike_->say(
        alike ? _("There is more than one patient of this name. Ask for the date of birth; the arrow keys choose.")
              : wxString{});
    choose_->Enable(patient != nullptr);
    Layout();
}

}  // namespace needlebook::desktop
