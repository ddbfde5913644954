/// What a user can do to a book: the only door for writing.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/edit.h"
#include "app/import_taken.h"
#include "app/outline_reader.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "outcome/constants.h"
#include "store/book.h"

namespace needlebook::app {

/// The practice as a whole: its name, its practitioners, its point groups.
struct PracticeWide {
    auto operator<=>(const PracticeWide&) const = default;
};

/// Whose undo stack an edit belongs to. Undo never reaches from one patient to another.
using UndoScope = std::variant<Id<Session>, Id<Patient>, PracticeWide>;

class Intake;
/// Gives an Intake one record after another.
using Giving = std::function<Result<void>(Intake&)>;

class Listeners;

/// Keeps a listener subscribed as long as it lives; may outlive the Logbook.
class Subscription {
public:
    using Listener = std::function<void(const Edit&)>;

    Subscription() = default;
    Subscription(Listeners& listeners, Listener listener);
    Subscription(Subscription&& other) noexcept;
    Subscription& operator=(Subscription&& other) noexcept;
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    ~Subscription();

private:
    friend class Listeners;
    void take_over(Subscription& other) noexcept;
    void end() noexcept;

    Listeners* listeners_ = nullptr;  // Null once the Logbook is gone.
    Listener listener_;
};

/// An open book and what was done to it since. Every write is one transaction with its row
/// of history and one sync of the disk; listeners hear of it afterwards.
///
/// All functions that write fail with Errc::not_allowed on a book opened for reading, with
/// Errc::disk_full, damaged_book or storage when the disk does, and leave the book as it was.
class Logbook {
public:
    /// Makes a new book at `path` and opens it. `who` is the name that stands in the history.
    /// Fails with Errc::empty (passphrase), already_exists, unreadable_file, disk_full, storage.
    static Result<Logbook> create(const std::filesystem::path& path, const Secret& passphrase, BookKind kind,
                                  std::string zone, Clock clock, std::string who);
    /// The same with an identity of its own, for a patient's copy.
    static Result<Logbook> create(const std::filesystem::path& path, const Secret& passphrase,
                                  const BookIdentity& identity, Clock clock, std::string who);

    /// Opens the book at `path`. Fails as store::Book::open does.
    static Result<Logbook> open(const std::filesystem::path& path, const Secret& passphrase, store::Access access,
                                Clock clock, std::string who = {});

    Logbook(Logbook&&) noexcept;
    Logbook& operator=(Logbook&&) noexcept;
    ~Logbook();

    const store::OpenReport& opened() const;
    bool read_only() const;
    const std::filesystem::path& path() const;
    BookIdentity identity() const;
    const Clock& clock() const;
    IdSource& ids();

    /// Who is at the desk, as they say themselves; stands in the history and signs.
    const std::string& who() const;
    void set_who(std::string name);

    /// For looking things up. May throw store::Failure: call it inside app::guarded.
    const store::Book& book() const;

    /// Writes every revision of `edit`, or none. Each `before` must be what the book holds
    /// (Errc::contradiction otherwise; Errc::already_exists or not_found for what is or isn't
    /// there). Sessions must be drafts, before and after (Errc::not_allowed): signing, amending
    /// and voiding have functions of their own. An edit that holds an agreement
    /// or evidence that was shown can't be undone.
    Result<void> commit(const Edit& edit, const UndoScope& scope);

    /// Takes back the last edit of `scope`, and says which one. Errc::empty when there is none. A patient who is taken
    /// back is erased, with what the history held of them, and not brought again.
    Result<Edit> undo(const UndoScope& scope);
    Result<Edit> redo(const UndoScope& scope);
    std::optional<std::string> undo_label(const UndoScope& scope) const;
    std::optional<std::string> redo_label(const UndoScope& scope) const;

    /// Writes records as they are, sessions of any status among them, without undo: for
    /// importing, for the demonstration and for restoring. `source` names the file in the history.
    Result<void> take_in(const Edit& edit, std::string_view source);
    /// The same, one record after another in one transaction, so that a large file needs little memory.
    /// `give` is called once (app/intake.h), owners before what they own; when it fails nothing is
    /// written. Each patient's records come together, for one row of history each.
    /// Listeners hear of an edit without revisions.
    Result<void> take_in(std::string_view source, const Giving& give);
    /// The same for records that weren't in the book before, and can be taken back together.
    Result<void> import(std::string_view source, const Giving& give);

    /// The newest import, also of another day, unless something of `scope` was done after it, which undo() would
    /// take back first.
    std::optional<ImportTaken> undoable_import(const std::optional<UndoScope>& scope) const;
    /// Takes out of the book what the newest import brought; the history keeps both. Errc::empty when there is none,
    /// Errc::not_allowed with a patient's code when that record was changed since or a form of theirs is open,
    /// Errc::incomplete when `progress` stops it. Then nothing was changed.
    Result<ImportTaken> undo_import(const ImportProgress& progress);

    /// Signs a draft. Errc::incomplete with "needles_out" while needles are not reconciled, with
    /// "who" while nobody says who signs; Errc::not_allowed when it is no draft.
    Result<Session> sign(Id<Session> session);

    /// A later version of the signed or imported session `changed.id`, with the content of
    /// `changed`, signed now. Gives the stored version, with ids of its own. Errc::incomplete with
    /// "reason", "who" or "needles_out"; Errc::not_allowed for drafts, void and superseded
    /// versions, and for another patient.
    Result<Session> amend(Session changed, const std::string& reason);

    /// Entered in error: a void version supersedes it. Errors as amend.
    Result<Session> mark_void(Id<Session> session, const std::string& reason);

    /// Takes every row and every history payload of the patient out of the book; a tombstone
    /// and the chain stay. All undo stacks are emptied. Errc::incomplete with "reason";
    /// Errc::not_allowed with "retention_hold".
    Result<void> erase(Id<Patient> patient, const std::string& reason);

    /// What is being typed, outside the history.
    Result<void> save_draft(std::string_view form, std::optional<Id<Patient>> patient, std::string_view body);
    Result<void> remove_draft(std::string_view form);
    Result<std::vector<store::Draft>> drafts() const;

    /// Writes that something was seen, exported or printed ("view", "export", "print").
    Result<void> note(std::string_view kind, std::optional<Id<Patient>> patient, std::string_view subject);

    /// The constants of the outcome procedure that this practice wants; each that differs from
    /// before gets its row of history. Fails as outcome::check_constants does.
    Result<void> set_outcome_constants(const outcome::Constants& wanted);

    /// Looks for damage: pages, keys, schema and history. Empty: the book is whole.
    Result<std::vector<store::Finding>> check();

    /// Throws the outlines away when one of them is among the findings of a check, and lets what was counted of them be
    /// counted again. check() does so itself; a check of the file from beside can't.
    Result<void> count_anew_after(const std::vector<store::Finding>& findings);

    /// opened().lost was shown: neither the next opening nor a check tells it again. Nothing when there is none.
    Result<void> loss_was_shown();

    /// store::Book::backup_to: a copy that was opened and checked, and what was found in it.
    Result<std::vector<store::Finding>> back_up(const std::filesystem::path& target);

    /// store::Book::key: for work on another thread, and for nothing that is kept.
    Result<Secret> key();

    /// Errc::wrong_passphrase when `current` isn't the book's; Errc::empty for an empty new one.
    Result<void> change_passphrase(const Secret& current, const Secret& fresh);

    /// Outside the history, too: what was made of the records and can be made of them again.
    Result<void> keep_outlines(const OutlinesToKeep& some);

    /// Called after each write with the edit, on the thread that wrote.
    [[nodiscard]] Subscription subscribe(Subscription::Listener listener);

private:
    struct State;
    explicit Logbook(std::unique_ptr<State> state);
    Result<Edit> take_back(Id<Patient> patient, const UndoScope& scope);

    std::unique_ptr<State> state_;
};

}  // namespace needlebook::app
