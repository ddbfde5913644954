/// Each part of an invented patient's records.
#include "app/demo_writer.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "app/records.h"
#include "domain/point_line.h"

namespace needlebook::app {
namespace {

constexpr std::chrono::hours evening{18};

/// Feet and legs have extents on the legs, hands on the arms; other regions none.
std::optional<Limb> limb_of(std::string_view region) {
    if (region == "hands")
        return Limb::arm;
    if (region.starts_with("feet") || region == "legs")
        return Limb::leg;
    return std::nullopt;
}

SideEffectKind some_effect(Chance& chance) {
    static constexpr std::array kinds{
        SideEffectKind::bruise,          SideEffectKind::bruise,    SideEffectKind::bleeding,
        SideEffectKind::needle_pain,     SideEffectKind::tiredness, SideEffectKind::tiredness,
        SideEffectKind::dizziness_faint, SideEffectKind::flare,     SideEffectKind::residual_pain};
    return chance.one_of(kinds);
}

Severity some_severity(Chance& chance) {
    if (chance.one_in(30))
        return Severity::severe;
    return chance.one_in(5) ? Severity::moderate : Severity::mild;
}

struct SomeChange {
    ChangeKind kind;
    std::string_view words, before, after;
};
constexpr std::array some_changes{SomeChange{ChangeKind::medicine, "duloxetine", "30 mg", "60 mg"},
                                  SomeChange{ChangeKind::hba1c, "HbA1c", "68", "61 mmol/mol"},
                                  SomeChange{ChangeKind::shoes, "wider shoes", "", ""},
                                  SomeChange{ChangeKind::medicine, "pregabalin", "150 mg", "75 mg"},
                                  SomeChange{ChangeKind::exercise, "walks", "none", "20 min a day"},
                                  SomeChange{ChangeKind::sleep, "husband in hospital, short nights", "", ""},
                                  SomeChange{ChangeKind::illness, "a cold, one week", "", ""}};

}  // namespace

/// One patient while the records come together.
struct DemoWriter::Case {
    const DemoPerson& person;
    const DemoCourse& course;
    const DemoExtras& extras;
    Patient patient{};
    Complaint complaint{};
    std::vector<Measure> measures{};  ///< The judged one first.
    Edit edit{};
};

DemoWriter::DemoWriter(Day as_of, IdSource& ids, Chance& chance, const Practitioner& practitioner)
    : as_of_{as_of}, ids_{ids}, chance_{chance}, practitioner_{practitioner} {}

Edit DemoWriter::patient(const DemoPerson& person, const std::string& code, const DemoCourse& course,
                         const DemoExtras& extras) {
    Case one{person, course, extras};
    one.edit.label = "import";
    one.patient = make_patient(person, code, course);
    one.complaint = make_complaint(person, one.patient.id, course.agreed_on);
    one.measures = usual_measures(one.complaint.id, ids_);
    one.edit.revisions.push_back(added(one.patient));
    one.edit.revisions.push_back(added(one.complaint));
    for (const auto& measure : one.measures)
        one.edit.revisions.push_back(added(measure));
    std::stable_partition(one.measures.begin(), one.measures.end(),
                          [&](const Measure& measure) { return measure.kind == person.primary; });
    put_agreements(one);
    put_days(one);
    put_surroundings(one);
    put_second_complaint(one);
    ++report_.patients;
    return std::move(one.edit);
}

Patient DemoWriter::make_patient(const DemoPerson& person, const std::string& code, const DemoCourse& course) {
    Patient patient;
    patient.id = ids_.next<Patient>();
    patient.code = code;
    patient.given_names = person.given;
    patient.family_name = person.family;
    const date::year_month_day today{as_of_};
    const auto birthday =
        date::year_month_day_last{today.year() - date::years{person.age + 1},
                                  date::month{static_cast<unsigned>(chance_.between(1, 12))} / date::last};
    patient.born_on = Day{date::local_days{birthday}} - date::days{chance_.between(0, 27)};
    patient.gp_name = "Dr Halloran";
    patient.gp_practice = "Mill Street Surgery";
    patient.added_on = course.agreed_on;
    if (chance_.one_in(2))
        patient.gp_informed = course.agreed_on;
    return patient;
}

Complaint DemoWriter::make_complaint(const DemoPerson& person, Id<Patient> patient, Day opened_on) {
    Complaint complaint;
    complaint.id = ids_.next<Complaint>();
    complaint.patient = patient;
    complaint.kind = person.kind;
    complaint.words = person.words;
    complaint.region = person.region;
    complaint.side = person.side;
    complaint.since = person.since;
    complaint.severity_at_start = Score::from(std::clamp(static_cast<int>(person.course.start + 1), 0, 10)).value();
    if (person.kind == ComplaintKind::dpn)
        complaint.control = chance_.one_in(2) ? Control::partly : Control::well;
    complaint.opened_on = opened_on;
    return complaint;
}

void DemoWriter::put_agreements(Case& one) {
    if (one.extras.without_agreement)
        return;
    Agreement agreement;
    agreement.id = ids_.next<Agreement>();
    agreement.complaint = one.complaint.id;
    agreement.agreed_on = one.course.agreed_on;
    agreement.aim = one.course.renewed_on ? Aim::improve : one.person.course.aim;
    if (agreement.aim != Aim::comfort)
        agreement.measure = one.measures.front().id;
    if (agreement.aim == Aim::slow) {
        agreement.rate_per_year = one.person.course.rate;
        agreement.rate_source = "own estimate from the last two years";
    }
    if (agreement.aim == Aim::improve)
        agreement.target = one.person.course.target;
    constexpr int planned = 12;
    agreement.planned_visits = planned;
    agreement.spacing_days = 7;
    agreement.stop_rule = "If I dread coming.";
    agreement.patient_words = one.person.patient_words;
    agreement.agreed_by_patient = full_name(one.patient);
    agreement.agreed_by_practitioner = practitioner_.name;
    one.edit.revisions.push_back(added(agreement));
    if (!one.course.renewed_on)
        return;
    auto later = agreement;
    later.id = ids_.next<Agreement>();
    later.supersedes = agreement.id;
    later.agreed_on = *one.course.renewed_on;
    later.aim = one.person.course.aim;
    later.target.reset();
    later.reason = "No fall so far; both want to hold what there is.";
    one.edit.revisions.push_back(added(later));
}

void DemoWriter::put_days(Case& one) {
    const auto treatments = std::ranges::count(one.course.days, DemoDay::Kind::treatment, &DemoDay::kind);
    int ordinal = 0;
    for (const auto& day : one.course.days) {
        if (day.kind == DemoDay::Kind::home) {
            std::vector<Reading> readings;
            put_scores(one, day, ReadingSource::home, std::nullopt, readings);
            for (auto& reading : readings)
                one.edit.revisions.push_back(added(std::move(reading)));
            continue;
        }
        ordinal += day.kind == DemoDay::Kind::treatment ? 1 : 0;
        auto session = make_session(one, day, ordinal);
        if (one.extras.serious_effect && day.kind == DemoDay::Kind::treatment && ordinal == treatments - 1)
            put_serious_effect(session);
        put_versions(one, session);
        one.edit.revisions.push_back(added(std::move(session)));
    }
    if (!one.extras.unsigned_today)
        return;
    auto today = make_session(one, {DemoDay::Kind::treatment, as_of_, {}, {}, {}}, ordinal + 1);
    today.status = SessionStatus::draft;
    today.signed_at.reset();
    today.signed_by.clear();
    today.readings.clear();
    today.counted_out.clear();
    today.needles_out_at.reset();
    one.edit.revisions.push_back(added(std::move(today)));
}

/// Sessions that were entered wrongly at first: they come before what replaced them.
void DemoWriter::put_versions(Case& one, const Session& session) {
    if (session.kind != SessionKind::treatment)
        return;
    constexpr int third = 3;
    const auto number = std::ranges::count_if(one.edit.revisions, [](const Revision& revision) {
        const auto* record = std::get_if<Revised<Session>>(&revision);
        return record && record->after->kind == SessionKind::treatment;
    });
    if (number != third || !one.extras.voided)
        return;
    auto wrong = session;
    wrong.id = ids_.next<Session>();
    wrong.starts += std::chrono::hours{1};
    wrong.started_at += std::chrono::hours{1};
    wrong.readings.clear();
    wrong.extents.clear();
    wrong.side_effects.clear();
    wrong.side_effects_asked = {};
    wrong.side_effects_seen = {};
    one.edit.revisions.push_back(added(wrong));
    auto gone = wrong;
    gone.id = ids_.next<Session>();
    gone.supersedes = wrong.id;
    gone.status = SessionStatus::void_;
    gone.version_reason = "Entered for the wrong patient.";
    one.edit.revisions.push_back(added(std::move(gone)));
}

Session DemoWriter::make_session(const Case& one, const DemoDay& day, int ordinal) {
    constexpr int first_hour = 9;
    constexpr int slots = 11;
    constexpr std::chrono::minutes slot{45};
    const bool treated = day.kind == DemoDay::Kind::treatment;
    Session session;
    session.id = ids_.next<Session>();
    session.patient = one.patient.id;
    session.complaint = one.complaint.id;
    session.kind = treated ? SessionKind::treatment : SessionKind::consultation;
    session.starts = day.day + std::chrono::hours{first_hour} + slot * chance_.between(0, slots);
    session.started_at = instant(session.starts);
    session.room = chance_.one_in(2) ? "1" : "2";
    session.practitioner = practitioner_.id;
    session.changes = Answer<int>::none();
    put_scores(one, day, ReadingSource::before, session.id, session.readings);
    if (treated) {
        put_needles(session, one);
        put_effects(session, ordinal == 1);
        if (one.person.kind == ComplaintKind::dpn)
            session.feet_looked_at =
                chance_.one_in(8) ? Answer<std::string>{"Dry skin at both heels."} : Answer<std::string>::none();
    }
    put_extents(session, one, ordinal);
    if (chance_.one_in(3))
        session.notes = chance_.one_of(demo_notes());
    sign(session);
    ++report_.sessions;
    report_.readings += session.readings.size();
    return session;
}

const std::vector<Needle>& DemoWriter::needles(std::string_view line) {
    auto known = lines_.find(line);
    if (known == lines_.end()) {
        const auto parsed = parse_point_line(line);
        if (!parsed.ok())
            throw std::logic_error{"a point line of the demonstration can't be read: " + std::string{line}};
        known = lines_.emplace(line, parsed.needles).first;
    }
    return known->second;
}

void DemoWriter::put_needles(Session& session, const Case& one) {
    session.needles = needles(one.person.points);
    if (session.needles.size() > 3 && chance_.one_in(4))
        session.needles.erase(session.needles.begin() +
                              chance_.between(1, static_cast<int>(session.needles.size()) - 1));
    constexpr int usual_minutes = 25;
    session.retention_min = usual_minutes + 5 * chance_.between(-1, 1);
    session.needles_in_at = session.started_at + std::chrono::minutes{12};
    session.needles_out_at = *session.needles_in_at + std::chrono::minutes{*session.retention_min};
    auto out = needles_in(session);
    if (one.extras.needle_missing && chance_.one_in(6)) {
        --out;
        session.mismatch_reason = "One fell out on the couch; found on the floor.";
    }
    session.counted_out[""] = out;
}

void DemoWriter::put_effects(Session& session, bool first) {
    const auto put = [&](SideEffectSource source, int odds) -> Answer<int> {
        if (!chance_.one_in(odds))
            return Answer<int>::none();
        SideEffect effect;
        effect.id = ids_.next<SideEffect>();
        effect.source = source;
        effect.kind = some_effect(chance_);
        effect.severity = some_severity(chance_);
        session.side_effects.push_back(std::move(effect));
        return 1;
    };
    if (!first && !chance_.one_in(5))
        session.side_effects_asked = put(SideEffectSource::asked, 5);
    session.side_effects_seen = put(SideEffectSource::seen, 9);
}

void DemoWriter::put_serious_effect(Session& session) {
    SideEffect effect;
    effect.id = ids_.next<SideEffect>();
    effect.source = SideEffectSource::asked;
    effect.kind = SideEffectKind::dizziness_faint;
    effect.severity = Severity::severe;
    effect.serious = true;
    effect.onset_on = day_of(session.starts) - date::days{2};
    effect.action = "Ambulance to A&E; blood pressure tablets halved by the GP.";
    effect.outcome = "Kept in overnight, home the next day. No injury.";
    effect.note = "Fainted at home, two days after the session before.";
    const auto before = session.side_effects_asked;
    session.side_effects_asked = (before.has_value() ? before.value() : 0) + 1;
    session.side_effects.push_back(std::move(effect));
}

void DemoWriter::put_extents(Session& session, const Case& one, int ordinal) {
    const auto limb = limb_of(one.person.region);
    constexpr int every = 5;
    if (!limb || ordinal % every != 0)
        return;
    const int start = *limb == Limb::leg ? 4 : 1;
    const int further = one.extras.reaches_further ? (ordinal + every - 1) / every : 0;
    for (const auto side : {Side::left, Side::right}) {
        Extent extent;
        extent.id = ids_.next<Extent>();
        extent.patient = one.patient.id;
        extent.session = session.id;
        extent.day = day_of(session.starts);
        extent.limb = *limb;
        extent.side = side;
        extent.level = std::min(start + further, Extent::max_level);
        session.extents.push_back(extent);
    }
}

void DemoWriter::sign(Session& session) const {
    session.status = SessionStatus::signed_;
    session.signed_by = practitioner_.name;
    session.signed_at = session.started_at + std::chrono::minutes{55};
}

Reading DemoWriter::make_reading(Id<Measure> measure, Day day, ReadingSource source, std::optional<int> score) {
    Reading reading;
    reading.id = ids_.next<Reading>();
    reading.measure = measure;
    reading.day = day;
    reading.source = source;
    reading.score = score ? Answer<Score>{Score::from(*score).value()} : Answer<Score>::declined();
    reading.entered_at = instant(LocalMinute{day + evening});
    return reading;
}

void DemoWriter::put_scores(const Case& one, const DemoDay& day, ReadingSource source,
                            std::optional<Id<Session>> session, std::vector<Reading>& readings) {
    const std::array scores{day.primary, day.secondary, day.third};
    for (std::size_t i = 0; i < scores.size() && i < one.measures.size(); ++i) {
        readings.push_back(make_reading(one.measures[i].id, day.day, source, scores[i]));
        readings.back().session = session;
    }
    if (!session)
        report_.readings += scores.size();
}

void DemoWriter::put_surroundings(Case& one) {
    const auto from = one.course.first_treatment;
    const int span = std::max(days_between(from, as_of_), 14);
    for (int i = chance_.between(0, 2); i > 0; --i) {
        const auto& some = chance_.one_of(some_changes);
        Change change;
        change.id = ids_.next<Change>();
        change.patient = one.patient.id;
        change.kind = some.kind;
        change.words = some.words;
        change.amount_before = some.before;
        change.amount_after = some.after;
        change.started_on = from + date::days{chance_.between(5, span - 5)};
        if (some.kind == ChangeKind::illness)
            change.ended_on = std::min(as_of_, change.started_on + date::days{7});
        one.edit.revisions.push_back(added(std::move(change)));
    }
    if (limb_of(one.person.region) == Limb::leg)
        for (const auto side : {Side::left, Side::right}) {
            Examination examination;
            examination.id = ids_.next<Examination>();
            examination.patient = one.patient.id;
            examination.day = one.course.agreed_on;
            examination.kind = "monofilament";
            examination.side = side;
            examination.value = static_cast<double>(chance_.between(3, 9));
            examination.unit = "sites of 10";
            one.edit.revisions.push_back(added(std::move(examination)));
        }
    for (const std::string_view question : {"anticoagulant", "electro_implant", "pregnancy_general"}) {
        ScreeningAnswer answer;
        answer.id = ids_.next<ScreeningAnswer>();
        answer.patient = one.patient.id;
        answer.question = question;
        answer.asked_on = one.course.agreed_on;
        answer.answer = one.extras.blood_thinner && question == "anticoagulant" ? Answer<std::string>{"apixaban"}
                                                                                : Answer<std::string>::none();
        one.edit.revisions.push_back(added(std::move(answer)));
    }
    Consent consent;
    consent.id = ids_.next<Consent>();
    consent.patient = one.patient.id;
    consent.given_on = one.course.agreed_on;
    consent.explained = "What is done, what can happen, what is not known; leaflet given.";
    consent.practitioner = practitioner_.id;
    one.edit.revisions.push_back(added(std::move(consent)));
    if (one.extras.ended) {
        CourseEnd end;
        end.id = ids_.next<CourseEnd>();
        end.complaint = one.complaint.id;
        end.ended_on = as_of_ - date::days{2};
        end.reason = *one.extras.ended;
        end.note = "Said so at the review; letter to the GP.";
        one.edit.revisions.push_back(added(std::move(end)));
    }
}

void DemoWriter::put_second_complaint(Case& one) {
    if (!one.extras.second_comfort && !one.extras.second_plain)
        return;
    Complaint complaint;
    complaint.id = ids_.next<Complaint>();
    complaint.patient = one.patient.id;
    complaint.position = 1;
    complaint.kind = one.extras.second_comfort ? ComplaintKind::phn : ComplaintKind::other;
    complaint.words = one.extras.second_comfort ? "Pain where the shingles were" : "Stiff neck";
    complaint.region = one.extras.second_comfort ? "ribs" : "neck";
    complaint.opened_on = one.course.first_treatment;
    one.edit.revisions.push_back(added(complaint));
    one.edit.revisions.push_back(added(usual_measure(MeasureKind::pain, complaint.id, 0, ids_)));
    if (!one.extras.second_comfort)
        return;
    Agreement agreement;
    agreement.id = ids_.next<Agreement>();
    agreement.complaint = complaint.id;
    agreement.agreed_on = complaint.opened_on;
    agreement.aim = Aim::comfort;
    agreement.patient_words = "An hour's ease now and then.";
    agreement.agreed_by_patient = full_name(one.patient);
    agreement.agreed_by_practitioner = practitioner_.name;
    one.edit.revisions.push_back(added(std::move(agreement)));
}

}  // namespace needlebook::app
