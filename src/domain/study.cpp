/// Each file is read once, at the first call that needs it.
#include "domain/study.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/evidence_row.h"
#include "embedded/evidence.h"

namespace needlebook::evidence {
namespace {

std::optional<Fates> fates_from(const DataRow& row, const std::string& group) {
    const auto better = row.whole_if_any("improved_" + group);
    const auto same = row.whole_if_any("same_" + group);
    const auto worse = row.whole_if_any("worse_" + group);
    if (!better || !same || !worse)
        return std::nullopt;
    return Fates{*better, *same, *worse};
}

/// How a column of averages is to be read.
struct ScoreUnit {
    std::string_view unit;
    double whole;
    bool change;  ///< From the start; else how high it was at the end.
};

constexpr std::array score_units{ScoreUnit{"points of 10", 10, true}, ScoreUnit{"points of 100", 100, true},
                                 ScoreUnit{"mm change", 100, true}, ScoreUnit{"grades of 0-4", 4, true},
                                 ScoreUnit{"points of 10 (level)", 10, false}};

std::optional<Means> means_from(const DataRow& row) {
    const auto unit = std::ranges::find(score_units, row.text("unit"), &ScoreUnit::unit);
    const auto difference = row.number_if_any("difference");
    if (unit == score_units.end() || !difference || row.text("better_is") != "lower")
        return std::nullopt;
    const auto share = [&](const char* column) {
        auto value = row.number_if_any(column);
        if (value)
            *value /= unit->whole;
        return value;
    };
    return Means{.whole = unit->whole,
                 .treated = unit->change ? share("treated_result") : std::nullopt,
                 .control = unit->change ? share("control_result") : std::nullopt,
                 .difference = *difference / unit->whole,
                 .low = share("ci_low"),
                 .high = share("ci_high")};
}

Study study_from(const DataRow& row) {
    return {.id = row.text("study"),
            .design = row.name<Design>("design"),
            .condition_id = row.text("condition_id"),
            .condition = row.text("condition"),
            .control_kind = row.text("control_kind"),
            .measure = row.text("measure"),
            .weeks = row.whole_if_any("weeks"),
            .people = row.whole_if_any("n_total"),
            .treated = fates_from(row, "treated"),
            .control = fates_from(row, "control"),
            .means = means_from(row),
            .sentence = row.text("plain_sentence"),
            .limits = row.text("limits"),
            .source = row.source("citation"),
            .show_patient = row.yes("show_patient")};
}

/// Whole people of 100. What rounding leaves over goes to the share it was cut from most.
std::optional<Fates> of_100_from(const DataRow& row) {
    const auto better = row.number_if_any("improved_pct");
    const auto same = row.number_if_any("same_pct");
    const auto worse = row.number_if_any("worse_pct");
    if (!better || !same || !worse)
        return std::nullopt;
    std::array<double, 3> shares{*better, *same, *worse};
    std::array<int, 3> whole{};
    int left = 100;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        whole.at(i) = static_cast<int>(std::floor(shares.at(i)));
        left -= whole.at(i);
        shares.at(i) -= whole.at(i);
    }
    for (; left > 0; --left) {
        const auto most = static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin());
        ++whole.at(most);
        shares.at(most) = -1;
    }
    return Fates{whole[0], whole[1], whole[2]};
}

UntreatedCourse course_from(const DataRow& row) {
    return {.condition_id = row.text("condition_id"),
            .group = row.text("group"),
            .people = row.whole_if_any("n"),
            .weeks = row.whole_if_any("weeks"),
            .of_100 = of_100_from(row),
            .sentence = row.text("plain_sentence"),
            .limits = row.text("limits"),
            .source = row.source("citation"),
            .show_patient = row.yes("show_patient")};
}

/// Ids of the conditions whose rows concern a complaint, its own first.
std::vector<std::string_view> conditions_for(ComplaintKind kind) {
    switch (kind) {
        case ComplaintKind::cipn_platinum:
            return {"cipn_platinum", "cipn", "cipn_prevention", "several"};
        case ComplaintKind::cipn:
            return {"cipn", "cipn_prevention", "several"};
        default:
            return {name_of(kind), "several"};
    }
}

template <class Row>
std::vector<const Row*> rows_for(std::span<const Row> rows, ComplaintKind kind) {
    std::vector<const Row*> found;
    for (const auto condition : conditions_for(kind))
        for (const auto& row : rows)
            if (row.condition_id == condition && for_expectations(row))
                found.push_back(&row);
    return found;
}

}  // namespace

std::span<const Study> studies() {
    static const auto rows = rows_of(embedded::evidence_outcomes, study_from);
    return rows;
}

std::span<const UntreatedCourse> untreated_courses() {
    static const auto rows = rows_of(embedded::evidence_natural_course, course_from);
    return rows;
}

std::vector<const Study*> studies_for(ComplaintKind kind) { return rows_for(studies(), kind); }

std::vector<const UntreatedCourse*> untreated_courses_for(ComplaintKind kind) {
    return rows_for(untreated_courses(), kind);
}

}  // namespace needlebook::evidence
