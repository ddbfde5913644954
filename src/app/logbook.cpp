/// Writing, undoing, signing: each one transaction with its row of history.
#include "app/logbook.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/apply.h"
#include "app/edit_json.h"
#include "app/guarded.h"
#include "app/intake.h"
#include "app/listeners.h"
#include "app/record_check.h"
#include "app/trend_view.h"
#include "outcome/named_constants.h"

namespace needlebook::app {
namespace {

constexpr std::size_t undo_limit = 200;  // edits a scope; what is older stays done.

struct Done {
    Edit edit;
    std::int64_t entry{};  ///< Of the history: the last one when it was done.
};

struct Stacks {
    std::vector<Done> done;
    std::vector<Edit> undone;
};

/// Agreements are never taken back: a new one supersedes. What was shown was shown.
bool can_be_undone(const Edit& edit) {
    return std::ranges::none_of(edit.revisions, [](const auto& revision) {
        return std::holds_alternative<Revised<Agreement>>(revision) ||
               std::holds_alternative<Revised<EvidenceShown>>(revision);
    });
}

std::string subject_of(Id<Session> session) { return "session " + to_text(session); }

}  // namespace

struct Logbook::State {
    State(store::Book opened_book, Clock given_clock, std::string given_who)
        : book{std::move(opened_book)},
          clock{std::move(given_clock)},
          ids{clock},
          who{std::move(given_who)},
          identity{book.practice.identity()} {}

    store::Book book;
    Clock clock;
    IdSource ids;
    std::string who;
    BookIdentity identity;
    std::map<UndoScope, Stacks> stacks;
    std::optional<std::optional<ImportTaken>> newest_import;  ///< None: not looked for yet.
    Listeners listeners;

    store::Act act(std::string_view kind, std::optional<Id<Patient>> patient, std::string subject,
                   std::optional<std::string> payload = {}) const {
        return {clock.now(), who, std::string{kind}, patient, std::move(subject), std::move(payload)};
    }

    /// Runs `work` inside one transaction and tells the listeners of the edit that it returns.
    template <class Work>
    Result<Edit> write(Work work) {
        if (book.opened().read_only)
            return fail(Errc::not_allowed, "read only");
        auto done = guarded([&]() -> Result<Edit> {
            auto all = book.begin();
            Result<Edit> edit = work();
            if (edit)
                all.commit();
            return edit;
        });
        if (done)
            listeners.tell(*done);
        return done;
    }

    Result<Edit> write_edit(const Edit& edit, std::string_view kind) {
        return write([&]() -> Result<Edit> {
            const auto parts = by_patient(book, edit);
            apply(book, edit, Sessions::drafts_only);
            for (const auto& [patient, part] : parts)
                book.history.append(act(kind, patient, part.label, to_json(part).dump()));
            return edit;
        });
    }

    /// Where it can't be read, an edit counts as older than any import.
    std::int64_t last_entry() const {
        return guarded([&] { return book.history.head().count; }).value_or(0);
    }

    Intake intake(std::string_view source, std::string_view name) {
        return {book, source, name,
                [this](std::string_view kind, std::optional<Id<Patient>> patient, std::string subject,
                       std::string payload) {
                    book.history.append(act(kind, patient, std::move(subject), std::move(payload)));
                }};
    }

    Result<Edit> take_in(std::string_view source, std::string_view name, const Giving& give) {
        newest_import.reset();
        return write([&]() -> Result<Edit> {
            auto taking = intake(source, name);
            if (auto given = give(taking); !given)
                return tl::unexpected(std::move(given.error()));
            taking.finish();
            return Edit{"import", {}};
        });
    }

    void take_out(const ImportTaken& import, const TakenRecords& records) {
        const auto& [patient, by_kind] = records;
        // What was typed on somebody new, and taken back, the history still holds: it goes as with any erasing.
        if (by_kind.contains("patient") && was_edited_since(book, patient, import.last_row)) {
            erase(patient, "import undone");
            return;
        }
        book.take_out(patient, by_kind);
        nlohmann::json gone;
        for (const auto& [kind, of_kind] : by_kind)
            for (const auto id : of_kind)
                gone[kind].push_back(std::to_string(id));
        book.history.append(act("undo", patient, import.act,
                                nlohmann::json{{"source", import.source}, {"taken_out", std::move(gone)}}.dump()));
    }

    void erase(Id<Patient> patient, const std::string& reason) {
        book.erase(patient, clock.now(), reason);
        book.history.append(act("erase", patient, "patient " + to_text(patient)));
    }

    Result<Edit> take_out(const ImportTaken& import, const std::vector<TakenRecords>& records,
                          const ImportProgress& progress) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            take_out(import, records[i]);
            if (progress && !progress(i + 1, records.size()))
                return fail(Errc::incomplete, "stopped");
        }
        return Edit{"undo_import", {}};
    }

    /// The version of `id` that can be superseded now.
    Result<Session> sealed(Id<Session> id) const {
        auto session = book.sessions.find(id);
        if (!session)
            return fail(Errc::not_found, subject_of(id));
        if (session->status != SessionStatus::signed_ && session->status != SessionStatus::imported)
            return fail(Errc::not_allowed, std::string{name_of(session->status)});
        if (book.sessions.superseded_by(id))
            return fail(Errc::not_allowed, "superseded");
        return *std::move(session);
    }

    /// Writes a version that supersedes another one, signed now.
    Result<Edit> supersede(Session version, std::string_view kind) {
        version.signed_at = clock.now();
        version.signed_by = who;
        book.sessions.put(version);
        Edit edit{std::string{kind} + "_session", {added(store::in_order(std::move(version)))}};
        const auto& written = *std::get<Revised<Session>>(edit.revisions.front()).after;
        book.history.append(act(kind, written.patient, subject_of(*written.supersedes), to_json(edit).dump()));
        return edit;
    }
};

namespace {

/// The session that a write of one session left behind.
Result<Session> written_session(Result<Edit> edit) {
    if (!edit)
        return tl::unexpected(std::move(edit.error()));
    return *std::get<Revised<Session>>(edit->revisions.front()).after;
}

Result<void> nothing(const Result<Edit>& edit) {
    if (!edit)
        return tl::unexpected(edit.error());
    return {};
}

}  // namespace

Logbook::Logbook(std::unique_ptr<State> state) : state_{std::move(state)} {}
Logbook::Logbook(Logbook&&) noexcept = default;
Logbook& Logbook::operator=(Logbook&&) noexcept = default;
Logbook::~Logbook() = default;

Result<Logbook> Logbook::create(const std::filesystem::path& path, const Secret& passphrase, BookKind kind,
                                std::string zone, Clock clock, std::string who) {
    BookIdentity identity;
    identity.id = IdSource{clock}.next<BookIdentity>();
    identity.kind = kind;
    identity.made_at = clock.now();
    identity.zone = std::move(zone);
    return create(path, passphrase, identity, std::move(clock), std::move(who));
}

Result<Logbook> Logbook::create(const std::filesystem::path& path, const Secret& passphrase,
                                const BookIdentity& identity, Clock clock, std::string who) {
    auto book = store::Book::create(path, passphrase, identity, clock);
    if (!book)
        return tl::unexpected(std::move(book.error()));
    return guarded([&] {
        auto state = std::make_unique<State>(*std::move(book), std::move(clock), std::move(who));
        auto all = state->book.begin();
        state->book.history.append(state->act("create", std::nullopt, "book " + to_text(identity.id)));
        all.commit();
        return Logbook{std::move(state)};
    });
}

Result<Logbook> Logbook::open(const std::filesystem::path& path, const Secret& passphrase, store::Access access,
                              Clock clock, std::string who) {
    auto book = store::Book::open(path, passphrase, access, clock);
    if (!book)
        return tl::unexpected(std::move(book.error()));
    return guarded(
        [&] { return Logbook{std::make_unique<State>(*std::move(book), std::move(clock), std::move(who))}; });
}

const store::OpenReport& Logbook::opened() const { return state_->book.opened(); }
bool Logbook::read_only() const { return opened().read_only; }
const std::filesystem::path& Logbook::path() const { return state_->book.path(); }
BookIdentity Logbook::identity() const { return state_->identity; }
const Clock& Logbook::clock() const { return state_->clock; }
IdSource& Logbook::ids() { return state_->ids; }
const std::string& Logbook::who() const { return state_->who; }
void Logbook::set_who(std::string name) { state_->who = std::move(name); }
const store::Book& Logbook::book() const { return state_->book; }

Result<std::vector<store::Finding>> Logbook::check() {
    return guarded([&] { return check_all(state_->book, [] { return false; }); });
}

Result<std::vector<store::Finding>> Logbook::back_up(const std::filesystem::path& target) {
    return guarded([&] { return state_->book.backup_to(target); });
}

Result<Secret> Logbook::key() {
    return guarded([&] { return state_->book.key(); });
}

Result<void> Logbook::commit(const Edit& edit, const UndoScope& scope) {
    if (edit.revisions.empty())
        return fail(Errc::empty, edit.label);
    const auto done = state_->write_edit(edit, "edit");
    if (done && can_be_undone(edit)) {
        auto& [undo_stack, redo_stack] = state_->stacks[scope];
        if (undo_stack.size() == undo_limit)
            undo_stack.erase(undo_stack.begin());
        undo_stack.push_back({edit, state_->last_entry()});
        redo_stack.clear();
    }
    return nothing(done);
}

Result<Edit> Logbook::undo(const UndoScope& scope) {
    auto& [undo_stack, redo_stack] = state_->stacks[scope];
    if (undo_stack.empty())
        return fail(Errc::empty, "undo");
    if (auto done = state_->write_edit(inverse(undo_stack.back().edit), "undo"); !done)
        return done;
    redo_stack.push_back(std::move(undo_stack.back().edit));
    undo_stack.pop_back();
    return redo_stack.back();
}

Result<Edit> Logbook::redo(const UndoScope& scope) {
    auto& [undo_stack, redo_stack] = state_->stacks[scope];
    if (redo_stack.empty())
        return fail(Errc::empty, "redo");
    if (auto done = state_->write_edit(redo_stack.back(), "redo"); !done)
        return done;
    undo_stack.push_back({std::move(redo_stack.back()), state_->last_entry()});
    redo_stack.pop_back();
    return undo_stack.back().edit;
}

std::optional<std::string> Logbook::undo_label(const UndoScope& scope) const {
    const auto found = state_->stacks.find(scope);
    if (found == state_->stacks.end() || found->second.done.empty())
        return std::nullopt;
    return found->second.done.back().edit.label;
}

std::optional<std::string> Logbook::redo_label(const UndoScope& scope) const {
    const auto found = state_->stacks.find(scope);
    if (found == state_->stacks.end() || found->second.undone.empty())
        return std::nullopt;
    return found->second.undone.back().label;
}

Result<void> Logbook::take_in(const Edit& edit, std::string_view source) {
    return nothing(state_->write([&]() -> Result<Edit> {
        auto intake = state_->intake(source, "import");
        for (const auto& revision : edit.revisions)
            intake.take(revision);
        intake.finish();
        return edit;
    }));
}

Result<void> Logbook::take_in(std::string_view source, const Giving& give) {
    return nothing(state_->take_in(source, "import", give));
}

Result<void> Logbook::import(std::string_view source, const Giving& give) {
    return nothing(state_->take_in(source, import_act(state_->ids.next<ImportTaken>()), give));
}

std::optional<ImportTaken> Logbook::undoable_import(const std::optional<UndoScope>& scope) const {
    if (read_only())
        return std::nullopt;
    if (!state_->newest_import) {
        auto found = guarded([&] { return newest_import(state_->book); });
        state_->newest_import = found ? *std::move(found) : std::nullopt;
    }
    const auto& import = *state_->newest_import;
    const auto stack = scope ? state_->stacks.find(*scope) : state_->stacks.end();
    const bool something_newer = import && stack != state_->stacks.end() && !stack->second.done.empty() &&
                                 stack->second.done.back().entry > import->last_row;
    return something_newer ? std::nullopt : import;
}

Result<ImportTaken> Logbook::undo_import(const ImportProgress& progress) {
    const auto import = undoable_import(std::nullopt);
    if (!import)
        return fail(Errc::empty, "import");
    std::vector<TakenRecords> records;
    const auto done = state_->write([&]() -> Result<Edit> {
        records = records_of(state_->book, *import);
        if (const auto changed = changed_since(state_->book, *import, records)) {
            const auto patient = state_->book.patients.find(*changed);
            return fail(Errc::not_allowed, patient ? patient->code : to_text(*changed));
        }
        return state_->take_out(*import, records, progress);
    });
    if (!done)
        return tl::unexpected(done.error());
    state_->newest_import.reset();
    for (const auto& one : records)  // What was undone on them needs what is gone.
        state_->stacks.erase(one.patient);
    if (const auto written = guarded([&] { state_->book.checkpoint(); }); !written)
        return tl::unexpected(written.error());
    return *import;
}

Result<Session> Logbook::sign(Id<Session> id) {
    auto done = written_session(state_->write([&]() -> Result<Edit> {
        auto before = state_->book.sessions.find(id);
        if (!before)
            return fail(Errc::not_found, subject_of(id));
        if (before->status != SessionStatus::draft)
            return fail(Errc::not_allowed, std::string{name_of(before->status)});
        if (!needles_reconciled(*before))
            return fail(Errc::incomplete, "needles_out");
        if (state_->who.empty())
            return fail(Errc::incomplete, "who");
        auto after = *before;
        after.status = SessionStatus::signed_;
        after.signed_at = state_->clock.now();
        after.signed_by = state_->who;
        state_->book.sessions.put(after);
        Edit edit{"sign_session", {changed(*std::move(before), after)}};
        const auto payload = to_json(Edit{edit.label, {added(after)}}).dump();
        state_->book.history.append(state_->act("sign", after.patient, subject_of(id), payload));
        return edit;
    }));
    if (done)
        state_->stacks.erase(id);
    return done;
}

Result<Session> Logbook::amend(Session changed, const std::string& reason) {
    return written_session(state_->write([&]() -> Result<Edit> {
        const auto now = state_->sealed(changed.id);
        if (!now)
            return tl::unexpected(now.error());
        if (changed.patient != now->patient)
            return fail(Errc::not_allowed, "patient");
        if (reason.empty())
            return fail(Errc::incomplete, "reason");
        if (state_->who.empty())
            return fail(Errc::incomplete, "who");
        if (!needles_reconciled(changed))
            return fail(Errc::incomplete, "needles_out");
        changed.supersedes = changed.id;
        changed.version_reason = reason;
        changed.id = state_->ids.next<Session>();
        changed.status = SessionStatus::signed_;
        for (auto& reading : changed.readings)
            reading.id = state_->ids.next<Reading>();
        for (auto& extent : changed.extents)
            extent.id = state_->ids.next<Extent>();
        for (auto& effect : changed.side_effects)
            effect.id = state_->ids.next<SideEffect>();
        return state_->supersede(std::move(changed), "amend");
    }));
}

Result<Session> Logbook::mark_void(Id<Session> id, const std::string& reason) {
    return written_session(state_->write([&]() -> Result<Edit> {
        const auto now = state_->sealed(id);
        if (!now)
            return tl::unexpected(now.error());
        if (reason.empty())
            return fail(Errc::incomplete, "reason");
        if (state_->who.empty())
            return fail(Errc::incomplete, "who");
        // What was entered stays in the version that was entered; this one only says that it was an error.
        Session version;
        version.id = state_->ids.next<Session>();
        version.patient = now->patient;
        version.complaint = now->complaint;
        version.supersedes = id;
        version.version_reason = reason;
        version.status = SessionStatus::void_;
        version.kind = now->kind;
        version.starts = now->starts;
        version.started_at = now->started_at;
        return state_->supersede(std::move(version), "void");
    }));
}

Result<void> Logbook::erase(Id<Patient> id, const std::string& reason) {
    const auto done = state_->write([&]() -> Result<Edit> {
        const auto patient = state_->book.patients.find(id);
        if (!patient)
            return fail(Errc::not_found, "patient " + to_text(id));
        if (patient->retention_hold)
            return fail(Errc::not_allowed, "retention_hold");
        if (reason.empty())
            return fail(Errc::incomplete, "reason");
        state_->erase(id, reason);
        Patient gone;  // Listeners learn who is gone, and nothing of them.
        gone.id = id;
        return Edit{"erase_patient", {removed(std::move(gone))}};
    });
    if (!done)
        return nothing(done);
    state_->stacks.clear();
    // Until then the rows still stand in the write-ahead file.
    return guarded([&] { state_->book.checkpoint(); });
}

Result<void> Logbook::save_draft(std::string_view form, std::optional<Id<Patient>> patient, std::string_view body) {
    if (read_only())
        return fail(Errc::not_allowed, "read only");
    return guarded([&] {
        state_->book.drafts.put({std::string{form}, patient, std::string{body}, state_->clock.now()});
    });
}

Result<void> Logbook::remove_draft(std::string_view form) {
    if (read_only())
        return fail(Errc::not_allowed, "read only");
    return guarded([&] { state_->book.drafts.remove(form); });
}

Result<std::vector<store::Draft>> Logbook::drafts() const {
    return guarded([&] { return state_->book.drafts.all(); });
}

Result<void> Logbook::note(std::string_view kind, std::optional<Id<Patient>> patient, std::string_view subject) {
    if (read_only())  // Only the writer keeps the history.
        return {};
    return guarded([&] {
        auto all = state_->book.begin();
        state_->book.history.append(state_->act(kind, patient, std::string{subject}));
        all.commit();
    });
}

Result<void> Logbook::set_outcome_constants(const outcome::Constants& wanted) {
    if (const auto good = outcome::check_constants(wanted); !good)
        return good;
    const auto before = constants_of(*this);
    if (!before)
        return tl::unexpected(before.error());
    if (*before == wanted)
        return {};
    return nothing(state_->write([&]() -> Result<Edit> {
        const outcome::Constants published;
        for (const auto& one : outcome::named_constants()) {
            const double from = value_in(*before, one);
            const double to = value_in(wanted, one);
            if (from == to)
                continue;
            const std::string name{one.name};
            state_->book.practice.put_outcome_constant(
                name, to == value_in(published, one) ? std::nullopt : std::optional{to});
            const nlohmann::json payload{{"name", name}, {"before", from}, {"value", to}};
            state_->book.history.append(state_->act("constant", std::nullopt, name, payload.dump()));
        }
        return Edit{"set_outcome_constants", {}};
    }));
}

Result<void> Logbook::change_passphrase(const Secret& current, const Secret& fresh) {
    if (read_only())
        return fail(Errc::not_allowed, "read only");
    if (fresh.empty())
        return fail(Errc::empty, "passphrase");
    if (!store::opens(path(), current))
        return fail(Errc::wrong_passphrase, path().filename().string());
    if (auto noted = note("passphrase", std::nullopt, "changed"); !noted)
        return noted;
    return guarded([&] { state_->book.change_passphrase(fresh); });
}

Subscription Logbook::subscribe(Subscription::Listener listener) {
    return Subscription{state_->listeners, std::move(listener)};
}

}  // namespace needlebook::app
