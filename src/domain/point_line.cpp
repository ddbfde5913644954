/// Words of the line become needles.
#include "domain/point_line.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "domain/point_line_needles.h"
#include "domain/point_line_options.h"
#include "domain/point_line_words.h"

namespace needlebook {
namespace {

using Fault = PointLineFault;
using line::Span;
using line::Word;

int sides_of(Side side) { return side == Side::both ? 2 : 1; }

std::optional<Side> side_letter(char32_t mark) {
    switch (mark) {
        case U'b':
        case U'B':
            return Side::both;
        case U'l':
        case U'L':
            return Side::left;
        case U'r':
        case U'R':
            return Side::right;
        default:
            return std::nullopt;
    }
}

int chosen_sites(const std::string& sites, int all) {
    return sites.empty() ? all : static_cast<int>(std::ranges::count(sites, ',')) + 1;
}

std::string group_key(std::string_view name) {
    auto key = folded(trimmed(name));
    std::ranges::replace(key, ' ', '_');
    return key;
}

/// Reads one line; made for one call of parse_point_line.
class Reader {
public:
    Reader(std::string_view text, std::span<const Needle> there, std::span<const NamedNeedles> groups)
        : words_{text}, needles_{there}, groups_{groups} {}

    ParsedLine read() {
        for (std::size_t i = 0; i < words_.all().size();)
            i += item(i);
        if (const auto quote = words_.open_quote())
            fault({*quote, *quote + 1}, Fault::open_quote);
        for (const auto& broken : needles_.pair_faults())
            fault(span_of(broken.place), broken.reason);
        std::ranges::stable_sort(errors_, {}, &PointLineError::column);
        return {needles_.all(), needles_.dropped(), std::move(errors_), std::move(items_)};
    }

private:
    /// A point found at a word, with the words that it takes.
    struct Found {
        PointReading reading;
        std::optional<Side> side;
        std::size_t words = 1;
        Span span;
    };

    const Word& word(std::size_t i) const { return words_.all()[i]; }
    bool joins(std::size_t i) const {
        return i < words_.all().size() && word(i).after_blank && word(i - 1).options.empty();
    }
    Place place_of(Span span) const { return {span.begin + 1, span.end - span.begin}; }
    Span span_of(Place place) const { return {place.column - 1, place.column - 1 + place.length}; }

    PointLineError& fault(Span span, Fault reason) {
        return errors_.emplace_back(PointLineError{reason, span.begin + 1, std::string{words_.text(span)}, {}, {}, {}});
    }

    /// Reads the item that begins with word `i`; returns how many words it took.
    std::size_t item(std::size_t i) {
        const auto errors_before = errors_.size();
        const bool drops = words_.mark(word(i).head.begin) == U'-' && word(i).whole().end > word(i).head.begin + 1;
        const bool group = words_.mark(word(i).head.begin) == U'@';
        const std::size_t taken = group ? group_item(i) : place_item(i, drops);
        const auto kind = errors_.size() > errors_before ? LineItem::Kind::wrong
                          : group                        ? LineItem::Kind::group
                          : drops                        ? LineItem::Kind::dropped
                                                         : LineItem::Kind::taken;
        items_.push_back({kind, place_of(whole(i, taken))});
        return taken;
    }

    Span whole(std::size_t i, std::size_t count) const { return {word(i).head.begin, word(i + count - 1).whole().end}; }

    std::size_t group_item(std::size_t i) {
        const auto head = word(i).head;
        const auto span = word(i).whole();
        const auto wanted = group_key(words_.text({head.begin + 1, head.end}));
        const auto found =
            std::ranges::find_if(groups_, [&](const NamedNeedles& group) { return group_key(group.name) == wanted; });
        if (found == groups_.end())
            fault(head, Fault::unknown_group);
        else if (!word(i).options.empty())
            fault(word(i).options.front(), Fault::unknown_option);
        else
            needles_.put_group(found->needles, place_of(span));
        return 1;
    }

    std::size_t place_item(std::size_t i, bool drops) {
        const auto begin = word(i).head.begin + (drops ? 1 : 0);
        const auto head = words_.lower({begin, word(i).head.end});
        for (const auto kind : {NeedleKind::ashi, NeedleKind::ear}) {
            const auto name = name_of(kind);
            if (!head.starts_with(name) || head.size() > name.size() + 1)
                continue;
            const auto side = head.size() == name.size() ? std::nullopt : side_letter(words_.mark(begin + name.size()));
            if (head.size() == name.size() || side) {
                words_item(i, kind, side, drops);
                return 1;
            }
        }
        return point_item(i, begin, drops);
    }

    void words_item(std::size_t i, NeedleKind kind, std::optional<Side> side, bool drops) {
        const auto& options = word(i).options;
        const auto text = options.empty() ? std::string{} : unquoted(words_.text(options.front()));
        if (text.empty()) {
            fault(word(i).whole(), Fault::missing_words);
            return;
        }
        Needle needle;
        needle.kind = kind;
        needle.point = text;
        needle.side = side.value_or(Side::midline);
        finish(needle, side, {options.begin() + 1, options.end()}, word(i).whole(), drops);
    }

    static std::string unquoted(std::string_view text) {
        if (text.size() < 2 || text.front() != '"' || text.back() != '"')
            return composed(trimmed(text));
        std::string out;
        for (std::size_t at = 1; at + 1 < text.size(); ++at) {
            out += text[at];
            if (text[at] == '"' && at + 2 < text.size() && text[at + 1] == '"')
                ++at;
        }
        return composed(trimmed(out));
    }

    std::size_t point_item(std::size_t i, std::size_t begin, bool drops) {
        auto found = longest(i, begin);
        if (!found) {
            const auto taken = looks_like_code(i, begin) ? std::size_t{2} : std::size_t{1};
            const auto& last = word(i + taken - 1);
            // A colon without a point before it has no head.
            fault({word(i).head.begin, last.head.empty() ? last.whole().end : last.head.end}, Fault::unknown_point);
            return taken;
        }
        take_lone_side(i, *found);
        const Span span{word(i).head.begin, found->span.end};
        const auto& reading = found->reading;
        if (reading.points.empty()) {
            auto& error = fault(span, Fault::past_channel_end);
            error.channel = reading.channel;
            error.last = last_number(*reading.channel);
        } else if (reading.points.size() > 1) {
            fault(span, Fault::ambiguous_name).choices = reading.points;
        } else {
            auto needle = whole_needle(reading.points.front());
            if (needle.side == Side::midline && found->side)
                fault(span, Fault::side_on_midline);
            else
                finish(needle, found->side, word(i + found->words - 1).options, whole(i, found->words), drops);
        }
        return found->words;
    }

    /// The most words from `i` on that are one point: "zu san li", "ST 36".
    std::optional<Found> longest(std::size_t i, std::size_t begin) const {
        constexpr std::size_t most_words = 7;
        std::size_t last = i;
        // A number ends a code, and no name goes on behind one.
        while (last + 1 < i + most_words && !words_.has_digit(word(last).head) && joins(last + 1))
            ++last;
        for (;; --last) {
            const auto& head = word(last).head;
            const bool lone_letter = last > i && head.end == head.begin + 1 && side_letter(words_.mark(head.begin));
            if (!lone_letter)
                if (auto found = whole_or_with_side({begin, head.end})) {
                    found->words = last - i + 1;
                    return found;
                }
            if (last == i)
                return std::nullopt;
        }
    }

    std::optional<Found> whole_or_with_side(Span span) const {
        const auto means = [](const PointReading& reading) { return !reading.points.empty() || reading.channel; };
        if (span.empty())
            return std::nullopt;
        if (auto reading = points().read(words_.text(span)); means(reading))
            return Found{std::move(reading), {}, 1, span};
        const auto side = side_letter(words_.mark(span.end - 1));
        if (!side || words_.mark(span.end - 2) == U' ')
            return std::nullopt;
        if (auto reading = points().read(words_.text({span.begin, span.end - 1})); means(reading))
            return Found{std::move(reading), side, 1, span};
        return std::nullopt;
    }

    /// "st36 l": a letter alone behind a point is its side, unless it begins a code ("b 60").
    void take_lone_side(std::size_t i, Found& found) const {
        const auto next = i + found.words;
        if (found.side || !joins(next) || word(next).head.end != word(next).head.begin + 1)
            return;
        const auto side = side_letter(words_.mark(word(next).head.begin));
        const bool begins_code =
            joins(next + 1) && whole_or_with_side({word(next).head.begin, word(next + 1).head.end});
        if (!side || begins_code)
            return;
        found.side = side;
        found.span.end = word(next).head.end;
        ++found.words;
    }

    /// Letters and a number parted by one blank are one code, also when there is no such point.
    bool looks_like_code(std::size_t i, std::size_t begin) const {
        if (!joins(i + 1))
            return false;
        const auto letters = words_.lower({begin, word(i).head.end});
        const auto number = words_.lower(word(i + 1).head);
        return !letters.empty() && letters.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos &&
               number.find_first_of("0123456789") == 0;
    }

    /// Side and options are known: puts the needle in or takes it out.
    void finish(Needle needle, std::optional<Side> side, const std::vector<Span>& options, Span span, bool drops) {
        if (drops) {
            if (!options.empty())
                fault(options.front(), Fault::contradiction);
            else if (!needles_.drop(needle, side, place_of(span)))
                fault(span, Fault::not_there);
            return;
        }
        needle.side = side.value_or(needle.side);
        const auto told = read_options(options, needle);
        if (!told)
            return;
        needle.sites = told->sites;
        needle.detail = told->detail;
        needle.pair = told->pair;
        const int per_side = needle.kind == NeedleKind::point
                                 ? chosen_sites(told->sites, points().at(*PointCode::from(needle.point)).sites)
                                 : told->copies.value_or(1);
        needle.count = per_side * sides_of(needle.side);
        if (!needles_.put(needle, place_of(span)))
            fault(span, Fault::already_there);
    }

    std::optional<line::Options> read_options(const std::vector<Span>& spans, const Needle& needle) {
        const auto code =
            needle.kind == NeedleKind::point ? std::optional{*PointCode::from(needle.point)} : std::nullopt;
        line::Options options;
        bool good = true;
        for (const auto span : spans)
            if (const auto wrong = take_option(options, words_.lower(span), code)) {
                fault(span, wrong->reason).last = wrong->last;
                good = false;
            }
        auto& stimulation = options.detail.stimulation;
        if (good && options.pair && stimulation.value_or(Stimulation::electro) != Stimulation::electro) {
            fault(spans.back(), Fault::contradiction);
            good = false;
        }
        if (options.pair)
            stimulation = Stimulation::electro;
        return good ? std::optional{options} : std::nullopt;
    }

    line::Words words_;
    line::Needles needles_;
    std::span<const NamedNeedles> groups_;
    std::vector<PointLineError> errors_;
    std::vector<LineItem> items_;
};

std::string quoted(std::string_view words) {
    constexpr std::string_view simple = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (words.find_first_not_of(simple) == std::string_view::npos)
        return std::string{words};
    std::string out{'"'};
    for (const char c : words) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

}  // namespace

int sites_per_side(const Needle& needle) { return needle.count / sides_of(needle.side); }

int needle_count(std::span<const Needle> needles) {
    return std::accumulate(needles.begin(), needles.end(), 0,
                           [](int sum, const Needle& needle) { return sum + needle.count; });
}

Needle whole_needle(PointCode code) {
    const auto& point = points().at(code);
    Needle needle;
    needle.point = code.text();
    needle.side = point.paired ? Side::both : Side::midline;
    needle.count = point.sites * sides_of(needle.side);
    return needle;
}

ParsedLine parse_point_line(std::string_view text, std::span<const Needle> there,
                            std::span<const NamedNeedles> groups) {
    if (is_utf8(text))
        return Reader{text, there, groups}.read();
    ParsedLine parsed{{there.begin(), there.end()}, {}, {}, {}};
    parsed.errors.push_back({Fault::not_utf8, code_points(text).size() + 1, "", {}, {}, {}});
    return parsed;
}

std::string to_line(const Needle& needle) {
    const std::string side = needle.side == Side::left    ? "L"
                             : needle.side == Side::right ? "R"
                             // The only side that a numbered point has when none is written.
                             : needle.side == Side::both && needle.kind != NeedleKind::point ? "B"
                                                                                             : "";
    const auto name = needle.kind == NeedleKind::point
                          ? needle.point + side
                          : std::string{name_of(needle.kind)} + side + ":" + quoted(needle.point);
    return name + line::options_text(needle);
}

std::string to_line(std::span<const Needle> needles) {
    std::string out;
    for (const auto& needle : needles)
        out += (out.empty() ? "" : " ") + to_line(needle);
    return out;
}

}  // namespace needlebook
