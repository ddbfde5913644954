/// Title, three cards, and what should be known before the first book.
#include "desktop/start_page.h"

#include <wx/sizer.h>

#include "desktop/card.h"
#include "desktop/entry_words.h"
#include "desktop/ink_text.h"
#include "desktop/sign_window.h"

namespace needlebook::desktop {
namespace {

constexpr int column_width = 680;

wxFont name_font() {
    auto font = role_font(TextRole::title, chart::Weight::bold);
    font.SetFractionalPointSize(font.GetFractionalPointSize() * 1.6);
    return font;
}

/// A small sign and words beside it.
wxSizer* remark(wxWindow* parent, Picture sign, const wxString& strong, const wxString& words, const wxString& more) {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(new SignWindow{parent, sign}, wxSizerFlags{}.Border(wxTOP, parent->FromDIP(2)));
    row->AddSpacer(parent->FromDIP(10));
    auto* column = new wxBoxSizer{wxVERTICAL};
    if (!strong.empty())
        column->Add(new WrappedText{parent, strong, {TextRole::body, chart::Weight::semibold}},
                    wxSizerFlags{}.Expand().Border(wxBOTTOM, parent->FromDIP(3)));
    column->Add(new WrappedText{parent, words, {}}, wxSizerFlags{}.Expand());
    if (!more.empty())
        column->Add(new WrappedText{parent, more, {TextRole::body, chart::Weight::regular, chart::Ink::ink_2}},
                    wxSizerFlags{}.Expand().Border(wxTOP, parent->FromDIP(3)));
    row->Add(column, wxSizerFlags{1});
    return row;
}

}  // namespace

StartPage::StartPage(wxWindow* parent, StartActions actions)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL} {
    SetScrollRate(0, FromDIP(16));
    auto* name = new wxStaticText{this, wxID_ANY, "Needlebook"};
    name->SetFont(name_font());
    auto* what = new WrappedText{this,
                                 _("A record of needling, of what the two of you agreed, and of where things stand."),
                                 {TextRole::lead, chart::Weight::regular, chart::Ink::ink_2}};
    auto* fresh = new Card{this,
                           {_("Start a new book"), _("One encrypted file on this computer. No account, no network."),
                            utf8_words("New book…   Ctrl+N"), true},
                           actions.new_book};
    auto* open = new Card{
        this, {_("Open a book"), _("From this computer or a stick."), utf8_words("Open…   Ctrl+O")}, actions.open_book};
    auto* demo =
        new Card{this,
                 {_("Look around first"), _("Invented patients, every state. The passphrase is: demonstration"),
                  _("Demonstration book")},
                 actions.demonstration};

    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(new SignWindow{this, Picture::needle, 2.2, chart::Ink::ink},
                wxSizerFlags{}.Border(wxBOTTOM, FromDIP(8)));
    column->Add(name, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(10)));
    column->Add(what, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(32)));
    for (auto* card : {fresh, open, demo})
        column->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(14)));
    column->AddSpacer(FromDIP(16));
    column->Add(
        remark(this, Picture::lock, _("The passphrase is the only key."),
               _("Nobody can open the book without it, and nobody can bring it back."),
               _("Write it down and keep it apart from this computer. Backups are encrypted with the same one.")),
        wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(14)));
    column->Add(remark(this, Picture::book, {},
                       _("Needlebook keeps records and counts. It makes no diagnosis and never says why a score "
                         "changed."),
                       {}),
                wxSizerFlags{}.Expand());
    column->SetMinSize(FromDIP(wxSize{column_width, -1}));

    auto* page = new wxBoxSizer{wxHORIZONTAL};
    page->AddStretchSpacer();
    page->Add(column, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(32)));
    page->AddStretchSpacer();
    SetSizer(page);
}

}  // namespace needlebook::desktop
