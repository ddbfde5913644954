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

/// Those who stand in the record.
std::vector<Practitioner> practitioners_of(const store::Book& book, const exchange::PatientRecord& record) {
    std::set<Id<Practitioner>> named;
    for (const auto& session : record.sessions)
        if (session.practitioner)
            named.insert(*session.practitioner);
    for (const auto& consent : record.consents)
        if (consent.practitioner)
            named.insert(*consent.practitioner);
    auto practitioners = book.practitioners.all();
    std::erase_if(practitioners, [&](const Practitioner& one) { return !named.contains(one.id); });
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
        auto practice = from.practice.get();
        practice.patient_view_needs_passphrase = false;
        practice.lock_after_minutes.reset();
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

}  // namespace

exchange::PatientRecord for_the_patient(exchange::PatientRecord record) {
    record.history.clear();
    record.patient.note.clear();
    record.patient.retention_reason.clear();
    std::erase_if(record.sessions, [](const Session& session) { return session.status == SessionStatus::draft; });
    for (auto& session : record.sessions)
        session.private_note.clear();
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
