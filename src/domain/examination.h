/// A test result: recorded and drawn, never judged.
#pragma once

#include <optional>
#include <string>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/patient.h"
#include "domain/side.h"

namespace needlebook {

struct Examination {
    Id<Examination> id;
    Id<Patient> patient;
    Day day;
    std::string kind;  ///< Id of resources/evidence/examinations.csv.
    std::optional<Side> side;
    Answer<double> value;
    std::string unit;
    std::string note;
    bool operator==(const Examination&) const = default;
};

}  // namespace needlebook
