/// The verdict in words, for the practitioner and for the patient.
///
/// The words are data, resources/wording/*.csv; here the row is chosen and filled. No
/// sentence names a cause, and none holds a word of banned.csv (a test tries them all).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "outcome/verdict.h"

namespace needlebook::report {

/// All that a sentence about one score of one agreement can need.
struct VerdictFacts {
    outcome::Shown shown;
    std::optional<outcome::Entry> entry{};  ///< What `shown` rests on; none without readings.
    outcome::Course course;
    Day as_of{};
    std::optional<Day> was_reached_on{};       ///< An earlier time, not the present one.
    std::string score;                         ///< Name of the score within a sentence, "pain".
    std::string rate_source;                   ///< Aim slow.
    bool entered_late = false;                 ///< A score behind the verdict was.
    bool mixed = false;                        ///< Rule 18 holds on that day.
    std::optional<outcome::Entry> numbness{};  ///< For the mixed-signal prompt.
    outcome::Constants constants{};
    bool operator==(const VerdictFacts&) const = default;
};

/// The facts that the replay itself holds; the caller sets score, rate_source,
/// entered_late, mixed and numbness.
VerdictFacts facts_on(std::span<const outcome::Entry> entries, const outcome::Course& course, Day as_of,
                      const outcome::Constants& constants = {});

struct Sentence {
    std::string main;
    std::vector<std::string> added;  ///< Was reached once, the agreed date has passed, mixed signals.
    std::string footer;              ///< Patient only: what the chart can't show.

    /// All of it, parted by blanks.
    std::string text() const;
    bool operator==(const Sentence&) const = default;
};

Sentence practitioner_sentence(const VerdictFacts& facts);
Sentence patient_sentence(const VerdictFacts& facts);

/// What a chip beside the verdict says: few baseline scores, secondary score, …
std::vector<std::string> caveats(const VerdictFacts& facts);

/// The two prompts that stand apart from the verdict; none where they don't hold.
std::optional<std::string> check_in_prompt(const VerdictFacts& facts);
std::optional<std::string> mixed_prompt(const VerdictFacts& facts);

/// What the chart can't show; stands below every patient sentence.
std::string_view patient_footer();

/// "Steady so far"
std::string_view label_text(outcome::Label label);
/// For "comfort" and "no_agreement", which the procedure doesn't know. Throws
/// std::logic_error for a key that labels.csv doesn't have.
std::string_view label_text(std::string_view key);

/// A number with a decimal point, "6.5", as the user's country writes it.
std::string decimal_text(std::string number);
/// One decimal, none for whole numbers, halves away from zero: 2, -1.3, 0.
std::string number_text(double points);
/// The same with its sign: +1.6, -3, 0.
std::string signed_text(double points);
/// Whole or half points, as patients read averages: 6.5.
std::string half_text(double points);
/// "14 May 2025"
std::string date_text(Day day);

/// Which of banned.csv's words and phrases stand in `text`, whole words in any case.
std::vector<std::string_view> banned_words(std::string_view text);

/// Which words and phrases of overpromise.csv stand in free text that a patient is to read: promises of an outcome or
/// of safety, claims of proof, and advice about medicines that is the doctor's to give. Whole words in any case.
std::vector<std::string_view> overpromising_words(std::string_view text);

}  // namespace needlebook::report
