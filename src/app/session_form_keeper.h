/// Keeps an entry in the book while it is typed: as a draft within a second, as an unsigned
/// session at the end of each step, and signed at last.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/edit.h"
#include "app/session_form.h"
#include "base/result.h"

namespace needlebook::app {

class Logbook;

class EntryKeeper {
public:
    /// A new entry for the patient, or the unsigned session `existing` taken up again where it was.
    /// Fails with Errc::not_found when there is no such patient or session, not_allowed when the
    /// session is no draft, and as reading the book does.
    static Result<EntryKeeper> open(Logbook& book, Id<Patient> patient, std::optional<Id<Session>> existing);

    SessionForm& form() { return *form_; }
    const SessionForm& form() const { return *form_; }

    /// Whether the form holds anything that the last keep_typing() or keep() didn't write.
    bool has_unkept() const;

    /// What is being typed goes into the draft table. Nothing is written for an untouched form.
    Result<void> keep_typing();

    /// Writes the draft session with its changes, if they differ from what the book holds.
    Result<void> keep();

    /// Reads the earlier scores, and shows them. Does nothing before all scores are in.
    Result<void> reveal();

    /// Keeps, signs, and takes the draft away. Fails with Errc::incomplete while the form has
    /// faults or nobody says who signs.
    Result<Session> sign();

private:
    EntryKeeper(Logbook& book, SessionForm form, std::optional<Session> kept, std::vector<Change> kept_changes);

    bool is_untouched() const;
    Edit difference() const;
    Result<void> read_back(Id<Session> session);

    Logbook* book_;
    std::unique_ptr<SessionForm> form_;
    EntryDraft blank_;                  ///< As it was opened.
    EntryDraft typed_;                  ///< As it was last written.
    std::optional<Session> kept_;       ///< As the book holds it.
    std::vector<Change> kept_changes_;  ///< As the book holds them.
};

/// The name under which the draft of a session lies in the draft table.
std::string draft_name(Id<Session> session);

/// Unsigned sessions that can be taken up again, by start.
struct OpenEntry {
    Id<Session> session;
    Id<Patient> patient;
    LocalMinute starts;
    std::string room;
    bool operator==(const OpenEntry&) const = default;
};
Result<std::vector<OpenEntry>> open_entries(const Logbook& book);

}  // namespace needlebook::app
