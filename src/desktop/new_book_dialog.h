/// A new book: where, whose, and its passphrase.
#pragma once

#include <filesystem>
#include <string>

#include <wx/dialog.h>

#include "base/secret.h"
#include "desktop/paint_kit.h"
#include "desktop/save_paper.h"

class wxButton;
class wxCheckBox;
class wxFilePickerCtrl;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

/// wxID_OK once everything needed is there; making the book is the caller's.
class NewBookDialog : public wxDialog {
public:
    NewBookDialog(wxWindow* parent, const Look& look, const std::filesystem::path& folder);

    std::filesystem::path path() const;
    std::string practitioner() const;
    std::string initials() const;
    std::string practice() const;
    Secret passphrase() const;

private:
    void offer_words();
    void show_passphrase(bool plain);
    void show_strength();
    void save_sheet();
    void accept();
    void say(const wxString& words, wxWindow* field);
    std::string typed() const;

    const Look& look_;
    std::filesystem::path folder_;
    // Windows belong to the dialog; these only look.
    wxTextCtrl* name_;
    wxTextCtrl* practitioner_;
    wxTextCtrl* initials_;
    wxTextCtrl* practice_;
    wxTextCtrl* hidden_;
    wxTextCtrl* plain_;
    wxTextCtrl* again_;
    wxCheckBox* show_;
    wxStaticText* strength_;
    wxStaticText* problem_;
};

/// The sheet to keep apart from the computer; one A4 page.
Paper recovery_sheet(const std::string& book, std::string_view passphrase, Day made_on);
/// Overwrites every word of it: it holds the passphrase.
void wipe_sheet(Paper& sheet) noexcept;

}  // namespace needlebook::desktop
