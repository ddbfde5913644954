/// The one that opens it now, the new one, and the new one again.
#include "desktop/passphrase_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "app/messages.h"
#include "desktop/accessible_name.h"
#include "desktop/passphrase_words.h"
#include "desktop/secret_field.h"
#include "desktop/words.h"

namespace needlebook::desktop {

PassphraseDialog::PassphraseDialog(wxWindow* parent, Change change)
    : wxDialog{parent, wxID_ANY, _("Change the passphrase")}, change_{std::move(change)} {
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    const auto field = [&](const wxString& label, long style) {
        fields->Add(new wxStaticText{this, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
        auto* made = new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize{360, -1}), style};
        fields->Add(made, wxSizerFlags{1}.Expand());
        name_for_readers(*made, label);
        return made;
    };
    current_ = field(_("&Passphrase now"), wxTE_PASSWORD);
    fresh_ = field(_("&New passphrase"), wxTE_PASSWORD);
    again_ = field(_("The same &again"), wxTE_PASSWORD);
    offered_ = field(_("Six words to take"), wxTE_READONLY);
    auto* offer = new wxButton{this, wxID_ANY, _("Offer six &words")};
    strength_ = new wxStaticText{this, wxID_ANY, strength_words(app::Strength::empty)};
    problem_ = new wxStaticText{this, wxID_ANY,
                                _("Backups made before keep the passphrase they have now. Keep it too, or make new "
                                  "backups and delete those.")};
    problem_->Wrap(FromDIP(600));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&Change it")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(fields, row);
    column->Add(offer, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    column->Add(strength_, row);
    column->Add(problem_, row);
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Fit();
    CentreOnParent();
    offer->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { offer_words(); });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { finish(); });
    fresh_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_strength(); });
    current_->SetFocus();
}

void PassphraseDialog::offer_words() {
    const auto six = app::six_words();
    const auto words = shown(six.view());
    offered_->ChangeValue(words);
    fresh_->ChangeValue(words);
    again_->ChangeValue(words);
    strength_->SetLabel(wxString::Format(_("Strong: six words drawn by chance (%.0f bits). Write them down now."),
                                         app::six_words_bits()));
}

void PassphraseDialog::show_strength() {
    strength_->SetLabel(strength_words(app::strength_of(secret_in(*fresh_).view())));
}

void PassphraseDialog::say(const wxString& words, wxTextCtrl* field) {
    problem_->SetLabel("▲ " + words);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Fit();
    field->SetFocus();
    field->SelectAll();
}

void PassphraseDialog::finish() {
    const auto current = secret_in(*current_);
    const auto fresh = secret_in(*fresh_);
    if (fresh.empty())
        return say(_("A book needs a passphrase."), fresh_);
    if (fresh.view() != secret_in(*again_).view())
        return say(_("The two passphrases differ. Type the same one twice."), again_);
    wxBusyCursor busy;
    const auto done = change_(current, fresh);
    if (done)
        return EndModal(wxID_OK);
    if (done.error().code == Errc::wrong_passphrase)
        return say(_("That isn't the book's passphrase. Nothing was changed."), current_);
    say(shown(app::sentence_for(done.error())), current_);
}

}  // namespace needlebook::desktop
