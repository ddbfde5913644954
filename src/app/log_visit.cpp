/// Checks the whole visit first, then writes it in one commit and signs it in another.
#include "app/log_visit.h"

#include <algorithm>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/trend_view.h"

namespace needlebook::app {
namespace {

/// The measures that get the scores, made where the complaint lacks them.
class Scoring {
public:
    Scoring(Logbook& book, Id<Complaint> complaint, Edit& edit)
        : book_{book}, complaint_{complaint}, edit_{edit}, measures_{book.book().measures.of(complaint)} {}

    Id<Measure> measure(MeasureKind kind) {
        for (const auto& measure : measures_)
            if (measure.kind == kind && measure.side == Side::both && !measure.retired_on)
                return measure.id;
        measures_.push_back(usual_measure(kind, complaint_, static_cast<int>(measures_.size()), book_.ids()));
        edit_.revisions.push_back(added(measures_.back()));
        return measures_.back().id;
    }

private:
    Logbook& book_;
    Id<Complaint> complaint_;
    Edit& edit_;
    std::vector<Measure> measures_;
};

Id<Complaint> complaint_for(Logbook& book, Id<Patient> patient, Day day, Edit& edit) {
    const auto found = first_open_complaint(book, patient, day);
    if (found && *found)
        return (*found)->id;
    Complaint complaint;
    complaint.id = book.ids().next<Complaint>();
    complaint.patient = patient;
    complaint.opened_on = day;
    edit.revisions.push_back(added(complaint));
    return complaint.id;
}

Result<Patient> known_patient(const Logbook& book, const VisitRequest& request) {
    const auto patient = patient_of_code(book, request.patient);
    if (!patient)
        return tl::unexpected(patient.error());
    if (!*patient)
        return fail(Errc::not_found, "patient");
    for (const auto& session : book.book().sessions.current_of((*patient)->id))
        if (session.starts == request.at)
            return fail(Errc::already_exists, "session");
    return **patient;
}

VisitFields fields_of(Logbook& book, Id<Patient> patient, const VisitRequest& request, Edit& edit) {
    VisitFields fields;
    fields.patient = patient;
    fields.complaint = complaint_for(book, patient, day_of(request.at), edit);
    fields.at = request.at;
    fields.needles = request.needles;
    fields.told = request.told;
    fields.seen = request.seen;
    fields.needles_out = request.needles_out;
    fields.retention_min = request.retention_min;
    fields.note = request.note;
    Scoring scoring{book, *fields.complaint, edit};
    for (std::size_t i = 0; i < exchange::scored.size(); ++i)
        if (request.scores[i].was_asked())
            fields.scores.emplace_back(scoring.measure(exchange::scored[i]), request.scores[i]);
    return fields;
}

/// The session, checked; `edit` gets what it needs beside it.
Result<Session> draft_of(Logbook& book, const VisitRequest& request, Edit& edit) {
    return guarded([&]() -> Result<Session> {
        const auto patient = known_patient(book, request);
        if (!patient)
            return tl::unexpected(patient.error());
        auto made = session_of(fields_of(book, patient->id, request, edit), book.clock(), book.ids());
        const auto wrong = faults(made, *patient, book.clock().today());
        if (!wrong.empty())
            return fail(wrong.front().code, wrong.front().field);
        return made;
    });
}

std::vector<VisitWarning> warnings_of(const Session& session) {
    if (needles_reconciled(session))
        return {};
    return {needles_out(session) ? VisitWarning::needles_left : VisitWarning::not_counted_out};
}

}  // namespace

Result<std::optional<Patient>> patient_of_code(const Logbook& book, std::string_view code) {
    return guarded([&] { return book.book().patients.find_code(code); });
}

Result<std::optional<Complaint>> first_open_complaint(const Logbook& book, Id<Patient> patient, Day as_of) {
    return guarded([&]() -> std::optional<Complaint> {
        const auto complaints = book.book().complaints.of(patient);
        const auto treated = book.book().sessions.treatment_days_of(patient);
        for (const auto& complaint : complaints)
            if (!ended_by(book.book().course_ends.of(complaint.id), book.book().agreements.of(complaint.id), as_of,
                          last_treatment(treated, complaint.id, as_of)))
                return complaint;
        if (complaints.empty())
            return std::nullopt;
        return complaints.front();
    });
}

Result<void> check_visit(Logbook& book, const VisitRequest& request) {
    Edit edit;
    const auto session = draft_of(book, request, edit);
    if (!session)
        return tl::unexpected(session.error());
    return {};
}

Result<LoggedVisit> log_visit(Logbook& book, const VisitRequest& request) {
    Edit edit{"add_session", {}};
    const auto session = draft_of(book, request, edit);
    if (!session)
        return tl::unexpected(session.error());
    edit.revisions.push_back(added(*session));
    if (const auto done = book.commit(edit, session->patient); !done)
        return tl::unexpected(done.error());
    LoggedVisit logged{*session, warnings_of(*session)};
    if (!logged.warnings.empty())
        return logged;
    auto signed_session = book.sign(session->id);
    if (!signed_session)
        return tl::unexpected(signed_session.error());
    logged.session = std::move(*signed_session);
    return logged;
}

}  // namespace needlebook::app
