/// Starting up.
#include "desktop/application.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <fstream>
#include <iterator>

#include <wx/cmdline.h>
#include <wx/dialog.h>
#include <wx/msgout.h>
#include <wx/utils.h>

#include "desktop/entry_words.h"
#include "desktop/lock.h"
#include "desktop/main_frame.h"
#include "desktop/recent_files.h"
#include "desktop/tongue.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

std::optional<Secret> read_passphrase(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in)
        return std::nullopt;
    // In one piece: a string that grows leaves parts behind.
    constexpr std::streamsize most = 4096;
    std::string text(most, '\0');
    in.read(text.data(), most);
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (!text.empty() && text.back() == '\n')
        text.pop_back();
    if (!text.empty() && text.back() == '\r')
        text.pop_back();
    Secret secret{text};
    wipe(text);
    return secret;
}

}  // namespace

void forbid_core_dumps() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

void Application::OnInitCmdLine(wxCmdLineParser& parser) {
    wxApp::OnInitCmdLine(parser);
    parser.AddParam(_("book to open"), wxCMD_LINE_VAL_STRING, wxCMD_LINE_PARAM_OPTIONAL);
    parser.AddLongOption("passphrase-file", _("file that holds the passphrase"));
    parser.AddLongOption("locked", _("begin locked; only for the program itself"), wxCMD_LINE_VAL_NUMBER);
    parser.AddLongOption("language", _("speak this language, de; else that of the desktop"));
    parser.AddLongOption("as-of", _("take this day for today, 2026-03-01"));
}

bool Application::OnCmdLineParsed(wxCmdLineParser& parser) {
    if (!wxApp::OnCmdLineParsed(parser))
        return false;
    if (parser.GetParamCount() > 0)
        book_ = std::filesystem::path{parser.GetParam(0).utf8_string()};
    wxString value;
    if (parser.Found("passphrase-file", &value)) {
        passphrase_ = read_passphrase(value.utf8_string());
        if (!passphrase_) {
            wxMessageOutput::Get()->Printf(_("%s can't be read.\n"), value);
            return false;
        }
    }
    if (long descriptor = 0; parser.Found("locked", &descriptor))
        locked_ = static_cast<int>(descriptor);
    if (parser.Found("language", &value)) {
        wxSetEnv("LANGUAGE", value);  // For what this process becomes when it locks, too.
        speak_to_user();
    }
    if (parser.Found("as-of", &value)) {
        const auto day = parse_day(value.utf8_string());
        if (!day) {
            wxMessageOutput::Get()->Printf(_("%s is no day: write it as 2026-03-01.\n"), value);
            return false;
        }
        clock_ = clock_on(*day);
    }
    return true;
}

bool Application::OnInit() {
    forbid_core_dumps();
    SetAppName("needlebook");
    speak_to_user();
    if (!wxApp::OnInit())
        return false;
    wxDialog::EnableLayoutAdaptation(true);  // What is higher than the screen is scrolled, but for its buttons.
    style_.emplace();
    keep_no_recent_files();
    install_icon();
    wxFrame probe{nullptr, wxID_ANY, wxEmptyString};
    typesetter_ = std::make_unique<paint::Typesetter>(system_font_family(probe));
    look_ = system_look(probe, *typesetter_);
    const auto settings = load_settings();
    frame_ = new MainFrame{look_, clock_, settings};
    frame_->Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        style_->update();
        look_ = system_look(*frame_, *typesetter_);
        frame_->Refresh();
        event.Skip();
    });
    frame_->Show();
    if (book_ && locked_)
        frame_->show_locked(*book_, rooms_in(*locked_));
    else if (book_ && passphrase_)
        frame_->open(*book_, *passphrase_);
    else if (book_ || settings.last_book)
        frame_->ask_for(book_.value_or(settings.last_book.value_or(std::filesystem::path{})));
    passphrase_.reset();
    return true;
}

}  // namespace needlebook::desktop
