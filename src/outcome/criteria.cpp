/// Rules 10 and 11: what has to hold for each aim.
#include <algorithm>

#include "outcome/series.h"

namespace needlebook::outcome {

namespace {

/// "<=" and ">=" of rule 11. Thirds and sixths make exact ties common, and binary
/// arithmetic would break them either way.
struct Tolerant {
    double tolerance;
    bool at_most(double a, double b) const { return a <= b + tolerance; }
    bool at_least(double a, double b) const { return a >= b - tolerance; }
};

/// One row of rule 11's table, in points.
struct Row {
    double goal, lean, keep;  ///< D at most.
    double bound;             ///< U, or U90 to lean, below it.
    double above;             ///< The line that "worse" is above.
    double width;
    std::optional<Reason> cannot;
};

Row row_of(const Step& step, Aim aim, const Constants& constants) {
    const Tolerant is{constants.tolerance};
    switch (aim) {
        case Aim::improve: {
            std::optional<Reason> cannot;
            if (!is.at_least(step.B, constants.floor))
                cannot = Reason::floor;
            return {-step.T, -step.T / 2, -step.T / 2, 0, 0, std::max(constants.width, step.T), cannot};
        }
        case Aim::hold: {
            std::optional<Reason> cannot;
            if (!is.at_most(step.B, constants.ceiling))
                cannot = Reason::ceiling;
            return {1, 1, 1, constants.delta, 0, constants.delta, cannot};
        }
        case Aim::slow: {
            std::optional<Reason> cannot;
            if (!is.at_least(10 - step.B, constants.e_min))
                cannot = Reason::ceiling;
            else if (!is.at_least(step.E, constants.e_min))
                cannot = Reason::expected_rise_too_small;
            return {step.E / 2, 0.75 * step.E, 0.75 * step.E, step.E, step.E, step.E, cannot};
        }
    }
    return {};
}

}  // namespace

double smallest_fall(double baseline, const Constants& constants) {
    return std::max(constants.t_lowest, std::min(constants.t_highest, constants.t_share * baseline));
}

double agreed_fall(double baseline, std::optional<double> target, const Constants& constants) {
    const double smallest = smallest_fall(baseline, constants);
    return target ? std::max(smallest, *target) : smallest;
}

void apply_criteria(Step& step, Aim aim, const Constants& constants) {
    const Tolerant is{constants.tolerance};
    const Row row = row_of(step, aim, constants);
    const double over = step.D - row.above;
    step.cannot = row.cannot;
    step.reach = !row.cannot && is.at_most(step.D, row.goal) && step.U < row.bound;
    step.lean = !row.cannot && is.at_most(step.D, row.lean) && step.U90 < row.bound;
    step.keep = !row.cannot && is.at_most(step.D, row.keep);
    step.worse = is.at_least(over, constants.worse_min) && step.L > row.above;
    step.keep_worse = is.at_least(over, constants.worse_keep);
    step.missed = step.L90 > row.goal;
    step.falls_short = !is.at_most(step.D, row.goal) && step.U - step.D <= row.width;
    step.improve_reach =
        is.at_least(step.B, constants.floor) && is.at_most(step.D, -smallest_fall(step.B, constants)) && step.U < 0;
}

}  // namespace needlebook::outcome
