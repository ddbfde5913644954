#include "outcome/quantile.h"

#include <boost/math/distributions/students_t.hpp>

namespace needlebook::outcome {

double student_quantile(double p, double nu) { return boost::math::quantile(boost::math::students_t{nu}, p); }

}  // namespace needlebook::outcome
