/// A triangle and native words on amber.
#include "desktop/caution_chip.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>

#include "base/tongue.h"
#include "desktop/ink_text.h"
#include "desktop/sign_window.h"
#include "domain/evidence.h"

namespace needlebook::desktop {

using chart::Ink;

std::vector<std::string> cautions_of(const app::PatientPage& page) {
    std::vector<std::string> cautions;
    for (const auto& answer : page.screening)
        if (const auto caution = evidence::caution(answer.question); caution && answer.answer.has_value())
            cautions.push_back(tr(caution->condition));
    return cautions;
}

CautionChip::CautionChip(wxWindow* parent)
    : wxPanel{parent}, words_{new InkText{this, {}, {TextRole::caption, chart::Weight::medium, Ink::decision}}} {
    SetBackgroundColour(colour_of(Ink::decision_fill));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(new SignWindow{this, Picture::caution, 1, Ink::decision},
             wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    row->Add(words_, wxSizerFlags{}.CentreVertical().Border(wxALL, FromDIP(6)));
    SetSizer(row);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        SetBackgroundColour(colour_of(Ink::decision_fill));
        event.Skip();
    });
    Hide();
}

void CautionChip::show(const std::vector<std::string>& cautions) {
    const auto all = wxString::FromUTF8(fmt::format("{}", fmt::join(cautions, "; ")));
    const bool many = cautions.size() > 2;
    words_->say(many ? wxString::Format(_("%d cautions"), static_cast<int>(cautions.size())) : all);
    SetToolTip(all);
    Show(!cautions.empty());
}

void CautionChip::paint() {
    wxPaintDC dc{this};
    dc.SetPen(wxPen{colour_of(Ink::decision_edge)});
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRectangle(GetClientSize());
}

}  // namespace needlebook::desktop
