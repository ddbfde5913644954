/// The page of a patient and its sessions, read as they are asked for.
#include "app/views.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/guarded.h"
#include "app/logbook.h"

namespace needlebook::app {
namespace {

/// The ordinal of each treatment that counts.
std::map<Id<Session>, int> ordinals(const std::vector<Session>& current) {
    std::map<Id<Session>, int> numbers;
    for (const auto& session : current)
        if (session.kind == SessionKind::treatment)
            numbers.emplace(session.id, static_cast<int>(numbers.size()) + 1);
    return numbers;
}

template <class Key, class Value>
std::optional<Value> find_in(const std::map<Key, Value>& values, const Key& key) {
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional{found->second};
}

SessionLine line_of(const Session& session, const std::map<Id<Session>, int>& numbers) {
    SessionLine line;
    line.id = session.id;
    line.starts = session.starts;
    line.kind = session.kind;
    line.status = session.status;
    line.ordinal = find_in(numbers, session.id);
    line.needles = needles_in(session);
    line.amended = session.supersedes.has_value() && session.status != SessionStatus::void_;
    line.reconciled = needles_reconciled(session);
    line.entered_later = session.entered_later;
    return line;
}

ComplaintPage page_of(const store::Book& book, const Complaint& complaint) {
    return {complaint, book.measures.of(complaint.id), book.agreements.of(complaint.id),
            book.course_ends.of(complaint.id)};
}

}  // namespace

Result<PatientPage> patient_page(const Logbook& book, Id<Patient> patient) {
    return guarded([&]() -> Result<PatientPage> {
        const auto found = book.book().patients.find(patient);
        if (!found)
            return fail(Errc::not_found, "patient");
        PatientPage page;
        page.patient = *found;
        const auto today = book.clock().today();
        const auto treated = book.book().sessions.treatment_days_of(patient);
        for (const auto& complaint : book.book().complaints.of(patient)) {
            page.complaints.push_back(page_of(book.book(), complaint));
            const auto& last = page.complaints.back();
            if (!page.first_open &&
                !ended_by(last.ends, last.agreements, today, last_treatment(treated, complaint.id, today)))
                page.first_open = complaint.id;
        }
        if (!page.first_open && !page.complaints.empty())
            page.first_open = page.complaints.front().complaint.id;
        page.screening = book.book().screening_answers.latest_of(patient);
        page.consents = book.book().consents.of(patient);
        return page;
    });
}

Result<std::vector<SessionLine>> session_lines(const Logbook& book, Id<Patient> patient) {
    return guarded([&]() -> Result<std::vector<SessionLine>> {
        const auto numbers = ordinals(book.book().sessions.current_of(patient));
        const auto versions = book.book().sessions.all_of(patient);
        std::set<Id<Session>> superseded;
        for (const auto& session : versions)
            if (session.supersedes && session.status != SessionStatus::draft)
                superseded.insert(*session.supersedes);
        std::vector<SessionLine> lines;
        for (const auto& session : versions)
            if (!superseded.contains(session.id))
                lines.push_back(line_of(session, numbers));
        std::ranges::reverse(lines);
        return lines;
    });
}

Result<SessionPage> session_page(const Logbook& book, Id<Session> session) {
    return guarded([&]() -> Result<SessionPage> {
        auto versions = book.book().sessions.versions_of(session);
        if (versions.empty())
            return fail(Errc::not_found, "session");
        SessionPage page;
        page.session = std::move(versions.back());
        versions.pop_back();
        std::ranges::reverse(versions);
        page.earlier = std::move(versions);
        page.ordinal = find_in(ordinals(book.book().sessions.current_of(page.session.patient)), page.session.id);
        std::set<Id<Measure>> seen;
        for (const auto& reading : page.session.readings)
            if (seen.insert(reading.measure).second)
                if (const auto measure = book.book().measures.find(reading.measure))
                    page.measures.push_back(*measure);
        std::ranges::sort(page.measures, {}, &Measure::position);
        return page;
    });
}

Result<std::optional<Session>> last_treatment(const Logbook& book, Id<Patient> patient, LocalMinute before) {
    return guarded([&] { return book.book().sessions.last_treatment(patient, before); });
}

}  // namespace needlebook::app
