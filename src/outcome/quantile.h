/// Student's t at real degrees of freedom.
#pragma once

namespace needlebook::outcome {

/// The t below which Student's distribution with `nu` degrees of freedom has the share `p`.
///
/// @param p   In (0, 1).
/// @param nu  Degrees of freedom, > 0, need not be whole.
/// @return    Accurate to 1e-12: x = nu / (nu + t^2) solves I_x(nu / 2, 1 / 2) = 2 (1 - p).
double student_quantile(double p, double nu);

}  // namespace needlebook::outcome
