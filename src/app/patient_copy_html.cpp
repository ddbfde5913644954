/// The patient's report with a table of all scores and a diary beside it.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/guarded.h"
#include "app/log_visit.h"
#include "app/logbook.h"
#include "app/patient_copy.h"
#include "app/report_view.h"
#include "base/tongue.h"
#include "chart/svg.h"
#include "embedded/copy.h"
#include "report/html.h"
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
std::string table_of(const TrendView& trend) {
    std::map<Day, std::vector<std::string>, std::greater<>> days;
    for (std::size_t i = 0; i < trend.measures.size(); ++i)
        for (const auto& reading : trend.measures[i].readings) {
            if (reading.source != ReadingSource::before && reading.source != ReadingSource::home)
                continue;
            auto& row = days.try_emplace(reading.day, trend.measures.size()).first->second;
            row[i] += (row[i].empty() ? "" : ", ") + score_text(reading.score);
        }
    auto html = fmt::format(
        "<h2>{0}</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"{0}\"><table><thead><tr><th scope=\"col\">{1}</th>",
        xml_text(tr("Every score")), xml_text(tr("Day")));
    for (const auto& measure : trend.measures)
        html += fmt::format("<th scope=\"col\">{}</th>", xml_text(measure.measure.label));
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
        index, xml_text(measure.label), xml_text(measure.wording), xml_text(measure.low_label),
        xml_text(measure.high_label));
    for (int score = Score::min; score <= Score::max; ++score)
        html += fmt::format(
            "<button type=\"button\" value=\"{0}\" aria-pressed=\"false\" "
            "aria-label=\"{1} {0}\">{0}</button>",
            score, xml_text(measure.label));
    html += fmt::format(
        "<button type=\"button\" value=\"declined\" aria-pressed=\"false\" "
        "aria-label=\"{}\">{}</button></div></fieldset>\n",
        xml_text(trf("{}: rather not say", measure.label)), xml_text(tr("No")));
    return html;
}

std::string diary_of(const std::vector<Measure>& measures) {
    auto html = fmt::format(
        "<section id=\"diary\" class=\"page diary\" hidden>\n<h2>{}</h2>\n<p>{}</p>\n"
        "<div class=\"day\"><button type=\"button\" id=\"earlier\">{}</button>"
        "<strong id=\"day\" aria-live=\"polite\"></strong>"
        "<button type=\"button\" id=\"later\">{}</button></div>\n",
        xml_text(tr("Home diary")),
        // Its <em> stays what it is.
        tr("One score for each question, on the days you remember to. Tap a number, or type it: 1 then 0 is 10, the "
           "arrow keys change the day. <em>No</em> means you would rather not say."),
        xml_text(tr("Earlier")), xml_text(tr("Later")));
    for (std::size_t i = 0; i < measures.size(); ++i)
        html += fieldset_of(measures[i], i);
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

std::string data_of(const Logbook& book, Id<Patient> patient, const std::vector<Measure>& measures) {
    auto list = nlohmann::json::array();
    for (const auto& measure : measures)
        list.push_back({{"id", to_text(measure.id)}, {"label", measure.label}});
    const nlohmann::json words{
        {"none", tr("Nothing filled in yet.")},
        {"one", tr("One day is filled in.")},
        {"many", tr("{} days are filled in.")},
        {"all_in", tr("That is everything for today. It is kept on this device.")},
        {"not_kept", tr("This browser does not keep what you fill in. Save the file before you close the page.")},
        {"saved", tr("Saved as {}. Take that file to your next visit, or send it in a way you trust.")}};
    const nlohmann::json data{{"book", to_text(book.identity().id)},
                              {"patient", to_text(patient)},
                              {"measures", std::move(list)},
                              {"language", web_language()},
                              {"words", words}};
    return "<script type=\"application/json\" id=\"copy\">" + script_json(data) + "</script>\n";
}

}  // namespace

Result<std::string> patient_copy_html(const Logbook& book, std::string_view code, const chart::TextMeter& meter) {
    const auto patient = patient_of_code(book, code);
    if (!patient)
        return tl::unexpected(patient.error());
    if (!*patient)
        return fail(Errc::not_found, "patient");
    const auto today = book.clock().today();
    const auto complaint = first_open_complaint(book, (*patient)->id, today);
    if (!complaint)
        return tl::unexpected(complaint.error());
    if (!*complaint)
        return fail(Errc::not_found, "complaint");
    auto trend = trend_view(book, (*complaint)->id, today);
    if (!trend)
        return tl::unexpected(std::move(trend.error()));
    const auto table = table_of(*trend);
    std::vector<Measure> measures;
    for (const auto& one : trend->measures)
        if (!one.measure.retired_on)
            measures.push_back(one.measure);
    const auto source = report_source(book, *std::move(trend));
    if (!source)
        return tl::unexpected(source.error());
    auto page = report::html(report_for(ReportReader::patient, *source, meter), meter);
    put_before(page, "<title>", nothing_from_outside);
    put_before(page, "</style>", embedded::copy_diary_style);
    const std::string_view main = "<main>\n";
    page.insert(page.find(main) + main.size(),
                fmt::format("<nav class=\"pages\" aria-label=\"{}\"><a href=\"#course\">{}</a>"
                            "<a href=\"#diary\">{}</a></nav>\n<div id=\"course\" class=\"page\">\n",
                            xml_text(tr("Pages")), xml_text(tr("Your course")), xml_text(tr("Home diary"))));
    put_before(page, "<footer>", table + "</div>\n" + diary_of(measures));
    put_before(page, "</body>",
               data_of(book, (*patient)->id, measures) + "<script>" + std::string{embedded::copy_diary_script} +
                   "</script>\n");
    return page;
}

}  // namespace needlebook::app
