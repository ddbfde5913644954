/// The table of points and the finding of them under every usual spelling.
#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

#include "base/csv.h"
#include "base/text.h"
#include "domain/point.h"
#include "domain/point_text.h"
#include "embedded/points.h"

namespace needlebook {
namespace {

[[noreturn]] void wrong_data(const std::string& what) { throw std::logic_error{"points: " + what}; }

template <class Enum>
Enum known(std::string_view word) {
    const auto value = from_name<Enum>(word);
    if (!value)
        wrong_data("unknown word " + std::string{word});
    return *value;
}

int whole(const std::string& text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, number); read.ptr != end || read.ec != std::errc{})
        wrong_data("no whole number: " + text);
    return number;
}

PointCode code_from(const std::string& text) {
    const auto code = PointCode::from(text);
    if (!code)
        wrong_data("no code: " + text);
    return *code;
}

Point point_from(const csv::Table& table, const csv::Row& row) {
    const auto cell = [&](std::string_view name) -> const std::string& { return table.cell(row, name); };
    Point point{.code = code_from(cell("code")),
                .pinyin = cell("pinyin"),
                .pinyin_plain = cell("pinyin_plain"),
                .hanzi = cell("hanzi"),
                .hanzi_traditional = cell("hanzi_traditional"),
                .english = cell("english"),
                .region = known<BodyRegion>(cell("region")),
                .surface = known<Surface>(cell("surface")),
                .paired = cell("bilateral") == "1",
                .location = cell("location"),
                .nearby_nerve = cell("nearby_nerve"),
                .angle = {},
                .depth = {},
                .caution = cell("caution"),
                .tags = {},
                .sites = whole(cell("count_of_sites"))};
    if (cell("needle_angle") != "none")
        point.angle = known<UsualAngle>(cell("needle_angle"));
    if (!cell("depth_min_mm").empty())
        point.depth = DepthRange{whole(cell("depth_min_mm")), whole(cell("depth_max_mm"))};
    if (!cell("caution_tags").empty())
        for (const auto tag : split(cell("caution_tags"), ';'))
            point.tags.push_back(known<CautionTag>(tag));
    return point;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Drops the marks inside a name, but not after a digit: "st3-6" and "st3 6" are not "st36".
std::string without_joints(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool joint = std::string_view{" -'._"}.find(text[i]) != std::string_view::npos;
        const bool inside = !out.empty() && !is_digit(out.back()) && i + 1 < text.size();
        if (!joint || !inside)
            out += text[i];
    }
    return out;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// As it is spelled, but for case and the width of its blanks.
std::string literal_key(std::string_view spelling) {
    std::string out;
    const auto plain = with_plain_marks(spelling);
    for (const auto word : split(plain, ' '))
        if (!word.empty())
            out += (out.empty() ? "" : " ") + lower_ascii(word);
    return out;
}

/// Like point_key, with the tones kept.
std::string toned_key(std::string_view spelling) {
    return without_joints(lower_case(composed(trimmed(with_plain_marks(spelling)))));
}

/// "Lǚ" is also typed "lv".
std::string with_v(std::string_view pinyin) {
    std::string out{composed(pinyin)};
    for (const std::string_view u : {"ü", "ǖ", "ǘ", "ǚ", "ǜ"})
        for (auto at = out.find(u); at != std::string::npos; at = out.find(u))
            out.replace(at, u.size(), "v");
    return point_key(out);
}

void add(std::map<std::string, std::vector<PointCode>, std::less<>>& to, std::string key, PointCode code) {
    auto& codes = to[std::move(key)];
    if (std::ranges::find(codes, code) == codes.end())
        codes.push_back(code);
}

// The smaller the better; a whole name is best of all.
constexpr int whole_name = 0;
constexpr int begins_code = 1;
constexpr int begins_toned = 2;
constexpr int begins_pinyin = 3;
constexpr int begins_hanzi = 4;
constexpr int begins_alias = 5;
constexpr int begins_english = 6;
constexpr int inside = 7;
constexpr int nowhere = std::numeric_limits<int>::max();

}  // namespace

std::string point_key(std::string_view spelling) { return without_joints(folded(trimmed(with_plain_marks(spelling)))); }

PointSet::PointSet(std::string_view points_csv, std::string_view aliases_csv) {
    const auto table = csv::parse_own(points_csv);
    for (const auto& row : table.rows)
        points_.push_back(point_from(table, row));
    std::ranges::sort(points_, {}, &Point::code);
    for (const auto channel : all_of<Channel>()) {
        const auto first = PointCode::from(channel, 1);
        const auto found = std::ranges::lower_bound(points_, *first, {}, &Point::code);
        first_of_channel_.push_back(static_cast<std::size_t>(found - points_.begin()));
        prefixes_[point_key(name_of(channel))] = channel;
    }
    for (std::size_t i = 0; i < points_.size(); ++i)
        learn_names(i);
    const auto aliases = csv::parse_own(aliases_csv);
    for (const auto& row : aliases.rows) {
        const auto& alias = aliases.cell(row, "alias");
        const auto& target = aliases.cell(row, "target");
        if (aliases.cell(row, "kind") == "prefix")
            prefixes_.emplace(point_key(alias), code_from(target + "1").channel());
        else
            learn_alias(alias, code_from(target));
    }
}

void PointSet::learn_names(std::size_t index) {
    const auto& point = points_[index];
    add(plain_, point_key(point.pinyin_plain), point.code);
    add(plain_, with_v(point.pinyin), point.code);
    for (const auto& name : {point.pinyin, point.hanzi, point.hanzi_traditional})
        add(toned_, toned_key(name), point.code);
    searchable_.push_back({index, begins_code, point_key(point.code.text())});
    searchable_.push_back({index, begins_toned, toned_key(point.pinyin)});
    searchable_.push_back({index, begins_pinyin, point_key(point.pinyin_plain)});
    searchable_.push_back({index, begins_hanzi, point_key(point.hanzi)});
    if (point.hanzi_traditional != point.hanzi)
        searchable_.push_back({index, begins_hanzi, point_key(point.hanzi_traditional)});
    const auto english = folded(point.english);
    for (std::size_t at = 0; at != std::string::npos; at = english.find_first_of(" -", at + 1))
        searchable_.push_back({index, begins_english, point_key(english.substr(at == 0 ? 0 : at + 1))});
}

void PointSet::learn_alias(std::string_view spelling, PointCode target) {
    literal_.emplace(literal_key(spelling), target);
    const auto key = point_key(spelling);
    // A name of the standard is never taken over: "zigong" stays the name of two
    // points, although "Zi Gong" in two words is used for one of them.
    if (!plain_.contains(key))
        add(plain_, key, target);
    searchable_.push_back({index_of(target), begins_alias, key});
}

std::size_t PointSet::index_of(PointCode code) const {
    return first_of_channel_.at(static_cast<std::size_t>(code.channel())) + static_cast<std::size_t>(code.number()) - 1;
}

const Point& PointSet::at(PointCode code) const { return points_.at(index_of(code)); }

std::optional<PointReading> PointSet::read_code(std::string_view key) const {
    const auto digits = std::min(key.find_first_of("0123456789"), key.size());
    const auto prefix = prefixes_.find(key.substr(0, digits));
    const auto number_text = key.substr(digits);
    if (prefix == prefixes_.end() || number_text.empty() || number_text.size() > 3 ||
        !std::ranges::all_of(number_text, is_digit))
        return std::nullopt;
    const auto number = whole(std::string{number_text});
    const bool padded = number_text.front() == '0' && number_text.size() != 2;
    if (number == 0 || padded)
        return std::nullopt;
    const auto code = PointCode::from(prefix->second, number);
    if (!code)
        return PointReading{{}, prefix->second, number};
    return PointReading{{*code}, {}, 0};
}

PointReading PointSet::read(std::string_view text) const {
    const auto key = point_key(text);
    const auto code = read_code(key);
    // No alias is spelled like the code of a point; "GV29" is one, and beyond its channel.
    if (code && !code->points.empty())
        return *code;
    if (const auto alias = literal_.find(literal_key(text)); alias != literal_.end())
        return {{alias->second}, {}, 0};
    if (!is_ascii(text))
        if (const auto toned = toned_.find(toned_key(text)); toned != toned_.end())
            return {toned->second, {}, 0};
    if (const auto plain = plain_.find(key); plain != plain_.end())
        return {plain->second, {}, 0};
    return code.value_or(PointReading{});
}

std::vector<std::string> PointSet::code_keys(std::string_view key) const {
    std::vector<std::string> keys{std::string{key}};
    const auto digits = std::min(key.find_first_of("0123456789"), key.size());
    if (const auto prefix = prefixes_.find(key.substr(0, digits)); prefix != prefixes_.end())
        keys.push_back(point_key(name_of(prefix->second)) + std::string{key.substr(digits)});
    return keys;
}

std::vector<PointCode> PointSet::search(std::string_view text, std::size_t limit) const {
    const auto key = point_key(text);
    const auto toned = toned_key(text);
    const auto codes = code_keys(key);
    const auto rank_of = [&](const Searchable& name) {
        const auto begins = [&](const std::string& typed) { return name.key.starts_with(typed); };
        if (name.rank == begins_code) {
            const bool is = std::ranges::find(codes, name.key) != codes.end();
            return is ? whole_name : std::ranges::any_of(codes, begins) ? begins_code : nowhere;
        }
        // With tones in the text a name that differs in tones is less likely meant.
        const bool has_tones = toned != key;
        if (name.rank == begins_toned && !has_tones)
            return nowhere;
        const auto& typed = name.rank == begins_toned ? toned : key;
        if (name.key == typed && !(has_tones && name.rank == begins_pinyin))
            return whole_name;
        if (begins(typed))
            return name.rank;
        return name.key.find(typed) != std::string::npos ? inside : nowhere;
    };
    std::vector<int> best(points_.size(), nowhere);
    for (const auto& name : searchable_)
        best[name.point] = std::min(best[name.point], rank_of(name));
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (best[i] != nowhere)
            found.push_back(i);
    std::ranges::stable_sort(found, {}, [&](std::size_t i) { return best[i]; });
    std::vector<PointCode> result;
    for (std::size_t i = 0; i < std::min(limit, found.size()); ++i)
        result.push_back(points_[found[i]].code);
    return result;
}

const PointSet& points() {
    static const PointSet all{embedded::points_points, embedded::points_aliases};
    return all;
}

}  // namespace needlebook
