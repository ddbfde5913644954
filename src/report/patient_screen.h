/// The patient view: a full window in large type, laid out as one picture.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scene.h"
#include "chart/trend.h"

namespace needlebook::report {

/// Everything in words already; an empty part is left out.
struct PatientScreen {
    std::string agreed;     ///< "What we agreed, 2 March 2026"
    std::string own_words;  ///< The patient's, without marks.
    std::string sentence;   ///< Of the outcome procedure, for patients; its first sentence stands out.
    std::optional<chart::TrendSpec> trend{};
    std::string others;  ///< Other scores as numbers, without a verdict.
    std::vector<std::string> side_effects{};
    std::string cannot_show;
    std::vector<std::string> questions{};
    std::string who;  ///< "Maud Ellery · as of 22 June 2026"
};

/// What the patient would rather look at. What the chart can't show stands under each.
enum class ScreenForm { words, chart, both };

/// As wide as `window`, and as high or, where the words need it, higher. Its description holds all words. No spots:
/// nothing opens from here.
/// @param scale  Of all letters and marks; 1 is 18 pt.
chart::Scene patient_screen(const PatientScreen& screen, chart::Size window, const chart::TextMeter& meter,
                            ScreenForm form = ScreenForm::both, double scale = 1);

}  // namespace needlebook::report
