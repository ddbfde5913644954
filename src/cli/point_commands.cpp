/// What needs no book: points, parse, verdict.
#include <istream>
#include <memory>
#include <ostream>
#include <sstream>

#include <fmt/format.h>

#include "app/messages.h"
#include "cli/common.h"
#include "domain/point.h"
#include "domain/point_line.h"
#include "exchange/verdict_json.h"

namespace needlebook::cli {
namespace {

Json json_of_point(const Point& point) {
    auto cautions = Json::array();
    for (const auto tag : point.tags)
        cautions.push_back(name_of(tag));
    return {{"code", point.code.text()},
            {"pinyin", point.pinyin},
            {"hanzi", point.hanzi},
            {"english", point.english},
            {"location", point.location},
            {"nearby_nerve", point.nearby_nerve},
            {"angle", point.angle ? Json(name_of(*point.angle)) : Json(nullptr)},
            {"depth_mm", point.depth ? Json::array({point.depth->min_mm, point.depth->max_mm}) : Json(nullptr)},
            {"cautions", cautions}};
}

std::vector<PointCode> found_points(const std::string& text) {
    const auto& set = points();
    std::vector<PointCode> found;
    if (text.empty()) {
        for (const auto& point : set.all())
            found.push_back(point.code);
        return found;
    }
    return set.search(text, set.all().size());
}

Exit list_points(const Job& job, const std::string& text) {
    auto list = Json::array();
    for (const auto code : found_points(text)) {
        const auto& point = points().at(code);
        if (job.json())
            list.push_back(json_of_point(point));
        else
            job.streams().out << fmt::format("{:<8} {} {} – {}\n         {}\n", code.text(), point.pinyin, point.hanzi,
                                             point.english, point.location);
    }
    if (job.json())
        job.print(list);
    return Exit::done;
}

Json json_of_needle(const Needle& needle) {
    Json one{{"code", needle.point}, {"side", name_of(needle.side)}, {"sites", needle.sites}, {"count", needle.count}};
    one["kind"] = name_of(needle.kind);
    const auto& detail = needle.detail;
    if (detail.depth_mm)
        one["depth_mm"] = *detail.depth_mm;
    if (detail.angle)
        one["angle"] = name_of(*detail.angle);
    if (detail.response)
        one["response"] = name_of(*detail.response);
    if (detail.stimulation)
        one["stimulation"] = name_of(*detail.stimulation);
    if (needle.pair)
        one["pair"] = *needle.pair;
    return one;
}

Json json_of_error(const PointLineError& error) {
    auto choices = Json::array();
    for (const auto code : error.choices)
        choices.push_back(code.text());
    return {{"column", error.column},
            {"text", error.text},
            {"reason", app::sentence_for(error)},
            {"code", name_of(error.reason)},
            {"choices", choices}};
}

Exit parse(const Job& job, const std::string& line) {
    const auto parsed = parse_point_line(line);
    if (job.json()) {
        auto needles = Json::array();
        for (const auto& needle : parsed.needles)
            needles.push_back(json_of_needle(needle));
        auto errors = Json::array();
        for (const auto& error : parsed.errors)
            errors.push_back(json_of_error(error));
        job.print({{"needles", needles}, {"count", parsed.count()}, {"errors", errors}});
    } else if (parsed.ok()) {
        job.streams().out << to_line(parsed.needles) << fmt::format("\n{} needles\n", parsed.count());
    }
    for (const auto& error : parsed.errors)
        job.say(fmt::format("column {}: {}.", error.column, app::sentence_for(error)), Exit::rejected);
    return parsed.ok() ? Exit::done : Exit::rejected;
}

Exit verdict(const Job& job, const std::optional<std::string>& file) {
    Result<std::string> text;
    if (file && *file != "-") {
        text = read_file(*file);
    } else {
        std::ostringstream all;
        all << job.streams().in.rdbuf();
        text = std::move(all).str();
    }
    if (!text)
        return job.refuse(text.error(), file.value_or(""));
    const auto judged = exchange::judge_cases(*text);
    if (!judged)
        return job.refuse(judged.error(), file.value_or(""));
    job.streams().out << *judged << '\n';
    return Exit::done;
}

}  // namespace

void add_points(Commands& commands) {
    auto text = std::make_shared<std::string>();
    auto& command = commands.add_without_book("points", "find acupuncture points", true,
                                              [text](const Job& job) { return list_points(job, *text); });
    command.add_option("TEXT", *text, "code, name or characters; all points without it");
}

void add_parse(Commands& commands) {
    auto line = std::make_shared<std::string>();
    auto& command = commands.add_without_book("parse", "read a point line", true,
                                              [line](const Job& job) { return parse(job, *line); });
    command.add_option("LINE", *line, "point line, as in \"st36 sp6 l ki3\"")->required();
}

void add_verdict(Commands& commands) {
    auto file = std::make_shared<std::optional<std::string>>();
    auto& command = commands.add_without_book("verdict", "judge cases by the outcome procedure", true,
                                              [file](const Job& job) { return verdict(job, *file); });
    command.add_option("FILE", *file, "JSON list of cases; standard input without it");
}

}  // namespace needlebook::cli
