/// Rules 12 to 14 and 16: from the criteria at each reading to a state.
#include <algorithm>

#include "outcome/series.h"

namespace needlebook::outcome {

/// Rule 12; none when the newest reading old enough is too old. Whether it was
/// evaluable is for partner_step to say.
std::optional<std::size_t> Series::partner(std::size_t index, int lag, const Constants& constants) const {
    const int newest_day = days_[index] - lag;
    for (auto at = index; at-- > 0;)
        if (days_[at] <= newest_day)
            return days_[index] - days_[at] <= constants.partner_days_most ? std::optional{at} : std::nullopt;
    return std::nullopt;
}

const Step* Series::partner_step(std::size_t index, int lag, Tables& tables) {
    const auto at = partner(index, lag, tables.constants());
    if (!at)
        return nullptr;
    const Step& found = step(*at, tables);
    return found.evaluable ? &found : nullptr;
}

/// Fills in the verdict where the state before makes no difference to it, else gives false. (As an
/// optional it took a tenth of the time of judging: written in halves, read whole.)
bool Series::settle(Verdict& verdict, std::size_t index, Tables& tables) {
    const Step& now = step(index, tables);
    if (!now.evaluable) {
        verdict = {State::too_early, now.early};
        return true;
    }
    if (now.worse || now.reach) {
        const Step* before = partner_step(index, tables.constants().confirm_days, tables);
        if (now.worse && before && before->worse) {
            verdict = {State::worse, Reason::confirmed};
            return true;
        }
        if (now.reach && before && before->reach && !now.worse) {
            verdict = {State::reached, Reason::confirmed};
            return true;
        }
    }
    if (now.keep_worse || now.keep)
        return false;
    verdict = open_verdict(index, tables);
    return true;
}

/// Rule 13 from e on: nothing confirmed and nothing kept.
Verdict Series::open_verdict(std::size_t index, Tables& tables) {
    const Step& now = step(index, tables);
    if (now.cannot)
        return {State::too_early, *now.cannot};
    if (review_day_ && days_[index] >= *review_day_) {
        if (now.reach)
            return {State::on_course, Reason::awaiting_confirmation};
        if (now.missed)
            return {State::not_reached, Reason::missed};
        if (now.falls_short)
            return {State::not_reached, Reason::review_passed};
        return {State::too_early, now.baseline_weak ? Reason::weak_baseline : Reason::unclear};
    }
    if (now.lean) {
        const Step* before = partner_step(index, tables.constants().lean_days, tables);
        if (before && before->lean)
            return {State::on_course, now.reach ? Reason::awaiting_confirmation : Reason::leaning};
    }
    return {State::too_early, Reason::unclear};
}

Verdict Series::verdict_after(std::size_t index, std::optional<State> before, Tables& tables) {
    Verdict settled;
    if (settle(settled, index, tables))
        return settled;
    const Step& now = step(index, tables);
    if (before == State::worse && now.keep_worse)
        return {State::worse, Reason::kept};
    if (before == State::reached && now.keep)
        return {State::reached, Reason::kept};
    return open_verdict(index, tables);
}

Verdict Series::verdict(std::size_t index, Tables& tables) {
    // Walks back to the nearest reading whose verdict stands by itself, then forward again.
    auto at = index;
    Verdict verdict;
    bool settled = settle(verdict, at, tables);
    while (!settled && at > 0)
        settled = settle(verdict, --at, tables);
    if (!settled)
        verdict = verdict_after(at, std::nullopt, tables);
    while (at < index)
        verdict = verdict_after(++at, verdict.state, tables);
    return verdict;
}

std::optional<Variant> Series::variant(std::size_t index, Tables& tables) {
    const Step& now = step(index, tables);
    if (now.improve_reach) {
        const Step* before = partner_step(index, tables.constants().confirm_days, tables);
        if (before && before->improve_reach)
            return Variant::better;
    }
    return now.L > -tables.constants().delta ? Variant::steady : Variant::steady_or_better;
}

namespace {

void report_numbers(Entry& entry, const Step& step, Aim aim) {
    entry.n_baseline = step.n_baseline;
    entry.n_recent = step.n_recent;
    entry.first_baseline = step.first_baseline;
    entry.first_recent = step.first_recent;
    entry.baseline_weak = step.baseline_weak;
    if (step.n_baseline > 0) {
        entry.baseline = step.B;
        if (aim == Aim::improve)
            entry.threshold = step.T;
    }
    if (!step.measured)
        return;
    entry.recent = step.M;
    entry.change = step.D;
    entry.variance_share = step.V;
    entry.standard_error = step.se;
    entry.degrees = step.nu;
    entry.lower = step.L;
    entry.upper = step.U;
    entry.lower_lean = step.L90;
    entry.upper_lean = step.U90;
    if (aim == Aim::slow)
        entry.expected_rise = step.E;
}

}  // namespace

std::vector<Entry> Series::entries(Tables& tables) {
    std::vector<Entry> all(size());
    std::optional<State> before;
    for (std::size_t index = 0; index < size(); ++index) {
        const auto verdict = verdict_after(index, before, tables);
        const Step& now = step(index, tables);
        Entry& entry = all[index];
        entry.date = day(index);
        entry.value = values_[index];
        entry.state = verdict.state;
        entry.reason = verdict.reason;
        report_numbers(entry, now, course_.aim);
        if (course_.aim == Aim::hold && verdict.state == State::reached)
            entry.variant = variant(index, tables);
        entry.check_in = check_in(index, now, tables.constants());
        entry.last_changed_on = before == verdict.state ? all[index - 1].last_changed_on : entry.date;
        before = verdict.state;
    }
    return all;
}

}  // namespace needlebook::outcome
