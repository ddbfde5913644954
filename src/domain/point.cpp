/// Codes and the words of the data files.
#include "domain/point.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace needlebook {
namespace {

// WHO Standard Acupuncture Point Locations (2008); extra points: WHO 1991.
constexpr std::array<int, Names<Channel>::all.size()> last_numbers{11, 20, 45, 21, 9,  19, 67, 27, 9, 23,
                                                                   44, 14, 28, 24, 15, 1,  9,  11, 12};

// Jiaji lies beside T1 to T12 and L1 to L5.
constexpr int thoracic_levels = 12;

}  // namespace

int last_number(Channel channel) { return last_numbers.at(static_cast<std::size_t>(channel)); }
bool is_extra(Channel channel) { return channel >= Channel::extra_head_neck; }

Result<PointCode> PointCode::from(Channel channel, int number) {
    if (number < 1 || number > last_number(channel))
        return fail(Errc::out_of_range, std::string{name_of(channel)} + std::to_string(number));
    return PointCode{channel, number};
}

Result<PointCode> PointCode::from(std::string_view text) {
    const auto digits = std::min(text.find_first_of("0123456789"), text.size());
    const auto channel = from_name<Channel>(text.substr(0, digits));
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + digits, end, number);
    if (!channel || digits == text.size() || text[digits] == '0' || read.ptr != end || read.ec != std::errc{})
        return fail(Errc::malformed, std::string{text});
    return from(*channel, number);
}

std::string PointCode::text() const { return std::string{name_of(channel_)} + std::to_string(number_); }

bool Point::has(CautionTag tag) const { return std::ranges::find(tags, tag) != tags.end(); }

std::string site_label(PointCode code, int site) {
    if (code.channel() != Channel::extra_back || code.number() != 2)
        return std::to_string(site);
    return site <= thoracic_levels ? "T" + std::to_string(site) : "L" + std::to_string(site - thoracic_levels);
}

std::optional<int> site_from(PointCode code, std::string_view label, int sites) {
    for (int site = 1; site <= sites; ++site)
        if (site_label(code, site) == upper_ascii(label))
            return site;
    return std::nullopt;
}

}  // namespace needlebook
