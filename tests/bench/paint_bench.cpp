/// What a chart and a report take, each beside an empty page of the same size in the same run.
#include <stdexcept>
#include <string>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include "../chart/example.h"
#include "../report/example_reports.h"
#include "bench/bench.h"
#include "chart/body.h"
#include "chart/theme.h"
#include "chart/trend.h"
#include "paint/files.h"
#include "paint/paint.h"
#include "report/html.h"
#include "report/pages.h"

using namespace needlebook;
using namespace needlebook::bench;

namespace {

constexpr int runs = 30;
constexpr chart::Size window{1200, 700};
constexpr double frame = 1000.0 / 60;  // ms

chart::TrendSpec course(int readings) {
    auto spec = chart::example::maud();
    spec.from = day(2016, 1, 4);
    spec.to = spec.from + date::days{3 * (readings - 1)};
    spec.sessions.clear();
    spec.effects.clear();
    std::int64_t next = 1;
    for (auto& measure : spec.measures) {
        measure.readings.clear();
        for (int i = 0; i < readings; ++i)
            measure.readings.push_back(
                {next++, spec.from + date::days{3 * i}, chart::example::score((i * 7 + i / 3) % 11)});
    }
    for (int i = 0; i < readings; ++i)
        spec.sessions.push_back({10'000 + i, spec.from + date::days{3 * i}, false});
    return spec;
}

class Screen {
public:
    Screen()
        : surface_{cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(window.width),
                                              static_cast<int>(window.height))},
          context_{cairo_create(surface_)} {}
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;
    ~Screen() {
        cairo_destroy(context_);
        cairo_surface_destroy(surface_);
    }

    void clear() {
        cairo_set_source_rgb(context_, 1, 1, 1);
        cairo_paint(context_);
        cairo_surface_flush(surface_);
    }
    void show(const chart::Scene& scene, const paint::Typesetter& type) {
        type.paint(scene, chart::light_theme(), context_);
        cairo_surface_flush(surface_);
    }

private:
    cairo_surface_t* surface_;
    cairo_t* context_;
};

cairo_status_t take(void* bytes, const unsigned char*, unsigned length) {
    *static_cast<std::size_t*>(bytes) += length;
    return CAIRO_STATUS_SUCCESS;
}

/// A PDF of one white A4 page with one word, by cairo alone.
void empty_pdf() {
    std::size_t bytes = 0;
    auto* surface = cairo_pdf_surface_create_for_stream(take, &bytes, 595.28, 841.89);
    auto* context = cairo_create(surface);
    cairo_set_font_size(context, 12);
    cairo_move_to(context, 60, 60);
    cairo_show_text(context, "Report");
    cairo_show_page(context);
    cairo_destroy(context);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

/// The front of the body with every point that is drawn there, eleven of them taken.
chart::BodySpec body() {
    chart::BodySpec spec;
    spec.page = chart::BodyPage::front;
    spec.captions = {"Front"};
    for (const auto* code : {"ST36", "SP6", "KI3", "LR3", "CV4", "CV6", "CV12", "LU7", "LI4", "HT7", "PC6"})
        spec.marks.push_back({.code = *PointCode::from(code)});
    return spec;
}

}  // namespace

int main() {
    const paint::Typesetter type;
    Screen screen;
    Table charts{"Painting, 1200 x 700, processor time"};
    const auto painted = [&](const std::string& what, const chart::Scene& scene, double goal) {
        screen.show(scene, type);  // Finds the fonts.
        const auto pair = side_by_side(
            runs, processor_ms, [&] { screen.show(scene, type); }, [&] { screen.clear(); });
        charts.add(what, pair.ours, {.milliseconds = goal}, pair.limit, "an empty page");
    };
    for (const auto& [readings, frames] : {std::pair{40, 1}, std::pair{1000, 3}}) {
        const auto spec = course(readings);
        painted(fmt::format("chart of 3 x {} scores", readings), chart::trend(spec, window, type.meter()),
                frames * frame);
        charts.add("the same, laid out and painted",
                   alone(runs, processor_ms, [&] { screen.show(chart::trend(spec, window, type.meter()), type); }),
                   {.milliseconds = frames * frame});
    }
    painted("front of the body with every point", chart::body_scene(body(), window, type.meter()), frame);
    charts.add("the same, laid out and painted",
               alone(runs, processor_ms, [&] { screen.show(chart::body_scene(body(), window, type.meter()), type); }),
               {.milliseconds = frame});

    Table papers{"Papers, processor time"};
    const auto report = report::gp_report(report::example::gp());
    const auto pair = side_by_side(
        runs, processor_ms,
        [&] {
            const auto document = report::fitted(report, report::a4(), type.meter());
            const auto pages = report::paginate(document, report::a4(), type.meter());
            if (!paint::pdf(pages, chart::print_theme(), type, {.title = document.title}))
                throw std::runtime_error{"pdf"};
        },
        empty_pdf);
    constexpr double report_goal = 60;  // ms
    papers.add("report for the GP as PDF", pair.ours, {.milliseconds = report_goal}, pair.limit, "an empty PDF");
    papers.add("the same as HTML", alone(runs, processor_ms, [&] { report::html(report, type.meter()); }),
               {.milliseconds = report_goal});
    return charts.verdict() | papers.verdict();
}
