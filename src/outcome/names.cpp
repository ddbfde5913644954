/// How the procedure spells its own values.
#include "outcome/verdict.h"

namespace needlebook::outcome {

std::string_view name_of(Aim aim) {
    switch (aim) {
        case Aim::improve:
            return "improve";
        case Aim::hold:
            return "hold";
        case Aim::slow:
            return "slow";
    }
    return {};
}

std::string_view name_of(State state) {
    switch (state) {
        case State::too_early:
            return "TOO_EARLY";
        case State::on_course:
            return "ON_COURSE";
        case State::reached:
            return "REACHED";
        case State::not_reached:
            return "NOT_REACHED";
        case State::worse:
            return "WORSE";
    }
    return {};
}

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::not_started:
            return "not_started";
        case Reason::no_readings:
            return "no_readings";
        case Reason::few_recent:
            return "few_recent";
        case Reason::before_week_4:
            return "before_week_4";
        case Reason::few_baseline:
            return "few_baseline";
        case Reason::weak_baseline:
            return "weak_baseline";
        case Reason::floor:
            return "floor";
        case Reason::ceiling:
            return "ceiling";
        case Reason::expected_rise_too_small:
            return "expected_rise_too_small";
        case Reason::stale:
            return "stale";
        case Reason::unclear:
            return "unclear";
        case Reason::leaning:
            return "leaning";
        case Reason::awaiting_confirmation:
            return "awaiting_confirmation";
        case Reason::confirmed:
            return "confirmed";
        case Reason::kept:
            return "kept";
        case Reason::missed:
            return "missed";
        case Reason::review_passed:
            return "review_passed";
    }
    return {};
}

std::string_view name_of(Variant variant) {
    switch (variant) {
        case Variant::better:
            return "better";
        case Variant::steady:
            return "steady";
        case Variant::steady_or_better:
            return "steady_or_better";
    }
    return {};
}

std::string_view name_of(Label label) {
    switch (label) {
        case Label::too_early:
            return "too_early";
        case Label::cannot_be_judged:
            return "cannot_be_judged";
        case Label::too_few_recent_scores:
            return "too_few_recent_scores";
        case Label::no_clear_change:
            return "no_clear_change";
        case Label::on_course:
            return "on_course";
        case Label::reached:
            return "reached";
        case Label::steady_so_far:
            return "steady_so_far";
        case Label::held_steady:
            return "held_steady";
        case Label::slower_than_expected_so_far:
            return "slower_than_expected_so_far";
        case Label::slower_than_expected:
            return "slower_than_expected";
        case Label::worse:
            return "worse";
        case Label::not_reached:
            return "not_reached";
    }
    return {};
}

}  // namespace needlebook::outcome
