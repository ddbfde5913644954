/// Papers that are saved as a PDF: asked for, written, and kept in the history.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/string.h>

#include "chart/scene.h"
#include "desktop/page_context.h"

class wxWindow;

namespace needlebook::desktop {

struct Paper {
    wxString asks;          ///< Title of the dialog that asks where.
    std::string file_name;  ///< As proposed.
    std::string title;      ///< In the file.
    std::vector<chart::Scene> pages;
};

/// What happened, and what was kept.
using Say = std::function<void(const std::string&, const std::string&)>;

/// The file with its ending. Where that makes it another one that exists, which the dialog could not ask about, it asks
/// before that is replaced; none when it is not to be.
std::optional<std::filesystem::path> ended(wxWindow* parent, std::filesystem::path file, const std::string& ending);

/// Asks where and writes it; none when it was not to be, or could not be, which is said.
std::optional<std::filesystem::path> write_paper(wxWindow* parent, const Look& look, const Paper& paper,
                                                 const Say& say);

/// The same, and keeps in the history of `patient` that `noted` was written.
std::optional<std::filesystem::path> save_paper(wxWindow* parent, PageContext& context, const Paper& paper,
                                                std::optional<Id<Patient>> patient, const std::string& noted,
                                                const Say& say);

}  // namespace needlebook::desktop
