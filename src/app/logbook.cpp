/// Opening, writing, undoing: each one transaction with its row of history.
#include "app/logbook.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "app/guarded.h"
#include "app/logbook_state.h"
#include "app/record_check.h"
#include "app/record_digest.h"
#include "app/trend_view.h"
#include "outcome/named_constants.h"

namespace needlebook::app {
namespace {

constexpr std::size_t undo_limit = 200;  // edits a scope; what is older stays done.

/// Agreements are never taken back: a new one supersedes. What was shown was shown.
bool can_be_undone(const Edit& edit) {
    return std::ranges::none_of(edit.revisions, [](const auto& revision) {
        return std::holds_alternative<Revised<Agreement>>(revision) ||
               std::holds_alternative<Revised<EvidenceShown>>(revision);
    });
}

std::optional<Id<Patient>> added_patient(const Edit& edit) {
    for (const auto& revision : edit.revisions)
        if (const auto* patient = std::get_if<Revised<Patient>>(&revision); patient != nullptr && !patient->before)
            return patient->after->id;
    return std::nullopt;
}

/// The rows that a book begins with, sealed as those of an import are.
std::string first_rows(const store::Book& book) {
    const auto identity = book.practice.identity();
    const auto practice = book.practice.get();
    const auto sealed = [](const auto& record) {
        return nlohmann::json::array({fmt::format("{:016x}", record_digest(record))});
    };
    return nlohmann::json{{"records",
                           {{"book", nlohmann::json::array({to_text(identity.id)})},
                            {kind_of<Practice>(), nlohmann::json::array({std::to_string(id_in_history(practice))})}}},
                          {"digests", {{"book", sealed(identity)}, {kind_of<Practice>(), sealed(practice)}}}}
        .dump();
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
        state->book.history.append(
            state->act("create", std::nullopt, "book " + to_text(identity.id), first_rows(state->book)));
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
    return guarded([&] {
        auto findings = check_all(state_->book, [] { return false; });
        if (const auto anew = count_anew_after(findings); !anew)
            throw store::Failure{anew.error().code, anew.error().detail};
        return findings;
    });
}

Result<void> Logbook::count_anew_after(const std::vector<store::Finding>& findings) {
    if (read_only() || std::ranges::find(findings, outline_changed, &store::Finding::kind) == findings.end())
        return {};
    auto cleared = guarded([&] { state_->book.write_derived([&] { state_->book.outlines.clear(); }); });
    if (cleared)
        state_->listeners.tell({"check", {}});
    return cleared;
}

Result<void> Logbook::loss_was_shown() {
    if (!opened().lost || read_only())
        return {};
    return guarded([&] { state_->book.note_loss_shown(); });
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
    if (const auto patient = added_patient(undo_stack.back().edit))
        return take_back(*patient, scope);
    if (auto done = state_->write_edit(inverse(undo_stack.back().edit), "undo"); !done)
        return done;
    redo_stack.push_back(std::move(undo_stack.back().edit));
    undo_stack.pop_back();
    return redo_stack.back();
}

/// Nobody would find again, to erase it, what the history held of somebody who is in no list. So it goes at once, and
/// can't be done again.
Result<Edit> Logbook::take_back(Id<Patient> patient, const UndoScope& scope) {
    auto done = state_->write([&]() -> Result<Edit> {
        auto back = inverse(state_->stacks[scope].done.back().edit);
        apply(state_->book, back, Sessions::drafts_only);
        state_->erase(patient, "taken back");
        return back;
    });
    if (!done)
        return done;
    state_->stacks.erase(scope);
    if (const auto written = state_->finish_erasing(); !written)
        return tl::unexpected(written.error());
    return done;
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
    return state_->finish_erasing();
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

Result<void> Logbook::keep_outlines(const OutlinesToKeep& some) {
    if (read_only())
        return fail(Errc::not_allowed, "read only");
    return guarded([&] {
        state_->book.write_derived([&] {
            auto& outlines = state_->book.outlines;
            if (some.from_nothing)
                outlines.clear();
            for (const auto& row : some.rows)
                outlines.put(row);
            if (some.stamp)
                outlines.put_stamp(*some.stamp);
        });
    });
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
