/// What the Book menu does for safety: backups, passphrase, lock, history.
#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/simplebook.h>

#include "app/finding_words.h"
#include "app/guarded.h"
#include "app/messages.h"
#include "app/passphrase.h"
#include "app/restore.h"
#include "app/timeline.h"
#include "desktop/ask_passphrase.h"
#include "desktop/dialog_draft.h"
#include "desktop/entry_page.h"
#include "desktop/entry_words.h"
#include "desktop/main_frame.h"
#include "desktop/new_book_dialog.h"
#include "desktop/notice_bar.h"
#include "desktop/passphrase_dialog.h"
#include "desktop/patient_page.h"
#include "desktop/restore_dialog.h"
#include "desktop/rooms_board.h"
#include "desktop/safety.h"
#include "desktop/safety_dialog.h"
#include "desktop/timeline_dialog.h"
#include "desktop/unlock_page.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

void MainFrame::say_refused(const Error& error, const std::filesystem::path& book) {
    auto words = app::sentence_for(error, book.filename().string());
    const bool damaged = error.code == Errc::damaged_book || error.code == Errc::not_a_book ||
                         error.code == Errc::wrong_passphrase || error.code == Errc::storage;
    if (const auto backups = app::backups_named(safety_->folder(), book); damaged && !backups.empty())
        words += "\n" + text_of(wxString::Format(
                            _("The newest good backup is of %s. “Put a backup back…” looks into it first, and keeps "
                              "this file."),
                            shown(short_date(day_of(backups.back().made)))));
    unlock_->say(words);
}

void MainFrame::say_unclean_end() {
    std::string then;
    const auto& report = book_->opened();
    if (report.lost) {
        const auto last = safety_->last_good();
        then = text_of(_("Look at the newest sessions, and type in again what is missing."));
        if (last)
            then += " " + text_of(wxString::Format(_("The newest good backup is of %s."),
                                                   shown(short_date(day_of(last->made)))));
    }
    say(app::unclean_words(report), then);
    if (const auto noted = book_->loss_was_shown(); !noted)
        say(app::sentence_for(noted.error()), {});
}

void MainFrame::say_half_typed(bool unclean_end) {
    std::string then;
    if (unclean_end && !board_->entries().empty())
        then = text_of(_("Sessions that are not signed stand at the left; Ctrl and their number goes on with one."));
    if (const auto titles = half_typed_dialogs(*book_); !titles.empty()) {
        std::string names;
        for (const auto& title : titles)
            names += (names.empty() ? "“" : ", “") + title + "”";
        then +=
            (then.empty() ? "" : " ") +
            text_of(wxString::Format(_("%s was not finished: open it again, and it is as you left it."), shown(names)));
    }
    if (then.empty())
        return;
    say(text_of(unclean_end ? _("The program ended without closing this book. What was typed is kept.")
                            : _("What was being typed when the book was locked is kept.")),
        then);
}

void MainFrame::save_backup() {
    wxFileDialog dialog{this,
                        _("Back up to a file"),
                        wxEmptyString,
                        shown(book_->path().stem().string() + "-" + to_text(book_->clock().today()) + ".needlebook"),
                        _("Books (*.needlebook)|*.needlebook"),
                        wxFD_SAVE};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const std::filesystem::path file{dialog.GetPath().utf8_string()};
    const wxBusyCursor busy;
    const auto findings = book_->back_up(file);
    if (!findings)
        return say(app::sentence_for(findings.error(), file.string()), text_of(_("There is no new backup.")));
    if (findings->empty())
        return say(text_of(wxString::Format(_("Backed up to %s, opened and checked."), shown(file.string()))),
                   text_of(_("It has the passphrase that the book has now.")));
    say(text_of(_("The book was backed up as it is, but it is not whole.")), app::sentence_for(findings->front()));
}

void MainFrame::restore_backup() {
    auto key = book_->key();
    if (!key)
        return say(app::sentence_for(key.error()), {});
    const auto path = book_->path();
    safety_->wait();
    RestoreDialog dialog{this, path, app::backups_in(safety_->folder(), book_->identity()), key->clone()};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const auto passphrase = dialog.passphrase();
    safety_->spare(dialog.chosen());
    close_book();
    safety_->wait();  // What was there is backed up first.
    put_back(dialog.chosen(), passphrase, path, *key);
}

void MainFrame::restore_over(const std::filesystem::path& book) {
    RestoreDialog dialog{this, book, app::backups_named(safety_->folder(), book), Secret{}};
    if (dialog.ShowModal() == wxID_OK)
        put_back(dialog.chosen(), dialog.passphrase(), book, dialog.passphrase());
}

void MainFrame::put_back(const std::filesystem::path& backup, const Secret& passphrase,
                         const std::filesystem::path& book, const Secret& before) {
    const wxBusyCursor busy;
    const auto done =
        app::guarded([&] { return store::restore_book(backup, passphrase, book, store::Replace::yes, clock_); });
    open(book, done ? passphrase : before);
    if (!done)
        return say(app::sentence_for(done.error(), backup.string()), text_of(_("The book is as it was.")));
    std::string kept;
    if (done->kept)
        kept = text_of(wxString::Format(_("What was there before is kept as %s."), shown(done->kept->string())));
    if (!done->findings.empty())
        kept += " " + app::sentence_for(done->findings.front());
    say(text_of(wxString::Format(_("The backup %s is back."), shown(backup.filename().string()))), kept);
}

void MainFrame::salvage_book() {
    const auto books = _("Books (*.needlebook)|*.needlebook|All files|*");
    wxFileDialog from{this,  _("The damaged book"),           wxEmptyString, wxEmptyString,
                      books, wxFD_OPEN | wxFD_FILE_MUST_EXIST};
    if (from.ShowModal() != wxID_OK)
        return;
    const auto passphrase = ask_passphrase(this, _("The passphrase of that book:"), _("Salvage a damaged book"));
    if (!passphrase)
        return;
    const std::filesystem::path damaged{from.GetPath().utf8_string()};
    wxFileDialog to{this,
                    _("The new book"),
                    shown(damaged.parent_path().string()),
                    shown(damaged.stem().string() + "-salvaged.needlebook"),
                    books,
                    wxFD_SAVE};
    if (to.ShowModal() != wxID_OK)
        return;
    const std::filesystem::path file{to.GetPath().utf8_string()};
    const wxBusyCursor busy;
    const auto told = app::guarded([&] { return store::salvage(damaged, *passphrase, file, clock_); });
    if (!told)
        return say(app::sentence_for(told.error(), damaged.filename().string()), text_of(_("No new book was made.")));
    open(file, *passphrase);
    say(text_of(wxString::Format(_("This is what could be read of %s, which stays as it is."),
                                 shown(damaged.filename().string()))),
        app::sentence_for(*told));
}

void MainFrame::change_passphrase() {
    safety_->wait();
    PassphraseDialog dialog{
        this, [this](const Secret& current, const Secret& fresh) { return book_->change_passphrase(current, fresh); }};
    if (dialog.ShowModal() != wxID_OK)
        return;
    say(text_of(app::backup_job(*book_, safety_->folder())
                    ? _("The passphrase is changed. A new backup is being made with it.")
                    : _("The passphrase is changed. Of this book no backup is made by itself.")),
        text_of(_("Backups made before keep the old one: keep it too, or delete them. Save a new recovery sheet.")));
    safety_->back_up_now(*book_);
}

void MainFrame::save_recovery_sheet() {
    const auto passphrase = ask_passphrase_of(this, *book_, _("Recovery sheet"));
    if (!passphrase)
        return;
    auto sheet = recovery_sheet(book_->path().stem().string(), passphrase->view(), clock_.today());
    save_paper(this, *context_, sheet, std::nullopt, "recovery sheet", context_->notice);
    wipe_sheet(sheet);
}

std::string MainFrame::backup_words() const {
    if (book_->identity().kind != BookKind::practice)
        return text_of(_("Only a practice's own book is backed up by itself. Back this one up from the Book menu."));
    const auto last = safety_->last_good();
    if (!last)
        return text_of(_("There is no good backup of this book in its folder."));
    return text_of(wxString::Format(_("The last good backup is of %s, %s."), shown(short_date(day_of(last->made))),
                                    shown(time_of_day_text(last->made))));
}

void MainFrame::set_safety() {
    const auto practice = app::guarded([this] { return book_->book().practice.get(); });
    if (!practice)
        return say(app::sentence_for(practice.error()), {});
    SafetyDialog dialog{this, safety_->folder(), backup_words(), practice->lock_after_minutes};
    if (dialog.ShowModal() != wxID_OK)
        return;
    if (const auto folder = dialog.folder(); !folder.empty() && folder != safety_->folder()) {
        settings_.backups = folder;
        safety_->set_folder(folder);
        remember();
        safety_->back_up_now(*book_);
    }
    auto changed = *practice;
    changed.lock_after_minutes = dialog.minutes();
    if (changed == *practice)
        return;
    if (const auto done = book_->commit({"edit_practice", {app::changed(*practice, changed)}}, app::PracticeWide{});
        !done)
        return say(app::sentence_for(done.error()), {});
    safety_->lock_after(changed.lock_after_minutes);
}

void MainFrame::lock() {
    if (!book_)
        return;
    keep_open_dialogs();
    if (entry_ != nullptr)
        entry_->save_now();
    const auto rooms = app::running_rooms(*book_);
    LockedBook locked{book_->path(), rooms.value_or(std::vector<app::RunningRoom>{}), std::nullopt};
    if (clock_.today() != system_clock().today())
        locked.as_of = clock_.today();
    remember();
    close_book();
    safety_->wait();
    become_locked(locked);
    // It can't: the book is closed at least.
    show_locked(locked.book, locked.rooms);
}

void MainFrame::show_locked(const std::filesystem::path& book, std::vector<app::RunningRoom> rooms) {
    ask_for(book);
    unlock_->show_rooms(std::move(rooms), clock_);
}

void MainFrame::show_history() {
    const auto& page = patient_page_->page();
    if (!page)
        return;
    auto items = app::timeline(*book_, page->patient.id);
    if (!items)
        return say(app::sentence_for(items.error()), {});
    if (const auto noted = book_->note("view", page->patient.id, "history"); !noted)
        say(app::sentence_for(noted.error()), {});
    TimelineDialog dialog{this, full_name(page->patient) + ", " + page->patient.code, std::move(*items)};
    dialog.ShowModal();
}

}  // namespace needlebook::desktop
