/// Studies numbered by the rows that name them.
#include "app/practice_published.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/practice_pictures.h"
#include "base/tongue.h"

namespace needlebook::app {

namespace {

constexpr double sessions_in_rate = 1000;
constexpr double people_in_rate = 100;
constexpr double published_in_rate = 10'000;
constexpr auto* unbroken = "\u00a0";  ///< A blank at which no line ends.

}  // namespace

double people_or_sessions(RateUnit unit) { return unit == RateUnit::sessions ? sessions_in_rate : people_in_rate; }

double in_unit(double per_10000, RateUnit unit) { return people_or_sessions(unit) * per_10000 / published_in_rate; }

const outcome::Count& count_of(const SideEffectRate& rate, RateUnit unit) {
    return unit == RateUnit::sessions ? rate.sessions : rate.patients;
}

bool is_of_few(const SideEffectRate& rate) { return rate.patients.units < outcome::fewest_for_rate; }

std::optional<outcome::Incidence> incidence_of(const SideEffectRate& rate, RateUnit unit) {
    if (is_of_few(rate))
        return std::nullopt;
    return unit == RateUnit::sessions ? rate.per_session : rate.per_patient;
}

std::optional<outcome::Incidence> incidence_of(const Quarter& quarter, SideEffectSource source) {
    const bool seen = source == SideEffectSource::seen;
    if ((seen ? quarter.seen_people : quarter.asked_people) < outcome::fewest_for_rate)
        return std::nullopt;
    return outcome::incidence(seen ? quarter.seen : quarter.asked);
}

const std::vector<evidence::PublishedRate>& published_of(const SideEffectRate& rate, RateUnit unit) {
    return unit == RateUnit::sessions ? rate.published : rate.published_for_patients;
}

std::vector<SideEffectRate> rows_shown(const std::vector<SideEffectRate>& rates, SideEffectSource source,
                                       RateUnit unit) {
    std::vector<SideEffectRate> shown;
    for (const auto& rate : rates) {
        const bool always = rate.kind == "any" || rate.kind == "serious";
        const bool happened = count_of(rate, unit).events > 0 || rate.others > 0;
        if (rate.source == source && (always || happened || !published_of(rate, unit).empty()))
            shown.push_back(rate);
    }
    return shown;
}

bool is_second_hand(const evidence::PublishedRate& rate) { return rate.source.status == evidence::Status::secondary; }

std::vector<PublishedSource> published_sources(const std::vector<SideEffectRate>& shown, RateUnit unit) {
    std::vector<PublishedSource> sources;
    for (const auto& row : shown)
        for (const auto& rate : published_of(row, unit)) {
            auto found = std::ranges::find(sources, rate.study, &PublishedSource::study);
            if (found == sources.end()) {
                sources.push_back({static_cast<int>(sources.size()) + 1, rate.study, rate.setting, rate.year,
                                   rate.units, rate.doi, false});
                found = std::prev(sources.end());
            }
            found->second_hand = found->second_hand || is_second_hand(rate);
        }
    return sources;
}

std::string published_words(const SideEffectRate& rate, RateUnit unit, const std::vector<PublishedSource>& sources) {
    const auto& published = published_of(rate, unit);
    if (published.empty())
        return tr("no published rate on file");
    std::string words;
    for (const auto& one : published) {
        const auto source = std::ranges::find(sources, one.study, &PublishedSource::study);
        words += fmt::format("{}{}{}[{}]", words.empty() ? "" : ", ", rate_words(in_unit(one.per_10000, unit)),
                             unbroken, source == sources.end() ? 0 : source->number);
        if (is_second_hand(one))
            words += unbroken + std::string{tr("second-hand")};
    }
    return words;
}

std::string events_words(const SideEffectRate& rate, RateUnit unit) {
    const auto events = count_of(rate, unit).events;
    return unit == RateUnit::sessions && rate.others > 0 ? fmt::format("{} (+{})", events, rate.others)
                                                         : std::to_string(events);
}

std::string units_words(int units, RateUnit unit) {
    return unit == RateUnit::sessions ? trf("{} treatments", units) : trf("{} patients", units);
}

std::string source_words(const PublishedSource& source, RateUnit unit) {
    auto words = fmt::format("[{}] {} · {}", source.number, source.study, tr(source.setting));
    if (source.study.find(std::to_string(source.year)) == std::string::npos)
        words += fmt::format(" · {}", source.year);
    if (source.units)
        words += " · " + units_words(*source.units, unit);
    if (!source.doi.empty())
        words += " · doi:" + source.doi;
    if (source.second_hand)
        words += std::string{" · "} + tr("second-hand");
    return words;
}

}  // namespace needlebook::app
