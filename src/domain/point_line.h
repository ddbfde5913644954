/// The point line: one line of text for all the needles of a session. The grammar
/// with examples stands in docs/point-line.md.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/needle.h"
#include "domain/point.h"

namespace needlebook {

/// Sites used on each side: for "EX-LE10:1+2" 2, for "EX-LE10" 4; needles at one place
/// for ashi and ear.
int sites_per_side(const Needle& needle);

/// Needles altogether: the sum of Needle::count.
int needle_count(std::span<const Needle> needles);

/// A numbered point as it is usually needled: both sides of a paired point, all its sites.
Needle whole_needle(PointCode code);

/// Where an item stands in the line, in Unicode code points; the first column is 1.
struct Place {
    std::size_t column{};
    std::size_t length{};
    bool operator==(const Place&) const = default;
};

enum class PointLineFault {
    unknown_point,           ///< No code, name or alias.
    past_channel_end,        ///< `channel` and `last` say where the channel ends.
    ambiguous_name,          ///< `choices` holds the points that it can mean.
    side_on_midline,         ///< A side was given to a point that has none.
    already_there,           ///< The same place twice in one line.
    not_there,               ///< `-point` for what isn't there.
    unknown_group,           ///< `@name` of no group.
    unknown_option,          ///< Not an option, or not one of this kind of point.
    repeated_option,         ///< The same kind of option twice on one item.
    no_such_site,            ///< A site which the point hasn't got; `last` is how many it has.
    out_of_range,            ///< Depth outside 1..150 mm, pair outside 1..20, needles outside 1..50.
    contradiction,           ///< Options that can't both be.
    electrode_without_pair,  ///< A pair's number stands at one place only.
    too_many_electrodes,     ///< A pair's number stands at more than two places.
    missing_words,           ///< `ashi` or `ear` without words.
    open_quote,
    not_utf8
};
template <>
struct Names<PointLineFault> {
    static constexpr std::array<std::string_view, 17> all{
        "unknown_point", "past_channel_end", "ambiguous_name",         "side_on_midline",     "already_there",
        "not_there",     "unknown_group",    "unknown_option",         "repeated_option",     "no_such_site",
        "out_of_range",  "contradiction",    "electrode_without_pair", "too_many_electrodes", "missing_words",
        "open_quote",    "not_utf8"};
};

struct PointLineError {
    PointLineFault reason{};
    std::size_t column{};  ///< In Unicode code points; the first is 1.
    std::string text;      ///< The piece of the line in question, as typed.
    std::vector<PointCode> choices{};
    std::optional<Channel> channel{};
    std::optional<int> last{};
    bool operator==(const PointLineError&) const = default;
};

/// A named set of needles that `@name` puts in.
struct NamedNeedles {
    std::string name;  ///< Compared without case and accents; "_" stands for a blank.
    std::vector<Needle> needles;
    bool operator==(const NamedNeedles&) const = default;
};

/// What stands where in the line, for chips and colours.
struct LineItem {
    enum class Kind { taken, dropped, group, wrong } kind{};
    Place place;
    bool operator==(const LineItem&) const = default;
};

struct ParsedLine {
    std::vector<Needle> needles;         ///< What is to be needled, those that were there first.
    std::vector<Needle> dropped;         ///< What `-point` took out.
    std::vector<PointLineError> errors;  ///< In the order of their columns.
    std::vector<LineItem> items;         ///< In the order of their columns.

    bool ok() const { return errors.empty(); }
    int count() const { return needle_count(needles); }
};

/// Reads a whole line. `there` is what the line begins from (the needles of the last
/// session, once they are taken): `-point` drops from it, a point typed anew takes its
/// place. Never fails: what can't be read is in `errors`, the rest in `needles`.
ParsedLine parse_point_line(std::string_view line, std::span<const Needle> there = {},
                            std::span<const NamedNeedles> groups = {});

/// The needles as a line which parse_point_line reads back to the same needles, for
/// needles that came from it.
std::string to_line(std::span<const Needle> needles);
std::string to_line(const Needle& needle);

}  // namespace needlebook
