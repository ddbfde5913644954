/// What this person on this screen wants remembered. Nothing of the practice, no patient's name.
#pragma once

#include <filesystem>
#include <optional>

#include <wx/gdicmn.h>

namespace needlebook::desktop {

struct Settings {
    std::optional<std::filesystem::path> last_book;
    std::optional<std::filesystem::path> backups;  ///< Folder; none: as by default.
    std::optional<wxRect> window;
    bool maximised = false;
    bool bell = true;      ///< Rings when needles are due.
    int list_width = 264;  ///< Of the left pane, DIP.
};

/// From the user's configuration folder; what is missing or can't be read is as by default.
Settings load_settings();

/// Errors are passed over: a setting that isn't remembered harms nobody.
void save_settings(const Settings& settings);

/// Where backups go: as set, else "backups" in the user's folder for data.
std::filesystem::path backup_folder(const Settings& settings);

/// The user's folder for data of the program, made if missing.
std::filesystem::path data_folder();

}  // namespace needlebook::desktop
