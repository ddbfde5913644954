#include "outcome/quantile.h"

#include <boost/math/distributions/students_t.hpp>

namespace needlebook::outcome {

namespace {

// Worked out as long double the last digit of a double is surer, and it takes twenty times as long.
using Plainly = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

}  // namespace

double student_quantile(double p, double nu) {
    return boost::math::quantile(boost::math::students_t_distribution<double, Plainly>{nu}, p);
}

}  // namespace needlebook::outcome
