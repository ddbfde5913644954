/// Which cautions speak up for what is about to be needled.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/course.h"
#include "domain/evidence.h"
#include "domain/needle.h"
#include "domain/session.h"

namespace needlebook::app {

/// One caution and the points it is about here.
struct CautionNotice {
    evidence::Caution caution;
    std::string subject;  ///< Codes of points and names of techniques, "KI3 LR3 heat"; "" for the whole treatment.
    bool asks = true;     ///< False: it tells, and waits for no decision.
    std::optional<CautionDecision> decision;

    /// Nothing is left to decide: told only, or decided; a hard stop only with its reason or left out.
    bool is_decided() const;
    /// Whether the point of this code, or the technique of this name, is among its subjects.
    bool is_about(std::string_view point_or_technique) const;
    bool operator==(const CautionNotice& other) const {
        return caution.id == other.caution.id && subject == other.subject && decision == other.decision;
    }
};

/// What is about to be done.
struct Planned {
    std::span<const Needle> needles;
    std::span<const Technique> techniques;
};

/// The cautions for this: of the patient's screening, where the answer was yes, and of
/// the points themselves, whoever the patient is. Arteries and organs are told only, since
/// every second point has one; lung and cord ask. `decisions` are matched by caution and subject,
/// so that a point that is added asks anew. Rows that nobody has read never show. Nothing speaks up
/// before the first needle but what is about a technique without needles.
std::vector<CautionNotice> caution_notices(const Planned& planned, std::span<const ScreeningAnswer> screening,
                                           bool first_treatment, std::span<const CautionDecision> decisions);

}  // namespace needlebook::app
