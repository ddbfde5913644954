/// The last entry of each patient against the practice's period.
#include "app/retention.h"

#include <algorithm>
#include <functional>
#include <map>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/record_reader.h"

namespace needlebook::app {
namespace {

constexpr int childhood_kept_until = 25;  // Years of age.

/// The same date some years later; 29 February becomes 1 March.
Day years_later(Day from, int years) {
    const date::year_month_day parts{from};
    const auto later = parts + date::years{years};
    return later.ok() ? Day{later} : Day{later.year() / date::March / 1};
}

Day last_visit_of(const Patient& patient, const std::map<Id<Patient>, Day>& seen) {
    auto last = patient.added_on;
    if (const auto found = seen.find(patient.id); found != seen.end())
        last = std::max(last, found->second);
    return last;
}

/// With everything else that bears a date; reads the whole record, so only where visits and scores are old enough.
Day last_entry_of(const exchange::PatientRecord& record, Day last) {
    const auto take = [&last](const auto& entries, auto day_of_one) {
        for (const auto& entry : entries)
            last = std::max(last, std::invoke(day_of_one, entry));
    };
    take(record.complaints, &Complaint::opened_on);
    take(record.agreements, &Agreement::agreed_on);
    take(record.course_ends, &CourseEnd::ended_on);
    take(record.consents, &Consent::given_on);
    take(record.screening_answers, &ScreeningAnswer::asked_on);
    take(record.readings, &Reading::day);
    take(record.extents, &Extent::day);
    take(record.changes, &needlebook::Change::started_on);
    take(record.examinations, &Examination::day);
    return last;
}

}  // namespace

Day keep_until(Day last_entry, const std::optional<Day>& born_on, int years) {
    const auto usual = years_later(last_entry, years);
    if (!born_on || last_entry >= years_later(*born_on, 18))
        return usual;
    return std::max(usual, years_later(*born_on, childhood_kept_until));
}

Result<std::vector<PastRetention>> past_retention(const Logbook& logbook) {
    return guarded([&] {
        const auto& book = logbook.book();
        const auto today = logbook.clock().today();
        const int years = book.practice.get().retention_years;
        std::map<Id<Patient>, Day> seen;
        for (const auto& visit : book.sessions.visit_days())
            if (visit.seen())
                seen[visit.patient] = visit.day;
        std::vector<PastRetention> past;
        for (const auto& patient : book.patients.all()) {
            auto last = last_visit_of(patient, seen);
            const auto is_past = [&] { return keep_until(last, patient.born_on, years) < today; };
            if (patient.retention_hold || !is_past())
                continue;
            last = last_entry_of(patient_record(book, patient), last);
            if (is_past())
                past.push_back(
                    {patient.id, full_name(patient), patient.code, last, keep_until(last, patient.born_on, years)});
        }
        std::ranges::stable_sort(past, {}, &PastRetention::kept_until);
        return past;
    });
}

}  // namespace needlebook::app
