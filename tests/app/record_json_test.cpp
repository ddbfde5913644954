/// Records as JSON lose nothing.
#include "app/edit_json.h"

#include <catch2/catch_test_macros.hpp>

#include "app/open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
using namespace needlebook::exchange;

TEST_CASE_METHOD(OpenBook, "an edit comes back from its JSON as it was") {
    Agreement agreement;
    agreement.id = logbook.ids().next<Agreement>();
    agreement.complaint = feet.id;
    agreement.agreed_on = day(2026, 3, 1);
    agreement.aim = Aim::slow;
    agreement.rate_per_year = 1.0 / 3;
    Practitioner ann;
    ann.id = logbook.ids().next<Practitioner>();
    ann.name = "Ann Weaver";
    ann.usual.angle = NeedleAngle::oblique;
    auto later = visit();
    later.feet_looked_at = Answer<std::string>::declined();
    later.changes = 2;
    later.side_effects.front().causality.reset();
    const Edit edit{"everything",
                    {added(maud), removed(feet), changed(pain, pain), added(agreement), added(visit()), added(later),
                     added(score(3, day(2026, 3, 5), ReadingSource::home)), added(ann), added(Practice{})}};
    const auto text = to_json(edit).dump();
    const auto back = edit_from(nlohmann::json::parse(text));
    REQUIRE(back);
    CHECK(*back == edit);
}

TEST_CASE_METHOD(OpenBook, "ids are text and what is absent is null") {
    const auto json = to_json(maud);
    CHECK(json["id"] == to_text(maud.id));
    CHECK(json["born_on"] == "1951-06-02");
    CHECK(json["gp_informed"] == nlohmann::json{{"answer", "not_asked"}});
    CHECK(to_json(feet)["severity_at_start"]["answer"] == "not_asked");
    CHECK(to_json(score(0, day(2026, 3, 5)))["score"] == nlohmann::json{{"answer", "value"}, {"value", 0}});
}

TEST_CASE_METHOD(OpenBook, "a field that can't be right is named") {
    auto json = to_json(visit());
    SECTION("a score beyond ten") {
        json["readings"][0]["score"]["value"] = 11;
        CHECK(record_from<Session>(json).error() == Error{Errc::out_of_range, "readings[0].score.value"});
    }
    SECTION("a word that nothing is called") {
        json["needles"][1]["side"] = "upwards";
        CHECK(record_from<Session>(json).error() == Error{Errc::malformed, "needles[1].side"});
    }
    SECTION("a missing field") {
        json.erase("starts");
        CHECK(record_from<Session>(json).error() == Error{Errc::incomplete, "starts"});
    }
    SECTION("an id as a number") {
        json["id"] = 7;
        CHECK(record_from<Session>(json).error() == Error{Errc::malformed, "id"});
    }
    SECTION("no object at all") {
        CHECK(record_from<Session>(nlohmann::json::array()).error().code == Errc::malformed);
    }
}
