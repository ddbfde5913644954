/// The painter: what stands in PNG and PDF, and what happens when they can't be written.
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <cairo.h>
#include <sys/stat.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "../chart/example.h"
#include "chart/svg.h"
#include "paint/files.h"
#include "paint/paint.h"

namespace fs = std::filesystem;
using namespace needlebook;
using namespace needlebook::chart;

namespace {

struct Folder {
    fs::path path;
    paint::Typesetter type{"DejaVu Sans"};

    Folder() {
        auto name = (fs::temp_directory_path() / "nb_paint_XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error{"mkdtemp"};
        path = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }

    Scene maud() const { return trend(example::maud(), {984, 430}, type.meter()); }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator{path}, fs::directory_iterator{}));
    }
};

/// What a PNG shows, read back.
class Picture {
public:
    explicit Picture(const fs::path& file) : surface_{cairo_image_surface_create_from_png(file.c_str())} {}
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    ~Picture() { cairo_surface_destroy(surface_); }

    int width() const { return cairo_image_surface_get_width(surface_); }
    int height() const { return cairo_image_surface_get_height(surface_); }
    Colour at(double x, double y) const {
        const auto* row = cairo_image_surface_get_data(surface_) +
                          static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface_) +
                          static_cast<std::ptrdiff_t>(x) * 4;
        return {row[2], row[1], row[0]};
    }

private:
    cairo_surface_t* surface_;
};

struct Ran {
    int status{};
    std::string output;
};

Ran run(const std::string& command) {
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe);
    std::array<char, 4096> part{};
    while (const auto got = std::fread(part.data(), 1, part.size(), pipe))
        ran.output.append(part.data(), got);
    ran.status = pclose(pipe);
    return ran;
}

std::string read(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE_METHOD(Folder, "a PNG has the size asked for, and the marks in their colours") {
    const auto scale = GENERATE(1, 2);
    const auto* theme = GENERATE(&light_theme(), &dark_theme(), &print_theme());
    const auto scene = maud();
    REQUIRE(paint::write_png(scene, *theme, type, path / "a.png", scale));
    const Picture picture{path / "a.png"};
    CHECK(picture.width() == 984 * scale);
    CHECK(picture.height() == 430 * scale);
    CHECK(picture.at(0, 0) == (*theme)[Ink::paper]);
    int seen = 0;
    for (const auto& mark : scene.marks)
        if (const auto* dot = std::get_if<Dot>(&mark)) {
            CHECK(picture.at(dot->centre.x * scale, dot->centre.y * scale) == (*theme)[dot->ink]);
            ++seen;
        }
    CHECK(seen > 40);
}

TEST_CASE_METHOD(Folder, "hairlines cover whole pixels at 100 and 200 %") {
    const auto scale = GENERATE(1, 2, 3);
    Scene scene{{40, 40}, {}};
    scene.marks.emplace_back(Polyline{{{0, 10.3}, {40, 10.3}}, {Ink::ink, 1}});
    scene.marks.emplace_back(Polyline{{{20.7, 0}, {20.7, 40}}, {Ink::ink, 1}});
    REQUIRE(paint::write_png(scene, light_theme(), type, path / "a.png", scale));
    const Picture picture{path / "a.png"};
    int rows = 0;
    int columns = 0;
    for (int i = 0; i < 40 * scale; ++i) {
        const auto in_row = picture.at(2, i);
        const auto in_column = picture.at(i, 2);
        CHECK((in_row == light_theme()[Ink::ink] || in_row == light_theme()[Ink::paper]));
        CHECK((in_column == light_theme()[Ink::ink] || in_column == light_theme()[Ink::paper]));
        rows += in_row == light_theme()[Ink::ink] ? 1 : 0;
        columns += in_column == light_theme()[Ink::ink] ? 1 : 0;
    }
    CHECK(rows == scale);
    CHECK(columns == scale);
}

TEST_CASE_METHOD(Folder, "a PDF is whole, its fonts are embedded, and its words can be copied in order") {
    const std::array pages{maud(), trend(example::idris(), {794, 1123}, type.meter())};
    REQUIRE(paint::write_pdf(pages, print_theme(), type, path / "a.pdf", {"Trend of Maud Ellery", "Fernside Clinic"}));
    const auto file = (path / "a.pdf").string();
    const auto checked = run("qpdf --check '" + file + "'");
    CAPTURE(checked.output);
    CHECK(checked.status == 0);
    const auto words = run("pdftotext -enc UTF-8 '" + file + "' -").output;
    for (const auto* word : {"Pain", "Numbness", "Tingling", "Reached", "agreed aim: 4.7 or lower on average",
                             "duloxetine 30 → 60 mg", "4 in 11 sessions asked", "Worse"}) {
        CAPTURE(word);
        CHECK(words.find(word) != std::string::npos);
    }
    const auto info = run("pdfinfo -f 1 -l 2 '" + file + "'").output;
    CHECK(info.find("Trend of Maud Ellery") != std::string::npos);
    CHECK(info.find("595.5 x 842.25") != std::string::npos);
    const auto fonts = run("pdffonts '" + file + "'").output;
    CAPTURE(fonts);
    CHECK(fonts.find("DejaVu") != std::string::npos);
    std::istringstream lines{fonts};
    std::string line;
    int embedded = 0;
    for (int number = 0; std::getline(lines, line); ++number)
        if (number >= 2) {
            CHECK(line.find("yes yes yes") != std::string::npos);
            ++embedded;
        }
    CHECK(embedded >= 1);
}

TEST_CASE_METHOD(Folder, "an SVG of a trend is well-formed XML with the words in it") {
    const auto scene = maud();
    std::ofstream{path / "a.svg"} << svg(scene, light_theme());
    const auto checked = run("xmllint --noout --nonet '" + (path / "a.svg").string() + "'");
    CAPTURE(checked.output);
    CHECK(checked.status == 0);
}

TEST_CASE_METHOD(Folder, "a picture that can't be written is refused, and nothing is left behind") {
    const auto scene = maud();
    const auto png = [&](const fs::path& file) { return paint::write_png(scene, light_theme(), type, file); };
    const auto pdf = [&](const fs::path& file) {
        return paint::write_pdf(std::array{scene}, light_theme(), type, file);
    };
    for (const auto& file : {path / "missing" / "a.png", path}) {
        CAPTURE(file);
        REQUIRE_FALSE(png(file));
        CHECK(png(file).error().code == Errc::unreadable_file);
        CHECK(pdf(file).error().code == Errc::unreadable_file);
    }
    CHECK(png("/dev/full").error().code == Errc::disk_full);
    CHECK(pdf("/dev/full").error().code == Errc::disk_full);
    CHECK(fs::is_character_file("/dev/full"));
    CHECK(files() == 0);
    CHECK(paint::png({{0, 0}, {}}, light_theme(), type).error().code == Errc::out_of_range);
    CHECK(paint::png({{1e6, 10}, {}}, light_theme(), type).error().code == Errc::out_of_range);
    CHECK(paint::pdf({}, light_theme(), type).error().code == Errc::empty);
}

TEST_CASE_METHOD(Folder, "writing over a file replaces it whole, readable by its owner only") {
    std::ofstream{path / "a.png"} << "old";
    REQUIRE(paint::write_png(maud(), light_theme(), type, path / "a.png"));
    CHECK(read(path / "a.png").starts_with("\x89PNG"));
    CHECK(files() == 1);
    struct stat found {};
    REQUIRE(stat((path / "a.png").c_str(), &found) == 0);
    CHECK((found.st_mode & 0777U) == 0600U);
}

TEST_CASE_METHOD(Folder, "long lines in chunks look as one line does") {
    Scene whole{{400, 100}, {}};
    Polyline line{{}, {Ink::measure_1, 1.5, {}, true}};
    for (int i = 0; i < 200; ++i)
        line.through.push_back({2.0 * i, 50 + 40 * std::sin(i / 5.0)});
    Scene parts = whole;
    whole.marks.emplace_back(line);
    for (std::size_t i = 0; i + 1 < line.through.size(); ++i)
        parts.marks.emplace_back(Polyline{{line.through[i], line.through[i + 1]}, line.stroke});
    REQUIRE(paint::write_png(whole, light_theme(), type, path / "whole.png"));
    REQUIRE(paint::write_png(parts, light_theme(), type, path / "parts.png"));
    const Picture a{path / "whole.png"};
    const Picture b{path / "parts.png"};
    for (int x = 0; x < 400; x += 7)
        for (int y = 0; y < 100; ++y)
            CHECK(std::abs(a.at(x, y).red - b.at(x, y).red) < 90);
}

TEST_CASE_METHOD(Folder, "the meter measures what is painted") {
    const auto meter = type.meter();
    const TextStyle style{20};
    const auto size = meter("Side effects", style);
    CHECK(size.width > 100);
    CHECK(size.width < 160);
    CHECK(meter("Side effects", style) == size);
    CHECK(meter("", style).width == 0);
    CHECK(meter("Side effects", {20, Weight::bold}).width > size.width);
    CHECK(std::abs(meter("Side effects", {40}).width - 2 * size.width) < 1);
}
