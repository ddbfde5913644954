/// A patient.
#pragma once

#include <optional>
#include <string>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"

namespace needlebook {

struct Patient {
    Id<Patient> id;
    std::string code;  ///< The practice's own; unique in the book.
    std::string given_names;
    std::string family_name;
    std::optional<Day> born_on;
    std::string phone;
    std::string email;
    std::string address;
    std::string gp_name;
    std::string gp_practice;
    Answer<Day> gp_informed;  ///< When the GP was told; none: asked, not to be told.
    bool restricted = false;  ///< Processing restricted at the patient's wish.
    std::string restriction;
    bool retention_hold = false;
    std::string retention_reason;
    std::string note;
    Day added_on;
    bool operator==(const Patient&) const = default;
};

/// "Maud Ellery"; the code where no name is known.
inline std::string full_name(const Patient& patient) {
    if (patient.given_names.empty() && patient.family_name.empty())
        return patient.code;
    if (patient.given_names.empty() || patient.family_name.empty())
        return patient.given_names + patient.family_name;
    return patient.given_names + " " + patient.family_name;
}

}  // namespace needlebook
