/// Rates with what they could be, one row a kind, beside what others published.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scene.h"

namespace needlebook::chart {

/// What one survey found; in the unit of the plot.
struct PublishedMark {
    double rate{};
    std::optional<double> low{};
    std::optional<double> high{};
    bool operator==(const PublishedMark&) const = default;
};

struct RateRow {
    std::string name;
    std::string events;  ///< "31"
    std::string rate;    ///< "25.7"; "–" without a denominator.
    std::optional<double> at{};
    double low{};
    double high{};
    std::vector<PublishedMark> published{};
    std::string published_words{};
    bool operator==(const RateRow&) const = default;
};

struct RatePlotSpec {
    std::string title;
    std::string description{};
    std::string name_head;
    std::string events_head;
    std::string rate_head;
    std::string published_head{};  ///< Empty: no such column.
    std::vector<RateRow> rows;
    double body = 13.333;  ///< Size of text, DIP.
};

/// Rows 32 high (at the usual size of text), or as high as the words of what was published need, under a line of column
/// heads with the axis. The axis begins at 0 and ends at a round number above the highest own limit, or where no row
/// has a rate of its own above the highest published one; for published rates beyond it an arrow stands at its end. A
/// filled dot is the practice's own rate, the line through it its limits; an open diamond is a published one.
/// @param width  DIP; the height follows from the rows.
Scene rate_plot(const RatePlotSpec& spec, double width, const TextMeter& meter);

/// 1, 2 or 5 times a power of ten, at least `value`; 1 for nothing.
double round_end(double value);

}  // namespace needlebook::chart
