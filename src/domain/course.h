/// How a course of treatment ended, what was consented to, what was shown and asked.
#pragma once

#include <optional>
#include <string>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/complaint.h"
#include "domain/practice.h"

namespace needlebook {

enum class EndReason { agreed, no_benefit, side_effect, cost, moved, lost, died, assessed_not_started };
template <>
struct Names<EndReason> {
    static constexpr std::array<std::string_view, 8> all{"agreed", "no_benefit", "side_effect", "cost",
                                                         "moved",  "lost",       "died",        "assessed_not_started"};
};

struct CourseEnd {
    Id<CourseEnd> id;
    Id<Complaint> complaint;
    Day ended_on;
    EndReason reason = EndReason::agreed;
    std::string follow_up;
    std::string note;
    std::optional<Day> follow_up_on{};  ///< When somebody asks again.
    bool operator==(const CourseEnd&) const = default;
};

struct Consent {
    Id<Consent> id;
    Id<Patient> patient;
    Day given_on;
    std::string explained;
    std::optional<Id<Practitioner>> practitioner;
    std::optional<Day> withdrawn_on;
    std::string withdrawn_reason;
    bool operator==(const Consent&) const = default;
};

struct EvidenceShown {
    Id<EvidenceShown> id;
    Id<Patient> patient;
    Instant shown_at;
    std::string what;  ///< Ids of the evidence rows.
    bool operator==(const EvidenceShown&) const = default;
};

/// A caution or red-flag question and its answer; the value is what was said.
struct ScreeningAnswer {
    Id<ScreeningAnswer> id;
    Id<Patient> patient;
    std::string question;  ///< An id of cautions.csv or red_flags.csv.
    Day asked_on;
    Answer<std::string> answer;
    bool operator==(const ScreeningAnswer&) const = default;
};

}  // namespace needlebook
