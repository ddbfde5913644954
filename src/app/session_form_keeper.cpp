/// Reading what an entry needs from the book, and writing the entry to it.
#include "app/session_form_keeper.h"

#include <algorithm>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/views.h"
#include "domain/point_protocol.h"

namespace needlebook::app {

namespace {

constexpr std::string_view draft_prefix = "session:";

bool reaches_a_leg(const Complaint& complaint) {
    using enum ComplaintKind;
    switch (complaint.kind) {
        case dpn:
        case cipn:
        case cipn_platinum:
        case idiopathic:
        case hiv:
            return true;
        default:
            return false;
    }
}

std::vector<NamedNeedles> groups_in(const store::Book& book) {
    std::vector<NamedNeedles> groups;
    for (const auto& group : book.point_groups.all())
        groups.push_back({group.name, parse_point_line(group.points).needles});
    // An own group of the same name goes before a published one.
    const auto published = published_groups();
    groups.insert(groups.end(), published.begin(), published.end());
    return groups;
}

/// Treatments of the patient before that minute but `own`, oldest first.
std::vector<Session> treatments_before(const store::Book& book, Id<Patient> patient, LocalMinute before,
                                       std::optional<Id<Session>> own) {
    auto sessions = book.sessions.current_of(patient);
    std::erase_if(sessions, [&](const Session& session) {
        return session.kind != SessionKind::treatment || session.starts >= before || session.id == own;
    });
    return sessions;
}

std::optional<Session> last_of(const std::vector<Session>& sessions) {
    return sessions.empty() ? std::nullopt : std::optional{sessions.back()};
}

/// Of the last three: with the one being typed they are four.
std::vector<std::string> newest_notes(const std::vector<Session>& sessions) {
    std::vector<std::string> notes;
    for (auto session = sessions.rbegin(); session != sessions.rend() && notes.size() < 3; ++session)
        notes.push_back(session->notes);
    return notes;
}

int next_ordinal(const std::vector<Session>& sessions) { return static_cast<int>(sessions.size()) + 1; }

/// The one it was begun for, else the first whose course goes on, else the first.
std::optional<Complaint> complaint_for(const store::Book& book, Id<Patient> patient,
                                       std::optional<Id<Complaint>> begun) {
    std::optional<Complaint> open;
    const auto complaints = book.complaints.of(patient);
    for (const auto& complaint : complaints) {
        if (begun == complaint.id)
            return complaint;
        if (!open && book.course_ends.of(complaint.id).empty())
            open = complaint;
    }
    return open || complaints.empty() ? open : complaints.front();
}

Result<EntryContext> context_of(const Logbook& logbook, Id<Patient> patient, std::optional<Session> begun,
                                LocalMinute starts, std::optional<Id<Session>> own) {
    return guarded([&]() -> Result<EntryContext> {
        const auto& book = logbook.book();
        EntryContext context;
        const auto found = book.patients.find(patient);
        if (!found)
            return fail(Errc::not_found, "patient");
        context.patient = *found;
        context.complaint = complaint_for(book, patient, begun ? begun->complaint : std::nullopt);
        if (context.complaint)
            for (const auto& measure : book.measures.of(context.complaint->id))
                if (!measure.retired_on)
                    context.measures.push_back(measure);
        context.practitioners = book.practitioners.all();
        context.screening = book.screening_answers.latest_of(patient);
        const auto earlier = treatments_before(book, patient, starts, own);
        context.last = last_of(earlier);
        context.groups = groups_in(book);
        context.ordinal = next_ordinal(earlier);
        context.last_notes = newest_notes(earlier);
        context.ask_extent = context.complaint && reaches_a_leg(*context.complaint);
        context.begun = std::move(begun);
        return context;
    });
}

std::optional<EarlierScore> latest_before(const store::Book& book, Id<Measure> measure, const Entry& entry) {
    std::optional<EarlierScore> latest;
    for (const auto& reading : book.readings.current_of(measure)) {
        const bool counts = reading.source == ReadingSource::before || reading.source == ReadingSource::home;
        if (counts && reading.score.has_value() && reading.session != entry.session &&
            reading.day <= day_of(entry.starts))
            latest = EarlierScore{measure, reading.score, reading.day};
    }
    return latest;
}

}  // namespace

std::string draft_name(Id<Session> session) { return std::string{draft_prefix} + to_text(session); }

bool is_entry_draft(std::string_view name) { return name.starts_with(draft_prefix); }

EntryKeeper::EntryKeeper(Logbook& book, SessionForm form, std::optional<Session> kept, std::vector<Change> kept_changes)
    : book_{&book},
      form_{std::make_unique<SessionForm>(std::move(form))},
      blank_{form_->draft()},
      typed_{blank_},
      kept_{std::move(kept)},
      kept_changes_{std::move(kept_changes)},
      looked_back_from_{form_->entry().starts} {}

Result<EntryKeeper> EntryKeeper::open(Logbook& book, Id<Patient> patient, std::optional<Id<Session>> existing,
                                      const EntryStart& start) {
    std::optional<Session> begun;
    std::optional<EntryDraft> typed;
    if (existing) {
        const auto read = guarded([&] {
            begun = book.book().sessions.find(*existing);
            if (const auto draft = book.book().drafts.find(draft_name(*existing)))
                if (auto parsed = from_draft(draft->body))
                    typed = *std::move(parsed);
        });
        if (!read)
            return tl::unexpected(read.error());
        if (!begun && !typed)
            return fail(Errc::not_found, "session");
        if (begun && begun->status != SessionStatus::draft)
            return fail(Errc::not_allowed, "session");
    }
    const auto starts = typed   ? typed->entry.starts
                        : begun ? begun->starts
                                : start.starts.value_or(book.clock().local());
    auto context = context_of(book, patient, begun, starts, existing);
    if (!context)
        return tl::unexpected(context.error());
    if (!existing)
        return EntryKeeper{book, SessionForm{*std::move(context), book.ids(), book.clock(), start}, std::nullopt, {}};
    if (!typed)
        typed = EntryDraft{entry_of(*begun, *context, book.ids()), {EntryPart::since_last, 0}};

    std::vector<Change> changes;
    const auto read = guarded([&] {
        for (const auto& tick : typed->entry.changes.ticks)
            if (const auto change = book.book().changes.find(tick.id))
                changes.push_back(*change);
    });
    if (!read)
        return tl::unexpected(read.error());
    EntryKeeper keeper{book, SessionForm{*std::move(context), book.ids(), book.clock(), *std::move(typed)},
                       std::move(begun), std::move(changes)};
    if (keeper.form().entry().revealed)
        if (const auto shown = keeper.reveal(); !shown)
            return tl::unexpected(shown.error());
    return keeper;
}

Result<std::vector<PointGroup>> EntryKeeper::groups() const {
    return guarded([&] { return book_->book().point_groups.all(); });
}

Result<void> EntryKeeper::change_group(const std::optional<PointGroup>& before,
                                       const std::optional<PointGroup>& after) {
    Edit edit{"point_group", {}};
    edit.revisions.emplace_back(Revised<PointGroup>{before, after});
    if (const auto done = book_->commit(edit, PracticeWide{}); !done)
        return done;
    return guarded([&] { form_->set_groups(groups_in(book_->book())); });
}

Result<PointGroup> EntryKeeper::save_group(std::string name) {
    PointGroup group;
    group.id = book_->ids().next<PointGroup>();
    group.name = std::move(name);
    group.points = to_line(form_->needles().needles);
    if (group.name.empty() || group.points.empty())
        return fail(Errc::empty, "group");
    if (const auto done = change_group(std::nullopt, group); !done)
        return tl::unexpected(done.error());
    return group;
}

bool EntryKeeper::is_untouched() const { return !kept_ && typed_ == blank_ && form_->entry() == blank_.entry; }

bool EntryKeeper::has_unkept() const { return !moved_ && !is_untouched() && form_->draft() != typed_; }

Result<void> EntryKeeper::keep_typing() {
    if (!has_unkept())
        return {};
    const auto draft = form_->draft();
    const auto saved = book_->save_draft(draft_name(draft.entry.session), draft.entry.patient, to_draft(draft));
    if (saved)
        typed_ = draft;
    return saved;
}

Edit EntryKeeper::difference() const {
    Edit edit{"log_session", {}};
    const auto session = form_->session();
    if (!kept_)
        edit.revisions.push_back(added(session));
    else if (store::in_order(session) != *kept_)
        edit.revisions.push_back(changed(*kept_, session));
    const auto changes = form_->changes();
    for (const auto& change : changes) {
        const auto before = std::ranges::find(kept_changes_, change.id, &Change::id);
        if (before == kept_changes_.end())
            edit.revisions.push_back(added(change));
        else if (*before != change)
            edit.revisions.push_back(changed(*before, change));
    }
    for (const auto& before : kept_changes_)
        if (std::ranges::find(changes, before.id, &Change::id) == changes.end())
            edit.revisions.push_back(removed(before));
    return edit;
}

Result<void> EntryKeeper::look_back() {
    const auto starts = form_->entry().starts;
    if (starts == looked_back_from_)
        return {};
    return guarded([&] {
        const auto& entry = form_->entry();
        const auto earlier = treatments_before(book_->book(), entry.patient, starts, entry.session);
        form_->look_back(last_of(earlier), next_ordinal(earlier), newest_notes(earlier));
        looked_back_from_ = starts;
    });
}

Result<void> EntryKeeper::keep() {
    if (moved_ || is_untouched())
        return {};
    if (const auto looked = look_back(); !looked)
        return looked;
    if (const auto typed = keep_typing(); !typed)
        return typed;
    const auto edit = difference();
    if (edit.revisions.empty())
        return {};
    const auto id = form_->entry().session;
    if (const auto done = book_->commit(edit, id); !done)
        return done;
    kept_changes_ = form_->changes();
    return read_back(id);
}

Result<void> EntryKeeper::read_back(Id<Session> session) {
    return guarded([&] { kept_ = book_->book().sessions.find(session); });
}

Result<void> EntryKeeper::reveal() {
    const auto& entry = form_->entry();
    if (!entry.revealed && !form_->all_scores_in())
        return {};
    std::vector<EarlierScore> earlier;
    const auto read = guarded([&] {
        for (const auto& row : entry.scores)
            if (const auto score = latest_before(book_->book(), row.measure, entry))
                earlier.push_back(*score);
    });
    if (read)
        form_->reveal(std::move(earlier));
    return read;
}

Result<Session> EntryKeeper::sign() {
    form_->settle();
    if (!form_->faults().empty())
        return fail(Errc::incomplete, "faults");
    if (const auto kept = keep(); !kept)
        return tl::unexpected(kept.error());
    const auto id = form_->entry().session;
    auto signed_session = book_->sign(id);
    if (!signed_session)
        return signed_session;
    if (const auto removed_draft = book_->remove_draft(draft_name(id)); !removed_draft)
        return tl::unexpected(removed_draft.error());
    return signed_session;
}

}  // namespace needlebook::app
