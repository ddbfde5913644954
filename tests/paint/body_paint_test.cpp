/// How long the body chart takes to paint.
#include <algorithm>
#include <ctime>

#include <cairo.h>
#include <catch2/catch_test_macros.hpp>

#include "chart/body.h"
#include "chart/theme.h"
#include "domain/point_place.h"
#include "paint/paint.h"

using namespace needlebook;
using namespace needlebook::chart;

namespace {

constexpr double frame_ms = 16;

/// Of this thread alone: what else the machine does takes no time of ours.
double cpu_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

TEST_CASE("the front of the body with all its points is painted within one frame") {
    const paint::Typesetter type{"DejaVu Sans"};
    BodySpec spec;
    spec.page = BodyPage::front;
    spec.captions = {"front"};
    const auto scene = body_scene(spec, {900, 700}, type.meter());
    REQUIRE(scene.spots.size() >= places_in("front").size());
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 900, 700);
    auto* context = cairo_create(surface);
    double best = 1e9;
    for (int run = 0; run < 20; ++run) {
        const double before = cpu_ms();
        type.paint(scene, light_theme(), context);
        cairo_surface_flush(surface);
        best = std::min(best, cpu_ms() - before);
    }
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    CAPTURE(best);
    CHECK(best < frame_ms);
}
