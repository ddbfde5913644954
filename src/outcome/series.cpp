/// Rules 2 to 9 and 17: day values, windows, the estimate and its bounds.
#include "outcome/series.h"

#include <algorithm>
#include <cmath>

namespace needlebook::outcome {

namespace {

int day_number(Day day) { return day.time_since_epoch().count(); }

/// Of a day's scores; the mean of the two middle ones for an even count.
double median(std::vector<double>& scores) {
    std::ranges::sort(scores);
    const auto middle = scores.size() / 2;
    return scores.size() % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2;
}

}  // namespace

void Series::load(std::span<const Reading> readings, const Course& course, std::optional<Day> review,
                  std::optional<Day> last) {
    course_ = course;
    day_zero_ = course.first_treatment ? std::optional{day_number(*course.first_treatment)} : std::nullopt;
    review_day_ = review ? std::optional{day_number(*review)} : std::nullopt;
    baseline_.reset();

    take_days(in_order(readings), last);
    before_treatment_ = days_.size();
    if (day_zero_)
        before_treatment_ = static_cast<std::size_t>(std::ranges::upper_bound(days_, *day_zero_) - days_.begin());
    squares_.clear();
    known_.assign(days_.size(), 0);
    if (steps_.size() < days_.size())
        steps_.resize(days_.size());
}

/// As they are if they lie in order already, which is usual.
std::span<const Reading> Series::in_order(std::span<const Reading> readings) {
    if (std::ranges::is_sorted(readings, {}, &Reading::day))
        return readings;
    sorted_.assign(readings.begin(), readings.end());
    std::ranges::sort(sorted_, {}, &Reading::day);
    return sorted_;
}

void Series::take_days(std::span<const Reading> sorted, std::optional<Day> last) {
    days_.clear();
    values_.clear();
    for (std::size_t from = 0; from < sorted.size() && !(last && sorted[from].day > *last);) {
        auto to = from + 1;
        while (to < sorted.size() && sorted[to].day == sorted[from].day)
            ++to;
        days_.push_back(day_number(sorted[from].day));
        if (to == from + 1) {
            values_.push_back(sorted[from].score);
        } else {
            same_day_.clear();
            for (auto index = from; index < to; ++index)
                same_day_.push_back(sorted[index].score);
            values_.push_back(median(same_day_));
        }
        from = to;
    }
}

void Series::add_up_noise(const Tables& tables) {
    squares_.assign(days_.size(), 0);
    weights_.assign(days_.size(), 0);
    for (std::size_t index = 1; index < days_.size(); ++index) {
        const double rise = values_[index] - values_[index - 1];
        squares_[index] = squares_[index - 1] + rise * rise;
        weights_[index] = weights_[index - 1] + 2 * (1 - tables.correlation(days_[index] - days_[index - 1]));
    }
}

Series::Baseline Series::baseline_at(std::size_t index, const Tables& tables) const {
    const auto& constants = tables.constants();
    const int origin = day_zero_.value_or(days_[index]);
    Baseline baseline;
    baseline.end = std::min(index + 1, before_treatment_);
    baseline.first = baseline.end;
    const auto most = std::min(baseline.end, static_cast<std::size_t>(constants.baseline_most));
    while (baseline.end - baseline.first < most && days_[baseline.first - 1] >= origin - constants.baseline_days)
        --baseline.first;
    if (baseline.first == baseline.end)
        return baseline;

    // rho^(gap/7) multiplies along the days, so one pass gives the sum over all pairs.
    double sum = 0;
    double days = 0;
    for (auto at = baseline.first; at < baseline.end; ++at) {
        const double before =
            at == baseline.first ? 0 : baseline.carried * tables.correlation(days_[at] - days_[at - 1]);
        baseline.pairs += 1 + 2 * before;
        baseline.carried = 1 + before;
        sum += values_[at];
        days += days_[at] - origin;
    }
    const auto count = static_cast<double>(baseline.end - baseline.first);
    baseline.mean = sum / count;
    baseline.mean_day = origin + days / count;
    return baseline;
}

void Series::find_recent(Step& step, std::size_t index, const Constants& constants) const {
    const auto end = index + 1;
    auto first = end;
    const auto most = static_cast<std::size_t>(constants.recent_most);
    while (first > before_treatment_ && end - first < most && days_[first - 1] >= days_[index] - constants.recent_days)
        --first;
    step.first_recent = first;
    step.n_recent = static_cast<int>(end - first);
}

void Series::measure(Step& step, std::size_t index, const Baseline& baseline, Tables& tables) const {
    double sum = 0;
    double days = 0;
    double pairs = 0;
    double carried = 0;
    double with_baseline = 0;
    double from_baseline = baseline.carried;
    int day_before = days_[baseline.end - 1];
    for (auto at = step.first_recent; at <= index; ++at) {
        const double correlation = tables.correlation(days_[at] - day_before);
        from_baseline *= correlation;
        with_baseline += from_baseline;
        carried *= correlation;
        pairs += 1 + 2 * carried;
        carried += 1;
        sum += values_[at];
        days += days_[at] - *day_zero_;
        day_before = days_[at];
    }
    const double k = step.n_baseline;
    const double m = step.n_recent;
    step.M = sum / m;
    step.D = step.M - step.B;
    step.V = baseline.pairs / (k * k) + pairs / (m * m) - 2 * with_baseline / (k * m);

    const auto& constants = tables.constants();
    const auto& noise = tables.noise(index + 1);
    const double seen = squares_[index] / weights_[index];
    const double variance =
        (constants.nu0 * constants.sigma0 * constants.sigma0 + noise.own_degrees * seen) / noise.degrees;
    step.nu = noise.degrees;
    step.se = std::sqrt(variance * step.V);
    step.L = step.D - noise.primary * step.se;
    step.U = step.D + (course_.primary ? noise.primary : noise.secondary) * step.se;
    step.L90 = step.D - noise.lean * step.se;
    step.U90 = step.D + noise.lean * step.se;
    if (course_.aim == Aim::slow) {
        const double weeks = (days / m - (baseline.mean_day - *day_zero_)) / 7;
        step.E = std::min(*course_.rate_per_week * weeks, 10 - step.B);
    }
    step.measured = true;
}

std::optional<Reason> Series::too_early(const Step& step, std::size_t index, const Constants& constants) const {
    if (!day_zero_)
        return Reason::not_started;
    if (step.n_baseline < constants.baseline_fewest)
        return Reason::few_baseline;
    if (step.n_recent < constants.recent_fewest) {
        const auto treated = index + 1 - std::min(index + 1, before_treatment_);
        return treated >= static_cast<std::size_t>(constants.recent_fewest) ? Reason::stale : Reason::few_recent;
    }
    if (treatment_day(index) < constants.first_verdict_day)
        return Reason::before_week_4;
    return std::nullopt;
}

const Step& Series::step(std::size_t index, Tables& tables) {
    Step& step = steps_[index];
    if (known_[index])
        return step;
    known_[index] = 1;
    // The rest is written before it is read: wiping it all takes longer than a window.
    step.measured = step.evaluable = step.baseline_weak = false;
    if (squares_.empty())
        add_up_noise(tables);
    const auto& constants = tables.constants();
    const bool treated = index >= before_treatment_;
    if (treated && !baseline_)
        baseline_ = baseline_at(index, tables);
    const auto baseline = treated ? *baseline_ : baseline_at(index, tables);
    step.first_baseline = baseline.first;
    step.n_baseline = static_cast<int>(baseline.end - baseline.first);
    find_recent(step, index, constants);
    if (step.n_baseline > 0) {
        const double k = step.n_baseline;
        step.B = baseline.mean;
        step.T = agreed_fall(step.B, course_.target, constants);
        step.baseline_weak = baseline.pairs / (k * k) > constants.weak;
    }
    if (step.n_baseline > 0 && step.n_recent >= constants.recent_fewest)
        measure(step, index, baseline, tables);
    if (const auto early = too_early(step, index, constants)) {
        step.early = *early;
        return step;
    }
    step.evaluable = true;
    apply_criteria(step, course_.aim, constants);
    return step;
}

bool Series::check_in(std::size_t index, const Step& step, const Constants& constants) const {
    if (index < before_treatment_ || !day_zero_)
        return false;
    double sum = 0;
    int count = 0;
    for (auto at = index; at-- > 0 && count < constants.check_in_scores;) {
        if (treatment_day(at) < treatment_day(index) - constants.check_in_days)
            break;
        sum += values_[at];
        ++count;
    }
    if (count > 0 && values_[index] - sum / count >= constants.check_in_jump - constants.tolerance)
        return true;
    if (step.n_baseline == 0 || index == before_treatment_)
        return false;
    const double high = step.B + constants.check_in_above_baseline - constants.tolerance;
    return values_[index] >= high && values_[index - 1] >= high;
}

}  // namespace needlebook::outcome
