/// What a patient comes for.
#pragma once

#include <string>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/patient.h"
#include "domain/score.h"
#include "domain/side.h"

namespace needlebook {

/// The ids of resources/evidence/conditions.csv.
enum class ComplaintKind { dpn, cipn, cipn_platinum, idiopathic, hiv, cts, bells, sciatica, phn, other };
template <>
struct Names<ComplaintKind> {
    static constexpr std::array<std::string_view, 10> all{"dpn", "cipn",  "cipn_platinum", "idiopathic", "hiv",
                                                          "cts", "bells", "sciatica",      "phn",        "other"};
};

/// How well the main condition (diabetes, say) is controlled.
enum class Control { well, partly, poorly };
template <>
struct Names<Control> {
    static constexpr std::array<std::string_view, 3> all{"well", "partly", "poorly"};
};

struct Complaint {
    Id<Complaint> id;
    Id<Patient> patient;
    int position = 0;  ///< Order among the patient's complaints, from 0.
    ComplaintKind kind = ComplaintKind::other;
    std::string words;
    std::string region;  ///< "feet", "hands", "lower back".
    Side side = Side::both;
    std::string since;  ///< As the patient says it: "2019", "about two years".
    Answer<Score> severity_at_start;
    Answer<Control> control;
    std::string diagnosed_by;
    Day opened_on;
    bool operator==(const Complaint&) const = default;
};

}  // namespace needlebook
