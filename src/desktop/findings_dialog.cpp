/// One row a finding, however many there are.
#include "desktop/findings_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/entry_words.h"
#include "desktop/row_table.h"
#include "desktop/words.h"

namespace needlebook::desktop {

FindingsDialog::FindingsDialog(wxWindow* parent, std::vector<std::string> sentences, const std::string& backup)
    : wxDialog{parent,
               wxID_ANY,
               _("Check this book"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    auto* lead = new wxStaticText{
        this, wxID_ANY,
        _("Something is wrong with this book. Keep the file as it is: nothing that is found here is put right by "
          "itself, and other entries stay readable.") +
            "\n" + shown(backup)};
    lead->Wrap(FromDIP(700));
    auto* table = new RowTable{this, _("What was found"), {{text_of(_("What was found")), 900}}};
    table->SetMinSize(FromDIP(wxSize{720, 220}));
    const auto rows = sentences.size();
    table->show(rows, [all = std::move(sentences)](std::size_t row, std::size_t) { return all.at(row); });
    table->choose(0);
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    auto* revert = new wxButton{this, wxID_REVERT, _("&Put a backup back…")};
    buttons->Add(revert);
    buttons->AddStretchSpacer();
    buttons->Add(new wxButton{this, wxID_CLOSE});
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(lead, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(table, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    SetEscapeId(wxID_CLOSE);
    CentreOnParent();
    revert->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_REVERT); });
    table->SetFocus();
}

}  // namespace needlebook::desktop
