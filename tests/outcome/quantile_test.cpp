#include "outcome/quantile.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

using namespace needlebook::outcome;
using Wide = boost::multiprecision::cpp_bin_float_50;

namespace {

/// How far `t` is from the true quantile, by one Newton step in 50 digits.
double error_of(double t, double p, double nu) {
    const Wide wide_nu{nu};
    const Wide wide_t{t};
    const Wide half{0.5};
    const Wide tail = boost::math::ibeta(wide_nu / 2, half, wide_nu / (wide_nu + wide_t * wide_t)) / 2;
    const Wide density = 1 / (sqrt(wide_nu) * boost::math::beta(wide_nu / 2, half)) *
                         pow(1 + wide_t * wide_t / wide_nu, -(wide_nu + 1) / 2);
    return static_cast<double>((tail - (1 - Wide{p})) / density);
}

}  // namespace

TEST_CASE("the procedure's three check values of Student's quantile") {
    const auto [p, nu, expected] = GENERATE(table<double, double, double>(
        {{.98, 8, 2.4489849896}, {.98, 12.235294117647058, 2.2974089705}, {.9, 14, 1.3450303745}}));
    CHECK_THAT(student_quantile(p, nu), Catch::Matchers::WithinAbs(expected, 5e-11));
}

TEST_CASE("Student's quantile is right to 1e-12 for every level and number of readings") {
    for (const double p : {0.90, 0.98, 1 - 0.0067})
        for (const double n : {5., 6., 7., 9., 12., 17., 26., 40., 85., 200., 1000.}) {
            const double nu = 8 + 2 * (n - 1) * (n - 1) / (3 * n - 4);
            CAPTURE(p, nu);
            CHECK(std::abs(error_of(student_quantile(p, nu), p, nu)) < 1e-12);
        }
}
