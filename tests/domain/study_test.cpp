/// Studies and the untreated course as data: only what was read in its source reaches a patient.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "domain/published_rates.h"

#include "domain/study.h"

using namespace needlebook;
using namespace needlebook::evidence;

TEST_CASE("no row that was not read in its source stands in the panel of any complaint") {
    std::size_t kept = 0;
    for (const auto kind : all_of<ComplaintKind>()) {
        for (const auto* study : studies_for(kind)) {
            CAPTURE(study->id);
            CHECK(study->source.status == Status::verified);
            CHECK(study->show_patient);
            CHECK_FALSE(study->sentence.empty());
            CHECK_FALSE(study->limits.empty());
            CHECK_FALSE(study->source.text.empty());
            ++kept;
        }
        for (const auto* course : untreated_courses_for(kind))
            CHECK(course->source.status == Status::verified);
    }
    CHECK(kept > 10);
    CHECK(std::ranges::any_of(studies(), [](const Study& one) { return !for_expectations(one); }));
    CHECK(std::ranges::any_of(untreated_courses(), [](const UntreatedCourse& one) { return !for_expectations(one); }));
    CHECK(std::ranges::any_of(published_rates(), [](const PublishedRate& one) { return !for_expectations(one); }));
}

TEST_CASE("the study that counted better, the same and worse has both groups whole") {
    const auto found = std::ranges::find(studies(), "schroeder2007", &Study::id);
    REQUIRE(found != studies().end());
    REQUIRE(found->counts_people());
    CHECK(*found->treated == Fates{16, 3, 2});
    CHECK(*found->control == Fates{4, 7, 15});
    CHECK(found->treated->all() + found->control->all() == found->people);
    CHECK(found->design == Design::nonrandomised);
}

TEST_CASE("shares that were rounded still make a hundred people") {
    bool any = false;
    for (const auto& course : untreated_courses())
        if (course.of_100) {
            any = true;
            CHECK(course.of_100->all() == 100);
        }
    CHECK(any);
    const auto cts = untreated_courses_for(ComplaintKind::cts);
    REQUIRE_FALSE(cts.empty());
    CHECK(*cts.front()->of_100 == Fates{48, 29, 23});
}

TEST_CASE("what happened to others is shown where it concerns the complaint") {
    const auto has = [](ComplaintKind kind, std::string_view id) {
        return std::ranges::any_of(studies_for(kind), [&](const Study* study) { return study->id == id; });
    };
    CHECK(has(ComplaintKind::cipn, "greenlee2016_w16"));  // Where it did harm.
    CHECK(has(ComplaintKind::cipn_platinum, "rostock2013"));
    CHECK(has(ComplaintKind::dpn, "acudin2021"));
    CHECK_FALSE(has(ComplaintKind::dpn, "tu2024"));
    CHECK_FALSE(has(ComplaintKind::dpn, "garrow2014"));  // Read in part only.
}
