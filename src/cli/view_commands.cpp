/// Looking at a book: patients, trend, chart.
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "app/messages.h"
#include "app/patient_rows.h"
#include "app/trend_view.h"
#include "app/trend_words.h"
#include "cli/common.h"
#include "cli/trend_choice.h"
#include "cli/trend_json.h"

namespace needlebook::cli {
namespace {

std::string born_text(const app::PatientRow& row) { return row.born_on ? to_text(*row.born_on) : std::string{}; }

std::string complaint_text(const app::PatientRow& row) {
    if (!row.complaint_words.empty() || !row.complaint_kind)
        return row.complaint_words;
    return std::string{name_of(*row.complaint_kind)};
}

Json json_of_row(const app::PatientRow& row) {
    return {{"code", row.code},
            {"name", row.name},
            {"born_on", json_of(row.born_on)},
            {"complaint", row.complaint ? Json(complaint_text(row)) : Json(nullptr)},
            {"aim", row.aim ? Json(name_of(*row.aim)) : Json(nullptr)},
            {"state", app::state_name(row.standing)},
            {"label", app::label_words(row.standing)},
            {"last_seen", json_of(row.last_seen)}};
}

Exit patients(const Job& job, const std::string& text) {
    auto exit = Exit::done;
    const auto book = job.open(store::Access::read, exit);
    if (!book)
        return exit;
    const auto rows = app::patient_rows(*book, job.today());
    if (!rows)
        return job.refuse(rows.error(), job.book_path());
    auto list = Json::array();
    for (const auto index : app::matching(*rows, text)) {
        const auto& row = (*rows)[index];
        if (job.json())
            list.push_back(json_of_row(row));
        else
            job.streams().out << fmt::format("{:<10} {:<28} {:<10}  {:<28} {}\n", row.code, row.name, born_text(row),
                                             app::label_words(row.standing),
                                             row.last_seen ? to_text(*row.last_seen) : "");
    }
    if (job.json())
        job.print(list);
    return Exit::done;
}

struct TrendWords {
    std::string patient;
    std::optional<std::string> measure;
};

void write_trend(const Job& job, const app::TrendView& view) {
    auto& out = job.streams().out;
    out << fmt::format("{} ({}), as of {}\n", full_name(view.patient), view.patient.code, to_text(view.as_of));
    for (const auto& trend : view.measures) {
        out << fmt::format("\n{}{}: {}\n", trend.measure.label, trend.primary ? " (judged)" : "",
                           app::label_words(trend.standing));
        if (const auto facts = app::facts_of(view, trend))
            out << report::practitioner_sentence(*facts).text() << '\n';
        for (const auto& reading : trend.readings)
            out << fmt::format("  {}  {:>2}  {}\n", to_text(reading.day),
                               reading.score.has_value() ? std::to_string(reading.score.value().points())
                                                         : std::string{name_of(reading.score.state())},
                               name_of(reading.source));
    }
}

Exit trend(const Job& job, const TrendWords& words) {
    auto exit = Exit::done;
    const auto book = job.open(store::Access::read, exit);
    if (!book)
        return exit;
    auto view = trend_of(job, *book, words.patient, exit);
    if (!view)
        return exit;
    if (words.measure) {
        const auto* found = measure_called(*view, *words.measure);
        if (!found)
            return job.say(fmt::format("Patient {} has no measure called {}.", words.patient, *words.measure),
                           Exit::rejected);
        view->measures = {app::MeasureTrend{*found}};
    }
    if (job.json())
        job.print(json_of_trend(*view));
    else
        write_trend(job, *view);
    return Exit::done;
}

}  // namespace

void add_patients(Commands& commands) {
    auto text = std::make_shared<std::string>();
    auto& command = commands.add("patients", "list patients, with where they stand", true,
                                 [text](const Job& job) { return patients(job, *text); });
    command.add_option("--find", *text, "name, code or date of birth, in any order");
}

void add_trend(Commands& commands) {
    auto words = std::make_shared<TrendWords>();
    auto& command = commands.add("trend", "scores over time and where they stand", true,
                                 [words](const Job& job) { return trend(job, *words); });
    command.add_option("--patient", words->patient, "the patient's code")->required();
    command.add_option("--measure", words->measure, "one measure alone: pain, numbness, or its own name");
}

}  // namespace needlebook::cli
