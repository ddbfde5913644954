/// From a draft agreement to a plan, from the plan's outlook to sentences.
#include "app/agreement_outlook.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "outcome/judge.h"
#include "outcome/planning.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::app {

namespace {

namespace planning = outcome::planning;
using outcome::Constants;

const MeasureTrend* trend_of(const TrendView& view, const Agreement& draft) {
    for (const auto& trend : view.measures)
        if (draft.measure == std::optional{trend.measure.id})
            return &trend;
    return nullptr;
}

/// Day 0 of the draft: the first treatment, or the day of a later agreement. While nobody
/// has been treated it is taken to be the day of the agreement.
Day start_of(const TrendView& view, const Agreement& draft) {
    if (view.agreement || !view.first_treatment)
        return draft.agreed_on;
    return *view.first_treatment;
}

bool is_open(const TrendView& view) { return !view.agreement && !view.first_treatment; }

std::vector<outcome::Reading> judged_of(const TrendView& view, const MeasureTrend& trend) {
    std::vector<Day> visits;
    for (const auto& session : view.sessions)
        if (session.kind == SessionKind::treatment)
            visits.push_back(session.day());
    std::ranges::sort(visits);
    return judged_readings(trend.readings, visits);
}

/// Scores before day 0 that would be the baseline, and their average.
void put_baseline(planning::Plan& plan, const std::vector<outcome::Reading>& judged, Day start,
                  const Constants& constants) {
    std::vector<std::pair<int, double>> before;
    for (const auto& reading : judged) {
        const int at = days_between(start, reading.day);
        if (at <= 0 && at >= -constants.baseline_days)
            before.emplace_back(at, reading.score);
    }
    std::ranges::sort(before);
    if (before.size() > static_cast<std::size_t>(constants.baseline_most))
        before.erase(before.begin(), before.end() - constants.baseline_most);
    double sum = 0;
    for (const auto& [at, score] : before) {
        if (plan.before.empty() || plan.before.back() != at)
            plan.before.push_back(at);
        sum += score;
    }
    if (!before.empty())
        plan.baseline = sum / static_cast<double>(before.size());
}

planning::Plan plan_of(const TrendView& view, const Agreement& draft, const MeasureTrend& trend) {
    planning::Plan plan;
    const auto start = start_of(view, draft);
    put_baseline(plan, judged_of(view, trend), start, view.constants);
    // Scores at the first treatment itself are asked before the needles go in.
    if (is_open(view) && (plan.before.empty() || plan.before.back() != 0))
        plan.before.push_back(0);
    plan.visits = planning::even_visits(draft.planned_visits.value_or(12), draft.spacing_days.value_or(7));
    switch (draft.aim) {
        case Aim::improve:
        case Aim::comfort:
            plan.aim = outcome::Aim::improve;
            break;
        case Aim::hold:
            plan.aim = outcome::Aim::hold;
            break;
        case Aim::slow:
            plan.aim = outcome::Aim::slow;
            break;
    }
    if (draft.review_on)
        plan.review_day = days_between(start, *draft.review_on);
    plan.target = draft.target;
    if (draft.rate_per_year)
        plan.rate_per_week = *draft.rate_per_year / 52;
    return plan;
}

/// Sentences one after the other.
class Words {
public:
    explicit Words(Day start, bool open) : start_{start}, open_{open} {}

    void put(const char* name, std::string words) { fillings_.words[name] = std::move(words); }
    void add(std::string_view key) {
        text_ += (text_.empty() ? "" : " ") + report::filled(report::outlook_text(key), fillings_);
    }
    void put_day(const char* name, int day) {
        put(name, report::date_text(start_ + date::days{day}));
        put((std::string{name} + "_days").c_str(), std::to_string(day));
    }
    bool open() const { return open_; }
    std::string take() { return std::move(text_); }

private:
    Day start_;
    bool open_;
    report::Fillings fillings_;
    std::string text_;
};

std::string percent(double share) { return fmt::format("{:.0f}", std::round(share * 100)); }

void add_dates(Words& words, const planning::Outlook& outlook, const planning::Plan& plan, const Constants& constants) {
    if (plan.aim == outcome::Aim::slow) {
        if (!outlook.slow_judgeable_day)
            return words.add("slow_never");
        words.put_day("slow_judgeable", *outlook.slow_judgeable_day);
        words.add("slow_from");
        if (outlook.rise_too_small)
            words.add("slow_after_review");
        return;
    }
    if (!outlook.possible_by_review || !outlook.first_on_course_day || !outlook.first_reached_day) {
        words.put("confirm_days", std::to_string(constants.confirm_days));
        return words.add("not_possible");
    }
    words.put_day("first_on_course", *outlook.first_on_course_day);
    words.put_day("first_reached", *outlook.first_reached_day);
    words.add(words.open() ? "first_dates_open" : "first_dates");
}

void add_chances(Words& words, const planning::Plan& plan, const Constants& constants) {
    outcome::Judge judge{constants};
    const auto chances = planning::chances(plan, judge);
    for (const auto& chance : chances) {
        words.put("reached", percent(chance.by_review.reached));
        switch (plan.aim) {
            case outcome::Aim::improve:
                words.put("change", report::number_text(-chance.change));
                words.add("chance_improve");
                break;
            case outcome::Aim::hold:
                if (chance.change == 0)
                    words.add("chance_hold");
                break;
            case outcome::Aim::slow:
                if (chance.change == 0.5)
                    words.add("chance_slow");
                break;
        }
    }
    const auto help = planning::extra_scores(plan, judge);
    if (!help.empty()) {
        words.put("extra", report::outlook_text("extra_" + std::string{name_of(help.front().extra)}));
        words.put("reached", percent(help.front().reached_by_review));
        words.add("help");
    }
    if (!chances.empty())
        words.add("method");
}

}  // namespace

std::string agreement_outlook(const TrendView& view, const Agreement& draft) {
    const auto* trend = trend_of(view, draft);
    if (draft.aim == Aim::comfort || trend == nullptr || (draft.aim == Aim::slow && !draft.rate_per_year))
        return {};
    const auto plan = plan_of(view, draft, *trend);
    const auto outlook = planning::outlook_of(plan, view.constants);
    if (!outlook)
        return {};
    Words words{start_of(view, draft), is_open(view)};
    if (plan.before.empty()) {
        words.add("no_baseline");
        return words.take();
    }
    if (outlook->cannot == outcome::Reason::floor) {
        words.add("floor");
        return words.take();
    }
    if (outlook->cannot) {
        words.add(outlook->propose ? "ceiling_propose" : "ceiling");
        return words.take();
    }
    add_dates(words, *outlook, plan, view.constants);
    if (!plan.baseline)
        words.add("no_baseline");
    else if (outlook->baseline_weak)
        words.add("weak_baseline");
    if (outlook->possible_by_review)
        add_chances(words, plan, view.constants);
    return words.take();
}

std::string agreement_refusal(const TrendView& view, const Agreement& draft) {
    const auto* trend = trend_of(view, draft);
    if (trend == nullptr || draft.aim != Aim::improve || !draft.target)
        return {};
    const auto plan = plan_of(view, draft, *trend);
    if (!plan.baseline || *draft.target <= *plan.baseline)
        return {};
    Words words{start_of(view, draft), false};
    words.put("target", report::number_text(*draft.target));
    words.put("B", report::number_text(*plan.baseline));
    words.add("target_above_baseline");
    return words.take();
}

}  // namespace needlebook::app
