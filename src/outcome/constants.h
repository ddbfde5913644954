/// The numbers of the outcome procedure, version 2, as its section 1 lists them.
#pragma once

#include <string_view>

namespace needlebook::outcome {

/// Stamped on reports.
inline constexpr std::string_view procedure_version = "2";

/// Every constant that a settings page shows. Changing one changes every verdict,
/// so reports are stamped with what differs from `Constants{}`.
struct Constants {
    double rho = 0.4;                 ///< Assumed correlation of two scores 7 days apart, in [0, 1).
    double sigma0 = 1.25;             ///< Prior standard deviation of one score, points.
    double nu0 = 8;                   ///< Weight of sigma0 in degrees of freedom.
    double alpha_primary = 0.02;      ///< One-sided level of L (every score) and of U (primary score).
    double alpha_secondary = 0.0067;  ///< One-sided level of U for a secondary score.
    double p_lean = 0.90;             ///< Level of U90 and L90.

    int baseline_fewest = 1;  ///< Scores.
    int baseline_most = 6;
    int baseline_days = 84;  ///< Oldest before day 0.
    double weak = 0.6;       ///< Baseline part of V above which a baseline is called weak.
    int recent_fewest = 4;   ///< Scores.
    int recent_most = 6;
    int recent_days = 182;  ///< Oldest before the newest score.

    int first_verdict_day = 28;
    int confirm_days = 28;        ///< Age of the confirming reading at least.
    int lean_days = 14;           ///< Age of the reading that confirms a leaning at least.
    int partner_days_most = 182;  ///< Age of either at most.
    int shown_days = 84;          ///< A verdict older than this is shown as stale.

    double delta = 2;         ///< Hold margin, points.
    double worse_min = 1;     ///< Points above, to call it worse.
    double worse_keep = 0.5;  ///< Points above, to go on calling it worse.
    double e_min = 1.5;       ///< Smallest expected rise that can be judged, points.
    double t_lowest = 1.5;    ///< T: lower limit, points.
    double t_highest = 2;     ///< T: upper limit of the share, points.
    double t_share = 0.30;    ///< T: share of B.
    double width = 2.5;       ///< Improve: largest U - D with which the scores could have shown the aim.
    double floor = 2;         ///< Baselines below it can't be judged downwards.
    double ceiling = 8;       ///< Baselines above it can't be judged upwards.

    double check_in_above_baseline = 2;  ///< Points above B, twice running.
    double check_in_jump = 4;            ///< Points above the mean of the scores before.
    int check_in_scores = 3;             ///< How many before.
    int check_in_days = 84;              ///< Oldest of them.
    double mixed_fall = 1.5;             ///< Pain, points.
    double mixed_rise = 2;               ///< Numbness, points.
    int mixed_days = 28;                 ///< Oldest entry that counts.

    int improve_weeks = 16;  ///< Default review.
    int hold_weeks = 26;
    int slow_weeks = 52;
    double tolerance = 1e-9;  ///< For <= and >= only.

    bool operator==(const Constants&) const = default;
};

}  // namespace needlebook::outcome
