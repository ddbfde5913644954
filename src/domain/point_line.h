/// The point line: one line of text for all the needles of a session. The grammar
/// with examples stands in docs/point-line.md.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/point.h"

namespace needlebook {

enum class PointKind { point, ashi, ear };

enum class Side { left, right, both, midline };

enum class NeedleResponse { deqi, twitch, none };
enum class Stimulation { none, manual, electro };

std::string_view to_text(Side side);
std::string_view to_text(PointKind kind);
std::string_view to_text(NeedleResponse response);
std::string_view to_text(Stimulation stimulation);

/// One item of the line: a point with its side, and how it is needled where the line
/// says so.
struct ParsedNeedle {
    PointKind kind = PointKind::point;
    std::optional<PointCode> code;  ///< Set for PointKind::point only.
    std::string words;              ///< Set for ashi and ear only.
    Side side = Side::midline;      ///< Midline also for ashi and ear without a side.
    std::vector<int> sites;         ///< Chosen sites, ascending; empty: all that the point has.
    int repeated = 1;               ///< Needles at one ashi or ear place.
    std::optional<int> depth_mm;
    std::optional<NeedleAngle> angle;
    std::optional<int> electro_pair;  ///< 1..9; the two ends of one current bear the same number.
    std::optional<NeedleResponse> response;
    std::optional<Stimulation> stimulation;

    bool operator==(const ParsedNeedle&) const = default;
};

int sites_per_side(const ParsedNeedle& needle);  ///< Sites used on each side.
int needle_count(const ParsedNeedle& needle);    ///< Sites times sides.
int needle_count(std::span<const ParsedNeedle> needles);

/// Where an item stands in the line, in Unicode code points; the first column is 1.
struct Place {
    std::size_t column{};
    std::size_t length{};
    bool operator==(const Place&) const = default;
};

struct PointLineError {
    enum class Reason {
        unknown_point,     ///< No code, name or alias.
        past_channel_end,  ///< `channel` and `last` say where the channel ends.
        ambiguous_name,    ///< `choices` holds the points that it can mean.
        side_on_midline,   ///< A side was given to a point that has none.
        already_there,     ///< The same place twice in one line.
        not_there,         ///< `-point` for what isn't there.
        unknown_group,
        unknown_option,
        repeated_option,         ///< The same option twice on one item.
        no_such_site,            ///< Site or level that the point hasn't got; `last` is how many it has.
        depth_out_of_range,      ///< Not within 1..150 mm.
        electrode_without_pair,  ///< A pair's number stands at one needle only.
        too_many_electrodes,     ///< A pair's number stands at more than two points.
        contradiction,           ///< Two options that can't both be.
        missing_words,           ///< `ashi:` or `ear:` without words.
        open_quote,
        not_utf8
    } reason{};
    std::size_t column{};  ///< In Unicode code points; the first is 1.
    std::string text;      ///< The piece of the line in question, as typed.
    std::vector<PointCode> choices{};
    std::optional<Channel> channel{};
    std::optional<int> last{};
    bool operator==(const PointLineError&) const = default;
};

/// One word for each reason: "past_channel_end".
std::string_view reason_text(PointLineError::Reason reason);

/// A named set of needles that `@name` puts in.
struct NamedNeedles {
    std::string name;  ///< Compared without case and accents, blanks as "_".
    std::vector<ParsedNeedle> needles;
};

/// What stands where in the line, for chips and colours.
struct LineItem {
    enum class Kind { taken, dropped, group, wrong } kind{};
    Place place;
    bool operator==(const LineItem&) const = default;
};

struct ParsedLine {
    std::vector<ParsedNeedle> needles;   ///< What is to be needled, those that were there first.
    std::vector<ParsedNeedle> dropped;   ///< What `-point` took out.
    std::vector<PointLineError> errors;  ///< In the order of their columns.
    std::vector<LineItem> items;         ///< In the order of their columns.

    bool ok() const { return errors.empty(); }
    int count() const { return needle_count(needles); }
};

/// Reads a whole line. `there` is what the line begins from (the needles of the last
/// session, once they are taken): `-point` drops from it, a point typed anew takes its
/// place. Never fails: what can't be read is in `errors`, the rest in `needles`.
ParsedLine parse_point_line(std::string_view line, std::span<const ParsedNeedle> there = {},
                            std::span<const NamedNeedles> groups = {});

/// The needles as a line which parse_point_line reads back to the same needles.
std::string to_line(std::span<const ParsedNeedle> needles);
std::string to_line(const ParsedNeedle& needle);

}  // namespace needlebook
