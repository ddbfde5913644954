/// What a chart and a report take, each beside an empty page of the same size in the same run.
///
/// DESIGN section 7: 3 x 40 readings painted within one frame of 60 Hz, 3 x 1,000 within three; a report as PDF
/// within 60 ms. Exit status 1 when one of them is missed.
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include "../chart/example.h"
#include "../report/example_reports.h"
#include "chart/theme.h"
#include "chart/trend.h"
#include "paint/files.h"
#include "paint/paint.h"
#include "report/html.h"
#include "report/pages.h"

using namespace needlebook;

namespace {

constexpr chart::Size window{1200, 700};
constexpr double frame = 1000.0 / 60;  // ms

/// Median of so many runs, ms of processor time; the first, which finds the fonts, doesn't count.
double median_ms(int runs, const std::function<void()>& work) {
    work();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto begin = std::clock();
        work();
        times.push_back(1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    std::ranges::nth_element(times, times.begin() + runs / 2);
    return times[static_cast<std::size_t>(runs) / 2];
}

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

bool row(const std::string& what, double ms, double limit, double empty) {
    fmt::print("{:<44} {:>8.2f} ms  goal {:>6.1f}  empty page {:>6.2f} ms  {}\n", what, ms, limit, empty,
               ms <= limit ? "met" : "MISSED");
    return ms <= limit;
}

}  // namespace

int main() {
    const paint::Typesetter type;
    Screen screen;
    bool met = true;
    const double blank = median_ms(50, [&] { screen.clear(); });
    for (const auto& [readings, frames] : {std::pair{40, 1}, std::pair{1000, 3}}) {
        const auto spec = course(readings);
        const auto scene = chart::trend(spec, window, type.meter());
        const auto painted = median_ms(50, [&] { screen.show(scene, type); });
        met &= row(fmt::format("chart of 3 x {} readings painted", readings), painted, frames * frame, blank);
        const auto both = median_ms(30, [&] { screen.show(chart::trend(spec, window, type.meter()), type); });
        met &= row("the same, laid out and painted", both, frames * frame, blank);
    }
    const double bare = median_ms(50, empty_pdf);
    const auto report = report::gp_report(report::example::gp());
    const auto written = median_ms(30, [&] {
        const auto document = report::fitted(report, report::a4(), type.meter());
        const auto pages = report::paginate(document, report::a4(), type.meter());
        if (!paint::pdf(pages, chart::print_theme(), type, {.title = document.title}))
            std::abort();
    });
    constexpr double report_goal = 60;
    met &= row("report for the GP as PDF", written, report_goal, bare);
    const auto web = median_ms(30, [&] { report::html(report, type.meter()); });
    met &= row("the same as HTML", web, report_goal, bare);
    return met ? 0 : 1;
}
