/// Settings as a small text file under the user's configuration folder.
#include "desktop/settings.h"

#include <cstdlib>

#include <wx/fileconf.h>
#include <wx/filename.h>

namespace needlebook::desktop {

namespace {

std::filesystem::path folder(const char* variable, const char* below_home) {
    const char* set = std::getenv(variable);
    const char* home = std::getenv("HOME");
    auto base = set != nullptr && *set != '\0' ? std::filesystem::path{set}
                                               : std::filesystem::path{home != nullptr ? home : "."} / below_home;
    base /= "needlebook";
    std::error_code ignored;
    std::filesystem::create_directories(base, ignored);
    return base;
}

wxFileConfig open_config() {
    const auto file = folder("XDG_CONFIG_HOME", ".config") / "settings";
    return wxFileConfig{wxEmptyString, wxEmptyString, wxString::FromUTF8(file.string()), wxEmptyString,
                        wxCONFIG_USE_LOCAL_FILE};
}

}  // namespace

Settings load_settings() {
    const auto config = open_config();
    Settings settings;
    if (const auto book = config.Read("last_book", wxString{}); !book.empty())
        settings.last_book = std::filesystem::path{book.utf8_string()};
    if (const auto backups = config.Read("backups", wxString{}); !backups.empty())
        settings.backups = std::filesystem::path{backups.utf8_string()};
    const wxRect window{
        static_cast<int>(config.ReadLong("window/x", 0)), static_cast<int>(config.ReadLong("window/y", 0)),
        static_cast<int>(config.ReadLong("window/width", 0)), static_cast<int>(config.ReadLong("window/height", 0))};
    if (window.width > 0 && window.height > 0)
        settings.window = window;
    settings.maximised = config.ReadBool("window/maximised", false);
    settings.bell = config.ReadBool("bell", true);
    settings.list_width = static_cast<int>(config.ReadLong("window/list", settings.list_width));
    return settings;
}

void save_settings(const Settings& settings) {
    auto config = open_config();
    config.Write("last_book", settings.last_book ? wxString::FromUTF8(settings.last_book->string()) : wxString{});
    config.Write("backups", settings.backups ? wxString::FromUTF8(settings.backups->string()) : wxString{});
    if (settings.window) {
        config.Write("window/x", settings.window->x);
        config.Write("window/y", settings.window->y);
        config.Write("window/width", settings.window->width);
        config.Write("window/height", settings.window->height);
    }
    config.Write("window/maximised", settings.maximised);
    config.Write("window/list", settings.list_width);
    config.Write("bell", settings.bell);
    config.Flush();
}

std::filesystem::path backup_folder(const Settings& settings) {
    return settings.backups.value_or(data_folder() / "backups");
}

std::filesystem::path data_folder() { return folder("XDG_DATA_HOME", ".local/share"); }

}  // namespace needlebook::desktop
