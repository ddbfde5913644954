#include "desktop/save_paper.h"

#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include "app/messages.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "paint/files.h"

namespace needlebook::desktop {

std::optional<std::filesystem::path> ended(wxWindow* parent, std::filesystem::path file, const std::string& ending) {
    if (file.extension() == ending)
        return file;
    file += ending;
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored) &&
        wxMessageBox(wxString::Format(_("%s is there already. Replace it?"), shown(file.filename().string())),
                     _("Save"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION, parent) != wxYES)
        return std::nullopt;
    return file;
}

std::optional<std::filesystem::path> write_paper(wxWindow* parent, const Look& look, const Paper& paper,
                                                 const Say& say) {
    wxFileDialog dialog{parent,
                        paper.asks,
                        wxEmptyString,
                        shown(paper.file_name),
                        "PDF (*.pdf)|*.pdf",
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return std::nullopt;
    const auto file = ended(parent, dialog.GetPath().utf8_string(), ".pdf");
    if (!file)
        return std::nullopt;
    const wxBusyCursor busy;
    const auto done = paint::write_pdf(paper.pages, chart::print_theme(), *look.typesetter, *file,
                                       {.title = paper.title, .author = {}});
    if (done)
        return file;
    say(app::sentence_for(done.error(), file->string()), text_of(_("No file was written.")));
    return std::nullopt;
}

std::optional<std::filesystem::path> save_paper(wxWindow* parent, PageContext& context, const Paper& paper,
                                                std::optional<Id<Patient>> patient, const std::string& noted,
                                                const Say& say) {
    const auto file = write_paper(parent, context.look, paper, say);
    if (file)
        if (const auto kept = context.book.note("export", patient, noted); !kept)
            say(app::sentence_for(kept.error()), {});
    return file;
}

}  // namespace needlebook::desktop
