/// What an open logbook holds; seen by the files that write it, and by nobody else.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/apply.h"
#include "app/edit_json.h"
#include "app/guarded.h"
#include "app/import_taken.h"
#include "app/intake.h"
#include "app/listeners.h"
#include "app/logbook.h"

namespace needlebook::app {

/// An edit that can be taken back.
struct Done {
    Edit edit;
    std::int64_t entry{};  ///< Of the history: the last one when it was done.
};

/// Of one scope: what can be taken back, and what can be done again.
struct Stacks {
    std::vector<Done> done;
    std::vector<Edit> undone;
};

/// For callers who need not know what was written.
inline Result<void> nothing(const Result<Edit>& edit) {
    if (!edit)
        return tl::unexpected(edit.error());
    return {};
}

inline std::string subject_of(Id<Session> session) { return "session " + to_text(session); }

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
    bool words_left = false;  ///< Of somebody erased, perhaps, until the file is written anew.
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
        words_left = true;
        book.erase(patient, clock.now(), reason);
        book.history.append(act("erase", patient, "patient " + to_text(patient)));
    }

    /// After a commit that may have erased somebody: nothing of them stays in the file.
    Result<void> finish_erasing() {
        return guarded([this] {
            words_left ? book.rewrite() : book.checkpoint();
            words_left = false;
        });
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

}  // namespace needlebook::app
