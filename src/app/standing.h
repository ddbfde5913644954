/// Where things stand for one score of one complaint: the procedure's verdict, or why
/// there is none to give.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/day.h"
#include "outcome/verdict.h"

namespace needlebook::app {

struct Standing {
    enum class Kind {
        no_agreement,  ///< Nothing was agreed, so nothing is judged.
        comfort,       ///< Comfort only: agreed not to be judged.
        judged
    };

    Kind kind = Kind::no_agreement;
    std::optional<outcome::Shown> shown{};  ///< Set exactly when judged.
    std::optional<outcome::Label> label{};  ///< Set exactly when judged.

    bool operator==(const Standing&) const = default;
};

/// As files and `--json` spell it: "TOO_EARLY", …, "COMFORT", "NO_AGREEMENT".
std::string_view state_name(const Standing& standing);

/// The date of the score it rests on; none when nothing is judged or nothing was recorded.
std::optional<Day> dated(const Standing& standing);

}  // namespace needlebook::app
