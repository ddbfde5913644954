/// A document as one HTML file.
#include "report/html.h"

#include <string_view>

#include <fmt/format.h>

#include "chart/svg.h"
#include "chart/theme.h"

namespace needlebook::report {
namespace {

using chart::xml_text;

constexpr std::string_view style_sheet = R"css(
:root { color-scheme: light; }
body { margin: 0; background: #ffffff; color: #1a1a1a;
  font: 1rem/1.5 Inter, Cantarell, "DejaVu Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem; }
header { border-bottom: 1px solid #4a4a4a; padding-bottom: .6rem; margin-bottom: 1rem;
  display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; align-items: baseline; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.1rem; margin: 1.4rem 0 .3rem; }
p { margin: .3rem 0; }
.right, dt, .tail, .caption, footer { color: #4a4a4a; }
.right { text-align: right; }
.lead { font-size: 1.1rem; }
.caption, footer, th { font-size: .875rem; }
.own { font-style: italic; }
p.own { font-size: 1.25rem; font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .25rem 1.2rem; margin: .5rem 0; }
dd { margin: 0; }
.state { font-size: 1.2rem; font-weight: 600; margin: 1rem 0 .3rem; }
.state .tail { font-size: 1rem; font-weight: 400; }
.mark { display: inline-block; width: 1em; height: 1em; vertical-align: -.12em; margin-right: .4em; }
figure { margin: 1rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; font-weight: 400; }
thead th { color: #4a4a4a; border-bottom: 1px solid #4a4a4a; }
tbody th { font-size: 1rem; }
tbody tr { border-bottom: 1px solid #d9d9d9; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0 1.5rem; }
aside { border: 1px solid #4a4a4a; border-radius: 4px; padding: .8rem 1rem; margin: 1.2rem 0; }
hr { border: 0; border-top: 1px solid #d9d9d9; margin: 1rem 0; }
footer { border-top: 1px solid #d9d9d9; margin-top: 2rem; padding-top: .5rem; }
@page { size: A4; margin: 12mm; }
@media print { main { max-width: none; padding: 0; font-size: 10pt; }
  h2, .state { break-after: avoid; } figure, aside, tr { break-inside: avoid; } .new-page { break-before: page; } }
)css";

/// A figure or a state's shape, as tall as the words beside it; the words say the same, so it isn't read out.
std::string small_mark(std::vector<chart::Mark> marks) {
    chart::Scene scene{{16, 16}, std::move(marks)};
    auto drawn = chart::svg_element(scene, chart::print_theme());
    drawn.replace(drawn.find(" role=\"img\""), 11, " class=\"mark\" aria-hidden=\"true\"");
    return drawn;
}

class Writer {
public:
    Writer(const Document& document, const chart::TextMeter& meter) : document_{document}, meter_{meter} {}

    void operator()(const Banner& b) {
        add("<header><h1>{}</h1><p class=\"right\">{}</p><p>{}</p><p class=\"right\">{}</p></header>\n",
            xml_text(b.title), xml_text(b.title_right), xml_text(b.under), xml_text(b.under_right));
    }
    void operator()(const Heading& h) { add("<h2>{}</h2>\n", xml_text(h.words)); }
    void operator()(const Paragraph& p) {
        switch (p.voice) {
            case Voice::body:
                return add("<p>{}</p>\n", xml_text(p.words));
            case Voice::lead:
                return add("<p class=\"lead\">{}</p>\n", xml_text(p.words));
            case Voice::caption:
                return add("<p class=\"caption\">{}</p>\n", xml_text(p.words));
            case Voice::own_words:
                return add("<p class=\"own\">{}</p>\n", xml_text(p.words));
        }
    }
    void operator()(const Bullets& b) {
        if (b.items.empty())
            return;
        add("<ul>\n");
        for (const auto& item : b.items)
            add("<li>{}</li>\n", xml_text(item));
        add("</ul>\n");
    }
    void operator()(const Fields& f) {
        if (f.rows.empty())
            return;
        add("<dl>\n");
        for (const auto& row : f.rows)
            add("<dt>{}</dt><dd{}>{}</dd>\n", xml_text(row.label), row.own_words ? " class=\"own\"" : "",
                xml_text(row.words));
        add("</dl>\n");
    }
    void operator()(const StateLine& s) {
        add("<p class=\"state\">{}{} <span class=\"tail\">{}</span></p>\n",
            small_mark(chart::state_marks(s.shape, {8, 8}, 1.1)), xml_text(s.word), xml_text(s.tail));
    }
    void operator()(const Picture& p) {
        constexpr double width = 703;
        auto scene = chart::trend(p.spec, {width, chart::least_height(p.spec, meter_, width, p.panel)}, meter_);
        if (scene.title.empty())
            scene.title = document_.title;
        add("<figure>{}</figure>\n", chart::svg_element(scene, chart::print_theme()));
    }
    void operator()(const Drawing& d) {
        constexpr double width = 703;
        constexpr double body = 13.333;  // 10 pt.
        add("<figure>{}</figure>\n", chart::svg_element(d.layout(width, body, meter_), chart::print_theme()));
    }
    void operator()(const Table& t) {
        add("<section class=\"scroll\" tabindex=\"0\" aria-label=\"{}\"><table><thead><tr>", xml_text(t.caption));
        for (const auto& words : t.header)
            // A header without words is no header.
            add(words.empty() ? "<td>{}</td>" : "<th scope=\"col\">{}</th>", xml_text(words));
        add("</tr></thead><tbody>\n");
        for (const auto& row : t.rows) {
            add("<tr>");
            for (std::size_t i = 0; i < row.size(); ++i)
                add(i == 0 ? "<th scope=\"row\">{}{}</th>" : "<td>{}{}</td>", before(row[i]), xml_text(row[i].words));
            add("</tr>\n");
        }
        add("</tbody></table></section>\n");
    }
    void operator()(const Beside& b) {
        add("<div class=\"beside\">");
        for (const auto* part : {&b.left, &b.right}) {
            add("<section><h2>{}</h2>", xml_text(part->heading));
            for (const auto& line : part->lines)
                add("<p>{}</p>", xml_text(line));
            add("</section>");
        }
        add("</div>\n");
    }
    void operator()(const Notice& n) {
        add("<aside><p><strong>{}</strong></p><p>{}</p></aside>\n", xml_text(n.strong), xml_text(n.words));
    }
    void operator()(const Rule&) { add("<hr>\n"); }
    void operator()(const PageBreak&) { add("<div class=\"new-page\"></div>\n"); }

    template <class... Parts>
    void add(std::string_view form, const Parts&... parts) {
        out_ += fmt::format(fmt::runtime(form), parts...);
    }
    std::string take() { return std::move(out_); }

private:
    static std::string before(const Cell& cell) {
        if (cell.figure)
            return small_mark({chart::Dot{{8, 8}, *cell.figure, 1.2, cell.ink, false, false}});
        return cell.shape ? small_mark(chart::state_marks(*cell.shape, {8, 8})) : std::string{};
    }

    const Document& document_;
    const chart::TextMeter& meter_;
    std::string out_;
};

}  // namespace

std::string html(const Document& document, const chart::TextMeter& meter) {
    Writer writer{document, meter};
    writer.add(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n"
        "</head>\n<body>\n<main>\n",
        xml_text(document.language), xml_text(document.title), style_sheet);
    for (const auto& block : document.blocks)
        std::visit(writer, block);
    writer.add("<footer>{}</footer>\n</main>\n</body>\n</html>\n", xml_text(document.footer));
    return writer.take();
}

}  // namespace needlebook::report
