/// Two ways, each with what to know about it.
#include "desktop/patient_copy_dialog.h"

#include <wx/button.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/text_block.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int text_width = 480;

}  // namespace

PatientCopyDialog::PatientCopyDialog(wxWindow* parent, const Patient& patient)
    : wxDialog{parent, wxID_ANY, _("The patient's own copy")} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16));
    const auto add = [&](wxWindow* control, int gap) {
        column->AddSpacer(FromDIP(gap));
        column->Add(control, side);
    };
    add(text_block(this, full_name(patient), {.bold = true}), 16);
    add(text_block(
            this,
            text_of(_("The copy holds this patient alone, without private notes, and a diary to fill in at home. "
                      "“Import from a file…” takes the diary back.")),
            {.width = text_width}),
        8);
    page_ = new wxRadioButton{this,          wxID_ANY,  _("A &page for any browser and telephone"), wxDefaultPosition,
                              wxDefaultSize, wxRB_GROUP};
    add(page_, 16);
    add(text_block(this, text_of(_("One file, not encrypted: hand it over in a way you both trust.")),
                   {.width = text_width}),
        2);
    add(new wxRadioButton{this, wxID_ANY, _("A &book of their own, for a computer with Needlebook")}, 12);
    add(text_block(this, text_of(_("Encrypted; its passphrase is shown to you once, for the patient.")),
                   {.width = text_width}),
        2);
    auto* buttons = new wxStdDialogButtonSizer;
    auto* go_on = new wxButton{this, wxID_OK, utf8_words("&Save as…")};
    buttons->AddButton(go_on);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    go_on->SetDefault();
    page_->SetFocus();
}

bool PatientCopyDialog::as_page() const { return page_->GetValue(); }

void show_copy_passphrase(wxWindow* parent, const Secret& passphrase) {
    wxDialog dialog{parent, wxID_ANY, _("Passphrase of the copy")};
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog.FromDIP(16));
    column->Add(text_block(&dialog,
                           text_of(_("For the patient alone. Write it down now: it is shown only once, and without it "
                                     "nobody opens the copy.")),
                           {.width = text_width}),
                side);
    auto* words =
        new wxTextCtrl{&dialog, wxID_ANY, shown(passphrase.view()), wxDefaultPosition, wxDefaultSize, wxTE_READONLY};
    words->SetFont(words->GetFont().Scaled(1.3F));
    name_for_readers(*words, _("Passphrase of the copy"));
    column->Add(words, side);
    auto* buttons = new wxStdDialogButtonSizer;
    auto* done = new wxButton{&dialog, wxID_OK, _("I have &written it down")};
    buttons->AddButton(done);
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, dialog.FromDIP(16)));
    dialog.SetSizerAndFit(column);
    done->SetFocus();
    dialog.ShowModal();
}

}  // namespace needlebook::desktop
