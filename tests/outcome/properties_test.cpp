/// What must hold for any record, whoever's scores they are.
#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

#include "outcome/judge.h"

using namespace needlebook;
using namespace needlebook::outcome;

namespace {

const Day start = day(2025, 3, 3);

struct Record {
    std::vector<Reading> readings;
    Course course;
};

/// Scores within [lowest, highest] on days from 20 weeks before to a year after the
/// first treatment, in any order, several a day possible; clustered enough that most
/// records come to a verdict.
std::vector<Reading> any_readings(int lowest, int highest) {
    const auto count = *rc::gen::inRange(0, 45);
    const auto before = *rc::gen::inRange(0, 8);
    std::vector<Reading> readings;
    int number = -7 * before - *rc::gen::inRange(0, 3) * 30;
    const int drift = *rc::gen::inRange(-1, 2);
    int level = *rc::gen::inRange(lowest, highest + 1);
    for (int index = 0; index < count; ++index) {
        if (index % 6 == 5)
            level += drift;
        const int score = std::clamp(level + *rc::gen::inRange(-1, 2), lowest, highest);
        readings.push_back({start + date::days{number}, score});
        number += *rc::gen::element(0, 1, 7, 7, 7, 7, 13, 14, 14, 28, 30, 100);
    }
    return readings;
}

Course any_course() {
    Course course{.first_treatment = start, .aim = *rc::gen::element(Aim::improve, Aim::hold, Aim::slow)};
    if (*rc::gen::inRange(0, 10) == 0)
        course.first_treatment.reset();
    if (*rc::gen::arbitrary<bool>())
        course.review = start + date::days{*rc::gen::inRange(1, 300)};
    course.primary = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>())
        course.target = *rc::gen::inRange(1, 5);
    if (course.aim == Aim::slow)
        course.rate_per_week = *rc::gen::inRange(1, 5) / 52.0;
    return course;
}

Record any_record(int lowest = 0, int highest = 10) { return {any_readings(lowest, highest), any_course()}; }

std::vector<Entry> replayed(const Record& record) { return replay(record.readings, record.course).value(); }

bool near(std::optional<double> one, std::optional<double> other) {
    return one.has_value() == other.has_value() && (!one || std::abs(*one - *other) < 1e-9);
}

std::optional<double> plus(std::optional<double> number, double more) {
    return number ? std::optional{*number + more} : std::nullopt;
}

std::optional<double> minus(std::optional<double> number) { return number ? std::optional{-*number} : std::nullopt; }

/// Whether some comparison of rules 10 and 11 is so close that arithmetic may decide it.
/// Only needed where numbers are changed by rounding, so not for shifts of days.
bool close_call(const Entry& entry, Aim aim) {
    if (!entry.change)
        return false;
    std::vector<double> lines{0, 1, 0.5, 2, -2};
    if (entry.threshold)
        lines.insert(lines.end(), {-*entry.threshold, -*entry.threshold / 2});
    if (aim == Aim::slow)
        lines.insert(lines.end(), {*entry.expected_rise, *entry.expected_rise / 2, 0.75 * *entry.expected_rise});
    for (const auto number : {entry.lower, entry.upper, entry.lower_lean, entry.upper_lean})
        for (const double line : lines)
            if (std::abs(*number - line) < 1e-7)
                return true;
    return false;
}

}  // namespace

TEST_CASE("shifting every date shifts every date and changes nothing else") {
    CHECK(rc::check([] {
        auto record = any_record();
        const auto before = replayed(record);
        const date::days shift{*rc::gen::inRange(-3000, 3000)};
        for (auto& reading : record.readings)
            reading.day += shift;
        for (auto* day : {&record.course.first_treatment, &record.course.review})
            if (*day)
                **day += shift;
        auto after = replayed(record);
        for (auto& entry : after) {
            entry.date -= shift;
            entry.last_changed_on -= shift;
        }
        RC_ASSERT(after == before);
    }));
}

TEST_CASE("the order of typing makes no difference") {
    CHECK(rc::check([] {
        auto record = any_record();
        const auto before = replayed(record);
        const auto size = static_cast<int>(record.readings.size());
        for (int swap = 0; swap < size; ++swap) {
            const auto one = static_cast<std::size_t>(*rc::gen::inRange(0, size));
            const auto other = static_cast<std::size_t>(*rc::gen::inRange(0, size));
            std::swap(record.readings[one], record.readings[other]);
        }
        RC_ASSERT(replayed(record) == before);
    }));
}

TEST_CASE("dropping the last day's readings leaves every earlier entry as it was") {
    CHECK(rc::check([] {
        auto record = any_record();
        auto before = replayed(record);
        RC_PRE(!before.empty());
        std::erase_if(record.readings, [&](const Reading& reading) { return reading.day == before.back().date; });
        before.pop_back();
        RC_ASSERT(replayed(record) == before);
    }));
}

TEST_CASE("a constant added moves both averages and no range") {
    CHECK(rc::check([] {
        auto record = any_record(0, 8);
        const auto before = replayed(record);
        const int more = *rc::gen::inRange(1, 3);
        for (auto& reading : record.readings)
            reading.score += more;
        const auto after = replayed(record);
        RC_ASSERT(after.size() == before.size());
        for (std::size_t index = 0; index < after.size(); ++index) {
            const auto& one = before[index];
            const auto& other = after[index];
            RC_ASSERT(near(other.baseline, plus(one.baseline, more)));
            RC_ASSERT(near(other.recent, plus(one.recent, more)));
            RC_ASSERT(near(other.change, one.change));
            RC_ASSERT(near(other.variance_share, one.variance_share));
            RC_ASSERT(near(other.standard_error, one.standard_error));
            RC_ASSERT(near(other.lower, one.lower));
            RC_ASSERT(near(other.upper, one.upper));
            RC_ASSERT(other.check_in == one.check_in);
            RC_ASSERT(other.baseline_weak == one.baseline_weak);
        }
    }));
}

// B itself enters T (improve), the floor, the ceiling and the cap of E. Where none of
// them comes into play, the verdicts stay too: hold with B from 2 to 8 before and after;
// improve with B from 20/3, where T is at its upper limit.
TEST_CASE("a constant added changes no verdict where the rules don't look at B itself") {
    CHECK(rc::check([] {
        const auto aim = *rc::gen::element(Aim::improve, Aim::hold);
        auto record = aim == Aim::hold ? any_record(2, 7) : any_record(7, 9);
        record.course.aim = aim;
        record.course.rate_per_week.reset();
        const auto before = replayed(record);
        for (auto& reading : record.readings)
            ++reading.score;
        const auto after = replayed(record);
        RC_ASSERT(after.size() == before.size());
        RC_PRE(std::ranges::none_of(before, [&](const Entry& entry) { return close_call(entry, aim); }));
        for (std::size_t index = 0; index < after.size(); ++index) {
            RC_ASSERT(after[index].state == before[index].state);
            RC_ASSERT(after[index].reason == before[index].reason);
            RC_ASSERT(after[index].variant == before[index].variant);
            RC_ASSERT(after[index].last_changed_on == before[index].last_changed_on);
        }
    }));
}

TEST_CASE("mirrored scores have mirrored averages and, for a primary score, mirrored bounds") {
    CHECK(rc::check([] {
        auto record = any_record();
        record.course.primary = true;  // L and U have the same level only then
        const auto before = replayed(record);
        for (auto& reading : record.readings)
            reading.score = 10 - reading.score;
        const auto after = replayed(record);
        RC_ASSERT(after.size() == before.size());
        for (std::size_t index = 0; index < after.size(); ++index) {
            const auto& one = before[index];
            const auto& other = after[index];
            RC_ASSERT(near(other.baseline, plus(minus(one.baseline), 10)));
            RC_ASSERT(near(other.recent, plus(minus(one.recent), 10)));
            RC_ASSERT(near(other.change, minus(one.change)));
            RC_ASSERT(near(other.variance_share, one.variance_share));
            RC_ASSERT(near(other.standard_error, one.standard_error));
            RC_ASSERT(near(other.degrees, one.degrees));
            RC_ASSERT(near(other.lower, minus(one.upper)));
            RC_ASSERT(near(other.upper, minus(one.lower)));
            RC_ASSERT(near(other.lower_lean, minus(one.upper_lean)));
            RC_ASSERT(other.n_baseline == one.n_baseline);
            RC_ASSERT(other.n_recent == one.n_recent);
        }
    }));
}

TEST_CASE("the consequences that the procedure names hold for every record") {
    CHECK(rc::check([] {
        const auto record = any_record();
        const auto entries = replayed(record);
        for (std::size_t index = 0; index < entries.size(); ++index) {
            const auto& entry = entries[index];
            const auto started = record.course.first_treatment;
            const int number = started ? days_between(*started, entry.date) : -1;
            if (number < 28)
                RC_ASSERT(entry.state == State::too_early);
            if (entry.state == State::reached || entry.state == State::worse)
                RC_ASSERT(number >= 56);
            const auto review = review_of(record.course);
            if (entry.state == State::on_course && entry.date < *review)
                RC_ASSERT(number >= 42);
            if (entry.state == State::not_reached)
                RC_ASSERT(entry.date >= *review);
            if (index > 0 && entries[index - 1].state == State::reached)
                RC_ASSERT(entry.state != State::on_course);
            RC_ASSERT(entry.last_changed_on <= entry.date);
            RC_ASSERT(baseline_window(entries, index).size() <= 6);
            RC_ASSERT(recent_window(entries, index).size() <= 6);
        }
    }));
}

TEST_CASE("judging only the last reading agrees with the whole replay for any record") {
    CHECK(rc::check([] {
        const auto record = any_record();
        const auto as_of = start + date::days{*rc::gen::inRange(-200, 700)};
        RC_ASSERT(Judge{}.latest(record.readings, record.course, as_of).value() == shown_on(replayed(record), as_of));
    }));
}
