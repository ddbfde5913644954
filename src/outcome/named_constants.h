/// The constants of the procedure by name, with the range in which each makes sense.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "outcome/constants.h"

namespace needlebook::outcome {

/// One constant that a practice may change; the key is the name of its member.
struct NamedConstant {
    std::string_view name;
    std::variant<double Constants::*, int Constants::*> member;
    double lowest{};   ///< Smallest value that is taken.
    double highest{};  ///< Largest.

    bool whole() const { return member.index() == 1; }
};

/// All of them but the tolerance, which is no choice, in the order of the procedure's section 1.
std::span<const NamedConstant> named_constants();

/// Null for an unknown name.
const NamedConstant* find_constant(std::string_view name);

double value_in(const Constants& constants, const NamedConstant& constant);

/// Sets one of them; whether they then go together check_constants says. Errc::not_found for an
/// unknown name; Errc::out_of_range, with the name, for a value outside its range and for a
/// fraction where a whole number is asked for.
Result<void> set_constant(Constants& constants, std::string_view name, double value);

}  // namespace needlebook::outcome
