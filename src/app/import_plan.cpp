/// One patient of an import.
#include "app/import_plan.h"

#include <algorithm>

#include "app/import_codes.h"
#include "app/trend_view.h"
#include "base/text.h"

namespace needlebook::app {
namespace {

using exchange::Refusal;
using exchange::RejectedCell;
using exchange::VisitRow;

constexpr std::chrono::hours noon{12};

bool took_place(SessionKind kind) { return kind != SessionKind::missed && kind != SessionKind::cancelled; }

/// The same but for the day on which it was agreed.
bool same_terms(const exchange::AgreedRow& a, const exchange::AgreedRow& b) {
    return a.aim == b.aim && a.primary == b.primary && a.review_on == b.review_on && a.target == b.target &&
           a.rate_per_year == b.rate_per_year && a.rate_source == b.rate_source;
}

}  // namespace

LocalMinute start_of(const VisitRow& row) { return row.day + row.time.value_or(noon); }

PatientPlan::PatientPlan(const std::string& code, Day first_day, ImportContext context) : context_{context} {
    const auto& book = context_.book;
    if (const auto found = book.patients.find_code(code)) {
        patient_ = *found;
        person_ = {patient_.given_names, patient_.family_name, patient_.born_on};
    } else {
        is_new_ = true;
        patient_.id = context_.ids.next<Patient>();
        patient_.code = code;
        patient_.added_on = context_.clock.today();
    }
    const auto complaints = is_new_ ? std::vector<Complaint>{} : book.complaints.of(patient_.id);
    has_complaint_ = !complaints.empty();
    if (has_complaint_)
        complaint_ = complaints.front();
    const auto today = context_.clock.today();
    const auto treated = book.sessions.treatment_days_of(patient_.id);
    for (const auto& complaint : complaints)
        if (!ended_by(book.course_ends.of(complaint.id), book.agreements.of(complaint.id), today,
                      last_treatment(treated, complaint.id, today))) {
            complaint_ = complaint;
            break;
        }
    if (!has_complaint_) {
        complaint_.id = context_.ids.next<Complaint>();
        complaint_.patient = patient_.id;
        complaint_.opened_on = first_day;
        return;
    }
    measures_ = book.measures.of(complaint_.id);
    agreements_ = book.agreements.of(complaint_.id);
    for (const auto& session : book.sessions.current_of(patient_.id)) {
        if (took_place(session.kind))
            known_times_.insert(session.starts);
        else
            not_held_.insert({session.starts, session.kind});
        const bool counts =
            session.kind == SessionKind::treatment && (!session.complaint || *session.complaint == complaint_.id);
        if (counts && (!first_treatment_ || day_of(session.starts) < *first_treatment_))
            first_treatment_ = day_of(session.starts);
    }
}

void PatientPlan::add(const VisitRow& row) {
    rows_.push_back(&row);
    if (!person_.has_name()) {
        person_.given_names = row.person.given_names;
        person_.family_name = row.person.family_name;
    }
    if (!person_.born_on)
        person_.born_on = row.person.born_on;
    if (!is_new_)
        return;
    patient_.given_names = person_.given_names;
    patient_.family_name = person_.family_name;
    patient_.born_on = person_.born_on;
}

/// A code that stands beside another name is somebody else's, or the name is.
void PatientPlan::check_person(const VisitRow& row, std::vector<RejectedCell>& rejected) const {
    const auto& who = row.person;
    const auto differs = [](const std::string& told, const std::string& known) {
        return !told.empty() && !known.empty() && folded(told) != folded(known);
    };
    // "Ann van der Berg" may be parted in two ways.
    const bool same_name = called(who.given_names, who.family_name) == called(person_.given_names, person_.family_name);
    if (!same_name && (differs(who.given_names, person_.given_names) || differs(who.family_name, person_.family_name)))
        rejected.push_back({row.line, "name", Refusal::other_person, who.given_names + " " + who.family_name});
    if (who.born_on && person_.born_on && *who.born_on != *person_.born_on)
        rejected.push_back({row.line, "born_on", Refusal::other_person, to_text(*who.born_on)});
}

void PatientPlan::check(std::vector<RejectedCell>& rejected) {
    for (const auto* row : rows_)
        check_row(*row, rejected);
    gather_agreements(rejected);
    check_agreements(rejected);
}

void PatientPlan::check_row(const VisitRow& row, std::vector<RejectedCell>& rejected) {
    check_person(row, rejected);
    if (patient_.born_on && row.day < *patient_.born_on)
        rejected.push_back({row.line, "date", Refusal::before_birth, to_text(row.day)});
    if (!row.is_visit) {
        if (is_known_reading(row))
            rejected.push_back({row.line, "date", Refusal::in_book_already, to_text(row.day)});
        return;
    }
    if (row.kind == SessionKind::treatment && (!first_treatment_ || row.day < *first_treatment_))
        first_treatment_ = row.day;
    const auto starts = start_of(row);
    // The same hour can be called off, given anew and missed again.
    if (!took_place(row.kind)) {
        if (not_held_.contains({starts, row.kind}))
            rejected.push_back({row.line, "date", Refusal::in_book_already, to_text(starts)});
    } else if (known_times_.contains(starts)) {
        rejected.push_back({row.line, "date", Refusal::in_book_already, to_text(starts)});
    } else if (!times_.insert(starts).second) {
        rejected.push_back({row.line, "date", Refusal::twice_in_file, to_text(starts)});
    }
}

bool PatientPlan::is_known_reading(const VisitRow& row) const {
    bool any = false;
    for (std::size_t i = 0; i < exchange::scored.size(); ++i) {
        if (!row.scores[i].was_asked())
            continue;
        const auto measure = std::ranges::find(measures_, exchange::scored[i], &Measure::kind);
        if (measure == measures_.end())
            return false;
        const auto readings = context_.book.readings.current_of(measure->id);
        const bool known = std::ranges::any_of(readings, [&](const Reading& reading) {
            return reading.day == row.day && !reading.imported_from.empty() && reading.source == ReadingSource::home &&
                   reading.score == row.scores[i];
        });
        if (!known)
            return false;
        any = true;
    }
    return any;
}

void PatientPlan::gather_agreements(std::vector<RejectedCell>& rejected) {
    std::vector<Agreed> dated;
    std::vector<Agreed> undated;
    for (const auto* row : rows_) {
        if (!row->agreed)
            continue;
        const auto& what = *row->agreed;
        if (what.agreed_on) {
            dated.push_back({row, what, *what.agreed_on});
            continue;
        }
        const auto known = std::ranges::find_if(undated, [&](const Agreed& one) { return same_terms(one.what, what); });
        if (known == undated.end())
            undated.push_back({row, what, row->day});
        else
            known->on = std::min(known->on, row->day);
    }
    dated.insert(dated.end(), undated.begin(), undated.end());
    std::ranges::stable_sort(dated, {}, &Agreed::on);
    for (const auto& agreed : dated) {
        if (is_in_book(agreed))
            continue;
        if (agreed_.empty() || agreed_.back().on < agreed.on)
            agreed_.push_back(agreed);
        else if (!same_terms(agreed_.back().what, agreed.what))
            rejected.push_back({agreed.row->line, "agreed_on", Refusal::agreed_twice, to_text(agreed.on)});
    }
}

bool PatientPlan::is_in_book(const Agreed& agreed) const {
    return std::ranges::any_of(agreements_, [&](const Agreement& known) {
        return known.agreed_on == agreed.on && known.aim == agreed.what.aim &&
               kind_of(known.measure) == agreed.what.primary && known.review_on == agreed.what.review_on &&
               known.target == agreed.what.target && known.rate_per_year == agreed.what.rate_per_year;
    });
}

std::optional<MeasureKind> PatientPlan::kind_of(std::optional<Id<Measure>> measure) const {
    const auto found = std::ranges::find_if(measures_, [&](const Measure& one) { return one.id == measure; });
    return found == measures_.end() ? std::nullopt : std::optional{found->kind};
}

void PatientPlan::check_agreements(std::vector<RejectedCell>& rejected) {
    const bool follows = !agreements_.empty();
    for (std::size_t i = 0; i < agreed_.size(); ++i) {
        const auto& [row, what, on] = agreed_[i];
        if (patient_.born_on && on < *patient_.born_on)
            rejected.push_back({row->line, "agreed_on", Refusal::before_birth, to_text(on)});
        if (follows && on <= agreements_.back().agreed_on)
            rejected.push_back({row->line, "agreed_on", Refusal::agreed_twice, to_text(on)});
        auto zero = first_treatment_;
        if (zero && (follows || i > 0))
            zero = std::max(*zero, on);
        if (what.review_on && zero && *what.review_on <= *zero)
            rejected.push_back({row->line, "review_on", Refusal::review_too_early, to_text(*what.review_on)});
    }
}

std::size_t PatientPlan::sessions() const {
    return static_cast<std::size_t>(std::ranges::count_if(rows_, &VisitRow::is_visit));
}

std::size_t PatientPlan::readings() const {
    std::size_t count = 0;
    for (const auto* row : rows_)
        count += static_cast<std::size_t>(std::ranges::count_if(row->scores, &Answer<Score>::has_value));
    return count;
}

void PatientPlan::write(Intake& into) {
    if (is_new_)
        into.take(added(patient_));
    if (!has_complaint_) {
        into.take(added(complaint_));
        measures_ = usual_measures(complaint_.id, context_.ids);
        for (const auto& measure : measures_)
            into.take(added(measure));
    }
    write_agreements(into);
    std::vector<Session> visits;
    for (const auto* row : rows_)
        if (row->is_visit)
            visits.push_back(visit_of(*row, into));
        else
            write_scores(*row, into);
    into.take_imported(visits);
}

Id<Measure> PatientPlan::measure(MeasureKind kind, Intake& into) {
    for (const auto& measure : measures_)
        if (measure.kind == kind && measure.side == Side::both && !measure.retired_on)
            return measure.id;
    measures_.push_back(usual_measure(kind, complaint_.id, static_cast<int>(measures_.size()), context_.ids));
    into.take(added(measures_.back()));
    return measures_.back().id;
}

void PatientPlan::write_agreements(Intake& into) {
    auto last = agreements_.empty() ? std::nullopt : std::optional{agreements_.back().id};
    for (const auto& [row, what, on] : agreed_) {
        Agreement agreement;
        agreement.id = context_.ids.next<Agreement>();
        agreement.complaint = complaint_.id;
        agreement.supersedes = last;
        agreement.agreed_on = on;
        agreement.aim = what.aim;
        if (what.primary)
            agreement.measure = measure(*what.primary, into);
        agreement.review_on = what.review_on;
        agreement.target = what.target;
        agreement.rate_per_year = what.rate_per_year;
        agreement.rate_source = what.rate_source;
        if (last)
            agreement.reason = context_.source;
        last = agreement.id;
        into.take(added(std::move(agreement)));
    }
}

Session PatientPlan::visit_of(const VisitRow& row, Intake& into) {
    VisitFields fields;
    fields.patient = patient_.id;
    fields.complaint = complaint_.id;
    fields.at = start_of(row);
    for (std::size_t i = 0; i < exchange::scored.size(); ++i)
        if (row.scores[i].was_asked())
            fields.scores.emplace_back(measure(exchange::scored[i], into), row.scores[i]);
    fields.needles = context_.table.needles(row);
    fields.told = row.side_effects;
    fields.needles_in = row.needles_in;
    fields.needles_out = row.needles_out;
    fields.retention_min = row.retention_min;
    fields.note = row.note;
    auto session = session_of(fields, context_.clock, context_.ids);
    session.kind = row.kind;
    session.status = SessionStatus::imported;
    session.source = context_.source;
    for (auto& reading : session.readings)
        reading.imported_from = context_.source;
    return session;
}

void PatientPlan::write_scores(const VisitRow& row, Intake& into) {
    for (std::size_t i = 0; i < exchange::scored.size(); ++i) {
        if (!row.scores[i].was_asked())
            continue;
        Reading reading;
        reading.measure = measure(exchange::scored[i], into);
        reading.id = context_.ids.next<Reading>();
        reading.day = row.day;
        reading.source = ReadingSource::home;
        reading.score = row.scores[i];
        reading.entered_at = context_.clock.now();
        reading.imported_from = context_.source;
        into.take(added(std::move(reading)));
    }
}

}  // namespace needlebook::app
