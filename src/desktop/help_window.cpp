/// Native controls, so that the guide is read out as it is read.
#include "desktop/help_window.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "app/messages.h"
#include "base/file.h"
#include "desktop/accessible_name.h"
#include "desktop/settings.h"
#include "desktop/system_style.h"
#include "desktop/words.h"
#include "embedded/guide.h"
#include "report/html.h"

namespace needlebook::desktop {

HelpWindow::HelpWindow(wxWindow* parent, const Look& look, std::string_view section)
    : wxDialog{parent,        wxID_ANY,
               _("Guide"),    wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      look_{look},
      sections_{app::guide_sections(embedded::guide_guide)} {
    wxArrayString titles;
    for (const auto& one : sections_)
        titles.Add(shown(one.title));
    list_ = new wxListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{230, 460}), titles};
    list_->SetMinSize(wxSize{std::max(FromDIP(230), list_->GetBestSize().GetWidth()), FromDIP(460)});
    name_for_readers(*list_, _("Sections of the guide"));
    text_ = new wxTextCtrl{this,
                           wxID_ANY,
                           wxString{},
                           wxDefaultPosition,
                           FromDIP(wxSize{560, 460}),
                           wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP};
    name_for_readers(*text_, _("Text of the section"));
    pad_text(*text_);
    auto* browser = new wxButton{this, wxID_ANY, _("Open in the &browser")};
    auto* close = new wxButton{this, wxID_CANCEL, _("&Close")};
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(list_, wxSizerFlags{}.Expand());
    row->Add(text_, wxSizerFlags{1}.Expand().Border(wxLEFT, FromDIP(12)));
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(browser);
    buttons->AddStretchSpacer();
    buttons->Add(close);
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(row, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    SetSizerAndFit(column);
    CentreOnParent();
    list_->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) { choose(event.GetSelection()); });
    browser->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_as_html(); });
    const auto found = std::ranges::find(sections_, section, &app::GuideSection::title);
    choose(found == sections_.end() ? 0 : static_cast<int>(found - sections_.begin()));
    list_->SetFocus();
}

void HelpWindow::choose(int section) {
    list_->SetSelection(section);
    text_->SetValue(shown(app::plain_text(sections_[static_cast<std::size_t>(section)])));
    text_->SetInsertionPoint(0);
}

void HelpWindow::open_as_html() {
    const auto file = data_folder() / "guide.html";
    const auto text = report::html(app::guide_document(sections_), look_.meter());
    if (const auto done = write_whole(file, text); !done)
        return text_->SetValue(shown(app::sentence_for(done.error(), file.string())));
    wxLaunchDefaultBrowser("file://" + shown(file.string()));
}

}  // namespace needlebook::desktop
