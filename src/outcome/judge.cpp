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

Result<void> check_input(std::span<const Reading> readings, const Course& course, const Constants& constants) {
    for (const auto& reading : readings)
        if (reading.score < 0 || reading.score > 10)
            return fail(Errc::out_of_range, "score");
    return check_course(course, constants);
}

}  // namespace

Result<void> check(std::span<const Reading> readings, const Course& course, const Constants& constants) {
    return check_constants(constants).and_then([&] { return check_input(readings, course, constants); });
}

struct Judge::Work {
    Tables tables;
    Series series;
    Result<void> usable;  ///< Whether the constants are; looked at once for all series.

    Result<void> check(std::span<const Reading> readings, const Course& course) const {
        return usable ? check_input(readings, course, tables.constants()) : usable;
    }
};

Judge::Judge(const Constants& constants)
    : work_{std::make_unique<Work>(Work{Tables{constants}, {}, check_constants(constants)})} {}
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;
Judge& Judge::operator=(Judge&&) noexcept = default;

const Constants& Judge::constants() const { return work_->tables.constants(); }

Result<std::vector<Entry>> Judge::replay(std::span<const Reading> readings, const Course& course) {
    if (const auto good = work_->check(readings, course); !good)
        return tl::unexpected(good.error());
    work_->series.load(readings, course, review_of(course, constants()), std::nullopt);
    return work_->series.entries(work_->tables);
}

Result<Shown> Judge::latest(std::span<const Reading> readings, const Course& course, Day as_of) {
    if (const auto good = work_->check(readings, course); !good)
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
