#include "desktop/tongue.h"

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include <wx/translation.h>

#include "base/spoken.h"
#include "base/text.h"
#include "base/tongue.h"

namespace needlebook::desktop {

namespace {

namespace fs = std::filesystem;

/// Gives wx the catalogue that the rest of the program speaks; its own words come from where they always do.
class OurCatalogue : public wxTranslationsLoader {
public:
    OurCatalogue(std::vector<char> bytes, std::string language)
        : bytes_{std::move(bytes)}, language_{std::move(language)} {}

    wxMsgCatalog* LoadCatalog(const wxString& domain, const wxString& language) override {
        if (domain != "needlebook")
            return wx_own_.LoadCatalog(domain, language);
        return wxMsgCatalog::CreateFromData(wxScopedCharBuffer::CreateNonOwned(bytes_.data(), bytes_.size()), domain);
    }
    wxArrayString GetAvailableTranslations(const wxString& domain) const override {
        auto languages = wx_own_.GetAvailableTranslations(domain);
        if (domain == "needlebook")
            languages.Add(wxString::FromUTF8(language_));
        return languages;
    }

private:
    std::vector<char> bytes_;
    std::string language_;
    wxFileTranslationsLoader wx_own_;
};

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : value;
}

std::vector<fs::path> data_folders() {
    std::vector<fs::path> folders;
    if (const auto own = variable("XDG_DATA_HOME"); !own.empty())
        folders.emplace_back(own);
    else
        folders.push_back(fs::path{variable("HOME")} / ".local/share");
    std::error_code ignored;
    folders.push_back(fs::read_symlink("/proc/self/exe", ignored).parent_path() / "../share");
    auto system = variable("XDG_DATA_DIRS");
    if (system.empty())
        system = "/usr/local/share:/usr/share";
    for (const auto folder : split(system, ':'))
        folders.emplace_back(folder);
    return folders;
}

/// As gettext takes them from the environment: the list, else the locale of messages.
std::vector<std::string> users_languages() {
    std::vector<std::string> wanted;
    for (const auto one : split(variable("LANGUAGE"), ':'))
        wanted.emplace_back(one);
    const char* locale = std::setlocale(LC_MESSAGES, nullptr);
    wanted.emplace_back(locale == nullptr ? "" : locale);
    return wanted;
}

/// "pt_BR.UTF-8" -> "pt_BR", "pt"; "en@pseudo" stays.
std::vector<std::string> spellings(const std::string& language) {
    const auto at = language.find('@');
    const auto modifier = at == std::string::npos ? std::string{} : language.substr(at);
    const auto whole = language.substr(0, language.find_first_of(".@"));
    const auto plain = whole.substr(0, whole.find('_'));
    std::vector<std::string> found;
    for (const auto& one : {whole + modifier, whole, plain + modifier, plain})
        if (!one.empty())
            found.push_back(one);
    return found;
}

bool is_english(const std::string& language) {
    return language == "C" || language == "POSIX" || language == "en" || language.starts_with("en_");
}

std::vector<char> bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Whether it is spoken from now on: there is a catalogue of it, or it is English.
bool speaks(const std::string& language) {
    for (const auto& spelling : spellings(language)) {
        if (is_english(spelling))
            return true;
        for (const auto& folder : data_folders()) {
            const auto file = folder / "locale" / spelling / "LC_MESSAGES" / "needlebook.mo";
            auto bytes = fillable_catalogue(bytes_of(file));
            auto tongue = Tongue::from(bytes, spelling);
            if (!tongue)
                continue;
            tongue->decimal = needlebook::tongue().decimal;
            speak(*std::move(tongue));
            auto* translations = new wxTranslations;  // wx keeps it.
            wxTranslations::Set(translations);
            translations->SetLoader(new OurCatalogue{std::move(bytes), spelling});
            translations->SetLanguage(wxString::FromUTF8(spelling));
            translations->AddCatalog("needlebook");
            translations->AddStdCatalog();
            return true;
        }
    }
    return false;
}

}  // namespace

void speak_to_user() {
    Tongue english;
    // What the user's country writes, whatever the language: 6.5 or 6,5. That of no country has no sign for thousands.
    const auto* signs = std::localeconv();
    english.decimal = signs->decimal_point[0] == ',' ? ',' : '.';
    if (english.decimal == ',' || signs->thousands_sep[0] != '\0')
        part_thousands_with(signs->thousands_sep);
    speak(std::move(english));
    wxTranslations::Set(nullptr);
    for (const auto& language : users_languages())
        if (speaks(language))
            return;
}

}  // namespace needlebook::desktop
