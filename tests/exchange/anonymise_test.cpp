#include "exchange/anonymise.h"

#include <catch2/catch_test_macros.hpp>

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
