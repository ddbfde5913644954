/// Three cards, and what has to be known before choosing one.
#include "desktop/start_page.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/statbox.h>
#include <wx/stattext.h>

#include "desktop/system_style.h"

namespace needlebook::desktop {

namespace {

constexpr int card_width = 680;

wxStaticText* words(wxWindow* parent, const wxString& text, float scale = 1, bool bold = false) {
    auto* made = new wxStaticText{parent, wxID_ANY, text};
    auto font = made->GetFont().Scaled(scale);
    made->SetFont(bold ? font.Bold() : font);
    return made;
}

wxSizer* card(wxWindow* parent, const wxString& title, const wxString& hint, const wxString& button,
              const std::function<void()>& action, bool suggested) {
    auto* box = new wxStaticBoxSizer{wxHORIZONTAL, parent};
    auto* inside = box->GetStaticBox();
    auto* text = new wxBoxSizer{wxVERTICAL};
    text->Add(words(inside, title, 1.1F, true));
    text->Add(words(inside, hint, 0.95F), wxSizerFlags{}.Border(wxTOP, parent->FromDIP(4)));
    auto* press = new wxButton{inside, wxID_ANY, button, wxDefaultPosition, parent->FromDIP(wxSize{190, 34})};
    press->Bind(wxEVT_BUTTON, [action](wxCommandEvent&) { action(); });
    if (suggested)
        suggest(*press);
    box->Add(text, wxSizerFlags{1}.CentreVertical().Border(wxALL, parent->FromDIP(14)));
    box->Add(press, wxSizerFlags{}.CentreVertical().Border(wxALL, parent->FromDIP(14)));
    box->SetMinSize(parent->FromDIP(wxSize{card_width, -1}));
    return box;
}

}  // namespace

StartPage::StartPage(wxWindow* parent, StartActions actions) : wxPanel{parent} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(words(this, "Needlebook", 2.4F, true));
    column->Add(
        words(this, _("A record of needling, of what the two of you agreed, and of where things stand."), 1.15F),
        wxSizerFlags{}.Border(wxTOP | wxBOTTOM, FromDIP(12)));
    column->Add(card(this, _("Start a new book"), _("One encrypted file on this computer. No account, no network."),
                     _("New book…   Ctrl+N"), actions.new_book, true),
                wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(14)));
    column->Add(card(this, _("Open a book"), _("From this computer, a stick or a shared folder."), _("Open…   Ctrl+O"),
                     actions.open_book, false),
                wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(14)));
    column->Add(
        card(this, _("Look around first"), _("Invented patients, every state. The passphrase is: demonstration"),
             _("Demonstration book"), actions.demonstration, false),
        wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(14)));
    column->Add(words(this, _("The passphrase is the only key."), 1, true), wxSizerFlags{}.Border(wxTOP, FromDIP(10)));
    column->Add(
        words(this, _("Nobody can open the book without it, and nobody can bring it back. Write it down and keep "
                      "it apart\nfrom this computer. Backups are encrypted with the same one.")));
    column->Add(words(this, _("Needlebook keeps records and counts. It makes no diagnosis and never says why a score "
                              "changed.")),
                wxSizerFlags{}.Border(wxTOP, FromDIP(14)));
    auto* middle = new wxBoxSizer{wxVERTICAL};
    middle->AddStretchSpacer();
    middle->Add(column, wxSizerFlags{}.CentreHorizontal().Border(wxALL, FromDIP(24)));
    middle->AddStretchSpacer(2);
    SetSizer(middle);
}

}  // namespace needlebook::desktop
