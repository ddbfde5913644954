/// What the menus do with a patient's rights: restricting, keeping, erasing, and the list for review.
#include "app/backups.h"
#include "app/guarded.h"
#include "app/messages.h"
#include "app/patient_file.h"
#include "app/retention.h"
#include "desktop/entry_words.h"
#include "desktop/main_frame.h"
#include "desktop/patient_list.h"
#include "desktop/patient_page.h"
#include "desktop/retention_dialog.h"
#include "desktop/rights_dialog.h"
#include "desktop/safety.h"
#include "desktop/words.h"

#include <wx/dirdlg.h>
#include <wx/simplebook.h>
#include <wx/utils.h>

namespace needlebook::desktop {

void MainFrame::show_rights() {
    if (!patient_page_->page() || book_->read_only())
        return;
    const auto before = patient_page_->page()->patient;
    RightsDialog dialog{this, before};
    const int answer = dialog.ShowModal();
    if (answer == wxID_DELETE)
        return erase_patient(before);
    if (answer != wxID_OK && answer != wxID_SAVEAS)
        return;
    const auto& after = dialog.patient();
    if (after != before)
        if (const auto done = book_->commit({"edit_patient", {app::changed(before, after)}}, before.id); !done)
            return say(app::sentence_for(done.error(), before.code), text_of(_("The record is as it was.")));
    if (answer == wxID_SAVEAS)
        save_everything_on(before);
}

void MainFrame::save_everything_on(const Patient& patient) {
    wxDirDialog folder{this, _("An empty folder for the files"), wxEmptyString, wxDD_NEW_DIR_BUTTON};
    if (folder.ShowModal() != wxID_OK)
        return;
    const wxBusyCursor busy;
    const std::filesystem::path into{folder.GetPath().utf8_string()};
    const auto files = app::export_patient(*book_, patient.id, into, look_.meter());
    // Some may be there even when not all are.
    if (const auto noted = book_->note("export", patient.id, "everything"); !noted)
        say(app::sentence_for(noted.error()), {});
    if (!files)
        return say(app::sentence_for(files.error(), into.string()), text_of(_("Not all files were written.")));
    say(text_of(
            wxString::Format(wxPLURAL("Wrote %d file to %s.", "Wrote %d files to %s.", static_cast<int>(files->size())),
                             static_cast<int>(files->size()), shown(into.string()))),
        text_of(_("They are not encrypted: hand them over in a way you both trust.")));
}

void MainFrame::erase_patient(const Patient& patient) {
    const auto backups = app::backups_in(safety_->folder(), book_->identity());
    const auto sessions = app::guarded([&] { return book_->book().sessions.current_of(patient.id).size(); });
    std::string made;
    if (!backups.empty())
        made = short_date(day_of(backups.front().made)) +
               (backups.size() > 1 ? " – " + short_date(day_of(backups.back().made)) : std::string{});
    const auto copies = app::copies_of(*book_, safety_->folder());
    EraseDialog dialog{this, patient, sessions.value_or(0), copies, made};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const wxBusyCursor busy;
    safety_->wait();
    forget_patient();
    if (const auto done = book_->erase(patient.id, dialog.reason()); !done) {
        const auto there = app::guarded([&] { return book_->book().patients.find(patient.id).has_value(); });
        return say(app::sentence_for(done.error(), patient.code),
                   there.value_or(true)
                       ? text_of(_("Nothing was erased."))
                       : text_of(_("The patient is erased, but words of theirs can still stand unused in the file, and "
                                   "in backups. Make room on the disk, then back the book up and put that back.")));
    }
    if (!dialog.remakes_backups())
        return say(text_of(_("The patient is erased from this book.")),
                   copies.backups == 0 ? std::string{} : text_of(_("Older backups still hold the record.")));
    const auto job = app::backup_job(*book_, safety_->folder());
    if (!job)
        return say(text_of(_("The patient is erased from this book.")),
                   text_of(_("Of this kind of book no backups are kept.")));
    const auto remade = app::remake_backups(*job);
    if (!remade || !remade->done.findings.empty())
        return say(text_of(_("The patient is erased from this book, but older backups still hold the record.")),
                   remade ? std::string{} : app::sentence_for(remade.error(), safety_->folder().string()));
    if (remade->kept > 0)
        return say(
            text_of(_("The patient is erased, from this book and from its own backups.")),
            text_of(_("Backups of another copy of this book still hold the record: erase the patient there too.")));
    say(text_of(_("The patient is erased, from this book and from its backups.")), {});
}

void MainFrame::review_retention() {
    const auto past = app::past_retention(*book_);
    const auto practice = app::guarded([this] { return book_->book().practice.get(); });
    if (!past || !practice)
        return say(app::sentence_for(past ? practice.error() : past.error()), {});
    RetentionDialog dialog{this, *past, practice->retention_years};
    if (dialog.ShowModal() == wxID_OK)
        if (const auto patient = dialog.chosen()) {
            list_->choose(*patient);
            choose(*patient);
        }
}

void MainFrame::say_restriction() {
    const auto& page = patient_page_->page();
    if (page && page->patient.restricted)
        say(text_of(_("This record is restricted, at the patient's wish.")), page->patient.restriction);
}

}  // namespace needlebook::desktop
