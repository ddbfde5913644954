/// How often others saw side effects: the surveys of resources/evidence/side_effect_rates.csv.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "domain/evidence.h"
#include "domain/side_effect.h"

namespace needlebook::evidence {

enum class Denominator { treatments, patients };

/// Who judged what to count; only like may be compared with like.
enum class RateScope { all, significant_only, patient_reported, life_threatening_only, reactions_incl_pleasant };

/// Whose treatments were counted.
enum class Population {
    general,
    special,  ///< People who are not like a practice's: pregnant, on blood thinners.
    review    ///< Several studies in one figure.
};

struct PublishedRate {
    std::string study;
    std::string setting;
    Denominator denominator{};
    std::optional<int> units;  ///< Treatments or patients.
    std::string kind;          ///< A name of side_effect_kinds.csv, "any" and "serious" among them.
    double per_10000{};
    std::optional<double> low, high;  ///< 95 %, per 10,000; too narrow where events cluster by practitioner.
    RateScope scope{};
    Source source;  ///< Its text is the citation.
    std::string doi;
    int year{};
    bool show_patient = false;
    Population population{};
    std::vector<std::string> pools;  ///< Studies of this file that are counted in it again.
    bool alike = true;               ///< What was counted is the kind as it is recorded here, no more and no less.
};

/// All rows, in the order of the file.
std::span<const PublishedRate> published_rates();

/// Those a practice's own rate of that kind, source and denominator may stand beside: what practitioners counted beside
/// what is seen, what patients reported beside what they tell when asked; nothing that was only remembered, nothing of
/// special groups, no reviews, nothing that counts another thing under the kind, and no treatment twice: of a study and
/// one that pools it the single one stands, unless it alone is second-hand. Those with the most units first, those
/// without a number of units last.
std::vector<PublishedRate> comparable_rates(std::string_view kind, SideEffectSource source, Denominator denominator);

}  // namespace needlebook::evidence

namespace needlebook {

template <>
struct Names<evidence::Denominator> {
    static constexpr std::array<std::string_view, 2> all{"treatments", "patients"};
};
template <>
struct Names<evidence::Population> {
    static constexpr std::array<std::string_view, 3> all{"general", "special", "review"};
};
template <>
struct Names<evidence::RateScope> {
    static constexpr std::array<std::string_view, 5> all{"all", "significant_only", "patient_reported",
                                                         "life_threatening_only", "reactions_incl_pleasant"};
};

}  // namespace needlebook
