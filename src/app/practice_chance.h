/// What chance alone shows beside what the practice shows: for each aim its own figures, under its own conditions.
#pragma once

#include <string>
#include <vector>

#include "app/practice_figures.h"

namespace needlebook::app {

/// Those who started with one aim that is judged.
struct AimStand {
    Aim aim{};
    outcome::Caseload counted;
    outcome::ByChance reached;  ///< Of as many people: improve, no true change; hold, level; slow, as the line says.
    outcome::ByChance worse;    ///< The same people.
    bool operator==(const AimStand&) const = default;
};

/// Improve, hold and slow, those that somebody started with.
std::vector<AimStand> aim_stands(const PracticeLedger& ledger, const Period& period);

/// "0 to 1.5"
std::string chance_words(const outcome::ByChance& chance);
/// "no true change, 26 weeks; to 2.5 in 52 weeks"
std::string chance_condition(const AimStand& stand);

/// The same for files: "no_true_change_26_weeks"
std::string_view chance_key(Aim aim);

/// One for each aim; one that says so when nobody has an aim that is judged.
/// @param only  The aim that is looked at alone.
std::vector<std::string> chance_sentences(const std::vector<AimStand>& stands, std::optional<Aim> only = {});

}  // namespace needlebook::app
