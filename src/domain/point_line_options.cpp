/// Each kind of option has a shape of its own, so that their order is free.
#include "domain/point_line_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

#include "base/text.h"
#include "domain/point_line_needles.h"

namespace needlebook::line {
namespace {

using Fault = PointLineFault;

template <class Value>
struct Spelling {
    std::string_view word;
    Value value;
};
template <class Value>
Spelling(std::string_view, Value) -> Spelling<Value>;

// The first spelling of a value is the one that is written.
constexpr std::array angles{Spelling{"perpendicular", NeedleAngle::perpendicular},
                            Spelling{"oblique", NeedleAngle::oblique},
                            Spelling{"transverse", NeedleAngle::transverse},
                            Spelling{"perp", NeedleAngle::perpendicular},
                            Spelling{"obl", NeedleAngle::oblique},
                            Spelling{"trans", NeedleAngle::transverse}};
constexpr std::array responses{Spelling{"deqi", NeedleResponse::de_qi}, Spelling{"twitch", NeedleResponse::twitch},
                               Spelling{"noresponse", NeedleResponse::none}, Spelling{"de-qi", NeedleResponse::de_qi},
                               Spelling{"de_qi", NeedleResponse::de_qi}};
constexpr std::array stimulations{Spelling{"still", Stimulation::none}, Spelling{"manual", Stimulation::manual},
                                  Spelling{"electro", Stimulation::electro}, Spelling{"moxa", Stimulation::moxa},
                                  Spelling{"heat", Stimulation::heat}};

template <class Value, std::size_t size>
std::optional<Value> spelled(const std::array<Spelling<Value>, size>& all, std::string_view word) {
    const auto found = std::ranges::find(all, word, &Spelling<Value>::word);
    return found == all.end() ? std::nullopt : std::optional{found->value};
}

template <class Value, std::size_t size>
std::string written(const std::array<Spelling<Value>, size>& all, Value value) {
    return std::string{std::ranges::find(all, value, &Spelling<Value>::value)->word};
}

std::optional<int> digits(std::string_view text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    const bool all = !text.empty() && text.front() != '-' && read.ptr == end;
    if (all && read.ec == std::errc::result_out_of_range)
        return std::numeric_limits<int>::max();
    return all && read.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

/// The number between `before` and `after`: number_in("25mm", "", "mm") is 25.
std::optional<int> number_in(std::string_view text, std::string_view before, std::string_view after) {
    if (!text.starts_with(before) || !text.ends_with(after) || text.size() <= before.size() + after.size())
        return std::nullopt;
    return digits(text.substr(before.size(), text.size() - before.size() - after.size()));
}

template <class T>
std::optional<OptionFault> put(std::optional<T>& to, T value) {
    if (to)
        return OptionFault{Fault::repeated_option};
    to = value;
    return std::nullopt;
}

std::optional<OptionFault> put_number(std::optional<int>& to, int value, int max) {
    if (value < 1 || value > max)
        return OptionFault{Fault::out_of_range, max};
    return put(to, value);
}

/// "2", "2-4", "T1-T3+L5": shaped like sites, whether the point has them or not.
bool looks_like_sites(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789tl+-") == std::string_view::npos;
}

std::optional<OptionFault> take_sites(Options& options, std::string_view text, PointCode code) {
    if (options.sites_told)
        return OptionFault{Fault::repeated_option, std::nullopt};  // Left out, g++ 12 at -O3 thinks it unset.
    const int has = points().at(code).sites;
    std::set<int> chosen;
    for (const auto part : split(text, '+')) {
        const auto ends = split(part, '-');
        const auto first = site_from(code, ends.front(), has);
        const auto last = site_from(code, ends.back(), has);
        if (ends.size() > 2 || !first || !last || *first > *last)
            return OptionFault{Fault::no_such_site, has};
        for (int site = *first; site <= *last; ++site)
            chosen.insert(site);
    }
    options.sites_told = true;
    if (static_cast<int>(chosen.size()) == has)
        return std::nullopt;
    for (const int site : chosen)
        options.sites += (options.sites.empty() ? "" : ",") + site_label(code, site);
    return std::nullopt;
}

}  // namespace

std::optional<OptionFault> take_option(Options& options, std::string_view text, std::optional<PointCode> code) {
    constexpr int deepest_mm = 150;
    constexpr int most_at_one_place = 50;
    if (const auto depth = number_in(text, "", "mm"))
        return put_number(options.detail.depth_mm, *depth, deepest_mm);
    if (const auto pair = number_in(text, "e", ""))
        return put_number(options.pair, *pair, last_pair);
    if (const auto copies = number_in(text, "x", ""); copies && !code)
        return put_number(options.copies, *copies, most_at_one_place);
    if (const auto angle = spelled(angles, text))
        return put(options.detail.angle, *angle);
    if (const auto response = spelled(responses, text))
        return put(options.detail.response, *response);
    if (const auto stimulation = spelled(stimulations, text))
        return put(options.detail.stimulation, *stimulation);
    if (code && looks_like_sites(text))
        return take_sites(options, text, *code);
    return OptionFault{Fault::unknown_option};
}

std::string options_text(const Needle& needle) {
    std::string out;
    const auto add = [&](const std::string& option) { out += ":" + option; };
    if (!needle.sites.empty()) {
        auto sites = needle.sites;
        std::ranges::replace(sites, ',', '+');
        add(sites);
    }
    if (needle.kind != NeedleKind::point && sites_per_side(needle) > 1)
        add("x" + std::to_string(sites_per_side(needle)));
    if (needle.detail.depth_mm)
        add(std::to_string(*needle.detail.depth_mm) + "mm");
    if (needle.detail.angle)
        add(written(angles, *needle.detail.angle));
    if (needle.detail.response)
        add(written(responses, *needle.detail.response));
    // A pair's number says electro already.
    if (needle.detail.stimulation && !(needle.pair && *needle.detail.stimulation == Stimulation::electro))
        add(written(stimulations, *needle.detail.stimulation));
    if (needle.pair)
        add("e" + std::to_string(*needle.pair));
    return out;
}

}  // namespace needlebook::line
