#include "outcome/judge.h"

#include "outcome/series.h"
#include "outcome/tables.h"

namespace needlebook::outcome {

namespace {

/// Points a week; four points a year.
constexpr double highest_rate = 4.0 / 52;

Result<void> check_course(const Course& course, const Constants& constants) {
    if (course.first_treatment && course.review && *course.review <= *course.first_treatment)
        return fail(Errc::out_of_range, "review");
    if (course.aim != Aim::slow)
        return {};
    if (!course.rate_per_week)
        return fail(Errc::incomplete, "rate_per_week");
    if (!(*course.rate_per_week > 0 && *course.rate_per_week <= highest_rate + constants.tolerance))
        return fail(Errc::out_of_range, "rate_per_week");
    return {};
}

}  // namespace

Result<void> check_constants(const Constants& constants) {
    const auto inside = [](double value, double low, double high) { return value > low && value < high; };
    if (!(constants.rho >= 0 && constants.rho < 1))
        return fail(Errc::out_of_range, "rho");
    if (!inside(constants.sigma0, 0, 100))
        return fail(Errc::out_of_range, "sigma0");
    if (!inside(constants.nu0, 0, 1e6))
        return fail(Errc::out_of_range, "nu0");
    if (!inside(constants.alpha_primary, 0, 0.5))
        return fail(Errc::out_of_range, "alpha_primary");
    if (!inside(constants.alpha_secondary, 0, 0.5))
        return fail(Errc::out_of_range, "alpha_secondary");
    if (!inside(constants.p_lean, 0.5, 1))
        return fail(Errc::out_of_range, "p_lean");
    if (constants.baseline_fewest < 1 || constants.baseline_fewest > constants.baseline_most)
        return fail(Errc::out_of_range, "baseline_fewest");
    if (constants.recent_fewest < 1 || constants.recent_fewest > constants.recent_most)
        return fail(Errc::out_of_range, "recent_fewest");
    return {};
}

Result<void> check(std::span<const Reading> readings, const Course& course, const Constants& constants) {
    if (const auto good = check_constants(constants); !good)
        return good;
    for (const auto& reading : readings)
        if (reading.score < 0 || reading.score > 10)
            return fail(Errc::out_of_range, "score");
    return check_course(course, constants);
}

struct Judge::Work {
    Tables tables;
    Series series;
};

Judge::Judge(const Constants& constants) : work_{std::make_unique<Work>(Work{Tables{constants}, {}})} {}
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;
Judge& Judge::operator=(Judge&&) noexcept = default;

const Constants& Judge::constants() const { return work_->tables.constants(); }

Result<std::vector<Entry>> Judge::replay(std::span<const Reading> readings, const Course& course) {
    if (const auto good = check(readings, course, constants()); !good)
        return tl::unexpected(good.error());
    work_->series.load(readings, course, review_of(course, constants()), std::nullopt);
    return work_->series.entries(work_->tables);
}

Result<Shown> Judge::latest(std::span<const Reading> readings, const Course& course, Day as_of) {
    if (const auto good = check(readings, course, constants()); !good)
        return tl::unexpected(good.error());
    auto& series = work_->series;
    series.load(readings, course, review_of(course, constants()), as_of);
    if (series.size() == 0)
        return Shown{};
    const auto verdict = series.verdict(series.size() - 1, work_->tables);
    const auto date = series.day(series.size() - 1);
    return aged({verdict.state, verdict.reason, date}, as_of, constants());
}

Result<std::vector<Entry>> replay(std::span<const Reading> readings, const Course& course, const Constants& constants) {
    return Judge{constants}.replay(readings, course);
}

}  // namespace needlebook::outcome
