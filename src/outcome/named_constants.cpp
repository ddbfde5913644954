/// Ranges keep the arithmetic defined (no division by 0, no empty window); they don't say what is wise.
#include "outcome/named_constants.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "outcome/verdict.h"

namespace needlebook::outcome {

namespace {

using C = Constants;

constexpr double longest_days = 3650;
constexpr double longest_weeks = 520;
constexpr double most_scores = 50;

constexpr std::array all{
    NamedConstant{"rho", &C::rho, 0, 0.99},
    NamedConstant{"sigma0", &C::sigma0, 0.05, 10},
    NamedConstant{"nu0", &C::nu0, 0.1, 1000},
    NamedConstant{"alpha_primary", &C::alpha_primary, 0.0001, 0.4},
    NamedConstant{"alpha_secondary", &C::alpha_secondary, 0.0001, 0.4},
    NamedConstant{"p_lean", &C::p_lean, 0.51, 0.999},
    NamedConstant{"baseline_fewest", &C::baseline_fewest, 1, most_scores},
    NamedConstant{"baseline_most", &C::baseline_most, 1, most_scores},
    NamedConstant{"baseline_days", &C::baseline_days, 0, longest_days},
    NamedConstant{"weak", &C::weak, 0, 1},
    NamedConstant{"recent_fewest", &C::recent_fewest, 1, most_scores},
    NamedConstant{"recent_most", &C::recent_most, 1, most_scores},
    NamedConstant{"recent_days", &C::recent_days, 0, longest_days},
    NamedConstant{"first_verdict_day", &C::first_verdict_day, 0, longest_days},
    NamedConstant{"confirm_days", &C::confirm_days, 1, longest_days},
    NamedConstant{"lean_days", &C::lean_days, 1, longest_days},
    NamedConstant{"partner_days_most", &C::partner_days_most, 1, longest_days},
    NamedConstant{"shown_days", &C::shown_days, 1, longest_days},
    NamedConstant{"delta", &C::delta, 0.1, 10},
    NamedConstant{"worse_min", &C::worse_min, 0.1, 10},
    NamedConstant{"worse_keep", &C::worse_keep, 0, 10},
    NamedConstant{"e_min", &C::e_min, 0, 10},
    NamedConstant{"t_lowest", &C::t_lowest, 0.1, 10},
    NamedConstant{"t_highest", &C::t_highest, 0.1, 10},
    NamedConstant{"t_share", &C::t_share, 0.01, 1},
    NamedConstant{"width", &C::width, 0.1, 20},
    NamedConstant{"floor", &C::floor, 0, 10},
    NamedConstant{"ceiling", &C::ceiling, 0, 10},
    NamedConstant{"check_in_above_baseline", &C::check_in_above_baseline, 0.1, 10},
    NamedConstant{"check_in_jump", &C::check_in_jump, 0.1, 10},
    NamedConstant{"check_in_scores", &C::check_in_scores, 1, most_scores},
    NamedConstant{"check_in_days", &C::check_in_days, 1, longest_days},
    NamedConstant{"mixed_fall", &C::mixed_fall, 0.1, 10},
    NamedConstant{"mixed_rise", &C::mixed_rise, 0.1, 10},
    NamedConstant{"mixed_days", &C::mixed_days, 1, longest_days},
    NamedConstant{"improve_weeks", &C::improve_weeks, 1, longest_weeks},
    NamedConstant{"hold_weeks", &C::hold_weeks, 1, longest_weeks},
    NamedConstant{"slow_weeks", &C::slow_weeks, 1, longest_weeks},
};

}  // namespace

std::span<const NamedConstant> named_constants() { return all; }

const NamedConstant* find_constant(std::string_view name) {
    const auto* found = std::ranges::find(all, name, &NamedConstant::name);
    return found == all.end() ? nullptr : &*found;
}

double value_in(const Constants& constants, const NamedConstant& constant) {
    return std::visit([&](auto member) { return static_cast<double>(constants.*member); }, constant.member);
}

Result<void> set_constant(Constants& constants, std::string_view name, double value) {
    const auto* constant = find_constant(name);
    if (!constant)
        return fail(Errc::not_found, std::string{name});
    if (!(value >= constant->lowest && value <= constant->highest) || (constant->whole() && value != std::floor(value)))
        return fail(Errc::out_of_range, std::string{name});
    if (const auto* number = std::get_if<double C::*>(&constant->member))
        constants.** number = value;
    else
        constants.*std::get<int C::*>(constant->member) = static_cast<int>(value);
    return {};
}

Result<void> check_constants(const Constants& constants) {
    for (const auto& one : all)
        if (const auto value = value_in(constants, one); !(value >= one.lowest && value <= one.highest))
            return fail(Errc::out_of_range, std::string{one.name});
    const auto refuse = [](bool wrong, const char* name) -> Result<void> {
        return wrong ? Result<void>{fail(Errc::out_of_range, name)} : Result<void>{};
    };
    return refuse(constants.baseline_fewest > constants.baseline_most, "baseline_fewest")
        .and_then([&] { return refuse(constants.recent_fewest > constants.recent_most, "recent_fewest"); })
        .and_then([&] { return refuse(constants.confirm_days > constants.partner_days_most, "confirm_days"); })
        .and_then([&] { return refuse(constants.lean_days > constants.partner_days_most, "lean_days"); })
        .and_then([&] { return refuse(constants.worse_keep > constants.worse_min, "worse_keep"); })
        .and_then([&] { return refuse(constants.t_lowest > constants.t_highest, "t_lowest"); })
        .and_then([&] { return refuse(constants.floor > constants.ceiling, "floor"); });
}

}  // namespace needlebook::outcome
