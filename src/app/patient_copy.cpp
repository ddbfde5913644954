/// A record, less what isn't the patient's, into a new book.
#include "app/patient_copy.h"

#include <algorithm>
#include <set>

#include "app/guarded.h"
#include "app/intake.h"
#include "app/logbook.h"
#include "app/record_reader.h"

namespace needlebook::app {
namespace {

/// What a patient may know of who treats them: no insurer, and nothing of how they usually work.
Practitioner for_the_patient(const Practitioner& practitioner) {
    Practitioner shown;
    shown.id = practitioner.id;
    shown.name = practitioner.name;
    shown.initials = practitioner.initials;
    shown.qualification = practitioner.qualification;
    shown.body = practitioner.body;
    shown.body_number = practitioner.body_number;
    shown.active = practitioner.active;
    return shown;
}

Practice for_the_patient(const Practice& practice) {
    Practice shown;
    shown.name = practice.name;
    shown.address = practice.address;
    shown.phone = practice.phone;
    shown.email = practice.email;
    return shown;
}

/// Those who stand in the record.
std::vector<Practitioner> practitioners_of(const store::Book& book, const exchange::PatientRecord& record) {
    std::set<Id<Practitioner>> named;
    for (const auto& session : record.sessions)
        if (session.practitioner)
            named.insert(*session.practitioner);
    for (const auto& consent : record.consents)
        if (consent.practitioner)
            named.insert(*consent.practitioner);
    std::vector<Practitioner> practitioners;
    for (const auto& one : book.practitioners.all())
        if (named.contains(one.id))
            practitioners.push_back(for_the_patient(one));
    return practitioners;
}

template <class Record>
void take_all(Intake& into, const std::vector<Record>& records) {
    for (const auto& record : records)
        into.take(added(record));
}

void take_record(Intake& into, const exchange::PatientRecord& record) {
    into.take(added(record.patient));
    take_all(into, record.complaints);
    take_all(into, record.measures);
    take_all(into, record.agreements);
    take_all(into, record.course_ends);
    take_all(into, record.consents);
    take_all(into, record.evidence_shown);
    take_all(into, record.screening_answers);
    take_all(into, record.sessions);
    take_all(into, record.readings);
    take_all(into, record.extents);
    take_all(into, record.changes);
    take_all(into, record.examinations);
}

/// No half-made copy stays behind.
void remove_book(const std::filesystem::path& file) {
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + end, ignored);
}

Result<void> fill(Logbook& copy, const store::Book& from, const exchange::PatientRecord& record) {
    return guarded([&]() -> Result<void> {
        const auto practice = for_the_patient(from.practice.get());
        const auto practitioners = practitioners_of(from, record);
        const auto constants = from.practice.outcome_constants();
        return copy.take_in("the practice's book", [&](Intake& into) -> Result<void> {
            into.take(changed(into.book().practice.get(), practice));
            take_all(into, practitioners);
            for (const auto& [name, value] : constants)
                into.take_constant(name, value);
            take_record(into, record);
            return {};
        });
    });
}

/// That something was imported stays; a file's name may hold other people's.
void hide_file(std::string& name) {
    if (!name.empty())
        name = "an earlier file";
}

/// Only what counts: words about somebody else, entered by mistake, stand in a void session or in a version that was
/// amended, and in the reasons for it.
void keep_what_counts(std::vector<Session>& sessions) {
    std::erase_if(sessions, [](const Session& session) { return session.status == SessionStatus::draft; });
    std::set<Id<Session>> gone;
    for (const auto& session : sessions) {
        if (session.supersedes)
            gone.insert(*session.supersedes);
        if (session.status == SessionStatus::void_)
            gone.insert(session.id);
    }
    std::erase_if(sessions, [&](const Session& session) { return gone.contains(session.id); });
    for (auto& session : sessions) {
        session.supersedes.reset();
        session.version_reason.clear();
        session.private_note.clear();
        hide_file(session.source);
        for (auto& reading : session.readings)
            hide_file(reading.imported_from);
    }
}

/// An agreement that was replaced on the day it was made was a slip, and may quote somebody else; it stays as a step,
/// since what came after is judged from its own day on. Why an agreement was replaced stays in the practice.
void keep_own_words(std::vector<Agreement>& agreements) {
    for (auto& agreement : agreements) {
        agreement.reason.clear();
        const bool slip = std::ranges::any_of(agreements, [&](const Agreement& later) {
            return later.supersedes == agreement.id && later.agreed_on == agreement.agreed_on;
        });
        if (!slip)
            continue;
        agreement.patient_words.clear();
        agreement.stop_rule.clear();
        agreement.agreed_by_patient.clear();
        agreement.rate_source.clear();
    }
}

}  // namespace

exchange::PatientRecord for_the_patient(exchange::PatientRecord record) {
    record.history.clear();
    auto& patient = record.patient;
    patient.note.clear();
    patient.restricted = false;  // Of what the practice does with the record.
    patient.restriction.clear();
    patient.retention_hold = false;
    patient.retention_reason.clear();
    for (auto& end : record.course_ends) {
        end.note.clear();
        end.follow_up.clear();
        end.follow_up_on.reset();
    }
    for (auto& reading : record.readings)
        hide_file(reading.imported_from);
    keep_own_words(record.agreements);
    keep_what_counts(record.sessions);
    return record;
}

Result<void> make_patient_copy(const Logbook& book, std::string_view code, const std::filesystem::path& file,
                               const Secret& passphrase) {
    auto record = guarded([&]() -> Result<exchange::PatientRecord> {
        const auto patient = book.book().patients.find_code(code);
        if (!patient)
            return fail(Errc::not_found, "patient");
        return for_the_patient(patient_record(book.book(), *patient));
    });
    if (!record)
        return tl::unexpected(std::move(record.error()));
    BookIdentity identity;
    identity.id = IdSource{book.clock()}.next<BookIdentity>();
    identity.kind = BookKind::patient_copy;
    identity.made_at = book.clock().now();
    identity.zone = book.identity().zone;
    identity.from_book = book.identity().id;
    identity.from_patient = record->patient.id;
    auto copy = Logbook::create(file, passphrase, identity, book.clock(), full_name(record->patient));
    if (!copy)
        return tl::unexpected(std::move(copy.error()));
    auto filled = fill(*copy, book.book(), *record);
    if (!filled) {
        { const auto closed = *std::move(copy); }
        remove_book(file);
    }
    return filled;
}

}  // namespace needlebook::app
