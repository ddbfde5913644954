/// Choosing a backup; what it holds is said as soon as it opens.
#include "desktop/restore_dialog.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "app/messages.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/secret_field.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

std::string backup_words(const app::BackupFile& backup) {
    return short_date(day_of(backup.made)) + ", " + time_of_day_text(backup.made);
}

std::string contents_words(const store::Look& look) {
    const auto patients = static_cast<std::size_t>(look.patients);
    const auto sessions = static_cast<std::size_t>(look.sessions);
    auto words =
        trf("It holds: {}, {}.", fmt::format(fmt::runtime(trn("{} patient", "{} patients", patients)), patients),
            fmt::format(fmt::runtime(trn("{} session", "{} sessions", sessions)), sessions));
    if (look.last_start)
        words += fmt::format("\n{}: {}.", text_of(_("Last session")), short_date(day_of(*look.last_start)));
    if (look.last_entry)
        words += trf("\n{}: {} UTC.", text_of(_("Last entry")), to_text(*look.last_entry).substr(0, 16));
    return words + fmt::format("\n{} {}, {}…", text_of(_("History:")), look.head.count,
                               store::to_hex(look.head.hash).substr(0, 16));
}

wxString kinship_words(const app::RestoreView& view) {
    if (!view.occupied)
        return _("There is no book at that place now.");
    if (!view.relation)
        return _("The book that is there now can't be read. It is kept under another name.");
    const auto lost = static_cast<int>(view.entries_lost());
    switch (view.relation->kinship) {
        case store::Kinship::same:
            return _("The book has the same entries, to the last.");
        case store::Kinship::older:
            return wxString::Format(wxPLURAL("The book has %d later entry, which this backup lacks. The book is kept "
                                             "under another name.",
                                             "The book has %d later entries, which this backup lacks. The book is kept "
                                             "under another name.",
                                             lost),
                                    lost);
        case store::Kinship::newer:
            return _("This backup has all entries of the book, and later ones.");
        case store::Kinship::apart:
            return wxString::Format(
                _("Two copies of this book went apart after entry %lld: each has entries that the other lacks (the "
                  "book has %d of its own). The book is kept under another name."),
                static_cast<long long>(view.relation->common), lost);
        case store::Kinship::stranger:
            break;
    }
    return _("This is a backup of another book! The book that is there now is kept under another name.");
}

}  // namespace

RestoreDialog::RestoreDialog(wxWindow* parent, std::filesystem::path book, const std::vector<app::BackupFile>& backups,
                             Secret key)
    : wxDialog{parent, wxID_ANY, _("Put a backup back")}, book_{std::move(book)}, key_{std::move(key)} {
    wxArrayString names;
    for (auto backup = backups.rbegin(); backup != backups.rend(); ++backup) {
        names.Add(shown(backup_words(*backup)));
        files_.push_back(backup->path);
    }
    const auto width = FromDIP(540);
    list_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, names};
    name_for_readers(*list_, _("Backup"));
    auto* another = new wxButton{this, wxID_ANY, _("Another &file…")};
    typed_ = new wxTextCtrl{
        this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD | wxTE_PROCESS_ENTER};
    name_for_readers(*typed_, _("Passphrase of the backup"));
    auto* open = new wxButton{this, wxID_ANY, _("&Look into it")};
    look_ = new wxStaticText{this, wxID_ANY, wxString{}};
    auto* fields = new wxFlexGridSizer{3, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    fields->Add(new wxStaticText{this, wxID_ANY, _("&Backup")}, wxSizerFlags{}.CentreVertical());
    fields->Add(list_, wxSizerFlags{}.Expand());
    fields->Add(another, wxSizerFlags{}.Expand());
    fields->Add(new wxStaticText{this, wxID_ANY, _("&Passphrase of the backup")}, wxSizerFlags{}.CentreVertical());
    fields->Add(typed_, wxSizerFlags{}.Expand());
    fields->Add(open, wxSizerFlags{}.Expand());
    auto* buttons = new wxStdDialogButtonSizer;
    ok_ = new wxButton{this, wxID_OK, _("P&ut it back")};
    buttons->AddButton(ok_);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    auto* lead = new wxStaticText{this, wxID_ANY,
                                  wxString::Format(_("It takes the place of %s. What is there now is kept beside it "
                                                     "under another name."),
                                                   shown(book_.string()))};
    lead->Wrap(width);
    column->Add(lead, row);
    column->Add(fields, row);
    column->Add(look_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    column->SetMinSize(width, FromDIP(320));
    SetSizerAndFit(column);
    CentreOnParent();
    list_->Bind(wxEVT_CHOICE,
                [this](wxCommandEvent& event) { choose(files_.at(static_cast<std::size_t>(event.GetSelection()))); });
    another->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { find_another(); });
    open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look(); });
    typed_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { look(); });
    ok_->Disable();
    say(_("Choose a backup."));
    if (!files_.empty()) {
        list_->SetSelection(0);
        choose(files_.front());
    }
}

Secret RestoreDialog::passphrase() const { return typed_->IsEmpty() ? key_.clone() : secret_in(*typed_); }

void RestoreDialog::say(const wxString& words) {
    look_->SetLabel(words);
    look_->Wrap(FromDIP(520));
    Layout();
    Fit();
}

void RestoreDialog::choose(const std::filesystem::path& file) {
    chosen_ = file;
    look();
}

void RestoreDialog::find_another() {
    wxFileDialog dialog{this,
                        _("Backup to put back"),
                        wxEmptyString,
                        wxEmptyString,
                        _("Books (*.needlebook)|*.needlebook|All files|*"),
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (dialog.ShowModal() != wxID_OK)
        return;
    files_.insert(files_.begin(), std::filesystem::path{dialog.GetPath().utf8_string()});
    list_->Insert(dialog.GetFilename(), 0);
    list_->SetSelection(0);
    choose(files_.front());
}

void RestoreDialog::look() {
    ok_->Disable();
    if (chosen_.empty())
        return;
    const auto secret = passphrase();
    if (secret.empty()) {
        say(_("Type the passphrase of the backup, and look into it."));
        typed_->SetFocus();
        return;
    }
    const wxBusyCursor busy;
    const auto view = app::look_before_restoring(chosen_, secret, book_, key_.empty() ? nullptr : &key_);
    if (!view) {
        auto words = shown(app::sentence_for(view.error(), chosen_.filename().string()));
        if (view.error().code == Errc::wrong_passphrase)
            words += "\n" + _("A backup keeps the passphrase that the book had when it was made.");
        say("▲ " + words);
        typed_->SetFocus();
        return;
    }
    say(shown(contents_words(view->backup)) + "\n\n" + kinship_words(*view));
    ok_->Enable();
}

}  // namespace needlebook::desktop
