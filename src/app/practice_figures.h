/// What a practice comes to in a period: side effects with their denominators, everyone who started, points used, the
/// quality of the record. Plain counting over the ledger, quick enough to do anew for each choice.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/practice_ledger.h"
#include "domain/published_rates.h"
#include "outcome/caseload.h"
#include "outcome/incidence.h"

namespace needlebook::app {

/// Both days in; none: without an end.
struct Period {
    std::optional<Day> first;
    std::optional<Day> last;

    bool holds(Day day) const { return (!first || day >= *first) && (!last || day <= *last); }
    bool operator==(const Period&) const = default;
};

int treatments(const PracticeLedger& ledger, const Period& period);
int patients_treated(const PracticeLedger& ledger, const Period& period);

/// How often one kind was noted from one source. Only treatments at which the question was answered are counted: what
/// nobody asked for is no "none". Nor is a first treatment counted for "asked": nothing lies before it.
struct SideEffectRate {
    std::string kind;  ///< Of side_effect_kinds.csv; "any" and "serious" too.
    SideEffectSource source{};
    outcome::Count sessions;  ///< Events among treatments.
    int others = 0;  ///< Events of the period that are in the register and in no rate: outside a treatment, at a first.
    /// Shown only as incidence_of (app/practice_published.h) gives it.
    std::optional<outcome::Incidence> per_session;
    outcome::Count patients;                         ///< People with at least one, among people asked at least once.
    std::optional<outcome::Incidence> per_patient;   ///< None under 10 people.
    std::vector<evidence::PublishedRate> published;  ///< With treatments as denominator.
    std::vector<evidence::PublishedRate> published_for_patients;  ///< With patients as denominator.
};

/// "any" and "serious" first, then every recordable kind; seen, then asked.
std::vector<SideEffectRate> side_effect_rates(const PracticeLedger& ledger, const Period& period);

/// How the question about side effects was answered.
struct QuestionTally {
    int treatments = 0;  ///< At which it could be put: for "asked" not the first, whatever was answered there.
    int answered = 0;
    int declined = 0;
    int not_asked = 0;
    bool operator==(const QuestionTally&) const = default;
};

QuestionTally question_tally(const PracticeLedger& ledger, const Period& period, SideEffectSource source);

/// Three months, with side effects of any kind.
struct Quarter {
    int year{};
    int number{};  ///< 1..4
    int treatments = 0;
    outcome::Count seen;
    outcome::Count asked;
    int seen_people = 0;   ///< At whose treatments somebody looked.
    int asked_people = 0;  ///< Who answered.
    bool operator==(const Quarter&) const = default;
};

/// Every quarter from the first treatment in the period to the last, empty ones too.
std::vector<Quarter> by_quarter(const PracticeLedger& ledger, const Period& period);

struct RegisterFilter {
    std::optional<SideEffectSource> source{};
    std::optional<SideEffectKind> kind{};
    std::optional<Severity> severity{};
    bool serious_only = false;
    bool open_only = false;  ///< Serious and not closed.
    // Only of rows that hold what was written (app/practice_papers.h).
    std::optional<Causality> causality{};
    bool not_judged_only = false;
    std::string words{};  ///< The patient's code or the point begins so.
    bool operator==(const RegisterFilter&) const = default;
};

/// Indices in ledger.effects(), the newest first.
std::vector<std::size_t> side_effect_register(const PracticeLedger& ledger, const Period& period,
                                              const RegisterFilter& filter);

/// Everyone whose first treatment lies in the period; of one aim when it is given.
std::vector<LedgerStarter> starters_in(const PracticeLedger& ledger, const Period& period, std::optional<Aim> aim = {});
/// Why somebody stopped, as files spell it: a reason, or "no_visit_for_12_weeks"; none for those who go on.
std::optional<std::string_view> stop_name(const LedgerStarter& starter);
/// Of the agreements after the first, in order, as files spell them.
std::vector<std::string_view> later_aim_names(const LedgerStarter& starter);
outcome::Caseload caseload(const PracticeLedger& ledger, const Period& period, std::optional<Aim> aim = {});

/// Why people stopped; those without a reason just don't come any more.
struct StopReasons {
    std::array<int, Names<EndReason>::all.size()> ended{};
    int away = 0;
    bool operator==(const StopReasons&) const = default;
};

StopReasons stop_reasons(const std::vector<LedgerStarter>& starters);

struct PointUse {
    std::string point;
    int treatments = 0;  ///< In which it was needled.
    bool operator==(const PointUse&) const = default;
};

struct ComplaintPoints {
    ComplaintKind kind = ComplaintKind::other;
    int treatments = 0;            ///< With needles.
    int people = 0;                ///< Who had them.
    std::vector<PointUse> points;  ///< The most frequent first, then by name.
    bool operator==(const ComplaintPoints&) const = default;
};

/// By kind of complaint, those with the most treatments first; sessions for all complaints of a patient under the
/// patient's first. Fails with what the book fails with.
Result<std::vector<ComplaintPoints>> points_used(const PracticeLedger& ledger, const Period& period);

struct RecordQuality {
    int treatments = 0;
    int scored = 0;  ///< With a score before needling.
    QuestionTally asked;
    int needled = 0;
    int reconciled = 0;                  ///< Of the needled.
    int entered_by_hand = 0;             ///< Treatments that no import brought.
    int signed_in_a_day = 0;             ///< Of those entered by hand.
    int entered_later = 0;               ///< Of those entered by hand.
    int judged_starters = 0;             ///< Who started in the period, with a score that is judged.
    std::array<int, 7> baseline_days{};  ///< Of those: how many had 0, 1, … 6 or more scored days before.
    bool operator==(const RecordQuality&) const = default;
};

RecordQuality record_quality(const PracticeLedger& ledger, const Period& period);

}  // namespace needlebook::app
