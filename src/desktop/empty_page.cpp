/// In a book without patients the first steps are named; in others how to find one.
#include "desktop/empty_page.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include "desktop/card.h"
#include "desktop/entry_words.h"

namespace needlebook::desktop {

namespace {

constexpr int column_width = 560;

}  // namespace

EmptyPage::EmptyPage(wxWindow* parent, EmptyActions actions) : wxPanel{parent} {
    lead_ = new wxStaticText{this, wxID_ANY, wxString{}};
    lead_->SetFont(lead_->GetFont().Bold().Scaled(1.1F));
    hint_ = new wxStaticText{this, wxID_ANY, wxString{}};
    add_ = new Card{this,
                    {_("Add a patient"), _("Name, what they come for, and the scores to ask for."),
                     utf8_words("New patient…   Ctrl+Shift+N"), true},
                    actions.new_patient};
    import_ = new Card{this,
                       {_("Bring records with you"), _("Visits from a spreadsheet, or a whole record."),
                        utf8_words("Import…   Ctrl+I")},
                       actions.import};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->SetMinSize(FromDIP(wxSize{column_width, -1}));
    column->Add(lead_, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(12)));
    column->Add(hint_, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(24)));
    for (auto* card : {add_, import_})
        column->Add(card, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(14)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(column, wxSizerFlags{}.Border(wxALL, FromDIP(24)));
    SetSizer(row);
}

void EmptyPage::show(std::size_t patients, bool writes) {
    const bool first = patients == 0 && writes;
    lead_->SetLabel(patients == 0 ? _("Nobody is in this book yet.") : _("Choose a patient at the left."));
    if (first)
        hint_->SetLabel(_("Begin with the patient; the agreement and the first session follow from their page."));
    else if (patients == 0)
        hint_->SetLabel(_("It is open for reading only."));
    else
        hint_->SetLabel(writes ? _("Ctrl+F finds by typing, Ctrl+Shift+N adds a patient, F2 starts a session.")
                               : _("Ctrl+F finds by typing. The book is open for reading only."));
    add_->Show(first);
    import_->Show(first);
    Layout();
}

}  // namespace needlebook::desktop
