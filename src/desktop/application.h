/// The program: command line, fonts and theme, the one window.
#pragma once

#include <memory>
#include <optional>

#include <wx/app.h>

#include "base/clock.h"
#include "base/secret.h"
#include "desktop/paint_kit.h"
#include "desktop/settings.h"
#include "desktop/system_style.h"

namespace needlebook::desktop {

class MainFrame;

class Application : public wxApp {
public:
    bool OnInit() override;
    void OnInitCmdLine(wxCmdLineParser& parser) override;
    bool OnCmdLineParsed(wxCmdLineParser& parser) override;

    MainFrame* frame() { return frame_; }

private:
    std::optional<std::filesystem::path> book_;
    std::optional<Secret> passphrase_;
    std::optional<int> locked_;  ///< Descriptor with the rooms, when this process is a lock screen.
    Clock clock_ = system_clock();
    std::unique_ptr<paint::Typesetter> typesetter_;
    std::optional<SystemStyle> style_;
    Look look_;
    MainFrame* frame_ = nullptr;
};

/// Nothing of a patient is left in a core file.
void forbid_core_dumps();

}  // namespace needlebook::desktop
