/// Keeps an entry in the book while it is typed: as a draft within a second, as an unsigned
/// session at the end of each step, and signed at last.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
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
    static Result<EntryKeeper> open(Logbook& book, Id<Patient> patient, std::optional<Id<Session>> existing,
                                    const EntryStart& start = {});

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

    /// The session belongs to `other`, who isn't the one it was begun for. What was entered moves to a new
    /// session of theirs; what fits none of their measures goes into its note. Earlier scores are
    /// hidden again and cautions undecided. Nothing more is kept here afterwards. Fails as open and keep do.
    Result<Id<Session>> move_to(Id<Patient> other);

    /// The practice's own groups of points, by name.
    Result<std::vector<PointGroup>> groups() const;
    /// The points of this session under a name. Errc::empty without a name or points,
    /// already_exists for a name that is taken.
    Result<PointGroup> save_group(std::string name);
    /// Renames (both), or removes (`before` alone) one; Ctrl+Z on the practice takes it back.
    Result<void> change_group(const std::optional<PointGroup>& before, const std::optional<PointGroup>& after);

    /// Keeps, signs, and takes the draft away. Fails with Errc::incomplete while the form has
    /// faults or nobody says who signs.
    Result<Session> sign();

private:
    EntryKeeper(Logbook& book, SessionForm form, std::optional<Session> kept, std::vector<Change> kept_changes);

    bool is_untouched() const;
    Result<void> look_back();
    Edit difference() const;
    Result<void> read_back(Id<Session> session);

    Logbook* book_;
    std::unique_ptr<SessionForm> form_;
    EntryDraft blank_;                  ///< As it was opened.
    EntryDraft typed_;                  ///< As it was last written.
    std::optional<Session> kept_;       ///< As the book holds it.
    std::vector<Change> kept_changes_;  ///< As the book holds them.
    LocalMinute looked_back_from_;      ///< Where the form's last session was looked for.
    bool moved_ = false;                ///< It belongs to another session now.
};

/// The name under which the draft of a session lies in the draft table.
std::string draft_name(Id<Session> session);

bool is_entry_draft(std::string_view name);

}  // namespace needlebook::app
