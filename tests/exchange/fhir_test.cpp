/// What a bundle says of a side effect and of a side; that it is valid FHIR is for tests/fhir.
#include "exchange/fhir.h"

#include <set>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace needlebook;
using namespace needlebook::exchange;
using nlohmann::json;

namespace {

/// Two treatments a week apart, and feet scored on each side.
struct TwoVisits {
    PatientRecord record;

    TwoVisits() {
        record.patient.id = {1};
        record.patient.code = "K1";
        Complaint feet;
        feet.id = {2};
        feet.patient = {1};
        feet.region = "feet";
        record.complaints = {feet};
        for (const auto side : {Side::left, Side::right, Side::both}) {
            Measure measure;
            measure.id = {10 + static_cast<int>(side)};
            measure.complaint = feet.id;
            measure.kind = MeasureKind::numbness;
            measure.label = "Numbness";
            measure.side = side;
            record.measures.push_back(measure);
        }
        for (const int week : {0, 1}) {
            Session session;
            session.id = {20 + week};
            session.patient = {1};
            session.status = SessionStatus::signed_;
            session.starts = day(2026, 3, 2) + date::days{7 * week} + std::chrono::hours{10};
            session.started_at = Instant{session.starts.time_since_epoch()};
            record.sessions.push_back(session);
        }
    }

    Session& visit(std::size_t which) { return record.sessions.at(which); }

    void add(std::size_t visit, SideEffectSource source, std::optional<Day> onset = {}) {
        SideEffect effect;
        effect.id = {30};
        effect.source = source;
        effect.kind = SideEffectKind::bruise;
        effect.onset_on = onset;
        effect.causality = Causality::probable;
        record.sessions.at(visit).side_effects.push_back(effect);
    }

    json bundle() const { return json::parse(fhir_bundle({}, record, {})); }

    json the(const char* type) const {
        const auto made = bundle();
        for (const auto& entry : made["entry"])
            if (entry["resource"]["resourceType"] == type)
                return entry["resource"];
        return {};
    }

    /// The day of the treatment that a side effect is put down to.
    std::string suspected_day() const {
        const auto event = the("AdverseEvent");
        if (!event.contains("suspectEntity"))
            return {};
        const auto made = bundle();
        for (const auto& entry : made["entry"])
            if (entry["fullUrl"] == event["suspectEntity"][0]["instance"]["reference"])
                return entry["resource"]["performedDateTime"].get<std::string>().substr(0, 10);
        return "nothing in the bundle";
    }
};

}  // namespace

TEST_CASE_METHOD(TwoVisits, "a side effect that was asked about came after the treatment before") {
    add(1, SideEffectSource::asked);
    CHECK(suspected_day() == "2026-03-02");
    const auto event = the("AdverseEvent");
    CHECK_FALSE(event.contains("date"));
    CHECK(event["detected"] == "2026-03-09");
    CHECK(event["extension"][0]["url"] == "urn:needlebook:side-effect-source");
    CHECK(event["extension"][0]["valueCode"] == "asked");
    CHECK(event["suspectEntity"][0].contains("causality"));
}

TEST_CASE_METHOD(TwoVisits, "a side effect that was seen is of that day's treatment") {
    add(1, SideEffectSource::seen);
    CHECK(suspected_day() == "2026-03-09");
    CHECK(the("AdverseEvent")["date"] == "2026-03-09");
    CHECK(the("AdverseEvent")["extension"][0]["valueCode"] == "seen");
}

TEST_CASE_METHOD(TwoVisits, "no treatment is suspected that came after, that doesn't count, or that was none") {
    SECTION("asked at the first visit") { add(0, SideEffectSource::asked); }
    SECTION("it began before the first treatment") { add(1, SideEffectSource::asked, day(2026, 3, 1)); }
    SECTION("seen, and begun before") { add(0, SideEffectSource::seen, day(2026, 3, 1)); }
    SECTION("the visit before was a telephone call") {
        visit(0).kind = SessionKind::phone;
        add(1, SideEffectSource::asked);
    }
    SECTION("the visit before was entered in error") {
        visit(0).status = SessionStatus::void_;
        add(1, SideEffectSource::asked);
    }
    CHECK(suspected_day().empty());
    CHECK_FALSE(the("AdverseEvent").contains("suspectEntity"));
}

TEST_CASE_METHOD(TwoVisits, "the day on which a side effect began says which treatment it came after") {
    add(1, SideEffectSource::seen, day(2026, 3, 5));
    CHECK(suspected_day() == "2026-03-02");
    CHECK(the("AdverseEvent")["date"] == "2026-03-05");
}

TEST_CASE_METHOD(TwoVisits, "left and right of a score are told apart") {
    std::set<std::pair<std::string, std::string>> seen;
    const auto made = bundle();
    for (const auto& entry : made["entry"]) {
        const auto& resource = entry["resource"];
        if (resource["resourceType"] == "Observation")
            seen.emplace(resource["code"]["text"],
                         resource.contains("bodySite") ? resource["bodySite"]["text"].get<std::string>() : "");
    }
    CHECK(seen == std::set<std::pair<std::string, std::string>>{
                      {"Numbness", ""}, {"Numbness, left", "feet, left"}, {"Numbness, right", "feet, right"}});
}
