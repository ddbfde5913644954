/// Lists are put into an order that depends on nothing but their content.
#include "app/record_reader.h"

#include <algorithm>
#include <iterator>

namespace needlebook::app {
namespace {

using exchange::PatientRecord;
using exchange::QuotedAct;

template <class Record>
std::vector<Record> by_id(std::vector<Record> records) {
    std::ranges::sort(records, {}, &Record::id);
    return records;
}

/// Each after the one that it supersedes, otherwise as they were.
template <class Record>
std::vector<Record> superseded_first(std::vector<Record> records) {
    std::vector<Record> ordered;
    while (!records.empty()) {
        const auto next = std::ranges::find_if(records, [&](const Record& one) {
            return !one.supersedes ||
                   std::ranges::none_of(records, [&](const Record& other) { return other.id == *one.supersedes; });
        });
        if (next == records.end())
            throw store::Failure{Errc::damaged_book, "supersedes itself"};
        ordered.push_back(std::move(*next));
        records.erase(next);
    }
    return ordered;
}

std::vector<QuotedAct> quoted(std::vector<store::HistoryRow> rows) {
    std::vector<QuotedAct> acts;
    acts.reserve(rows.size());
    for (auto& row : rows)
        acts.push_back({row.seq, row.at, std::move(row.who), std::move(row.kind), row.patient, std::move(row.subject),
                        std::move(row.payload), store::to_hex(row.hash)});
    return acts;
}

template <class Record>
void append(std::vector<Record>& to, std::vector<Record> from) {
    std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

exchange::BookRecord book_record(const store::Book& book) {
    return {.book = book.practice.identity(),
            .practice = book.practice.get(),
            .outcome_constants = book.practice.outcome_constants(),
            .practitioners = by_id(book.practitioners.all()),
            .point_groups = by_id(book.point_groups.all()),
            .history = quoted(book.history.of_nobody())};
}

PatientRecord patient_record(const store::Book& book, const Patient& patient) {
    PatientRecord record;
    record.patient = patient;
    record.complaints = book.complaints.of(patient.id);
    for (const auto& complaint : record.complaints) {
        append(record.measures, book.measures.of(complaint.id));
        append(record.agreements, book.agreements.of(complaint.id));
        append(record.course_ends, book.course_ends.of(complaint.id));
    }
    record.agreements = superseded_first(std::move(record.agreements));
    record.consents = by_id(book.consents.of(patient.id));
    record.evidence_shown = by_id(book.evidence_shown.of(patient.id));
    record.screening_answers = by_id(book.screening_answers.of(patient.id));
    record.sessions = superseded_first(book.sessions.all_of(patient.id));
    record.readings = by_id(book.readings.home_of(patient.id));
    record.extents = by_id(book.extents.home_of(patient.id));
    record.changes = by_id(book.changes.of(patient.id));
    record.examinations = by_id(book.examinations.of(patient.id));
    record.history = quoted(book.history.of(patient.id));
    return record;
}

}  // namespace needlebook::app
