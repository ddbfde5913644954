/// Outlines, or a handful of passes over whole tables, joined here; no query for each patient.
#include "app/patient_rows.h"

#include <algorithm>
#include <unordered_map>

#include "app/grouped.h"
#include "app/guarded.h"
#include "app/logbook.h"
#include "app/outline_reader.h"
#include "app/trend_view.h"
#include "outcome/judge.h"

namespace needlebook::app {
namespace {

/// What a row is judged by.
struct Waiting {
    Id<Complaint> complaint;
    Agreement agreement;
};

/// Fills in what can be known without the scores; says what waits for them.
/// @param visits  Of the patient: who is treated again after the end of a course has not ended it.
std::optional<Waiting> describe(PatientRow& row, std::span<const Complaint> complaints, const auto& agreements_of,
                                const auto& ends_of, std::span<const store::VisitDay> visits, Day as_of) {
    const auto end_now = [&](Id<Complaint> id) {
        return ended_by(ends_of(id), agreements_of(id), as_of, last_treatment(visits, id, as_of));
    };
    const Complaint* chosen = nullptr;
    for (const auto& complaint : complaints)
        if (!end_now(complaint.id)) {
            chosen = &complaint;
            break;
        }
    if (!chosen && !complaints.empty())
        chosen = &complaints.front();
    if (!chosen)
        return std::nullopt;
    row.complaint = chosen->id;
    row.complaint_kind = chosen->kind;
    row.complaint_words = chosen->words;
    if (const auto* end = end_now(chosen->id))
        row.ended = end->reason;
    const auto* agreement = in_force(agreements_of(chosen->id), as_of);
    if (!agreement)
        return std::nullopt;
    row.aim = agreement->aim;
    if (agreement->aim == Aim::comfort || !agreement->measure) {
        row.standing.kind = Standing::Kind::comfort;
        return std::nullopt;
    }
    return Waiting{chosen->id, *agreement};
}

/// Days of treatment that concern the complaint, up to `as_of`, ascending.
void treatment_days_for(std::span<const store::VisitDay> visits, Id<Complaint> complaint, Day as_of,
                        std::vector<Day>& days) {
    days.clear();
    for (const auto& visit : visits)
        if (visit.kind == SessionKind::treatment && visit.day <= as_of &&
            (!visit.complaint || *visit.complaint == complaint))
            days.push_back(visit.day);
}

/// Judges rows one after the other, with its tables and working space kept.
class RowJudge {
public:
    RowJudge(const outcome::Constants& constants, Day as_of) : judge_{constants}, as_of_{as_of} {}

    Result<void> judge(PatientRow& row, const Waiting& waiting, std::span<const store::VisitDay> visits,
                       std::span<const DatedScore> scores) {
        treatment_days_for(visits, waiting.complaint, as_of_, days_);
        judged_scores(scores, days_, judged_);
        const auto first = days_.empty() ? std::nullopt : std::optional{days_.front()};
        const auto course = course_of(waiting.agreement, first, *waiting.agreement.measure);
        const auto shown = judge_.latest(judged_, *course, as_of_);
        if (!shown)
            return tl::unexpected(shown.error());
        row.standing = {Standing::Kind::judged, *shown, outcome::label_of(*shown, *course, judge_.constants())};
        return {};
    }

private:
    outcome::Judge judge_;
    Day as_of_;
    std::vector<Day> days_;
    std::vector<outcome::Reading> judged_;
};

PatientRow row_of(const store::PatientLine& line) {
    Patient patient;
    patient.code = line.code;
    patient.given_names = line.given_names;
    patient.family_name = line.family_name;
    patient.born_on = line.born_on;
    PatientRow row;
    row.id = line.id;
    row.code = line.code;
    row.name = full_name(patient);
    row.born_on = line.born_on;
    row.key = search_key(patient);
    return row;
}

/// Makes the whole list: names and agreements first, then each row judged by what belongs to it.
class ListMaker {
public:
    ListMaker(const store::Book& book, Day as_of)
        : book_{book},
          as_of_{as_of},
          complaints_{book.complaints.all(), [](const Complaint& complaint) { return complaint.patient; }},
          agreements_{book.agreements.all(), [](const Agreement& agreement) { return agreement.complaint; }},
          ends_{book.course_ends.all(), [](const CourseEnd& end) { return end.complaint; }} {}

    Result<std::vector<PatientRow>> make(const outcome::Constants& constants) && {
        describe_all();
        for (const auto& draft : book_.sessions.unsigned_lines())
            if (const auto place = places_.find(draft.patient); place != places_.end())
                rows_[place->second].has_unsigned = true;
        RowJudge judge{constants, as_of_};
        OutlineReader outlines{book_};
        const auto done = outlines.spares_time() ? judge_by_outlines(judge, outlines) : judge_by_indexes(judge);
        if (!done)
            return tl::unexpected(done.error());
        return std::move(rows_);
    }

private:
    void describe_all() {
        for (const auto& line : book_.patients.lines()) {
            places_.emplace(line.id, rows_.size());
            rows_.push_back(row_of(line));
            waiting_.emplace_back();
            describe_row(rows_.size() - 1, {});
        }
    }

    void describe_row(std::size_t place, std::span<const store::VisitDay> visits) {
        auto& row = rows_[place];
        const auto agreements_of = [&](Id<Complaint> id) { return agreements_.of(id); };
        const auto ends_of = [&](Id<Complaint> id) { return ends_.of(id); };
        row.ended.reset();
        row.aim.reset();
        row.standing = {};
        waiting_[place] = describe(row, complaints_.of(row.id), agreements_of, ends_of, visits, as_of_);
    }

    void note_visits(std::size_t place, std::span<const store::VisitDay> by_day) {
        for (const auto& visit : by_day)
            if (visit.seen() && visit.day <= as_of_)
                rows_[place].last_seen = visit.day;
        // Few courses have ended: only there does it matter who came again.
        const auto complaints = complaints_.of(rows_[place].id);
        if (std::ranges::any_of(complaints, [&](const Complaint& one) { return !ends_.of(one.id).empty(); }))
            describe_row(place, by_day);
    }

    Result<void> judge_by_outlines(RowJudge& judge, OutlineReader& outlines) {
        Result<void> done;
        std::vector<store::VisitDay> visits;
        const auto take = [&](const store::PatientOutline& outline) {
            const auto place = places_.find(outline.patient);
            if (place == places_.end() || !done)
                return;
            visits.clear();
            for (const auto& visit : outline.visits)
                visits.push_back({outline.patient, visit.complaint, visit.day, visit.kind});
            std::ranges::stable_sort(visits, {}, &store::VisitDay::day);
            note_visits(place->second, visits);
            if (const auto& waiting = waiting_[place->second])
                done = judge.judge(rows_[place->second], *waiting, visits, scores_of(outline, *waiting));
        };
        while (!outlines.read_on(take)) {
        }
        return done;
    }

    std::span<const DatedScore> scores_of(const store::PatientOutline& outline, const Waiting& waiting) const {
        const auto series =
            std::ranges::find(outline.series, *waiting.agreement.measure, &store::OutlineSeries::measure);
        if (series == outline.series.end())
            return {};
        const auto all = std::span{outline.scores}.subspan(series->first, series->count);
        const auto later = std::ranges::upper_bound(all, as_of_, {}, &DatedScore::day);
        return all.first(static_cast<std::size_t>(later - all.begin()));
    }

    Result<void> judge_by_indexes(RowJudge& judge) {
        const Grouped<Id<Patient>, store::VisitDay> visits{book_.sessions.visit_days(),
                                                           [](const store::VisitDay& visit) { return visit.patient; }};
        std::unordered_map<Id<Measure>, std::size_t> judged_rows;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            note_visits(i, visits.of(rows_[i].id));
            if (waiting_[i])
                judged_rows.emplace(*waiting_[i]->agreement.measure, i);
        }
        std::optional<Id<Measure>> measure;
        std::vector<DatedScore> scores;
        Result<void> done;
        const auto finish = [&] {
            const auto found = measure && done ? judged_rows.find(*measure) : judged_rows.end();
            if (found == judged_rows.end())
                return;
            auto& row = rows_[found->second];
            done = judge.judge(row, *waiting_[found->second], visits.of(row.id), scores);
            judged_rows.erase(found);
        };
        book_.readings.each_judged([&](const store::JudgedReading& reading) {
            if (measure != reading.measure) {
                finish();
                measure = reading.measure;
                scores.clear();
            }
            if (reading.day <= as_of_)
                scores.push_back({reading.day, reading.source, reading.score});
        });
        finish();
        for (const auto& [id, place] : judged_rows) {
            if (!done)
                break;
            done = judge.judge(rows_[place], *waiting_[place], visits.of(rows_[place].id), {});
        }
        return done;
    }

    const store::Book& book_;
    Day as_of_;
    Grouped<Id<Patient>, Complaint> complaints_;
    Grouped<Id<Complaint>, Agreement> agreements_;
    Grouped<Id<Complaint>, CourseEnd> ends_;
    std::vector<PatientRow> rows_;
    std::vector<std::optional<Waiting>> waiting_;  ///< For scores: of each row what it is judged by.
    std::unordered_map<Id<Patient>, std::size_t> places_;
};

Result<PatientRow> make_row(const store::Book& book, const Patient& patient, Day as_of,
                            const outcome::Constants& constants) {
    auto row = row_of({patient.id, patient.code, patient.given_names, patient.family_name, patient.born_on});
    const auto complaints = book.complaints.of(patient.id);
    std::unordered_map<Id<Complaint>, std::vector<Agreement>> agreements;
    std::unordered_map<Id<Complaint>, std::vector<CourseEnd>> ends;
    for (const auto& complaint : complaints) {
        agreements[complaint.id] = book.agreements.of(complaint.id);
        ends[complaint.id] = book.course_ends.of(complaint.id);
    }
    const auto treated = book.sessions.treatment_days_of(patient.id);
    const auto waiting = describe(
        row, complaints, [&](Id<Complaint> id) { return std::span<const Agreement>{agreements.at(id)}; },
        [&](Id<Complaint> id) { return std::span<const CourseEnd>{ends.at(id)}; }, treated, as_of);
    for (const auto& session : book.sessions.current_of(patient.id)) {
        row.has_unsigned = row.has_unsigned || session.status == SessionStatus::draft;
        const bool seen = store::was_seen(session.kind);
        if (seen && day_of(session.starts) <= as_of)
            row.last_seen = day_of(session.starts);
    }
    if (!waiting)
        return row;
    std::vector<DatedScore> scores;
    for (const auto& reading : book.readings.current_of(*waiting->agreement.measure))
        if (reading.score.has_value() && reading.day <= as_of)
            scores.push_back({reading.day, reading.source, reading.score.value().points()});
    if (const auto done = RowJudge{constants, as_of}.judge(row, *waiting, treated, scores); !done)
        return tl::unexpected(done.error());
    return row;
}

}  // namespace

Result<std::vector<PatientRow>> patient_rows(const Logbook& book, Day as_of) {
    const auto constants = constants_of(book);
    if (!constants)
        return tl::unexpected(constants.error());
    return guarded([&] { return ListMaker{book.book(), as_of}.make(*constants); });
}

Result<PatientRow> patient_row(const Logbook& book, Id<Patient> patient, Day as_of) {
    const auto constants = constants_of(book);
    if (!constants)
        return tl::unexpected(constants.error());
    return guarded([&]() -> Result<PatientRow> {
        const auto found = book.book().patients.find(patient);
        if (!found)
            return fail(Errc::not_found, "patient");
        return make_row(book.book(), *found, as_of, *constants);
    });
}

}  // namespace needlebook::app
