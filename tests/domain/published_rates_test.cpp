#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

#include "domain/published_rates.h"

using namespace needlebook;
using namespace needlebook::evidence;

namespace {

std::vector<std::string> studies(std::string_view kind, SideEffectSource source, Denominator denominator) {
    std::vector<std::string> found;
    for (const auto& rate : comparable_rates(kind, source, denominator))
        found.push_back(rate.study);
    return found;
}

}  // namespace

TEST_CASE("only like stands beside like: practitioners' counts beside what is seen, patients' beside what is told") {
    for (const auto source : all_of<SideEffectSource>())
        for (const auto denominator : all_of<Denominator>())
            for (const auto& row : published_rates())
                for (const auto& rate : comparable_rates(row.kind, source, denominator)) {
                    CAPTURE(rate.study, rate.kind);
                    CHECK(rate.denominator == denominator);
                    CHECK(rate.scope ==
                          (source == SideEffectSource::seen ? RateScope::all : RateScope::patient_reported));
                    CHECK(rate.source.status != Status::memory);
                    CHECK(rate.population == Population::general);
                }
}

TEST_CASE("no special group, no review and no treatment twice stands beside a practice") {
    const auto any = studies("any", SideEffectSource::seen, Denominator::treatments);
    CHECK(any == std::vector<std::string>{"Won 2022", "White 2001", "Furuse 2017", "Yamashita 2000"});
    CHECK(studies("bleeding", SideEffectSource::seen, Denominator::treatments) ==
          std::vector<std::string>{"York 2001"});
    // Both single surveys are in the pooled one; one of them was read at its source.
    const auto serious = studies("serious", SideEffectSource::seen, Denominator::treatments);
    CHECK(std::ranges::count(serious, "UK surveys together 2006") == 0);
    CHECK(std::ranges::count(serious, "White 2001") == 1);
    CHECK(studies("any", SideEffectSource::seen, Denominator::patients) ==
          std::vector<std::string>{"Weidenhammer 2007", "Zhao 2011"});
}

TEST_CASE("what counts more than the kind, or another thing, doesn't stand beside it") {
    // Bleeding and blood collections in one figure; vegetative symptoms; discomfort.
    CHECK(studies("bleeding", SideEffectSource::asked, Denominator::patients).empty());
    CHECK(studies("other", SideEffectSource::asked, Denominator::patients).empty());
    CHECK(studies("other", SideEffectSource::seen, Denominator::treatments).empty());
    CHECK(studies("needle_pain", SideEffectSource::asked, Denominator::patients) ==
          std::vector<std::string>{"Witt 2009"});
}

TEST_CASE("what pools names studies that are there") {
    std::set<std::string> known;
    for (const auto& rate : published_rates())
        known.insert(rate.study);
    for (const auto& rate : published_rates())
        for (const auto& pooled : rate.pools)
            CHECK(known.contains(pooled));
}
