/// Fields for two flags; and erasing, which asks for the patient's code.
#include "desktop/rights_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int text_width = 540;

void add_text(wxWindow* dialog, wxSizer* column, const wxString& words, bool bold = false) {
    auto* text = new wxStaticText{dialog, wxID_ANY, words};
    if (bold)
        text->SetFont(text->GetFont().Bold());
    text->Wrap(dialog->FromDIP(text_width));
    column->Add(text, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, dialog->FromDIP(16)));
}

wxTextCtrl* add_field(wxWindow* dialog, wxSizer* column, const wxString& label, const std::string& value) {
    column->Add(new wxStaticText{dialog, wxID_ANY, label},
                wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, dialog->FromDIP(16)));
    auto* field = new wxTextCtrl{dialog, wxID_ANY, shown(value)};
    column->Add(field, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, dialog->FromDIP(16)));
    name_for_readers(*field, label);
    return field;
}

wxCheckBox* add_check(wxWindow* dialog, wxSizer* column, const wxString& label, bool value) {
    auto* box = new wxCheckBox{dialog, wxID_ANY, label};
    box->SetValue(value);
    column->Add(box, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, dialog->FromDIP(16)));
    return box;
}

std::string text_in(const wxTextCtrl* field) { return field->GetValue().Strip(wxString::both).utf8_string(); }

}  // namespace

RightsDialog::RightsDialog(wxWindow* parent, const Patient& patient)
    : wxDialog{parent, wxID_ANY, wxString::Format(_("Records and rights: %s"), shown(full_name(patient)))},
      patient_{patient} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    restricted_ = add_check(this, column, _("&Restricted, at the patient's wish"), patient.restricted);
    restriction_ = add_field(this, column, _("&What must not be done with the record"), patient.restriction);
    add_text(this, column, _("A restricted record is kept, and says so each time it is opened."));
    hold_ = add_check(this, column, _("&Keep longer than usual, and never erase"), patient.retention_hold);
    hold_reason_ = add_field(this, column, _("W&hy: a claim, a complaint, an order"), patient.retention_reason);
    auto* everything = new wxButton{this, wxID_SAVEAS, utf8_words("Save e&verything on this patient…")};
    column->Add(everything, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    add_text(this, column,
             _("The full record to read, its history with what was changed and by whom, and the same for other "
               "programs: private notes too. The files are not encrypted."));
    auto* erase = new wxButton{this, wxID_DELETE, utf8_words("&Erase this patient…")};
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(erase);
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{this, wxID_CANCEL}, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(new wxButton{this, wxID_OK, _("&Save")});
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    CentreOnParent();
    // Each flag is kept by Save; erasing asks for none of them.
    const auto match = [this, erase, patient] { erase->Enable(!hold_->GetValue() && this->patient() == patient); };
    match();
    hold_->Bind(wxEVT_CHECKBOX, [match](wxCommandEvent&) { match(); });
    restricted_->Bind(wxEVT_CHECKBOX, [match](wxCommandEvent&) { match(); });
    for (auto* field : {restriction_, hold_reason_})
        field->Bind(wxEVT_TEXT, [match](wxCommandEvent&) { match(); });
    everything->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_SAVEAS); });
    erase->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_DELETE); });
}

Patient RightsDialog::patient() const {
    auto changed = patient_;
    changed.restricted = restricted_->GetValue();
    changed.restriction = text_in(restriction_);
    changed.retention_hold = hold_->GetValue();
    changed.retention_reason = text_in(hold_reason_);
    return changed;
}

EraseDialog::EraseDialog(wxWindow* parent, const Patient& patient, std::size_t sessions, const app::OtherCopies& copies,
                         const std::string& backup_words)
    : wxDialog{parent, wxID_ANY, wxString::Format(_("Erase %s"), shown(full_name(patient)))} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    add_text(this, column, _("This can't be taken back."), true);
    add_text(this, column,
             wxString::Format(wxPLURAL("Everything on this patient goes: details, agreements, scores, %d session, and "
                                       "what the history says of them. A number and the date of erasing stay.",
                                       "Everything on this patient goes: details, agreements, scores, %d sessions, and "
                                       "what the history says of them. A number and the date of erasing stay.",
                                       static_cast<int>(sessions)),
                              static_cast<int>(sessions)));
    if (copies.backups > 0) {
        const auto backups = static_cast<int>(copies.backups);
        add_text(this, column,
                 wxString::Format(
                     wxPLURAL("%d backup still holds the record%s.", "%d backups still hold the record%s.", backups),
                     backups, shown(backup_words.empty() ? "" : " (" + backup_words + ")")));
        remake_ = add_check(this, column, _("Make a &new backup afterwards, and delete the older ones"), true);
    } else {
        add_text(this, column, _("There is no backup in the folder for backups."));
        remake_ = new wxCheckBox{this, wxID_ANY, wxString{}};
        remake_->Hide();
    }
    if (!copies.beside.empty()) {
        std::string names;
        for (const auto& name : copies.beside)
            names += (names.empty() ? "" : ", ") + name;
        add_text(this, column,
                 wxString::Format(_("Beside the book lie copies that hold the record too, and stay: %s. Delete them "
                                    "yourself once you don't need them."),
                                  shown(names)));
    }
    add_text(this, column,
             _("Copies in other places are not touched: on sticks, in other folders, files saved for the patient or "
               "the GP."));
    reason_ = add_field(this, column, _("&Why it is erased"), {});
    code_ =
        add_field(this, column, wxString::Format(_("Type the patient's &code, %s, to go on"), shown(patient.code)), {});
    problem_ = new wxStaticText{this, wxID_ANY, wxString{}};
    column->Add(problem_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&Erase for good")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    CentreOnParent();
    ok->Bind(wxEVT_BUTTON, [this, code = patient.code](wxCommandEvent&) { finish(code); });
    reason_->SetFocus();
}

std::string EraseDialog::reason() const { return text_in(reason_); }
bool EraseDialog::remakes_backups() const { return remake_->GetValue(); }

void EraseDialog::finish(const std::string& code) {
    if (reason().empty()) {
        problem_->SetLabel(wxString{"▲ "} + _("Please say why."));
        return reason_->SetFocus();
    }
    if (text_in(code_) != code) {
        problem_->SetLabel(wxString{"▲ "} + _("That isn't the patient's code."));
        return code_->SetFocus();
    }
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
