/// Two settings, with what they mean beside them.
#include "desktop/safety_dialog.h"

#include <wx/button.h>
#include <wx/dirdlg.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"

namespace needlebook::desktop {

SafetyDialog::SafetyDialog(wxWindow* parent, const std::filesystem::path& folder, const std::string& last,
                           std::optional<int> minutes)
    : wxDialog{parent, wxID_ANY, _("Backups and lock")},
      folder_{new wxTextCtrl{this, wxID_ANY, shown(folder.string()), wxDefaultPosition, FromDIP(wxSize{420, -1})}},
      minutes_{new wxSpinCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 0, 240,
                              minutes.value_or(0)}} {
    name_for_readers(*folder_, _("Folder for backups"));
    name_for_readers(*minutes_, _("Minutes without a key or a click until the book locks; 0 is never"));
    auto* another = new wxButton{this, wxID_ANY, utf8_words("&Choose…")};
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    const auto text = [&](const wxString& words, bool bold = false) {
        auto* made = new wxStaticText{this, wxID_ANY, words};
        if (bold)
            made->SetFont(made->GetFont().Bold());
        made->Wrap(FromDIP(560));
        column->Add(made, row);
    };
    text(_("Backups"), true);
    text(
        _("The book is backed up when it is closed, and once a day, to this folder. Each backup is opened and checked. "
          "The newest of 7 days, 5 weeks and 12 months stay. A folder on another disk or a stick outlives this one."));
    auto* line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(new wxStaticText{this, wxID_ANY, _("&Folder")},
              wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(12)));
    line->Add(folder_, wxSizerFlags{1}.CentreVertical());
    line->Add(another, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    column->Add(line, row);
    text(shown(last));
    text(_("Lock"), true);
    text(_(
        "A locked book is closed, and asks for its passphrase. Rooms and timers stay on the screen, without names. It "
        "locks before the computer sleeps, with Ctrl+L, and by itself:"));
    line = new wxBoxSizer{wxHORIZONTAL};
    line->Add(new wxStaticText{this, wxID_ANY, _("After &minutes without a key or a click (0: never)")},
              wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(12)));
    line->Add(minutes_);
    column->Add(line, row);
    column->Add(CreateButtonSizer(wxOK | wxCANCEL), wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    CentreOnParent();
    another->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_folder(); });
}

std::filesystem::path SafetyDialog::folder() const {
    return std::filesystem::path{folder_->GetValue().Strip(wxString::both).utf8_string()};
}

std::optional<int> SafetyDialog::minutes() const {
    return minutes_->GetValue() == 0 ? std::nullopt : std::optional{minutes_->GetValue()};
}

void SafetyDialog::choose_folder() {
    wxDirDialog dialog{this, _("Folder for backups"), folder_->GetValue()};
    if (dialog.ShowModal() == wxID_OK)
        folder_->SetValue(dialog.GetPath());
}

}  // namespace needlebook::desktop
