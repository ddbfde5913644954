/// The passphrase is typed twice unless the words offered are taken; its strength is said in words.
#include "desktop/new_book_dialog.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/passphrase.h"
#include "base/clock.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/passphrase_words.h"
#include "desktop/words.h"
#include "report/pages.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

std::string value_of(const wxTextCtrl* field) { return field->GetValue().Strip(wxString::both).utf8_string(); }

}  // namespace

NewBookDialog::NewBookDialog(wxWindow* parent, const Look& look, const std::filesystem::path& folder)
    : wxDialog{parent,        wxID_ANY,
               _("New book"), wxDefaultPosition,
               wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      look_{look},
      folder_{folder} {
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    const auto size = FromDIP(wxSize{400, -1});
    const auto field = [&](const wxString& label, const wxString& value = {}, long style = 0) {
        fields->Add(new wxStaticText{this, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
        auto* made = new wxTextCtrl{this, wxID_ANY, value, wxDefaultPosition, size, style};
        fields->Add(made, wxSizerFlags{1}.Expand());
        name_for_readers(*made, label);
        return made;
    };
    name_ = field(_("Name of the &book"), _("Clinic"));
    practitioner_ = field(_("&Your name, to sign with"));
    initials_ = field(_("Your &initials"));
    practice_ = field(_("Name of the p&ractice"));
    hidden_ = field(_("&Passphrase"), {}, wxTE_PASSWORD);
    fields->AddSpacer(0);
    plain_ = new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, size};
    fields->Add(plain_, wxSizerFlags{1}.Expand());
    name_for_readers(*plain_, _("&Passphrase"));
    again_ = field(_("The same &again"), {}, wxTE_PASSWORD);
    show_ = new wxCheckBox{this, wxID_ANY, _("&Show it")};
    auto* offer = new wxButton{this, wxID_ANY, _("Offer six &words")};
    auto* sheet = new wxButton{this, wxID_ANY, _("Save a reco&very sheet…")};
    auto* tools = new wxBoxSizer{wxHORIZONTAL};
    tools->Add(show_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(16)));
    tools->Add(offer, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    tools->Add(sheet);
    strength_ = new wxStaticText{this, wxID_ANY, strength_words(app::Strength::empty)};
    problem_ = new wxStaticText{
        this, wxID_ANY,
        wxString::Format(
            _("The book is one encrypted file in %s. A lost passphrase means lost records: nobody can bring "
              "them back."),
            shown(folder.string()))};
    problem_->Wrap(FromDIP(560));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&Make the book")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(fields, row);
    column->Add(tools, row);
    column->Add(strength_, row);
    column->Add(problem_, row);
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    plain_->Hide();
    Fit();
    show_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { show_passphrase(event.IsChecked()); });
    offer->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { offer_words(); });
    sheet->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_sheet(); });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
    for (auto* one : {hidden_, plain_})
        one->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_strength(); });
    ok->SetDefault();
    name_->SetFocus();
    name_->SelectAll();
}

std::string NewBookDialog::typed() const { return (plain_->IsShown() ? plain_ : hidden_)->GetValue().utf8_string(); }

void NewBookDialog::show_passphrase(bool plain) {
    auto* from = plain ? hidden_ : plain_;
    auto* to = plain ? plain_ : hidden_;
    if (from->IsShown())
        to->ChangeValue(from->GetValue());
    from->Hide();
    from->ChangeValue(wxString{});
    to->Show();
    show_->SetValue(plain);
    Fit();
}

void NewBookDialog::offer_words() {
    const auto offered = app::six_words();
    show_passphrase(true);
    plain_->ChangeValue(shown(offered.view()));
    again_->ChangeValue(shown(offered.view()));
    show_strength();
    strength_->SetLabel(wxString::Format(_("Strong: six words drawn by chance (%.0f bits). Write them down now."),
                                         app::six_words_bits()));
}

void NewBookDialog::show_strength() {
    auto words = typed();
    strength_->SetLabel(strength_words(app::strength_of(words)));
    wipe(words);
}

void NewBookDialog::say(const wxString& words, wxWindow* field) {
    problem_->SetLabel("▲ " + words);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Fit();
    field->SetFocus();
}

void NewBookDialog::save_sheet() {
    auto words = typed();
    if (words.empty())
        return say(_("Choose a passphrase first; the sheet holds it."), plain_->IsShown() ? plain_ : hidden_);
    auto sheet = recovery_sheet(value_of(name_), words, system_clock().today());
    wipe(words);
    write_paper(this, look_, sheet, [this](const std::string& what, const std::string&) { say(shown(what), name_); });
    wipe_sheet(sheet);
}

void NewBookDialog::accept() {
    if (value_of(name_).empty() || value_of(name_).find('/') != std::string::npos)
        return say(_("The book needs a name, without a slash."), name_);
    if (value_of(practitioner_).empty())
        return say(_("Please say who signs: your name."), practitioner_);
    auto* field = plain_->IsShown() ? plain_ : hidden_;
    if (typed().empty())
        return say(_("A book needs a passphrase."), field);
    if (typed() != again_->GetValue().utf8_string())
        return say(_("The two passphrases differ."), again_);
    std::error_code ignored;
    if (std::filesystem::exists(path(), ignored))
        return say(wxString::Format(_("There is already a file %s. Choose another name."), shown(path().string())),
                   name_);
    EndModal(wxID_OK);
}

std::filesystem::path NewBookDialog::path() const { return folder_ / (value_of(name_) + ".needlebook"); }
std::string NewBookDialog::practitioner() const { return value_of(practitioner_); }
std::string NewBookDialog::practice() const { return value_of(practice_); }

std::string NewBookDialog::initials() const {
    if (const auto typed_initials = value_of(initials_); !typed_initials.empty())
        return typed_initials;
    std::string first;
    bool begin = true;
    for (const char letter : practitioner()) {
        if (begin && letter != ' ')
            first += letter;
        begin = letter == ' ';
    }
    return first;
}

Secret NewBookDialog::passphrase() const {
    auto words = typed();
    Secret secret{words};
    wipe(words);
    return secret;
}

void wipe_sheet(Paper& sheet) noexcept {
    for (auto& page : sheet.pages)
        for (auto& mark : page.marks)
            if (auto* text = std::get_if<chart::Text>(&mark))
                wipe(text->words);
}

Paper recovery_sheet(const std::string& book, std::string_view passphrase, Day made_on) {
    using chart::Ink;
    chart::Scene scene;
    scene.size = report::a4().size;
    scene.title = text_of(_("Recovery sheet"));
    double y = 110;
    const auto line = [&](const std::string& words, double points, chart::Weight weight = chart::Weight::regular,
                          double after = 12) {
        scene.marks.emplace_back(
            chart::Text{{80, y}, chart::Anchor::start, words, {points * 4 / 3, weight, false}, Ink::ink});
        y += points * 4 / 3 + after;
    };
    line(text_of(_(text_of(_("Recovery sheet")))), 24, chart::Weight::bold, 22);
    line(text_of(_("Book:")) + " " + book, 14);
    line(text_of(_("Made on:")) + " " + report::date_text(made_on), 14, chart::Weight::regular, 30);
    line(text_of(_("Passphrase:")), 14);
    line(std::string{passphrase}, 18, chart::Weight::semibold, 34);
    line(text_of(_("Lost passphrase, lost records.")), 14, chart::Weight::semibold);
    line(text_of(_("Nobody can open the book without this passphrase, and nobody can bring it back.")), 12);
    line(text_of(_("Keep this sheet locked away, apart from the computer and from its backups.")), 12);
    line(text_of(_("Whoever holds this sheet and the file can read every record in it.")), 12);
    return {.asks = _("Save the recovery sheet: it holds the passphrase in the clear, so print it and delete the file"),
            .file_name = "recovery-sheet.pdf",
            .title = scene.title,
            .pages = {scene}};
}

}  // namespace needlebook::desktop
