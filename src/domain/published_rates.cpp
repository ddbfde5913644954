/// The file of surveys as values.
#include "domain/published_rates.h"

#include <algorithm>

#include "domain/evidence_row.h"
#include "embedded/evidence.h"

namespace needlebook::evidence {

namespace {

PublishedRate rate_from(const DataRow& row) {
    return {.study = row.text("study"),
            .setting = row.text("setting"),
            .denominator = row.name<Denominator>("denominator_kind"),
            .units = row.whole_if_any("denominator_n"),
            .kind = row.text("kind"),
            .per_10000 = row.number("rate_per_10000"),
            .low = row.number_if_any("low"),
            .high = row.number_if_any("high"),
            .scope = row.name<RateScope>("scope"),
            .source = row.source("citation"),
            .doi = row.text("doi"),
            .year = row.whole("year"),
            .show_patient = row.yes("show_patient"),
            .population = row.name<Population>("population"),
            .pools = row.list("pools"),
            .alike = row.yes("alike")};
}

bool is_in(const PublishedRate& single, const PublishedRate& pooled) {
    return std::ranges::find(pooled.pools, single.study) != pooled.pools.end();
}

/// Of a study and one that pools it: the single one where it was read at its source, else the pooled one.
void drop_doubles(std::vector<PublishedRate>& rates) {
    const auto any_of = [](const std::vector<PublishedRate>& all, auto&& holds) {
        return std::ranges::any_of(all, holds);
    };
    std::erase_if(rates, [&, all = rates](const PublishedRate& pooled) {
        return any_of(
            all, [&](const PublishedRate& one) { return is_in(one, pooled) && one.source.status == Status::verified; });
    });
    std::erase_if(rates, [&, all = rates](const PublishedRate& one) {
        return one.source.status != Status::verified &&
               any_of(all, [&](const PublishedRate& pooled) { return is_in(one, pooled); });
    });
}

}  // namespace

std::span<const PublishedRate> published_rates() {
    static const auto rows = rows_of(embedded::evidence_side_effect_rates, rate_from);
    return rows;
}

std::vector<PublishedRate> comparable_rates(std::string_view kind, SideEffectSource source, Denominator denominator) {
    const auto scope = source == SideEffectSource::seen ? RateScope::all : RateScope::patient_reported;
    std::vector<PublishedRate> found;
    for (const auto& rate : published_rates())
        if (rate.kind == kind && rate.denominator == denominator && rate.scope == scope &&
            rate.source.status != Status::memory && rate.population == Population::general && rate.alike)
            found.push_back(rate);
    drop_doubles(found);
    std::ranges::stable_sort(found, [](const PublishedRate& a, const PublishedRate& b) {
        return a.units.value_or(0) > b.units.value_or(0);
    });
    return found;
}

}  // namespace needlebook::evidence
