/// The patient's report with a table of all scores and a diary beside it.
#include <iterator>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/guarded.h"
#include "app/log_visit.h"
#include "app/logbook.h"
#include "app/patient_copy.h"
#include "app/report_view.h"
#include "app/report_words.h"
#include "base/tongue.h"
#include "chart/svg.h"
#include "embedded/copy.h"
#include "report/html.h"
#include "report/patient_report.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

using chart::xml_text;

/// Put in where `before` stands the first time.
void put_before(std::string& page, std::string_view before, std::string_view what) {
    if (const auto at = page.find(before); at != std::string::npos)
        page.insert(at, what);
}

/// Nothing may be asked for from anywhere, whatever a browser or an extension would like.
constexpr std::string_view nothing_from_outside =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    "script-src 'unsafe-inline'; img-src data:\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";

std::string score_text(const Answer<Score>& score) {
    if (score.has_value())
        return std::to_string(score.value().points());
    return score.state() == Answered::declined ? tr("declined") : "";
}

/// Every score before needling and from home, newest day first.
std::string table_of(const TrendView& trend, const std::string& title) {
    std::map<Day, std::vector<std::string>, std::greater<>> days;
    for (std::size_t i = 0; i < trend.measures.size(); ++i)
        for (const auto& reading : trend.measures[i].readings) {
            if (reading.source == ReadingSource::after)
                continue;
            auto& row = days.try_emplace(reading.day, trend.measures.size()).first->second;
            row[i] += (row[i].empty() ? "" : ", ") + score_text(reading.score);
            if (reading.source == ReadingSource::recalled && !score_text(reading.score).empty())
                row[i] += fmt::format(" ({})", source_words(reading.source));
        }
    if (days.empty())
        return fmt::format("<h2>{}</h2>\n<p>{}</p>\n", xml_text(title), xml_text(tr("No scores yet.")));
    auto html = fmt::format(
        "<h2>{0}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"{0}\"><table><thead><tr><th scope=\"col\">{1}</th>",
        xml_text(title), xml_text(tr("Day")));
    for (const auto& measure : trend.measures)
        html += fmt::format("<th scope=\"col\">{}</th>", xml_text(measure_words(measure.measure)));
    html += "</tr></thead><tbody>\n";
    for (const auto& [day, cells] : days) {
        html += fmt::format("<tr><th scope=\"row\">{}</th>", report::date_text(day));
        for (const auto& cell : cells)
            html += fmt::format("<td>{}</td>", cell.empty() ? "–" : xml_text(cell));
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string fieldset_of(const Measure& measure, std::size_t index) {
    auto html = fmt::format(
        "<fieldset id=\"measure-{}\"><legend>{}</legend>\n<p>{}</p>\n"
        "<p class=\"ends\"><span>0: {}</span><span>10: {}</span></p>\n<div class=\"keys\">",
        index, xml_text(measure_words(measure)), xml_text(measure.wording), xml_text(measure.low_label),
        xml_text(measure.high_label));
    for (int score = Score::min; score <= Score::max; ++score)
        html += fmt::format(
            "<button type=\"button\" value=\"{0}\" aria-pressed=\"false\" "
            "aria-label=\"{1} {0}\">{0}</button>",
            score, xml_text(measure_words(measure)));
    html += fmt::format(
        "<button type=\"button\" value=\"declined\" aria-pressed=\"false\" "
        "aria-label=\"{}\">{}</button></div></fieldset>\n",
        xml_text(trf("{}: rather not say", measure_words(measure))), xml_text(tr("No")));
    return html;
}

/// What is asked about one complaint.
struct Asked {
    std::string complaint;
    std::vector<Measure> measures;
};

std::string diary_of(const std::vector<Asked>& asked) {
    auto html = fmt::format(
        "<section id=\"diary\" class=\"page diary\" hidden>\n<h2>{}</h2>\n<p>{}</p>\n"
        "<div class=\"day\"><button type=\"button\" id=\"earlier\">{}</button>"
        "<strong id=\"day\" aria-live=\"polite\"></strong>"
        "<button type=\"button\" id=\"later\">{}</button></div>\n"
        "<p id=\"late\" class=\"late\" role=\"status\" hidden>{}</p>\n",
        xml_text(tr("Home diary")),
        // Its <em> stays what it is.
        tr("One score for each question, on the day itself or the day after. Leave out the days you missed. Tap a "
           "number, or type it: 1 then 0 is 10, the arrow keys change the day. <em>No</em> means you would rather not "
           "say."),
        xml_text(tr("Earlier")), xml_text(tr("Later")),
        xml_text(tr("This day is further back than yesterday. A score you fill in now is kept and marked as recalled, "
                    "but it does not count when we look at where things stand.")));
    std::size_t index = 0;
    for (const auto& [complaint, measures] : asked) {
        if (asked.size() > 1)
            html += fmt::format("<h3>{}</h3>\n", xml_text(complaint));
        for (const auto& measure : measures)
            html += fieldset_of(measure, index++);
    }
    return html +
           fmt::format(
               "<p id=\"count\"></p>\n"
               "<div class=\"save\"><button type=\"button\" id=\"save\">{}</button></div>\n"
               "<p id=\"said\" class=\"said\" role=\"status\"></p>\n"
               "<p class=\"caption\">{}</p>\n</section>\n",
               xml_text(tr("Save the diary as a file")),
               xml_text(tr("What you fill in stays on this device until you save it and hand it over. Nothing is sent "
                           "anywhere.")));
}

/// JSON inside a script element: no "<" that could end it.
std::string script_json(const nlohmann::json& json) {
    std::string text;
    for (const char c : json.dump())
        text += c == '<' ? std::string{"\\u003c"} : std::string{c};
    return text;
}

std::string data_of(const Logbook& book, Id<Patient> patient, const std::vector<Asked>& asked) {
    auto list = nlohmann::json::array();
    for (const auto& one : asked)
        for (const auto& measure : one.measures)
            list.push_back({{"id", to_text(measure.id)}, {"label", measure_words(measure)}});
    const nlohmann::json words{
        {"none", tr("Nothing filled in yet.")},
        {"one", tr("One day is filled in.")},
        {"many", tr("{} days are filled in.")},
        {"all_in", tr("That is everything for today. It is kept on this device.")},
        {"not_kept", tr("This browser does not keep what you fill in. Save the file before you close the page.")},
        {"saved", tr("Saved as {}. Take that file to your next visit, or send it in a way you trust.")}};
    const nlohmann::json data{{"book", to_text(book.identity().id)},
                              {"patient", to_text(patient)},
                              {"made_on", to_text(book.clock().today())},
                              {"measures", std::move(list)},
                              {"language", web_language()},
                              {"words", words}};
    return "<script type=\"application/json\" id=\"copy\">" + script_json(data) + "</script>\n";
}

/// Those whose course is open; the first of all where none is.
Result<std::vector<TrendView>> open_courses(const Logbook& book, Id<Patient> patient, Day today) {
    const auto complaints = guarded([&] { return book.book().complaints.of(patient); });
    if (!complaints)
        return tl::unexpected(complaints.error());
    std::vector<TrendView> open;
    std::optional<TrendView> first_ended;
    for (const auto& complaint : *complaints) {
        auto trend = trend_view(book, complaint.id, today);
        if (!trend)
            return tl::unexpected(std::move(trend.error()));
        if (!trend->ended)
            open.push_back(*std::move(trend));
        else if (!first_ended)
            first_ended = *std::move(trend);
    }
    if (open.empty() && first_ended)
        open.push_back(*std::move(first_ended));
    return open;
}

/// The blocks of a report without the banner, which comes first.
void append_blocks(report::Document& to, const report::PatientReport& report) {
    auto part = report::patient_report(report);
    to.blocks.insert(to.blocks.end(), std::make_move_iterator(part.blocks.begin() + 1),
                     std::make_move_iterator(part.blocks.end()));
}

/// One part a complaint; what holds for all of them comes once, after them.
report::Document document_of(const std::vector<ReportSource>& sources) {
    report::PatientReport whole = patient_report(sources.front());
    if (sources.size() == 1)
        return report::patient_report(whole);
    report::PatientReport after;
    after.cannot_show = whole.cannot_show;
    after.call_strong = whole.call_strong;
    after.call = whole.call;
    auto document = report::patient_report(whole);
    document.blocks.resize(1);
    for (const auto& source : sources) {
        auto part = patient_report(source);
        // What would make them stop is asked of each, the rest once.
        after.questions.push_back(trf("{}: {}", complaint_words(source.trend.complaint), part.questions.front()));
        part.cannot_show.clear();
        part.questions.clear();
        part.call_strong.clear();
        if (&source != &sources.front())
            part.changes.clear();
        document.blocks.emplace_back(report::Heading{complaint_words(source.trend.complaint)});
        append_blocks(document, part);
    }
    after.questions.insert(after.questions.end(), whole.questions.begin() + 1, whole.questions.end());
    append_blocks(document, after);
    return document;
}

Asked asked_about(const TrendView& trend) {
    Asked asked{complaint_words(trend.complaint), {}};
    for (const auto& one : trend.measures)
        if (!one.measure.retired_on)
            asked.measures.push_back(one.measure);
    return asked;
}

}  // namespace

Result<std::string> patient_copy_html(const Logbook& book, std::string_view code, const chart::TextMeter& meter) {
    const auto patient = patient_of_code(book, code);
    if (!patient)
        return tl::unexpected(patient.error());
    if (!*patient)
        return fail(Errc::not_found, "patient");
    auto courses = open_courses(book, (*patient)->id, book.clock().today());
    if (!courses)
        return tl::unexpected(std::move(courses.error()));
    if (courses->empty())
        return fail(Errc::not_found, "complaint");
    std::string tables;
    std::vector<Asked> asked;
    std::vector<ReportSource> sources;
    for (auto& course : *courses) {
        asked.push_back(asked_about(course));
        tables += table_of(course, courses->size() == 1 ? std::string{tr("Every score")}
                                                        : trf("Every score: {}", asked.back().complaint));
        auto source = report_source(book, std::move(course));
        if (!source)
            return tl::unexpected(std::move(source.error()));
        sources.push_back(*std::move(source));
    }
    auto page = report::html(document_of(sources), meter);
    put_before(page, "<title>", nothing_from_outside);
    put_before(page, "</style>", embedded::copy_diary_style);
    const std::string_view main = "<main>\n";
    page.insert(page.find(main) + main.size(),
                fmt::format("<nav class=\"pages\" aria-label=\"{}\"><a href=\"#course\">{}</a>"
                            "<a href=\"#diary\">{}</a></nav>\n<div id=\"course\" class=\"page\">\n",
                            xml_text(tr("Pages")), xml_text(tr("Your course")), xml_text(tr("Home diary"))));
    put_before(page, "<footer>", tables + "</div>\n" + diary_of(asked));
    put_before(
        page, "</body>",
        data_of(book, (*patient)->id, asked) + "<script>" + std::string{embedded::copy_diary_script} + "</script>\n");
    return page;
}

}  // namespace needlebook::app
