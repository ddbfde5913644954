/// Published rates beside the practice's own: numbered, each with who counted what, where and when.
#pragma once

#include <string>
#include <vector>

#include "app/practice_figures.h"

namespace needlebook::app {

/// What a rate is counted in.
enum class RateUnit { sessions, patients };

double people_or_sessions(RateUnit unit);  ///< In 1,000 sessions, in 100 patients.

const outcome::Count& count_of(const SideEffectRate& rate, RateUnit unit);
/// None where fewer than 10 people answered: sessions of one person are alike, and the limits would be too narrow.
std::optional<outcome::Incidence> incidence_of(const SideEffectRate& rate, RateUnit unit);
std::optional<outcome::Incidence> incidence_of(const Quarter& quarter, SideEffectSource source);
bool is_of_few(const SideEffectRate& rate);  ///< Of fewer than 10 people.
const std::vector<evidence::PublishedRate>& published_of(const SideEffectRate& rate, RateUnit unit);

/// Those of one source that are worth a row: any, serious, and every kind that happened, in a session that counts or
/// not, or that others published.
std::vector<SideEffectRate> rows_shown(const std::vector<SideEffectRate>& rates, SideEffectSource source,
                                       RateUnit unit);

struct PublishedSource {
    int number{};  ///< From 1, in the order in which the rows name them.
    std::string study;
    std::string setting;
    int year{};
    std::optional<int> units;  ///< Treatments or patients.
    std::string doi;
    bool second_hand = false;  ///< At least one of its rates was read in someone else's summary.
    bool operator==(const PublishedSource&) const = default;
};

std::vector<PublishedSource> published_sources(const std::vector<SideEffectRate>& shown, RateUnit unit);

/// Read in someone else's summary.
bool is_second_hand(const evidence::PublishedRate& rate);

/// "68.4 [1], 1.2 [3] second-hand", each of them held together; "no published rate on file"
std::string published_words(const SideEffectRate& rate, RateUnit unit, const std::vector<PublishedSource>& sources);

/// "[1] White 2001 · UK; 78 doctors and physiotherapists · 31822 treatments · doi:10.1136/…"
std::string units_words(int units, RateUnit unit);  ///< "34407 treatments"
std::string source_words(const PublishedSource& source, RateUnit unit);

/// "3"; "3 (+1)" where one more is in the register and not in the rate. Of people the register says nothing.
std::string events_words(const SideEffectRate& rate, RateUnit unit);

/// In the unit: of what is given for each 10,000.
double in_unit(double per_10000, RateUnit unit);

}  // namespace needlebook::app
