#include "domain/evidence.h"

#include <algorithm>
#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/csv.h"
#include "embedded/evidence.h"

using namespace needlebook;
using namespace needlebook::evidence;

namespace {

const Point& point(std::string_view code) { return points().at(*PointCode::from(code)); }

template <class Rows>
std::set<std::string> ids(const Rows& rows) {
    std::set<std::string> all;
    for (const auto& row : rows)
        all.insert(row.id);
    CHECK(all.size() == rows.size());
    return all;
}

}  // namespace

TEST_CASE("every enumerated kind has one row of evidence, and every row its kind") {
    CHECK(measures().size() == all_of<MeasureKind>().size());
    for (const auto kind : all_of<MeasureKind>())
        CHECK(facts(kind).kind == kind);
    CHECK(conditions().size() == all_of<ComplaintKind>().size());
    for (const auto kind : all_of<ComplaintKind>())
        CHECK(facts(kind).kind == kind);
    for (const auto kind : all_of<SideEffectKind>())
        CHECK(facts(kind).name == name_of(kind));
    // Three rows exist for comparing rates only.
    CHECK(side_effects().size() == all_of<SideEffectKind>().size() + 3);
}

TEST_CASE("each kind of side effect has a key of its own, and none, declined and help stay free") {
    std::set<char> letters;
    for (const auto kind : all_of<SideEffectKind>()) {
        const auto& row = facts(kind);
        CAPTURE(row.name);
        REQUIRE(row.letter);
        CHECK(letters.insert(*row.letter).second);
        CHECK(side_effect_by_letter(*row.letter) == kind);
        CHECK(side_effect_by_letter(static_cast<char>(*row.letter - 'A' + 'a')) == kind);
        for (const auto severity : all_of<Severity>())
            CHECK_FALSE(row.words_for(severity).empty());
    }
    for (const char taken : {'N', 'n', 'D', 'd', '?', '-'})
        CHECK_FALSE(side_effect_by_letter(taken));
}

TEST_CASE("the red flag of a side effect exists") {
    const auto flags = ids(red_flags());
    for (const auto& row : side_effects())
        if (row.red_flag)
            CHECK(flags.contains(*row.red_flag));
    CHECK(red_flag("pneumothorax")->urgency == Urgency::emergency);
    CHECK(red_flag("foot_active")->urgency == Urgency::foot_team);
    CHECK_FALSE(red_flag("nothing"));
    for (const auto& flag : red_flags()) {
        CHECK(flag.source.status == Status::verified);
        CHECK_FALSE(flag.advice.empty());
    }
}

TEST_CASE("cautions name techniques and parts of the body that the program knows") {
    const std::set<std::string> techniques{"electro", "moxa_heat", "retained"};
    const std::set<std::string> regions{"foot",  "hand",   "leg",     "chest",         "head",
                                        "spine", "tumour", "implant", "limb_affected", "skin_affected"};
    ids(cautions());
    for (const auto& row : cautions()) {
        CAPTURE(row.id);
        CHECK(row.advice.size() <= 200);
        CHECK(row.year > 1990);
        for (const auto& technique : row.applies_to.techniques)
            CHECK(techniques.contains(technique));
        for (const auto& region : row.applies_to.regions)
            CHECK(regions.contains(region));
    }
    for (const std::string part : {"foot", "hand", "leg", "chest", "head", "spine"}) {
        CAPTURE(part);
        const AppliesTo applies{{}, {part}, {}, {}};
        CHECK(std::ranges::any_of(points().all(), [&](const Point& p) { return applies.covers(p); }));
    }
}

TEST_CASE("cautions are about points, parts of the body, techniques or everyone") {
    CHECK(caution("pregnancy_general")->applies_to.is_general());
    CHECK(caution("pregnancy_aacp")->applies_to.points.size() == 8);
    CHECK(caution("pregnancy_aacp")->concerns(point("SP6")));
    CHECK_FALSE(caution("pregnancy_aacp")->concerns(point("ST36")));
    CHECK(caution("lung_points")->concerns(point("GB21")));
    CHECK_FALSE(caution("lung_points")->concerns(point("ST36")));
    CHECK(caution("foot_ulcer")->concerns(point("LR3")));
    CHECK(caution("foot_ulcer")->concerns(point("BL60")));
    CHECK_FALSE(caution("foot_ulcer")->concerns(point("LI4")));
    CHECK(caution("oedema")->concerns(point("ST36")));
    CHECK(caution("spine_instability")->concerns(point("EX-B2")));
    // Whether the skin is broken there is not the point's to know.
    CHECK_FALSE(caution("infected_skin")->concerns(point("LR3")));
}

TEST_CASE("a caution about a technique speaks up only while it is in use") {
    constexpr std::array<std::string_view, 1> electro{"electro"};
    const auto implant = *caution("electro_implant");
    CHECK(implant.hard_stop);
    CHECK(implant.concerns(point("ST36"), electro));
    CHECK_FALSE(implant.concerns(point("ST36")));
    const auto chest = *caution("electro_chest");
    CHECK(chest.concerns(point("CV17"), electro));
    CHECK_FALSE(chest.concerns(point("ST36"), electro));
    CHECK_FALSE(chest.concerns(point("CV17")));
    CHECK(std::ranges::count_if(cautions(), &Caution::hard_stop) == 1);
}

TEST_CASE("three measures are asked by default, each from 0 to 10") {
    std::vector<MeasureKind> defaults;
    for (const auto& row : measures()) {
        CHECK(row.scale_min == 0);
        CHECK(row.scale_max == 10);
        CHECK_FALSE(row.wording.empty());
        CHECK_FALSE(row.low_label.empty());
        CHECK_FALSE(row.high_label.empty());
        if (row.is_default)
            defaults.push_back(row.kind);
    }
    CHECK(defaults == std::vector{MeasureKind::pain, MeasureKind::numbness, MeasureKind::tingling});
    CHECK(facts(MeasureKind::own).wording.find("{words}") != std::string::npos);
}

TEST_CASE("what was not read in a source is shown to nobody, and what was half read not to a patient") {
    CHECK(may_show_patient({"", Status::verified, "paper"}));
    CHECK_FALSE(may_show_patient({"", Status::secondary, "one place; another"}));
    CHECK_FALSE(may_show_patient({"", Status::memory, "one; two"}));
    CHECK(may_show_practitioner({"", Status::secondary, "one place"}));
    CHECK_FALSE(may_show_practitioner({"", Status::memory, ""}));
    CHECK_FALSE(may_show_practitioner(facts(ComplaintKind::phn).source));
    CHECK_FALSE(may_show_patient(caution("child")->source));
}

TEST_CASE("examinations have a plausible range and a unit") {
    ids(examinations());
    CHECK(examinations().size() == 12);
    for (const auto& row : examinations()) {
        CHECK(row.plausible_min < row.plausible_max);
        CHECK_FALSE(row.unit.empty());
    }
    CHECK(examination("hba1c")->plausible_max == 195);
    CHECK(examination("hba1c")->loinc == "59261-8");
}

TEST_CASE("every file of evidence is a table with its status known") {
    CHECK(embedded::evidence_all().size() >= 10);
    for (const auto& file : embedded::evidence_all()) {
        CAPTURE(file.name);
        const auto table = csv::parse_own(file.text);
        CHECK_FALSE(table.rows.empty());
        if (!table.column("status"))
            continue;
        for (const auto& row : table.rows) {
            CAPTURE(row.line);
            const auto status = from_name<Status>(table.cell(row, "status"));
            REQUIRE(status);
            if (*status != Status::memory)
                CHECK_FALSE(table.cell(row, "checked_where").empty());
            if (table.cell(row, "show_patient") == "yes")
                CHECK(may_show_patient({"", *status, table.cell(row, "checked_where")}));
        }
    }
}
