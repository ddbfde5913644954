/// Reads, plans for each patient, checks all of it, and only then writes.
#include "app/import.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/guarded.h"
#include "app/import_plan.h"
#include "app/logbook.h"

namespace needlebook::app {
namespace {

using Plans = std::map<std::string, PatientPlan, std::less<>>;

Plans plan(const exchange::VisitTable& table, const ImportContext& context) {
    std::map<std::string_view, Day> first_days;
    for (const auto& row : table.rows) {
        const auto [place, is_first] = first_days.emplace(row.patient, row.day);
        if (!is_first)
            place->second = std::min(place->second, row.day);
    }
    Plans plans;
    for (const auto& row : table.rows) {
        auto place = plans.find(row.patient);
        if (place == plans.end())
            place = plans.try_emplace(row.patient, row.patient, first_days.at(row.patient), context).first;
        place->second.add(row);
    }
    return plans;
}

void count(const Plans& plans, ImportReport& report) {
    for (const auto& [code, one] : plans) {
        report.patients += one.is_new() ? 1U : 0U;
        report.sessions += one.sessions();
        report.readings += one.readings();
    }
}

Edit written(Plans& plans, const ImportOptions& options) {
    Edit edit{"import", {}};
    std::size_t done = 0;
    for (auto& [code, one] : plans) {
        one.write([&](Revision revision) { edit.revisions.push_back(std::move(revision)); });
        if (options.progress)
            options.progress(++done, plans.size());
    }
    return edit;
}

}  // namespace

Result<ImportReport> import_visits(Logbook& book, std::string_view csv, const ImportOptions& options) {
    const auto last_day = book.clock().today() + date::days{1};
    return import_table(book, exchange::read_visits(csv, last_day, options.map), options);
}

Result<ImportReport> import_table(Logbook& book, const exchange::VisitTable& table, const ImportOptions& options) {
    ImportReport report;
    report.rows = table.rows_in_file;
    report.left_out = table.left_out;
    report.rejected = table.rejected;
    auto plans = guarded([&] {
        auto made = plan(table, {book.book(), book.clock(), book.ids(), options.source});
        for (auto& [code, one] : made)
            one.check(report.rejected);
        return made;
    });
    if (!plans)
        return tl::unexpected(plans.error());
    std::ranges::stable_sort(report.rejected, {}, &exchange::RejectedCell::line);
    if (!report.ok())
        return report;
    count(*plans, report);
    if (options.dry_run)
        return report;
    if (const auto done = book.take_in(written(*plans, options), options.source); !done)
        return tl::unexpected(done.error());
    return report;
}

}  // namespace needlebook::app
