/// Reading the drawings of the body.
#include "chart/body_figure.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "base/names.h"
#include "domain/point_place.h"
#include "embedded/figures.h"

namespace needlebook {

template <>
struct Names<chart::FigurePart> {
    static constexpr std::array<std::string_view, 8> all{"body", "fill",   "line",  "hair",
                                                         "nail", "detail", "faint", "guide"};
};

}  // namespace needlebook

namespace needlebook::chart {
namespace {

/// Units of a drawing that one straight piece of a curve may be long; a drawing is some 600 to 1600 high.
constexpr double piece_length = 7;
constexpr int most_pieces = 10;

/// Value of `name="…"` in a tag.
std::string_view attribute(std::string_view tag, std::string_view name) {
    const auto opening = " " + std::string{name} + "=\"";
    const auto from = tag.find(opening);
    if (from == std::string_view::npos)
        throw std::logic_error{"figure: a path without " + std::string{name}};
    const auto value = tag.substr(from + opening.size());
    return value.substr(0, value.find('"'));
}

class PathReader {
public:
    PathReader(std::string_view words, Size size) : left_{words}, size_{size} {}

    FigurePath read(FigurePart part) {
        path_.part = part;
        char command = 0;
        while (skip_separators(), !left_.empty()) {
            if (std::string_view{"MLCZ"}.find(left_.front()) != std::string_view::npos) {
                command = left_.front();
                left_.remove_prefix(1);
            }
            follow(command);
        }
        for (auto& point : path_.through)
            point = {point.x / size_.width, point.y / size_.height};
        return std::move(path_);
    }

private:
    void skip_separators() {
        while (!left_.empty() && std::string_view{" ,\n\t"}.find(left_.front()) != std::string_view::npos)
            left_.remove_prefix(1);
    }

    double number() {
        skip_separators();
        double value = 0;
        const auto [end, fault] = std::from_chars(left_.data(), left_.data() + left_.size(), value);
        if (fault != std::errc{})
            throw std::logic_error{"figure: no number at " + std::string{left_.substr(0, 12)}};
        left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
        return value;
    }

    Point point() {
        const double x = number();
        return {x, number()};
    }

    void follow(char command) {
        switch (command) {
            case 'M':
                if (!path_.through.empty())
                    throw std::logic_error{"figure: a path of two pieces"};
                [[fallthrough]];
            case 'L':
                path_.through.push_back(point());
                break;
            case 'C': {
                const auto first = point();
                const auto second = point();
                add_curve(first, second, point());
                break;
            }
            case 'Z':
                path_.closed = true;
                break;
            default:
                throw std::logic_error{"figure: not a command: " + std::string{left_.substr(0, 12)}};
        }
    }

    void add_curve(Point first, Point second, Point end) {
        if (path_.through.empty())
            throw std::logic_error{"figure: a curve from nowhere"};
        const auto start = path_.through.back();
        const auto distance = [](Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); };
        const double length = distance(start, first) + distance(first, second) + distance(second, end);
        const int pieces = std::clamp(static_cast<int>(std::ceil(length / piece_length)), 1, most_pieces);
        for (int i = 1; i <= pieces; ++i) {
            const double t = static_cast<double>(i) / pieces;
            const double u = 1 - t;
            const auto at = [&](double a, double b, double c, double d) {
                return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
            };
            path_.through.push_back({at(start.x, first.x, second.x, end.x), at(start.y, first.y, second.y, end.y)});
        }
    }

    std::string_view left_;
    Size size_;
    FigurePath path_;
};

std::map<std::string_view, std::vector<FigurePath>> read_all() {
    std::map<std::string_view, std::vector<FigurePath>> figures;
    for (const auto& view : body_views()) {
        const auto file =
            std::ranges::find(embedded::figures_all(), view.name + ".svg", [](const Embedded& f) { return f.name; });
        if (file == embedded::figures_all().end())
            throw std::logic_error{"figure: none for " + view.name};
        figures.emplace(view.name, read_figure(file->text, {view.width, view.height}));
    }
    return figures;
}

}  // namespace

std::vector<FigurePath> read_figure(std::string_view svg, Size size) {
    std::vector<FigurePath> paths;
    while (true) {
        const auto from = svg.find("<path");
        if (from == std::string_view::npos)
            return paths;
        const auto tag = svg.substr(from, svg.find('>', from) - from);
        svg.remove_prefix(from + tag.size());
        const auto part = from_name<FigurePart>(attribute(tag, "class"));
        if (!part)
            throw std::logic_error{"figure: an unknown class"};
        paths.push_back(PathReader{attribute(tag, "d"), size}.read(*part));
    }
}

const std::vector<FigurePath>& body_figure(std::string_view view) {
    static const auto figures = read_all();
    static const std::vector<FigurePath> none;
    const auto found = figures.find(view);
    return found == figures.end() ? none : found->second;
}

}  // namespace needlebook::chart
