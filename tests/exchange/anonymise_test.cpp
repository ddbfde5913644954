#include "exchange/anonymise.h"

#include <catch2/catch_test_macros.hpp>

#include "report/expectations.h"

using namespace needlebook;
using namespace needlebook::exchange;

TEST_CASE("an anonymised record keeps which came first of an end and an agreement of one day") {
    const auto one_day = day(2026, 3, 20);
    PatientRecord record;
    record.patient.id = {1};
    Agreement first;
    first.id = {10};
    CourseEnd end;
    end.id = {20};
    Agreement second;
    second.id = {30};
    second.agreed_on = end.ended_on = first.agreed_on = one_day;
    record.agreements = {first, second};
    record.course_ends = {end};
    IdSource ids{fixed_clock(one_day + std::chrono::hours{10}), 1};
    const auto made = Anonymiser{ids, 1}.patient(record);
    CHECK(made.agreements[0].id.value < made.course_ends[0].id.value);
    CHECK(made.course_ends[0].id.value < made.agreements[1].id.value);
    CHECK(made.agreements[1].id.value != second.id.value);
}

TEST_CASE("a field for codes keeps ours and no words of anyone else") {
    PatientRecord record;
    record.patient.id = {1};
    Measure measure;
    measure.id = {2};
    measure.language = "Mrs Hart's own";
    record.measures = {measure};
    for (const auto* unit : {"seconds felt", "as Mr Quill counts"}) {
        Examination examination;
        examination.kind = "fork128";
        examination.unit = unit;
        record.examinations.push_back(examination);
    }
    for (const auto* question : {"electro_implant", "cauda_equina", "does Quill drink?"}) {
        ScreeningAnswer answer;
        answer.question = question;
        record.screening_answers.push_back(answer);
    }
    Session session;
    for (const auto* sites : {"1,3", "T12,L5", "Quill's toe", "Ann"}) {
        Needle needle;
        needle.point = "EX-B2";
        needle.sites = sites;
        session.needles.push_back(needle);
    }
    for (const auto* caution : {"electro_chest", "Quill faints"}) {
        CautionDecision decision;
        decision.caution = caution;
        session.cautions.push_back(decision);
    }
    record.sessions = {session};
    const auto ids_shown = report::evidence_in_expectations(ComplaintKind::dpn);
    REQUIRE(ids_shown.size() > 1);
    EvidenceShown shown;
    shown.what = ids_shown[0] + "; told Quill's story; " + ids_shown[1];
    record.evidence_shown = {shown};
    shown.what = "told Quill's story";
    record.evidence_shown.push_back(shown);

    IdSource ids{fixed_clock(day(2026, 3, 20) + std::chrono::hours{10}), 1};
    const auto made = Anonymiser{ids, 1}.patient(record);
    CHECK(made.measures[0].language == "en");
    CHECK(made.examinations[0].unit == "seconds felt");
    CHECK(made.examinations[1].unit.empty());
    CHECK(made.screening_answers[0].question == "electro_implant");
    CHECK(made.screening_answers[1].question == "cauda_equina");
    CHECK(made.screening_answers[2].question == "removed");
    CHECK(made.sessions[0].needles[0].sites == "1,3");
    CHECK(made.sessions[0].needles[1].sites == "T12,L5");
    CHECK(made.sessions[0].needles[2].sites.empty());
    CHECK(made.sessions[0].needles[3].sites.empty());
    CHECK(made.sessions[0].cautions[0].caution == "electro_chest");
    CHECK(made.sessions[0].cautions[1].caution == "removed");
    CHECK(made.evidence_shown[0].what == ids_shown[0] + "; " + ids_shown[1]);
    CHECK(made.evidence_shown[1].what == "removed");
}
