/// The practice in words and pictures: what its page, its PDF and its CSV show alike.
#pragma once

#include <string>
#include <vector>

#include "app/practice_chance.h"
#include "app/practice_figures.h"
#include "app/practice_published.h"
#include "chart/rate_plot.h"
#include "chart/unit_rows.h"

namespace needlebook::app {

std::string place_words(outcome::Place place);  ///< "No clear change"
chart::StateShape place_shape(outcome::Place place);
std::string effect_kind_words(std::string_view kind);  ///< "Bruise"; "Any event" too.
std::string complaint_kind_words(ComplaintKind kind);

std::string rate_words(double rate);  ///< "25.7", "0.32", "0": two figures that count, at most one decimal from 10 on.
/// "89 %"; "over 99 %" and "under 1 %" for what is not all and not none.
std::string percent_words(double share);
std::string percent_words(int some, int all);                      ///< The same; "" for fewer than 10.
std::string percent_range_words(const outcome::Incidence& share);  ///< "3 to 21 %"
std::string rates_title(SideEffectSource source);
std::string quarter_words(const Quarter& quarter);  ///< "2026, quarter 2"

/// Rates of one source: any, serious, then every kind that happened or that others published.
chart::RatePlotSpec rate_plot_spec(const std::vector<SideEffectRate>& rates, SideEffectSource source, RateUnit unit,
                                   double body);
chart::RatePlotSpec quarter_plot_spec(const std::vector<Quarter>& quarters, SideEffectSource source, double body);

/// The nine places, then who stopped and who is past the review and undecided.
/// @param stands  Of the aims that are in it: says how many reached which; empty says nothing of it.
chart::UnitRowsSpec unit_rows_spec(const outcome::Caseload& caseload, const StopReasons& reasons,
                                   const std::vector<AimStand>& stands, double body);

// Sentences, from resources/wording/practice.csv.
std::vector<std::string> rate_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source,
                                        RateUnit unit);
/// What the register holds of a source and its rates don't; none where they hold all.
std::vector<std::string> others_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source);
std::vector<std::string> quarter_sentences(const std::vector<SideEffectRate>& rates, SideEffectSource source);
std::string asked_sentence(const QuestionTally& asked);
std::vector<std::string> caseload_sentences(const outcome::Caseload& caseload, const StopReasons& reasons, Day as_of);
std::string flare_sentence();
std::string points_sentence();
/// How often of all with needles; "" where fewer than 10 people had them.
std::string point_share_words(const PointUse& use, const ComplaintPoints& of);
std::string quality_sentence();

/// Label, count, of how many.
struct QualityRow {
    std::string label;
    int some = 0;
    int all = 0;
    bool operator==(const QualityRow&) const = default;
};
std::vector<QualityRow> quality_rows(const RecordQuality& quality);

}  // namespace needlebook::app
