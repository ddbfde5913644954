/// The fields of every record, listed once: fields(visit, record) calls visit(name, member) for each.
#pragma once

#include <string_view>
#include <type_traits>

#include "exchange/patient_record.h"

namespace needlebook::exchange {

/// Whether exports of earlier releases lack the field: it is empty where it isn't there. Each is one that can be.
constexpr bool was_added_later(std::string_view name) { return name == "follow_up_on"; }

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Patient>
void fields(Visit& visit, Record& patient) {
    visit("id", patient.id);
    visit("code", patient.code);
    visit("given_names", patient.given_names);
    visit("family_name", patient.family_name);
    visit("born_on", patient.born_on);
    visit("phone", patient.phone);
    visit("email", patient.email);
    visit("address", patient.address);
    visit("gp_name", patient.gp_name);
    visit("gp_practice", patient.gp_practice);
    visit("gp_informed", patient.gp_informed);
    visit("restricted", patient.restricted);
    visit("restriction", patient.restriction);
    visit("retention_hold", patient.retention_hold);
    visit("retention_reason", patient.retention_reason);
    visit("note", patient.note);
    visit("added_on", patient.added_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Complaint>
void fields(Visit& visit, Record& complaint) {
    visit("id", complaint.id);
    visit("patient", complaint.patient);
    visit("position", complaint.position);
    visit("kind", complaint.kind);
    visit("words", complaint.words);
    visit("region", complaint.region);
    visit("side", complaint.side);
    visit("since", complaint.since);
    visit("severity_at_start", complaint.severity_at_start);
    visit("control", complaint.control);
    visit("diagnosed_by", complaint.diagnosed_by);
    visit("opened_on", complaint.opened_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Measure>
void fields(Visit& visit, Record& measure) {
    visit("id", measure.id);
    visit("complaint", measure.complaint);
    visit("position", measure.position);
    visit("kind", measure.kind);
    visit("label", measure.label);
    visit("side", measure.side);
    visit("wording", measure.wording);
    visit("low_label", measure.low_label);
    visit("high_label", measure.high_label);
    visit("language", measure.language);
    visit("recall", measure.recall);
    visit("retired_on", measure.retired_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Agreement>
void fields(Visit& visit, Record& agreement) {
    visit("id", agreement.id);
    visit("complaint", agreement.complaint);
    visit("supersedes", agreement.supersedes);
    visit("agreed_on", agreement.agreed_on);
    visit("aim", agreement.aim);
    visit("measure", agreement.measure);
    visit("review_on", agreement.review_on);
    visit("target", agreement.target);
    visit("rate_per_year", agreement.rate_per_year);
    visit("rate_source", agreement.rate_source);
    visit("planned_visits", agreement.planned_visits);
    visit("spacing_days", agreement.spacing_days);
    visit("stop_rule", agreement.stop_rule);
    visit("patient_words", agreement.patient_words);
    visit("agreed_by_patient", agreement.agreed_by_patient);
    visit("agreed_by_practitioner", agreement.agreed_by_practitioner);
    visit("reason", agreement.reason);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, CourseEnd>
void fields(Visit& visit, Record& end) {
    visit("id", end.id);
    visit("complaint", end.complaint);
    visit("ended_on", end.ended_on);
    visit("reason", end.reason);
    visit("follow_up", end.follow_up);
    visit("note", end.note);
    visit("follow_up_on", end.follow_up_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Consent>
void fields(Visit& visit, Record& consent) {
    visit("id", consent.id);
    visit("patient", consent.patient);
    visit("given_on", consent.given_on);
    visit("explained", consent.explained);
    visit("practitioner", consent.practitioner);
    visit("withdrawn_on", consent.withdrawn_on);
    visit("withdrawn_reason", consent.withdrawn_reason);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, EvidenceShown>
void fields(Visit& visit, Record& shown) {
    visit("id", shown.id);
    visit("patient", shown.patient);
    visit("shown_at", shown.shown_at);
    visit("what", shown.what);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, ScreeningAnswer>
void fields(Visit& visit, Record& answer) {
    visit("id", answer.id);
    visit("patient", answer.patient);
    visit("question", answer.question);
    visit("asked_on", answer.asked_on);
    visit("answer", answer.answer);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Reading>
void fields(Visit& visit, Record& reading) {
    visit("id", reading.id);
    visit("measure", reading.measure);
    visit("session", reading.session);
    visit("day", reading.day);
    visit("source", reading.source);
    visit("giver", reading.giver);
    visit("score", reading.score);
    visit("entered_at", reading.entered_at);
    visit("after_reveal", reading.after_reveal);
    visit("imported_from", reading.imported_from);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Extent>
void fields(Visit& visit, Record& extent) {
    visit("id", extent.id);
    visit("patient", extent.patient);
    visit("session", extent.session);
    visit("day", extent.day);
    visit("limb", extent.limb);
    visit("side", extent.side);
    visit("level", extent.level);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, needlebook::Change>
void fields(Visit& visit, Record& change) {
    visit("id", change.id);
    visit("patient", change.patient);
    visit("kind", change.kind);
    visit("words", change.words);
    visit("started_on", change.started_on);
    visit("ended_on", change.ended_on);
    visit("amount_before", change.amount_before);
    visit("amount_after", change.amount_after);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Examination>
void fields(Visit& visit, Record& examination) {
    visit("id", examination.id);
    visit("patient", examination.patient);
    visit("day", examination.day);
    visit("kind", examination.kind);
    visit("side", examination.side);
    visit("value", examination.value);
    visit("unit", examination.unit);
    visit("note", examination.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, PointGroup>
void fields(Visit& visit, Record& group) {
    visit("id", group.id);
    visit("name", group.name);
    visit("points", group.points);
    visit("citation", group.citation);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Practice>
void fields(Visit& visit, Record& practice) {
    visit("name", practice.name);
    visit("address", practice.address);
    visit("phone", practice.phone);
    visit("email", practice.email);
    visit("patient_view_needs_passphrase", practice.patient_view_needs_passphrase);
    visit("lock_after_minutes", practice.lock_after_minutes);
    visit("retention_years", practice.retention_years);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Practitioner>
void fields(Visit& visit, Record& practitioner) {
    visit("id", practitioner.id);
    visit("name", practitioner.name);
    visit("initials", practitioner.initials);
    visit("qualification", practitioner.qualification);
    visit("body", practitioner.body);
    visit("body_number", practitioner.body_number);
    visit("insurer", practitioner.insurer);
    visit("active", practitioner.active);
    visit("usual", practitioner.usual);
    visit("retention_min", practitioner.retention_min);
    visit("needle_diameter_um", practitioner.needle_diameter_um);
    visit("needle_length_mm", practitioner.needle_length_mm);
    visit("needle_make", practitioner.needle_make);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, NeedleDetail>
void fields(Visit& visit, Record& detail) {
    visit("depth_mm", detail.depth_mm);
    visit("angle", detail.angle);
    visit("response", detail.response);
    visit("stimulation", detail.stimulation);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Needle>
void fields(Visit& visit, Record& needle) {
    visit("kind", needle.kind);
    visit("point", needle.point);
    visit("side", needle.side);
    visit("count", needle.count);
    visit("sites", needle.sites);
    visit("detail", needle.detail);
    visit("pair", needle.pair);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Technique>
void fields(Visit& visit, Record& technique) {
    visit("kind", technique.kind);
    visit("place", technique.place);
    visit("minutes", technique.minutes);
    visit("pieces", technique.pieces);
    visit("removal_advice", technique.removal_advice);
    visit("note", technique.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, CautionDecision>
void fields(Visit& visit, Record& decision) {
    visit("caution", decision.caution);
    visit("subject", decision.subject);
    visit("choice", decision.choice);
    visit("reason", decision.reason);
    visit("source", decision.source);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, SideEffect>
void fields(Visit& visit, Record& effect) {
    visit("id", effect.id);
    visit("source", effect.source);
    visit("kind", effect.kind);
    visit("severity", effect.severity);
    visit("serious", effect.serious);
    visit("causality", effect.causality);
    visit("point", effect.point);
    visit("side", effect.side);
    visit("onset_on", effect.onset_on);
    visit("action", effect.action);
    visit("outcome", effect.outcome);
    visit("closed_on", effect.closed_on);
    visit("note", effect.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Session>
void fields(Visit& visit, Record& session) {
    visit("id", session.id);
    visit("patient", session.patient);
    visit("complaint", session.complaint);
    visit("supersedes", session.supersedes);
    visit("version_reason", session.version_reason);
    visit("status", session.status);
    visit("kind", session.kind);
    visit("starts", session.starts);
    visit("started_at", session.started_at);
    visit("room", session.room);
    visit("practitioner", session.practitioner);
    visit("supervised_by", session.supervised_by);
    visit("entered_later", session.entered_later);
    visit("source", session.source);
    visit("feet_looked_at", session.feet_looked_at);
    visit("changes", session.changes);
    visit("needles", session.needles);
    visit("techniques", session.techniques);
    visit("counted_out", session.counted_out);
    visit("needles_in_at", session.needles_in_at);
    visit("needles_out_at", session.needles_out_at);
    visit("retention_min", session.retention_min);
    visit("needles_in_told", session.needles_in_told);
    visit("mismatch_reason", session.mismatch_reason);
    visit("cautions", session.cautions);
    visit("readings", session.readings);
    visit("extents", session.extents);
    visit("side_effects_asked", session.side_effects_asked);
    visit("side_effects_seen", session.side_effects_seen);
    visit("side_effects", session.side_effects);
    visit("advice", session.advice);
    visit("pattern", session.pattern);
    visit("tongue_pulse", session.tongue_pulse);
    visit("notes", session.notes);
    visit("notes_copied", session.notes_copied);
    visit("private_note", session.private_note);
    visit("signed_at", session.signed_at);
    visit("signed_by", session.signed_by);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, BookIdentity>
void fields(Visit& visit, Record& identity) {
    visit("id", identity.id);
    visit("kind", identity.kind);
    visit("made_at", identity.made_at);
    visit("zone", identity.zone);
    visit("from_book", identity.from_book);
    visit("from_patient", identity.from_patient);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, QuotedAct>
void fields(Visit& visit, Record& act) {
    visit("seq", act.seq);
    visit("at", act.at);
    visit("who", act.who);
    visit("kind", act.kind);
    visit("patient", act.patient);
    visit("subject", act.subject);
    visit("payload", act.payload);
    visit("hash", act.hash);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, BookRecord>
void fields(Visit& visit, Record& record) {
    visit("book", record.book);
    visit("practice", record.practice);
    visit("outcome_constants", record.outcome_constants);
    visit("practitioners", record.practitioners);
    visit("point_groups", record.point_groups);
    visit("history", record.history);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, PatientRecord>
void fields(Visit& visit, Record& record) {
    visit("patient", record.patient);
    visit("complaints", record.complaints);
    visit("measures", record.measures);
    visit("agreements", record.agreements);
    visit("course_ends", record.course_ends);
    visit("consents", record.consents);
    visit("evidence_shown", record.evidence_shown);
    visit("screening_answers", record.screening_answers);
    visit("sessions", record.sessions);
    visit("readings", record.readings);
    visit("extents", record.extents);
    visit("changes", record.changes);
    visit("examinations", record.examinations);
    visit("history", record.history);
}

}  // namespace needlebook::exchange
