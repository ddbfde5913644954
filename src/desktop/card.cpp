/// Paper, an edge, words and one button.
#include "desktop/card.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/sizer.h>

#include "desktop/ink_text.h"
#include "desktop/system_style.h"

namespace needlebook::desktop {

Card::Card(wxWindow* parent, const CardWords& words, std::function<void()> act)
    : wxPanel{parent},
      button_{new wxButton{this, wxID_ANY, words.button, wxDefaultPosition, FromDIP(wxSize{172, 34})}} {
    SetBackgroundColour(colour_of(chart::Ink::paper));
    auto* title = new InkText{this, words.title, {TextRole::lead, chart::Weight::semibold}};
    auto* text = new WrappedText{this, words.text, {TextRole::body, chart::Weight::regular, chart::Ink::ink_2}};
    // A best size is one without the bold that a suggested button has.
    button_->SetMinSize({std::max(button_->GetSize().x, button_->GetBestSize().x + FromDIP(24)), button_->GetSize().y});
    button_->MoveAfterInTabOrder(text);
    button_->SetToolTip(words.text);
    if (words.suggested)
        suggest(*button_);
    button_->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(title);
    column->Add(text, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(column, wxSizerFlags{1}.CentreVertical().Border(wxALL, FromDIP(20)));
    row->Add(button_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(21)));
    SetSizer(row);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        SetBackgroundColour(colour_of(chart::Ink::paper));
        event.Skip();
    });
}

void Card::paint() {
    wxPaintDC dc{this};
    dc.SetPen(wxPen{colour_of(chart::Ink::edge)});
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRectangle(GetClientSize());
}

}  // namespace needlebook::desktop
