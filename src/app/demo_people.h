/// The invented people of the demonstration book, and what they come for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/agreement.h"
#include "domain/complaint.h"
#include "domain/measure.h"
#include "outcome/verdict.h"

namespace needlebook::app {

/// Numbers by chance that are the same everywhere for one seed.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : random_{seed} {}

    int between(int low, int high);  ///< Both included.
    bool one_in(int many) { return between(1, many) == 1; }
    double normal();  ///< Mean 0, standard deviation 1.
    std::uint64_t seed() { return random_(); }

    const auto& one_of(const auto& values) {
        return values[static_cast<std::size_t>(between(0, static_cast<int>(values.size()) - 1))];
    }

private:
    std::mt19937_64 random_;
};

/// How a course of treatment goes, in numbers.
struct CourseShape {
    std::optional<outcome::Label> label{};  ///< Sought at the end; none: as it comes.
    Aim aim = Aim::improve;
    int weeks = 12;        ///< From the first treatment to the day of the book.
    int baseline = 4;      ///< Scores before it, one of them at the first talk.
    double start = 6;      ///< True level before, points.
    double change = 0;     ///< True change in the end, points.
    int change_weeks = 8;  ///< Over how many weeks it comes.
    int change_after = 0;  ///< Weeks before it begins.
    double swing = 1;      ///< Standard deviation of one score, points.
    int quiet_days = 0;    ///< Days since the last visit.
    double rate = 0;       ///< Points a year; slow only.
    std::optional<double> target;
    int earlier_weeks = 0;  ///< Treated that long before under another agreement.
};

/// One invented patient of the small book.
struct DemoPerson {
    std::string_view given;
    std::string_view family;
    int age;
    ComplaintKind kind;
    std::string_view words;
    std::string_view region;
    Side side;
    std::string_view since;
    MeasureKind primary;
    std::string_view patient_words;
    std::string_view points;  ///< A point line.
    CourseShape course;
};

/// The first of them have one label of the outcome procedure each.
std::span<const DemoPerson> demo_people();

/// For larger books: somebody who is not in that list.
DemoPerson someone(Chance& chance);

std::span<const std::string_view> demo_notes();

}  // namespace needlebook::app
