/// Native text on the colours that ask for a decision.
#include "desktop/notice_bar.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

wxColour wx_colour(const chart::Theme& theme, chart::Ink ink) {
    const auto colour = theme[ink];
    return {colour.red, colour.green, colour.blue};
}

}  // namespace

NoticeBar::NoticeBar(wxWindow* parent, const Look& look)
    : wxPanel{parent},
      look_{look},
      what_{new wxStaticText{this, wxID_ANY, wxString{}}},
      then_{new wxStaticText{this, wxID_ANY, wxString{}}} {
    what_->SetFont(what_->GetFont().Bold());
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(what_, wxSizerFlags{}.Expand());
    words->Add(then_, wxSizerFlags{}.Expand());
    auto* close = new wxButton{this, wxID_ANY, _("Close"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT};
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { dismiss(); });
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(words, wxSizerFlags{1}.CentreVertical().Border(wxALL, FromDIP(10)));
    row->Add(close, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(10)));
    SetSizer(row);
    Hide();
}

void NoticeBar::say(const std::string& what, const std::string& then) {
    SetBackgroundColour(wx_colour(look_.theme, chart::Ink::decision_fill));
    for (auto* text : {what_, then_})
        text->SetForegroundColour(wx_colour(look_.theme, chart::Ink::decision));
    what_->SetLabel(shown(what));
    then_->SetLabel(shown(then));
    then_->Show(!then.empty());
    Show();
    const int width = std::max(GetParent()->GetClientSize().GetWidth() - FromDIP(140), FromDIP(300));
    what_->Wrap(width);
    then_->Wrap(width);
    GetParent()->Layout();
}

void NoticeBar::dismiss() {
    Hide();
    GetParent()->Layout();
}

}  // namespace needlebook::desktop
