/// What is asked at the first visit: cautions and red flags, each in four states, and consent.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/edit.h"
#include "base/id.h"
#include "domain/course.h"

namespace needlebook::app {

/// One question. A condition with several cautions is asked about once.
struct ScreeningQuestion {
    std::string words;             ///< The condition, or what to look for.
    std::vector<std::string> ids;  ///< Of cautions.csv, or one of red_flags.csv.
    std::string advice;            ///< What follows from a yes; of a red flag.
    std::string source;            ///< Of the advice.
    bool red_flag = false;
    bool operator==(const ScreeningQuestion&) const = default;
};

/// Red flags first, then cautions, in the order of the files. Left out is what no patient can
/// answer (points beside an artery), and what only happens after needling.
std::span<const ScreeningQuestion> screening_questions();

/// The answer in force; none while the question wasn't put.
std::optional<Answer<std::string>> answer_to(const ScreeningQuestion& question,
                                             std::span<const ScreeningAnswer> answers);

/// Answers the question on that day: what was answered on the same day is replaced, what was
/// answered earlier stays. Without a change the edit is empty.
Edit screening_edit(const ScreeningQuestion& question, const Answer<std::string>& answer, Id<Patient> patient,
                    Day today, std::span<const ScreeningAnswer> answers, IdSource& ids);

}  // namespace needlebook::app
