/// Read from neuropathy_protocols.csv.
#include "domain/point_protocol.h"

#include <stdexcept>

#include "domain/evidence_row.h"
#include "embedded/points.h"

namespace needlebook {
namespace {

using evidence::DataRow;

std::vector<PointCode> codes(const DataRow& row, std::string_view column) {
    std::vector<PointCode> all;
    for (const auto& text : row.list(column)) {
        const auto code = PointCode::from(text);
        if (!code)
            row.wrong(column);
        all.push_back(*code);
    }
    return all;
}

PointProtocol protocol_from(const DataRow& row) {
    return {.id = row.text("id"),
            .condition = row.text("condition"),
            .points = codes(row, "points"),
            .optional_points = codes(row, "optional_points"),
            .ear_points = row.list("ear_points"),
            .schedule = row.text("schedule"),
            .laterality = row.text("laterality"),
            .citation = row.text("citation"),
            .doi = row.text("doi"),
            .result_note = row.text("result_note"),
            .certainty = row.name<Certainty>("certainty"),
            .how_checked = row.text("how_checked"),
            .line = row.text("line")};
}

std::vector<NamedNeedles> groups_from(std::span<const PointProtocol> protocols) {
    std::vector<NamedNeedles> groups;
    groups.reserve(protocols.size());
    for (const auto& protocol : protocols) {
        auto parsed = parse_point_line(protocol.line);
        if (!parsed.ok())
            throw std::logic_error{"protocol " + protocol.id + ": " + protocol.line};
        groups.push_back({protocol.id, std::move(parsed.needles)});
    }
    return groups;
}

}  // namespace

std::span<const PointProtocol> point_protocols() {
    static const auto protocols = evidence::rows_of(embedded::points_neuropathy_protocols, protocol_from);
    return protocols;
}

std::span<const NamedNeedles> published_groups() {
    static const auto groups = groups_from(point_protocols());
    return groups;
}

}  // namespace needlebook
