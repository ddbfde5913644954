/// The documented figures of resources/evidence/outcome_planning.csv.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>

#include "base/csv.h"
#include "embedded/evidence.h"
#include "outcome/planning.h"

namespace needlebook::outcome::planning {

namespace {

using simulation::Onset;
using simulation::Random;
using simulation::Schedule;

std::vector<DocumentedRow> read_rows() {
    const auto table = csv::parse_own(embedded::evidence_outcome_planning);
    std::vector<DocumentedRow> rows;
    for (const auto& row : table.rows) {
        const auto whole = [&](const char* name) { return std::stoi(table.cell(row, name)); };
        // Not std::stod, which stops at the point where the user's country writes a comma.
        const auto decimal = [&](const char* name) {
            const auto& text = table.cell(row, name);
            double value = 0;
            std::from_chars(text.data(), text.data() + text.size(), value);
            return value;
        };
        rows.push_back(
            {.plan = table.cell(row, "plan"),
             .pretreatment = table.cell(row, "pretreatment_scores"),
             .aim = from_name<Aim>(table.cell(row, "aim")).value(),
             .change = decimal("true_change"),
             .onset = table.cell(row, "onset"),
             .review_week = whole("review_week"),
             .reached = {whole("reached_by_review_percent"), whole("reached_by_26_weeks_percent"),
                         whole("reached_by_52_weeks_percent")},
             .not_reached = {whole("not_reached_at_review_percent"), whole("not_reached_at_26_weeks_percent"),
                             whole("not_reached_at_52_weeks_percent")},
             .cannot_judge = whole("cannot_judge_at_review_percent"),
             .earliest_reached_day = whole("earliest_reached_day")});
    }
    return rows;
}

std::vector<int> days_before(std::string_view pretreatment) {
    if (pretreatment == "3 weekly")
        return with(Extra::three_weekly_before, {}).before;
    if (pretreatment == "6 weekly home")
        return with(Extra::six_weekly_before, {}).before;
    if (pretreatment == "10 daily home")
        return with(Extra::ten_daily_before, {}).before;
    return {0};
}

Onset onset_of(std::string_view onset) {
    if (onset == "sudden")
        return Onset::step;
    return onset == "over 8 weeks" ? Onset::ramp8 : Onset::none;
}

int visits_by(const std::vector<int>& visits, int number) {
    return static_cast<int>(std::ranges::upper_bound(visits, number) - visits.begin());
}

/// How unlike two plans of visits are, in visits.
int visits_apart(const std::vector<int>& one, const std::vector<int>& other) {
    int apart = 0;
    for (const int number : {28, 56, 112, 182})
        apart += std::abs(visits_by(one, number) - visits_by(other, number));
    return apart;
}

/// The same for the scores before: how many, and over how long.
int before_apart(const std::vector<int>& one, const std::vector<int>& other) {
    const auto span = [](const std::vector<int>& days) { return days.empty() ? 0 : -days.front() / 7; };
    return std::abs(static_cast<int>(one.size()) - static_cast<int>(other.size())) + std::abs(span(one) - span(other));
}

}  // namespace

const std::vector<DocumentedRow>& documented_rows() {
    static const auto rows = read_rows();
    return rows;
}

simulation::Cell cell_of(const DocumentedRow& row, int weeks) {
    return {.before = days_before(row.pretreatment),
            .schedule = from_name<Schedule>(row.plan).value(),
            .weeks = weeks,
            .review_day = 7 * row.review_week,
            .aim = row.aim,
            .truth = {.level = row.aim == Aim::hold ? 5.0 : 6.0, .change = row.change, .onset = onset_of(row.onset)}};
}

std::optional<DocumentedRow> nearest_row(const Plan& plan, double change) {
    std::optional<DocumentedRow> nearest;
    int least = std::numeric_limits<int>::max();
    Random unused{0};
    for (const auto& row : documented_rows()) {
        if (row.aim != plan.aim || row.change != change || row.onset == "over 8 weeks")
            continue;
        const auto cell = cell_of(row, 26);
        const int apart = visits_apart(plan.visits, visit_days(cell.schedule, 7 * cell.weeks, unused)) +
                          before_apart(plan.before, cell.before);
        if (apart < least) {
            least = apart;
            nearest = row;
        }
    }
    return nearest;
}

}  // namespace needlebook::outcome::planning
