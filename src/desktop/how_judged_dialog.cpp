/// The rows of how_judged as native text, so that they can be read out and copied.
#include "desktop/how_judged_dialog.h"

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/settings.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/text_block.h"

namespace needlebook::desktop {

namespace {

constexpr int name_width = 150;
constexpr int text_width = 520;

void add_row(wxWindow* parent, wxFlexGridSizer* grid, const report::JudgedRow& row) {
    grid->Add(text_block(parent, row.name, {.bold = true, .width = name_width}));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(text_block(parent, row.value, {.width = text_width}));
    if (!row.note.empty()) {
        column->Add(text_block(parent, row.note, {.scale = 0.9F, .width = text_width}),
                    wxSizerFlags{}.Border(wxTOP, parent->FromDIP(2)));
    }
    grid->Add(column);
}

}  // namespace

HowJudgedDialog::HowJudgedDialog(wxWindow* parent, const std::string& score, const std::string& sentence,
                                 const std::vector<report::JudgedRow>& rows)
    : wxDialog{parent,
               wxID_ANY,
               wxString::Format(_("How this was judged: %s"), wxString::FromUTF8(score)),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    auto* scrolled = new wxScrolledWindow{this};
    scrolled->SetScrollRate(0, FromDIP(16));
    auto* lead = text_block(scrolled, sentence, {.scale = 1.1F, .width = name_width + text_width});
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{16, 12})};
    grid->AddGrowableCol(1);
    for (const auto& row : rows)
        add_row(scrolled, grid, row);
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(lead, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    inside->Add(grid, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    scrolled->SetSizer(inside);
    const auto wanted = inside->CalcMin();

    auto* close = new wxButton{this, wxID_CLOSE};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(scrolled, wxSizerFlags{1}.Expand());
    column->Add(close, wxSizerFlags{}.Right().Border(wxALL, FromDIP(16)));
    SetSizer(column);
    const int bar = wxSystemSettings::GetMetric(wxSYS_VSCROLL_X, this);
    SetClientSize(wanted.GetWidth() + bar, std::min(wanted.GetHeight() + FromDIP(72), FromDIP(620)));
    SetEscapeId(wxID_CLOSE);
    close->SetDefault();
    close->SetFocus();
}

}  // namespace needlebook::desktop
