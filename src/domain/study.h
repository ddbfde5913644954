/// What studies found and how the untreated course goes, as resources/evidence has them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/names.h"
#include "domain/complaint.h"
#include "domain/evidence.h"

namespace needlebook::evidence {

/// How a study compared, best shielded from hope and chance first.
enum class Design {
    sham_rct,
    placebo_rct,
    assessor_blind_rct,
    open_rct,
    active_rct,
    nonrandomised,
    uncontrolled,
    review
};

/// How many people were better, the same and worse.
struct Fates {
    int better{};
    int same{};
    int worse{};
    int all() const { return better + same + worse; }
    bool operator==(const Fates&) const = default;
};

/// Averages of a score in two groups, in shares of the whole score: −0.14 is 1.4 lower on a score from 0 to 10. Of
/// every score here, lower is better.
struct Means {
    double whole{};                 ///< What the score reaches: 10, 100, 4.
    std::optional<double> treated;  ///< How far it moved from the start; none where only its level was told.
    std::optional<double> control;
    double difference{};  ///< Treated less control.
    std::optional<double> low;
    std::optional<double> high;
    bool operator==(const Means&) const = default;
};

/// One result of one study.
struct Study {
    std::string id;  ///< "schroeder2007".
    Design design{};
    std::string condition_id;  ///< Of conditions.csv, or "several", "cipn_prevention", "chronic_pain".
    std::string condition;     ///< In words.
    std::string control_kind;
    std::string measure;
    std::optional<int> weeks;
    std::optional<int> people;     ///< Of all groups.
    std::optional<Fates> treated;  ///< Only where all three are known.
    std::optional<Fates> control;
    std::optional<Means> means;  ///< Only of scores; ratios are told in words.
    std::string sentence;
    std::string limits;
    Source source;
    bool show_patient = false;

    /// Both groups counted: an icon array can be drawn.
    bool counts_people() const { return treated && control; }
};

/// How one group without treatment went.
struct UntreatedCourse {
    std::string condition_id;
    std::string group;  ///< "untreated", "placebo", "usual care" …
    std::optional<int> people;
    std::optional<int> weeks;
    /// Of 100 people, summing to 100; only where all three are known.
    std::optional<Fates> of_100;
    std::string sentence;
    std::string limits;
    Source source;
    bool show_patient = false;
};

/// All rows, in the order of the files.
std::span<const Study> studies();
std::span<const UntreatedCourse> untreated_courses();

/// Whether a row may stand in the panel of realistic expectations: read in its source, and meant for patients.
template <class Row>
bool for_expectations(const Row& row) {
    return row.show_patient && may_show_patient(row.source);
}

/// Rows of the panel for a complaint: those of its own condition, and of what it is a kind of.
std::vector<const Study*> studies_for(ComplaintKind kind);
std::vector<const UntreatedCourse*> untreated_courses_for(ComplaintKind kind);

}  // namespace needlebook::evidence

namespace needlebook {

template <>
struct Names<evidence::Design> {
    static constexpr std::array<std::string_view, 8> all{"sham_rct",     "placebo_rct", "assessor_blind_rct",
                                                         "open_rct",     "active_rct",  "nonrandomised",
                                                         "uncontrolled", "review"};
};

}  // namespace needlebook
