/// Asks for a book's passphrase.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>
#include <wx/timer.h>

#include "app/running_rooms.h"
#include "base/clock.h"
#include "base/secret.h"

class wxCheckBox;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class UnlockPage : public wxPanel {
public:
    using Open = std::function<void(const std::filesystem::path&, Secret)>;
    using Restore = std::function<void(const std::filesystem::path&)>;
    UnlockPage(wxWindow* parent, Open open, std::function<void()> other_book, Restore restore);

    void ask(const std::filesystem::path& book);
    void say(const std::string& words);  ///< Why it didn't open.
    void forget();                       ///< Once a book is open: the passphrase, the rooms and their bell.

    /// The needles that are in, with their timers, and nobody's name; rings when time is up.
    void show_rooms(std::vector<app::RunningRoom> rooms, Clock clock);

private:
    void open();
    void show_passphrase(bool plain);
    void show_timers();

    std::filesystem::path book_;
    Open open_;
    std::vector<app::RunningRoom> rooms_;
    std::size_t rung_ = 0;
    Clock clock_;
    wxTimer timer_;
    // Windows belong to the page; these only look.
    wxStaticText* name_;
    wxStaticText* folder_;
    wxTextCtrl* hidden_;
    wxTextCtrl* plain_;
    wxCheckBox* show_;
    wxStaticText* said_;
    wxStaticText* timers_;
};

}  // namespace needlebook::desktop
