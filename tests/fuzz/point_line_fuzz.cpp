/// Whatever is typed as a point line: no crash, every error inside the line, and what was
/// understood is written and read back the same.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "domain/point_line.h"

using namespace needlebook;

namespace {

void expect(bool holds) {
    if (!holds)
        std::abort();
}

void check(const ParsedLine& parsed, std::string_view line) {
    const auto inside = [&](std::size_t column) { return column >= 1 && column <= line.size() + 1; };
    for (const auto& error : parsed.errors)
        expect(inside(error.column) && error.text.size() <= line.size());
    for (const auto& item : parsed.items)
        expect(inside(item.place.column) && inside(item.place.column + item.place.length));
    for (const auto& needle : parsed.needles)
        expect(needle.count >= 1 && needle.count <= 100 && !needle.point.empty());
    expect(std::ranges::is_sorted(parsed.errors, {}, &PointLineError::column));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto end = std::min(text.find('\n'), text.size());
    const auto first = text.substr(0, end);
    const auto second = text.substr(std::min(end + 1, text.size()));

    const auto there = parse_point_line(first);
    check(there, first);
    // A pair with one end is read, and told as an error each time.
    auto written = there.needles;
    for (auto& needle : written)
        needle.pair.reset();
    const auto again = parse_point_line(to_line(written));
    expect(again.ok() && again.needles == written);

    check(parse_point_line(second, there.needles, std::vector<NamedNeedles>{{"g", written}}), second);
    static_cast<void>(points().search(second.substr(0, 40)));
    return 0;
}
