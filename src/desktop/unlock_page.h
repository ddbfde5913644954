/// Asks for a book's passphrase.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include <wx/panel.h>

#include "base/secret.h"

class wxCheckBox;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class UnlockPage : public wxPanel {
public:
    using Open = std::function<void(const std::filesystem::path&, Secret)>;
    UnlockPage(wxWindow* parent, Open open, std::function<void()> other_book);

    void ask(const std::filesystem::path& book);
    void say(const std::string& words);  ///< Why it didn't open.

private:
    void open();
    void show_passphrase(bool plain);

    std::filesystem::path book_;
    Open open_;
    // Windows belong to the page; these only look.
    wxStaticText* name_;
    wxStaticText* folder_;
    wxTextCtrl* hidden_;
    wxTextCtrl* plain_;
    wxCheckBox* show_;
    wxStaticText* said_;
};

}  // namespace needlebook::desktop
