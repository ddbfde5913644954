/// The demonstration book: invented patients, every state and label of the outcome procedure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"
#include "base/secret.h"

namespace needlebook::app {

inline constexpr int usual_demo_patients = 12;
inline constexpr std::string_view demo_passphrase = "demonstration";

struct DemoOptions {
    int patients = usual_demo_patients;
    std::optional<int> sessions{};  ///< About how many in all; none: as the courses have them.
    std::uint64_t seed = 1;
    Day as_of{};  ///< The book is dated back from this day. Same seed and day, same content.
};

struct DemoReport {
    std::size_t patients = 0;
    std::size_t sessions = 0;
    std::size_t readings = 0;
};

/// Makes the book at `path`. Fails as Logbook::create does.
Result<DemoReport> make_demo(const std::filesystem::path& path, const Secret& passphrase, const DemoOptions& options);

/// The machine's time zone by its IANA name, "Europe/London"; "UTC" when it doesn't say.
std::string zone_name();

}  // namespace needlebook::app
