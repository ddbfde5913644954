/// Cases of the outcome procedure's test vectors in, the same with verdicts out.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace needlebook::exchange {

/// Judges a JSON list of cases and gives it back with three keys more in each:
/// "got" (an entry per distinct date, as "expected" has them), "got_as_of" and
/// "got_mixed" (null where the case doesn't ask). The form of a case is that of
/// tests/outcome/data/outcome-vectors.json; first_treatment, review, target,
/// rate_per_week, as_of, numbness and extent may be null or missing.
///
/// A case whose values the procedure refuses (a score that is no whole number 0..10, a
/// review not after day 0, a rate outside its range) gets null in all three and "error"
/// with the reason and the field: "out_of_range: score".
///
/// Fails with Errc::malformed for a text that is no list of cases; the detail names the
/// case and the field.
Result<std::string> judge_cases(std::string_view json);

}  // namespace needlebook::exchange
