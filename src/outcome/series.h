/// One series of scores under judgement: rules 2 to 14, 16 and 17.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "outcome/tables.h"
#include "outcome/verdict.h"

namespace needlebook::outcome {

/// Everything the procedure knows at one reading, before it looks at the state before.
struct Step {
    bool measured{};   ///< Both windows are full enough for the numbers below M.
    bool evaluable{};  ///< Rule 6.
    bool baseline_weak{};
    bool reach{}, worse{}, lean{}, keep{}, keep_worse{}, missed{}, falls_short{}, improve_reach{};
    Reason early{};                ///< Why not evaluable.
    std::optional<Reason> cannot;  ///< Rule 11's last column.
    int n_baseline{}, n_recent{};
    std::size_t first_baseline{}, first_recent{};
    /// Named as in the procedure; those that aren't reported hold no meaning.
    double B{}, M{}, D{}, V{}, se{}, nu{}, L{}, U{}, L90{}, U90{}, E{}, T{};
};

/// Rule 10's T0 from B.
double smallest_fall(double baseline, const Constants& constants);

/// Rule 10's T.
double agreed_fall(double baseline, std::optional<double> target, const Constants& constants);

/// Rule 11: fills the criteria of a measured step.
void apply_criteria(Step& step, Aim aim, const Constants& constants);

/// A state with its reason.
struct Verdict {
    State state{};
    Reason reason{};
};

/// Working space that can be loaded with one series after the other. `load` first.
class Series {
public:
    /// Takes the readings on or before `last`, one value a day (rule 2).
    void load(std::span<const Reading> readings, const Course& course, std::optional<Day> review,
              std::optional<Day> last);

    std::size_t size() const { return days_.size(); }
    Day day(std::size_t index) const { return Day{date::days{days_[index]}}; }

    /// The verdict at one reading, judging no more of the earlier ones than it takes.
    Verdict verdict(std::size_t index, Tables& tables);

    /// Every reading (rule 3).
    std::vector<Entry> entries(Tables& tables);

private:
    /// The baseline of rule 4 with what does not change while it stays the same.
    struct Baseline {
        std::size_t first{}, end{};
        double mean{}, mean_day{};
        double pairs{};    ///< Sum over all pairs of their correlation.
        double carried{};  ///< Sum of the correlations with a score on the last one's day.
    };

    std::span<const Reading> in_order(std::span<const Reading> readings);
    void take_days(std::span<const Reading> sorted, std::optional<Day> last);
    void add_up_noise(const Tables& tables);
    const Step& step(std::size_t index, Tables& tables);
    Baseline baseline_at(std::size_t index, const Tables& tables) const;
    void find_recent(Step& step, std::size_t index, const Constants& constants) const;
    void measure(Step& step, std::size_t index, const Baseline& baseline, Tables& tables) const;
    std::optional<Reason> too_early(const Step& step, std::size_t index, const Constants& constants) const;
    std::optional<std::size_t> partner(std::size_t index, int lag, const Constants& constants) const;
    const Step* partner_step(std::size_t index, int lag, Tables& tables);

    bool settle(Verdict& verdict, std::size_t index, Tables& tables);
    Verdict open_verdict(std::size_t index, Tables& tables);
    Verdict verdict_after(std::size_t index, std::optional<State> before, Tables& tables);

    std::optional<Variant> variant(std::size_t index, Tables& tables);
    bool check_in(std::size_t index, const Step& step, const Constants& constants) const;
    int treatment_day(std::size_t index) const { return days_[index] - *day_zero_; }

    Course course_;
    std::optional<int> day_zero_;  ///< Days are counted from 1970 throughout.
    std::optional<int> review_day_;
    std::size_t before_treatment_{};  ///< How many readings lie on or before day 0.
    std::vector<int> days_;
    std::vector<double> values_;
    std::vector<double> squares_, weights_;  ///< Running sums of rule 8.
    std::optional<Baseline> baseline_;       ///< Of every reading under treatment.
    std::vector<Step> steps_;
    std::vector<char> known_;  ///< Which of steps_ are filled.
    std::vector<Reading> sorted_;
    std::vector<double> same_day_;
};

}  // namespace needlebook::outcome
