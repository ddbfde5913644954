/// A patient's chart as a picture file, without a display.
#include <filesystem>
#include <fstream>
#include <memory>

#include <fmt/format.h>

#include "app/messages.h"
#include "app/trend_picture.h"
#include "app/trend_words.h"
#include "chart/svg.h"
#include "cli/common.h"
#include "cli/trend_choice.h"
#include "paint/files.h"

namespace needlebook::cli {
namespace {

struct ChartWords {
    std::string patient;
    std::string output;
    std::optional<std::string> measure;
    std::string size = "1200x800";
    std::optional<std::string> reader;
};

constexpr double smallest = 200;
constexpr double largest = 10'000;

/// "1200x800", each side 200 to 10,000.
std::optional<chart::Size> size_of(const std::string& text) {
    double width = 0;
    double height = 0;
    char cross = 0;
    std::istringstream in{text};
    in.imbue(std::locale::classic());
    if (!(in >> width >> cross >> height) || cross != 'x' || in.peek() != std::istringstream::traits_type::eof())
        return std::nullopt;
    if (width < smallest || height < smallest || width > largest || height > largest)
        return std::nullopt;
    return chart::Size{width, height};
}

Result<void> write_svg(const std::string& text, const std::filesystem::path& path) {
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    if (!file)
        return fail(Errc::unreadable_file, path.string());
    file << text;
    file.close();
    if (!file) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path, ignored))
            std::filesystem::remove(path, ignored);
        return fail(Errc::disk_full, path.string());
    }
    return {};
}

Result<void> write_picture(const app::TrendView& view, const app::PictureOptions& options, chart::Size size,
                           const std::filesystem::path& path) {
    const paint::Typesetter type;
    const auto scene = chart::trend(app::trend_spec(view, options), size, type.meter());
    const auto ending = path.extension().string();
    const auto& theme = options.for_patient ? chart::patient_theme() : chart::light_theme();
    if (ending == ".svg")
        return write_svg(chart::svg(scene, theme), path);
    if (ending == ".png")
        return paint::write_png(scene, theme, type, path);
    return paint::write_pdf(std::span{&scene, 1}, options.for_patient ? theme : chart::print_theme(), type, path,
                            {.title = scene.title});
}

Exit chart_of(const Job& job, const ChartWords& words) {
    const auto size = size_of(words.size);
    if (!size)
        return job.say(words.size + " is no size like 1200x800, each side 200 to 10000.", Exit::usage);
    const std::filesystem::path path{words.output};
    const auto ending = path.extension();
    if (ending != ".svg" && ending != ".png" && ending != ".pdf")
        return job.say(words.output + " has to end in .svg, .png or .pdf.", Exit::usage);
    auto exit = Exit::done;
    const auto book = job.open(store::Access::read, exit);
    if (!book)
        return exit;
    const auto view = trend_of(job, *book, words.patient, exit);
    if (!view)
        return exit;
    app::PictureOptions options;
    options.for_patient = words.reader.has_value();
    if (words.measure) {
        const auto* found = measure_called(*view, *words.measure);
        if (!found)
            return job.say(fmt::format("Patient {} has no measure called {}.", words.patient, *words.measure),
                           Exit::rejected);
        options.only = found->measure.id;
    }
    if (const auto done = write_picture(*view, options, *size, path); !done)
        return job.refuse(done.error(), words.output);
    return Exit::done;
}

}  // namespace

void add_chart(Commands& commands) {
    auto words = std::make_shared<ChartWords>();
    auto& command = commands.add("chart", "draw a patient's scores: SVG, PNG or PDF", false,
                                 [words](const Job& job) { return chart_of(job, *words); });
    command.add_option("--patient", words->patient, "the patient's code")->required();
    command.add_option("-o,--output", words->output, "file ending in .svg, .png or .pdf")->required();
    command.add_option("--measure", words->measure, "one measure alone");
    command.add_option("--size", words->size, "width x height, as in 1200x800");
    command.add_option("--for", words->reader, "patient: the judged score alone, large")
        ->check(CLI::IsMember({"patient"}));
}

}  // namespace needlebook::cli
