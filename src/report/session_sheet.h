/// Paper for the treatment room: a session to be filled in by hand, and a consent to be signed.
#pragma once

#include <string>
#include <vector>

#include "domain/measure.h"
#include "report/document.h"

namespace needlebook::report {

/// All empty: a blank sheet.
struct SessionSheet {
    std::string patient;  ///< Name, code and date of birth.
    std::string practice;
    std::vector<Measure> measures;      ///< One row each; pain, numbness and tingling where there are none.
    std::vector<std::string> cautions;  ///< What the screening found.
    std::string last_points;            ///< "ST36 both, SP6 both", of the last session.
    bool asks_extent = true;
    double body = 12;  ///< Size of text, DIP.
};

/// One page, in the order of the keys. Nothing is filled in for today: no score of before stands on it.
Document session_sheet(const SessionSheet& sheet);

struct ConsentSheet {
    std::string patient;
    std::string practice;
    std::string practitioner;
    std::string explained;  ///< What was explained; empty leaves room for it.
    std::string given_on;   ///< A date in words; empty leaves room for it.
};

/// What was explained, what can happen, and two signatures.
Document consent_sheet(const ConsentSheet& sheet);

}  // namespace needlebook::report
