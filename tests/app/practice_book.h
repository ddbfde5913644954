/// Patients, agreements, treatments and scores for tests of the practice, and its ledger.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/intake.h"
#include "app/practice_figures.h"
#include "app/practice_ledger.h"
#include "open_book.h"

namespace needlebook::app::test {

inline constexpr auto opening = std::chrono::hours{10};

/// A patient with one complaint scored for pain.
struct Person {
    Patient patient;
    Complaint complaint;
    Measure pain;
};

inline Person add_person(Edit& edit, IdSource& ids, const std::string& code, ComplaintKind kind = ComplaintKind::dpn) {
    Person one;
    one.patient.id = ids.next<Patient>();
    one.patient.code = code;
    one.patient.added_on = day(2025, 1, 1);
    one.complaint.id = ids.next<Complaint>();
    one.complaint.patient = one.patient.id;
    one.complaint.kind = kind;
    one.complaint.opened_on = day(2025, 1, 1);
    one.pain.id = ids.next<Measure>();
    one.pain.complaint = one.complaint.id;
    one.pain.label = "Pain";
    one.pain.wording = "How strong was your pain on average?";
    one.pain.recall = "7 days average";
    edit.revisions.push_back(added(one.patient));
    edit.revisions.push_back(added(one.complaint));
    edit.revisions.push_back(added(one.pain));
    return one;
}

inline Agreement agreed(const Person& one, IdSource& ids, Day on, Aim aim = Aim::improve) {
    Agreement agreement;
    agreement.id = ids.next<Agreement>();
    agreement.complaint = one.complaint.id;
    agreement.agreed_on = on;
    agreement.aim = aim;
    if (aim != Aim::comfort)
        agreement.measure = one.pain.id;
    if (aim == Aim::slow)
        agreement.rate_per_year = 2;
    return agreement;
}

inline Session treatment(const Person& one, IdSource& ids, Day on) {
    Session session;
    session.id = ids.next<Session>();
    session.patient = one.patient.id;
    session.complaint = one.complaint.id;
    session.status = SessionStatus::signed_;
    session.starts = on + opening;
    session.started_at = Instant{session.starts.time_since_epoch()};
    session.signed_at = session.started_at + std::chrono::hours{1};
    session.signed_by = "Ann Weaver";
    session.needles = {{.kind = NeedleKind::point,
                        .point = "ST36",
                        .side = Side::both,
                        .count = 2,
                        .sites = {},
                        .detail = {},
                        .pair = {}}};
    session.counted_out = {{"", 2}};
    return session;
}

inline Reading scored(const Person& one, IdSource& ids, Day on, int points,
                      ReadingSource source = ReadingSource::home) {
    Reading reading;
    reading.id = ids.next<Reading>();
    reading.measure = one.pain.id;
    reading.day = on;
    reading.source = source;
    reading.score = Score::from(points).value();
    reading.entered_at = Instant{(on + opening).time_since_epoch()};
    return reading;
}

inline SideEffect effect(IdSource& ids, SideEffectKind kind, SideEffectSource source, bool serious = false) {
    SideEffect one;
    one.id = ids.next<SideEffect>();
    one.kind = kind;
    one.source = source;
    one.serious = serious;
    return one;
}

inline PracticeLedger ledger_of(const Logbook& book) {
    PracticeLedger ledger{book};
    require(ledger.read_all());
    return ledger;
}

inline const SideEffectRate& rate_of(const std::vector<SideEffectRate>& rates, std::string_view kind,
                                     SideEffectSource source) {
    for (const auto& rate : rates)
        if (rate.kind == kind && rate.source == source)
            return rate;
    throw std::logic_error{"no such rate"};
}

}  // namespace needlebook::app::test
