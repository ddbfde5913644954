/// Something else that changed: a medicine, blood sugar, shoes.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/patient.h"

namespace needlebook {

enum class ChangeKind {
    medicine,
    hba1c,
    chemotherapy,
    illness,
    fall,
    stress,
    sleep,
    shoes,
    exercise,
    warm_baths,
    smoking,
    alcohol,
    diet,
    other
};
template <>
struct Names<ChangeKind> {
    static constexpr std::array<std::string_view, 14> all{
        "medicine", "hba1c",    "chemotherapy", "illness", "fall",    "stress", "sleep",
        "shoes",    "exercise", "warm_baths",   "smoking", "alcohol", "diet",   "other"};
};

struct Change {
    Id<Change> id;
    Id<Patient> patient;
    ChangeKind kind = ChangeKind::other;
    std::string words;
    Day started_on;
    std::optional<Day> ended_on;  ///< Not before started_on.
    std::string amount_before;
    std::string amount_after;
    bool operator==(const Change&) const = default;
};

}  // namespace needlebook
