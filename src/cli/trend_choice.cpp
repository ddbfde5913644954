/// Which trend a command is about.
#include "cli/trend_choice.h"

#include <fmt/format.h>

#include "app/log_visit.h"
#include "base/text.h"

namespace needlebook::cli {

std::optional<app::TrendView> trend_of(const Job& job, const app::Logbook& book, const std::string& code, Exit& exit) {
    const auto patient = find_patient(job, book, code, exit);
    if (!patient)
        return std::nullopt;
    const auto complaint = app::first_open_complaint(book, patient->id, job.today());
    if (!complaint) {
        exit = job.refuse(complaint.error(), job.book_path());
        return std::nullopt;
    }
    if (!*complaint) {
        exit = job.say(fmt::format("Patient {} has no complaint yet, so nothing to follow.", code), Exit::rejected);
        return std::nullopt;
    }
    auto view = app::trend_view(book, (*complaint)->id, job.today());
    if (!view) {
        exit = job.refuse(view.error(), job.book_path());
        return std::nullopt;
    }
    return std::move(*view);
}

const app::MeasureTrend* measure_called(const app::TrendView& view, std::string_view name) {
    for (const auto& trend : view.measures)
        if (name_of(trend.measure.kind) == name || folded(trend.measure.label) == folded(name))
            return &trend;
    return nullptr;
}

}  // namespace needlebook::cli
