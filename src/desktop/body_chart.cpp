/// Reading figures and coordinates.
#include "desktop/body_chart.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <wx/intl.h>

#include "base/csv.h"
#include "desktop/entry_words.h"
#include "embedded/figures.h"
#include "embedded/points.h"

namespace needlebook::desktop {

namespace {

constexpr int lines_in_a_curve = 6;

double number(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The numbers of a path's data, whatever parts them.
std::vector<double> numbers(std::string_view text) {
    std::vector<double> found;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
        double value = 0;
        const auto read = std::from_chars(at, end, value);
        if (read.ec == std::errc{}) {
            found.push_back(value);
            at = read.ptr;
        } else {
            ++at;
        }
    }
    return found;
}

chart::Point on_curve(const std::array<chart::Point, 4>& curve, double t) {
    const double u = 1 - t;
    const double a = u * u * u;
    const double b = 3 * u * u * t;
    const double c = 3 * u * t * t;
    const double d = t * t * t;
    return {a * curve[0].x + b * curve[1].x + c * curve[2].x + d * curve[3].x,
            a * curve[0].y + b * curve[1].y + c * curve[2].y + d * curve[3].y};
}

std::string_view attribute(std::string_view tag, std::string_view name) {
    const auto wanted = std::string{name} + "=\"";
    const auto from = tag.find(wanted);
    if (from == std::string_view::npos)
        return {};
    const auto begin = from + wanted.size();
    return tag.substr(begin, tag.find('"', begin) - begin);
}

FigurePath styled(std::string_view style) {
    using Kind = FigurePath::Kind;
    static const std::map<std::string_view, FigurePath, std::less<>> styles{
        {"body", {Kind::skin, {}, true, true}},     {"fill", {Kind::skin, {}, true, false}},
        {"hair", {Kind::hair, {}, true, false}},    {"nail", {Kind::nail, {}, true, true}},
        {"line", {Kind::outline, {}, false, true}}, {"detail", {Kind::detail, {}, false, true}},
        {"faint", {Kind::faint, {}, false, true}},  {"guide", {Kind::faint, {}, false, true}}};
    const auto found = styles.find(style);
    return found == styles.end() ? FigurePath{Kind::faint, {}, false, true} : found->second;
}

std::vector<FigurePath> figure_of(std::string_view svg) {
    std::vector<FigurePath> paths;
    for (auto from = svg.find("<path "); from != std::string_view::npos; from = svg.find("<path ", from + 1)) {
        const auto tag = svg.substr(from, svg.find('>', from) - from);
        for (auto& line : flattened(attribute(tag, " d"))) {
            auto path = styled(attribute(tag, "class"));
            path.through = std::move(line);
            paths.push_back(std::move(path));
        }
    }
    return paths;
}

void add_points(BodyView& view, const csv::Table& coordinates) {
    for (const auto& row : coordinates.rows) {
        if (coordinates.cell(row, "view") != view.name)
            continue;
        const auto code = PointCode::from(coordinates.cell(row, "code"));
        if (!code)
            continue;
        const double x = number(coordinates.cell(row, "x"));
        const double y = number(coordinates.cell(row, "y"));
        const bool primary = coordinates.cell(row, "primary") == "1";
        const bool paired = points().at(*code).paired;
        view.points.push_back({*code, paired ? Side::left : Side::midline, {x, y}, primary});
        if (coordinates.cell(row, "mirror") == "1")
            view.points.push_back({*code, Side::right, {1 - x, y}, primary});
    }
}

std::vector<BodyView> read_views() {
    const auto table = csv::parse_own(embedded::points_views);
    const auto coordinates = csv::parse_own(embedded::points_coordinates);
    std::vector<BodyView> views;
    for (const auto& row : table.rows) {
        BodyView view{
            table.cell(row, "view"), number(table.cell(row, "width")), number(table.cell(row, "height")), {}, {}};
        for (const auto& [name, text] : embedded::figures_all())
            if (name == view.name + ".svg")
                view.figure = figure_of(text);
        add_points(view, coordinates);
        views.push_back(std::move(view));
    }
    return views;
}

bool shows(const BodyGroup& group, PointCode code) {
    return std::ranges::any_of(body_views(), [&](const BodyView& view) {
        return std::ranges::find(group.views, view.name) != group.views.end() &&
               std::ranges::find(view.points, code, &PlacedPoint::code) != view.points.end();
    });
}

}  // namespace

std::vector<std::vector<chart::Point>> flattened(std::string_view path_data) {
    std::vector<std::vector<chart::Point>> lines;
    for (std::size_t at = 0; at < path_data.size();) {
        const char command = path_data[at];
        const auto next = std::min(path_data.find_first_of("MCZ", at + 1), path_data.size());
        const auto values = numbers(path_data.substr(at + 1, next - at - 1));
        if (command == 'M' && values.size() >= 2)
            lines.push_back({{values[0], values[1]}});
        else if (command == 'Z' && !lines.empty())
            lines.back().push_back(lines.back().front());
        else if (command == 'C' && !lines.empty())
            for (std::size_t i = 0; i + 5 < values.size(); i += 6) {
                const std::array<chart::Point, 4> curve{lines.back().back(),
                                                        {values[i], values[i + 1]},
                                                        {values[i + 2], values[i + 3]},
                                                        {values[i + 4], values[i + 5]}};
                for (int step = 1; step <= lines_in_a_curve; ++step)
                    lines.back().push_back(on_curve(curve, static_cast<double>(step) / lines_in_a_curve));
            }
        at = next;
    }
    return lines;
}

std::span<const BodyView> body_views() {
    static const auto views = read_views();
    return views;
}

std::vector<BodyGroup> body_groups() {
    return {{text_of(_("Legs: outer and inner side")), {"leg_lateral", "leg_medial"}},
            {text_of(_("Feet: back and sole")), {"foot_dorsum", "foot_sole"}},
            {text_of(_("Feet: outer and inner side")), {"foot_lateral", "foot_medial"}},
            {text_of(_("Arms: front and back")), {"arm_anterior", "arm_posterior"}},
            {text_of(_("Hands: back and palm")), {"hand_dorsum", "hand_palm"}},
            {text_of(_("Head: front and side")), {"head_front", "head_side"}},
            {text_of(_("Head: back and top")), {"head_back", "head_top"}},
            {text_of(_("Body, front")), {"front"}},
            {text_of(_("Body, back")), {"back"}},
            {text_of(_("Body, side")), {"side"}}};
}

int group_for(const std::vector<app::PointChip>& chips) {
    const auto groups = body_groups();
    int best = 0;
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto shown = std::ranges::count_if(chips, [&](const app::PointChip& chip) {
            const auto code = app::code_of(chip.needle);
            return code && shows(groups[i], *code);
        });
        if (shown > most) {
            most = shown;
            best = static_cast<int>(i);
        }
    }
    return best;
}

std::optional<Side> next_side(const app::SessionForm& form, PointCode code, Side clicked) {
    const auto needles = form.needles().needles;
    const auto taken =
        std::ranges::find_if(needles, [&](const Needle& needle) { return app::code_of(needle) == code; });
    if (taken == needles.end())
        return clicked;
    if (clicked == Side::midline || taken->side == Side::both)
        return std::nullopt;
    if (taken->side == clicked)
        return clicked == Side::left ? Side::right : Side::left;
    return Side::both;
}

std::optional<int> spot_beside(const std::vector<BodySpot>& spots, std::optional<int> from, chart::Step step) {
    if (spots.empty())
        return std::nullopt;
    if (!from)
        return 0;
    const auto& here = spots[static_cast<std::size_t>(*from)].at;
    std::optional<int> best;
    double nearest = 0;
    for (std::size_t i = 0; i < spots.size(); ++i) {
        const double x = spots[i].at.x - here.x;
        const double y = spots[i].at.y - here.y;
        const bool across = step == chart::Step::left || step == chart::Step::right;
        const double along = across ? (step == chart::Step::left ? -x : x) : (step == chart::Step::up ? -y : y);
        const double aside = across ? y : x;
        if (along < 0.5 || static_cast<int>(i) == *from)
            continue;
        const double far = along + 2 * std::abs(aside);
        if (!best || far < nearest) {
            best = static_cast<int>(i);
            nearest = far;
        }
    }
    return best ? best : from;
}

chart::Theme body_theme(const chart::Theme& theme, bool dark) {
    using chart::Ink;
    return theme.with(Ink::usual, chart::colour(dark ? 0x3b3734 : 0xfbf6f0))
        .with(Ink::agreement_band, chart::colour(dark ? 0x46403b : 0xece3d9))
        .with(Ink::agreement, chart::colour(dark ? 0xb9aca0 : 0x6f6257))
        .with(Ink::join_1, chart::colour(dark ? 0x857a70 : 0xb7a798))
        .with(Ink::join_2, chart::colour(dark ? 0x5d554e : 0xd8cbbd));
}

}  // namespace needlebook::desktop
