/// A scene as an SVG file with real text.
#include "chart/svg.h"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "base/text.h"
#include "chart/figure.h"

namespace needlebook::chart {
namespace {

/// Two decimals at most, no trailing zeros, a point whatever the locale.
std::string number(double value) {
    auto text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text == "-0" ? "0" : text;
}

class Writer {
public:
    explicit Writer(const Theme& theme) : theme_{theme} {}

    void operator()(const Area& area) {
        add("<path d=\"{}Z\" fill=\"{}\"/>\n", path(area.outline), hex(theme_[area.fill]));
    }

    void operator()(const Rect& rect) {
        add("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}{}{}/>\n", number(rect.box.left), number(rect.box.top),
            number(rect.box.width()), number(rect.box.height()),
            rect.corner > 0 ? fmt::format(" rx=\"{}\"", number(rect.corner)) : std::string{}, fill(rect.fill),
            stroke(rect.stroke));
    }

    void operator()(const Polyline& line) {
        auto through = line.through;
        snap(through, line.stroke.width);
        add("<path d=\"{}\" fill=\"none\"{}/>\n", path(through), stroke(line.stroke));
    }

    void operator()(const Circle& circle) {
        add("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}{}/>\n", number(circle.centre.x), number(circle.centre.y),
            number(circle.radius), fill(circle.fill), stroke(circle.stroke));
    }

    void operator()(const Dot& dot) {
        for (const auto& mark : drawn(dot))
            std::visit(*this, mark);
    }

    void operator()(const Text& text) {
        const auto anchor = text.anchor == Anchor::start ? "" : text.anchor == Anchor::end ? "end" : "middle";
        add("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{}{}{}>{}</text>\n", number(text.at.x),
            number(text.at.y), number(text.style.size), hex(theme_[text.ink]),
            text.style.weight == Weight::regular
                ? std::string{}
                : fmt::format(" font-weight=\"{}\"", static_cast<int>(text.style.weight)),
            text.style.italic ? " font-style=\"italic\"" : "",
            *anchor ? fmt::format(" text-anchor=\"{}\"", anchor) : std::string{}, xml_text(text.words));
    }

    std::string take() { return std::move(out_); }

    template <class... Parts>
    void add(fmt::format_string<Parts...> form, Parts&&... parts) {
        fmt::format_to(std::back_inserter(out_), form, std::forward<Parts>(parts)...);
    }

private:
    /// A hairline halfway between two pixels is grey and two wide.
    static void snap(std::vector<Point>& through, double width) {
        if (width != 1 || through.size() != 2)
            return;
        if (through[0].x == through[1].x)
            through[0].x = through[1].x = std::round(through[0].x - 0.5) + 0.5;
        else if (through[0].y == through[1].y)
            through[0].y = through[1].y = std::round(through[0].y - 0.5) + 0.5;
    }

    static std::string path(const std::vector<Point>& points) {
        std::string out;
        for (const auto& point : points)
            fmt::format_to(std::back_inserter(out), "{}{} {}", out.empty() ? 'M' : 'L', number(point.x),
                           number(point.y));
        return out;
    }

    std::string fill(const std::optional<Ink>& ink) const {
        return fmt::format(" fill=\"{}\"", ink ? hex(theme_[*ink]) : "none");
    }

    std::string stroke(const std::optional<Stroke>& stroke) const {
        if (!stroke)
            return {};
        auto out = fmt::format(" stroke=\"{}\" stroke-width=\"{}\"", hex(theme_[stroke->ink]), number(stroke->width));
        if (stroke->round)
            out += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
        if (!stroke->dash.empty()) {
            out += " stroke-dasharray=\"";
            for (std::size_t i = 0; i < stroke->dash.size(); ++i)
                out += (i ? " " : "") + number(stroke->dash[i]);
            out += '"';
        }
        return out;
    }

    const Theme& theme_;
    std::string out_;
};

std::string element(const Scene& scene, const Theme& theme, std::string_view font_family, std::string_view size) {
    Writer writer{theme};
    const auto width = number(scene.size.width);
    const auto height = number(scene.size.height);
    writer.add("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {} {}\" {} font-family=\"{}\">\n",
               width, height, size, xml_text(font_family));
    if (!scene.title.empty())
        writer.add("<title>{}</title>\n", xml_text(scene.title));
    if (!scene.description.empty())
        writer.add("<desc>{}</desc>\n", xml_text(scene.description));
    writer.add("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", width, height, hex(theme[scene.background]));
    for (const auto& mark : scene.marks)
        std::visit(writer, mark);
    return writer.take() + "</svg>\n";
}

}  // namespace

std::string xml_text(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return is_utf8(out) ? out : std::string(out.size(), '?');
}

std::string svg(const Scene& scene, const Theme& theme, std::string_view font_family) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
           element(scene, theme, font_family,
                   fmt::format("width=\"{}\" height=\"{}\"", number(scene.size.width), number(scene.size.height)));
}

std::string svg_element(const Scene& scene, const Theme& theme, std::string_view font_family) {
    return element(scene, theme, font_family, "width=\"100%\"");
}

}  // namespace needlebook::chart
