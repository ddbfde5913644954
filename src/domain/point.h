/// Acupuncture points: their codes, what is known of each, and every usual spelling.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/names.h"
#include "base/result.h"

namespace needlebook {

/// The 14 channels, in the order of the WHO standard of 2008, then the five regions
/// of the WHO list of extra points of 1991.
enum class Channel {
    lung,
    large_intestine,
    stomach,
    spleen,
    heart,
    small_intestine,
    bladder,
    kidney,
    pericardium,
    triple_energizer,
    gallbladder,
    liver,
    governor_vessel,
    conception_vessel,
    extra_head_neck,
    extra_chest_abdomen,
    extra_back,
    extra_upper_limb,
    extra_lower_limb
};

/// As WHO abbreviates them: name_of(Channel::stomach) is "ST".
template <>
struct Names<Channel> {
    static constexpr std::array<std::string_view, 19> all{"LU",    "LI",    "ST",   "SP",    "HT",   "SI", "BL",
                                                          "KI",    "PC",    "TE",   "GB",    "LR",   "GV", "CV",
                                                          "EX-HN", "EX-CA", "EX-B", "EX-UE", "EX-LE"};
};

int last_number(Channel channel);  ///< 45 for the stomach channel.
bool is_extra(Channel channel);

/// The code of one of the 409 points, as WHO writes it: "ST36", "EX-LE10".
/// Ordered by channel and number, so that ST9 comes before ST36.
class PointCode {
public:
    /// Reads the WHO spelling alone; PointSet::named reads the others. Fails with
    /// Errc::malformed, or Errc::out_of_range when the channel has no such number.
    static Result<PointCode> from(std::string_view text);
    static Result<PointCode> from(Channel channel, int number);

    Channel channel() const { return channel_; }
    int number() const { return number_; }
    std::string text() const;

    auto operator<=>(const PointCode&) const = default;

private:
    PointCode(Channel channel, int number) : channel_{channel}, number_{static_cast<std::uint8_t>(number)} {}

    Channel channel_;
    std::uint8_t number_;
};

/// Part of the body on which a point lies; needles are counted out by it.
enum class BodyRegion {
    head,
    face,
    neck,
    chest,
    abdomen,
    upper_back,
    lower_back,
    shoulder,
    upper_arm,
    elbow,
    forearm,
    wrist,
    hand,
    hip,
    thigh,
    knee,
    lower_leg,
    ankle,
    foot
};

enum class Surface {
    anterior,
    posterior,
    lateral,
    medial,
    dorsal,
    plantar,
    palmar,
    superior,
    inferior,
    radial,
    ulnar,
    internal
};

/// How a point is usually needled; prick: in and out again.
enum class UsualAngle { perpendicular, oblique, transverse, prick };

/// What a point is to be treated with care for.
enum class CautionTag {
    pneumothorax,
    pregnancy,
    artery,
    eye,
    fontanelle,
    cord,
    peritoneum,
    organ,
    no_needle,
    no_moxa,
    nerve,
    joint,
    infection
};

template <>
struct Names<BodyRegion> {
    static constexpr std::array<std::string_view, 19> all{
        "head",    "face",  "neck", "chest", "abdomen", "upper_back", "lower_back", "shoulder", "upper_arm", "elbow",
        "forearm", "wrist", "hand", "hip",   "thigh",   "knee",       "lower_leg",  "ankle",    "foot"};
};
template <>
struct Names<Surface> {
    static constexpr std::array<std::string_view, 12> all{"anterior", "posterior", "lateral", "medial",
                                                          "dorsal",   "plantar",   "palmar",  "superior",
                                                          "inferior", "radial",    "ulnar",   "internal"};
};
template <>
struct Names<UsualAngle> {
    static constexpr std::array<std::string_view, 4> all{"perpendicular", "oblique", "transverse", "prick"};
};
template <>
struct Names<CautionTag> {
    static constexpr std::array<std::string_view, 13> all{
        "pneumothorax", "pregnancy", "artery",  "eye",   "fontanelle", "cord",     "peritoneum",
        "organ",        "no_needle", "no_moxa", "nerve", "joint",      "infection"};
};

/// Length of needle in the skin along the needle at the point's own angle, mm. For
/// chest, upper back, scalp and face that is never a perpendicular depth.
struct DepthRange {
    int min_mm{};
    int max_mm{};
    bool operator==(const DepthRange&) const = default;
};

struct Point {
    PointCode code;
    std::string pinyin;        ///< With tones: "Zúsānlǐ".
    std::string pinyin_plain;  ///< "Zusanli"
    std::string hanzi;         ///< Simplified.
    std::string hanzi_traditional;
    std::string english;
    BodyRegion region{};
    Surface surface{};
    bool paired = true;  ///< One on each side of the body; false on the midline.
    std::string location;
    std::string nearby_nerve;
    std::optional<UsualAngle> angle;  ///< None: a landmark, not needled.
    std::optional<DepthRange> depth;  ///< None: not needled, or pricked only.
    std::string caution;              ///< "" when none is known.
    std::vector<CautionTag> tags;
    int sites = 1;  ///< Places per side that bear the name (Bafeng 4, Jiaji 17); in all when not paired.

    bool has(CautionTag tag) const;
    bool operator==(const Point&) const = default;
};

/// What one of a point's sites is called: "T12" at the twelfth of Jiaji (T1 to
/// L5 from above), else its number from 1. `site` in 1..sites.
std::string site_label(PointCode code, int site);
std::optional<int> site_from(PointCode code, std::string_view label, int sites);  ///< Either case.

/// A spelling folded so that equal spellings are equal: lower case, no tones, no
/// blanks, hyphens, apostrophes or dots. " Zú sān-lǐ " -> "zusanli".
std::string point_key(std::string_view spelling);

/// What a text may mean.
struct PointReading {
    std::vector<PointCode> points;   ///< None, one, or (for eight names) two.
    std::optional<Channel> channel;  ///< Set when the text is a channel and a number which it hasn't got.
    int number = 0;                  ///< That number.
};

/// The 409 points. Never changes once made.
class PointSet {
public:
    /// From the text of points.csv and aliases.csv; throws std::logic_error when they
    /// are not what the tests have shown them to be.
    PointSet(std::string_view points_csv, std::string_view aliases_csv);

    std::span<const Point> all() const { return points_; }
    const Point& at(PointCode code) const;

    /// Every point that a whole text names: a code in any usual spelling, pinyin with
    /// or without tones, characters simplified or traditional, or an alias.
    PointReading read(std::string_view text) const;
    std::vector<PointCode> named(std::string_view text) const { return read(text).points; }

    /// For completion as you type: best first, at most `limit`. A code or name that
    /// begins with the text comes before one that has it inside.
    std::vector<PointCode> search(std::string_view text, std::size_t limit = 12) const;

private:
    struct Searchable {
        std::size_t point{};  ///< Index into points_.
        int rank{};           ///< Kind of name; the smaller the better.
        std::string key;
    };

    void learn_names(std::size_t index);
    void learn_alias(std::string_view spelling, PointCode target);
    std::optional<PointReading> read_code(std::string_view key) const;
    std::vector<std::string> code_keys(std::string_view key) const;
    std::size_t index_of(PointCode code) const;

    std::vector<Point> points_;
    std::vector<std::size_t> first_of_channel_;
    std::map<std::string, Channel, std::less<>> prefixes_;
    std::map<std::string, PointCode, std::less<>> literal_;  ///< Aliases as they are spelled, blanks and all.
    std::map<std::string, std::vector<PointCode>, std::less<>> toned_;  ///< By spelling with tones and without blanks.
    std::map<std::string, std::vector<PointCode>, std::less<>> plain_;  ///< By point_key.
    std::vector<Searchable> searchable_;
};

/// The points that the program carries inside itself, read at the first call.
const PointSet& points();

}  // namespace needlebook
