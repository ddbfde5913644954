/// Three pages; one button keeps them all.
#include "desktop/practice_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "app/trend_view.h"
#include "desktop/accessible_name.h"
#include "desktop/constants_pane.h"
#include "desktop/practitioners_pane.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int longest_before_lock = 240;  // Minutes.
constexpr int longest_retention = 100;    // Years.

}  // namespace

PracticeDialog::PracticeDialog(wxWindow* parent, app::Logbook& book, Practice practice,
                               std::vector<Practitioner> practitioners, const outcome::Constants& constants)
    : wxDialog{parent,
               wxID_ANY,
               _("Practice settings"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      book_{book},
      before_{std::move(practice)} {
    pages_ = new wxNotebook{this, wxID_ANY};
    pages_->AddPage(practice_page(pages_), _("Practice"));
    practitioners_ = new PractitionersPane{pages_, book, std::move(practitioners)};
    pages_->AddPage(practitioners_, _("Practitioners"));
    constants_ = new ConstantsPane{pages_, constants};
    pages_->AddPage(constants_, _("How it is judged"));
    problem_ = new wxStaticText{this, wxID_ANY, _("All of this is kept in the book, and every change in its history.")};
    problem_->Wrap(FromDIP(660));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&Keep settings")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(pages_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    column->Add(problem_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(column);
    auto room = column->GetMinSize();
    SetMinClientSize(room);
    room.IncTo(FromDIP(wxSize{700, 520}));
    SetClientSize(room);
    ok->SetDefault();
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
    fields_.at("name")->SetFocus();
}

wxWindow* PracticeDialog::practice_page(wxBookCtrlBase* pages) {
    auto* page = new wxPanel{pages};
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    grid->AddGrowableCol(1);
    const auto beside = [&](const wxString& label, wxWindow* field) {
        grid->Add(new wxStaticText{page, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
        grid->Add(field, wxSizerFlags{1}.Expand());
        name_for_readers(*field, label);
    };
    const auto text = [&](const char* name, const wxString& label, const std::string& value) {
        fields_[name] = new wxTextCtrl{page, wxID_ANY, shown(value), wxDefaultPosition, FromDIP(wxSize{360, -1})};
        beside(label, fields_[name]);
    };
    text("name", _("&Name of the practice"), before_.name);
    text("address", _("A&ddress"), before_.address);
    text("phone", _("&Telephone"), before_.phone);
    text("email", _("&Email"), before_.email);
    const auto number = [&](const wxString& label, int lowest, int highest, int value) {
        auto* field = new wxSpinCtrl{page,   wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS,
                                     lowest, highest,  value};
        grid->Add(new wxStaticText{page, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
        grid->Add(field);
        name_for_readers(*field, label);
        return field;
    };
    lock_after_ = number(_("&Lock after so many idle minutes (0: never)"), 0, longest_before_lock,
                         before_.lock_after_minutes.value_or(0));
    retention_ = number(_("Keep &records for so many years"), 1, longest_retention, before_.retention_years);
    guarded_view_ = new wxCheckBox{page, wxID_ANY, _("Leaving the patient &view asks for the passphrase")};
    guarded_view_->SetValue(before_.patient_view_needs_passphrase);
    auto* inside = new wxBoxSizer{wxVERTICAL};
    inside->Add(grid, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(12)));
    inside->Add(guarded_view_, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    page->SetSizer(inside);
    return page;
}

Practice PracticeDialog::read() const {
    const auto text_in = [this](const char* name) {
        return fields_.at(name)->GetValue().Strip(wxString::both).utf8_string();
    };
    auto practice = before_;
    practice.name = text_in("name");
    practice.address = text_in("address");
    practice.phone = text_in("phone");
    practice.email = text_in("email");
    practice.lock_after_minutes = lock_after_->GetValue() == 0 ? std::nullopt : std::optional{lock_after_->GetValue()};
    practice.retention_years = retention_->GetValue();
    practice.patient_view_needs_passphrase = guarded_view_->GetValue();
    return practice;
}

void PracticeDialog::accept() {
    const auto practitioners = practitioners_->read();
    if (!practitioners)
        return static_cast<void>(pages_->ChangeSelection(1));
    const auto constants = constants_->read();
    if (!constants)
        return static_cast<void>(pages_->ChangeSelection(2));
    app::Edit edit{"practice_settings", *practitioners};
    if (const auto practice = read(); practice != before_)
        edit.revisions.push_back(app::changed(before_, practice));
    auto kept = edit.revisions.empty() ? Result<void>{} : book_.commit(edit, app::PracticeWide{});
    if (kept)
        kept = book_.set_outcome_constants(*constants);
    if (!kept) {
        problem_->SetLabel("▲ " + shown(app::sentence_for(kept.error())));
        return;
    }
    if (const auto who = practitioners_->at_desk(); !who.empty())
        book_.set_who(who);
    EndModal(wxID_OK);
}

Result<void> ask_practice_settings(wxWindow* parent, app::Logbook& book) {
    auto practice = app::guarded([&] { return book.book().practice.get(); });
    auto practitioners = app::guarded([&] { return book.book().practitioners.all(); });
    const auto constants = app::constants_of(book);
    if (!practice || !practitioners || !constants)
        return tl::unexpected(!practice        ? practice.error()
                              : !practitioners ? practitioners.error()
                                               : constants.error());
    PracticeDialog{parent, book, *practice, *practitioners, *constants}.ShowModal();
    return {};
}

}  // namespace needlebook::desktop
