/// Counting people into their places.
#include "outcome/caseload.h"

#include <numeric>

#include <boost/math/distributions/binomial.hpp>

namespace needlebook::outcome {

namespace {

Place place_of_label(Label label) {
    switch (label) {
        case Label::too_early:
            return Place::too_early;
        case Label::cannot_be_judged:
            return Place::cannot_judge;
        case Label::too_few_recent_scores:
        case Label::no_clear_change:
            return Place::no_clear_change;
        case Label::on_course:
            return Place::on_course;
        case Label::reached:
        case Label::steady_so_far:
        case Label::held_steady:
        case Label::slower_than_expected_so_far:
        case Label::slower_than_expected:
            return Place::reached;
        case Label::worse:
            return Place::worse;
        case Label::not_reached:
            return Place::not_reached;
    }
    return Place::too_early;
}

int sum(const PlaceCounts& counts) { return std::accumulate(counts.begin(), counts.end(), 0); }

}  // namespace

Place place_of(const Starter& starter) {
    if (starter.agreed == FirstAgreement::none)
        return Place::no_agreement;
    if (starter.agreed == FirstAgreement::comfort || !starter.shown || !starter.label)
        return Place::cannot_judge;
    if (starter.shown->reason == Reason::no_readings)
        return Place::never_scored;
    return place_of_label(*starter.label);
}

bool undecided(Place place) {
    switch (place) {
        case Place::on_course:
        case Place::too_early:
        case Place::no_clear_change:
        case Place::cannot_judge:
        case Place::never_scored:
            return true;
        case Place::reached:
        case Place::not_reached:
        case Place::worse:
        case Place::no_agreement:
            break;
    }
    return false;
}

int Caseload::all_stopped() const { return sum(stopped); }

int Caseload::all_past_review_undecided() const { return sum(past_review_undecided); }

Caseload caseload(std::span<const Starter> starters) {
    Caseload counted;
    for (const auto& starter : starters) {
        const auto place = place_of(starter);
        const auto index = static_cast<std::size_t>(place);
        ++counted.started;
        ++counted.places[index];
        if (starter.stopped)
            ++counted.stopped[index];
        if (starter.past_review && undecided(place))
            ++counted.past_review_undecided[index];
        if (starter.agreed == FirstAgreement::comfort)
            ++counted.comfort;
    }
    return counted;
}

std::optional<Incidence> share_at(const Caseload& caseload, Place place) {
    if (caseload.started < fewest_for_rate)
        return std::nullopt;
    const int some = caseload.at(place);
    return incidence({some, some, caseload.started});
}

ByChance by_chance(int people, const RateRange& range) {
    ByChance expected{people * range.least, people * range.most, 0};
    if (people > 0) {
        constexpr double one_in_forty = 0.025;
        const boost::math::binomial group{static_cast<double>(people), range.most};
        while (boost::math::cdf(boost::math::complement(group, expected.seldom_over)) > one_in_forty)
            ++expected.seldom_over;
    }
    return expected;
}

}  // namespace needlebook::outcome
