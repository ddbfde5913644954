/// Reads, plans for each patient, checks all of it, and only then writes.
#include "app/import.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/guarded.h"
#include "app/import_codes.h"
#include "app/import_plan.h"
#include "app/logbook.h"

namespace needlebook::app {
namespace {

using Plans = std::map<std::string, PatientPlan, std::less<>>;

Plans plan(const exchange::VisitTable& table, const ImportContext& context,
           std::vector<exchange::RejectedCell>& rejected) {
    struct Course {
        Day first;
        std::vector<const exchange::VisitRow*> rows;
    };
    ImportCodes codes{context.book, table};
    std::map<std::string, Course, std::less<>> courses;
    for (const auto& row : table.rows) {
        const auto code = codes.code_of(row, rejected);
        if (!code)
            continue;
        auto& course = courses.try_emplace(*code, Course{row.day, {}}).first->second;
        course.first = std::min(course.first, row.day);
        course.rows.push_back(&row);
    }
    Plans plans;
    for (const auto& [code, course] : courses) {
        auto& plan = plans.try_emplace(code, code, course.first, context).first->second;
        for (const auto* row : course.rows)
            plan.add(*row);
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

/// Errc::incomplete when `progress` stops it.
Result<void> write(Plans& plans, const ImportOptions& options, Intake& into) {
    std::size_t done = 0;
    for (auto& [code, one] : plans) {
        one.write(into);
        if (options.progress && !options.progress(++done, plans.size()))
            return fail(Errc::incomplete, "stopped");
    }
    return {};
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
        auto made = plan(table, {book.book(), book.clock(), book.ids(), options.source, table}, report.rejected);
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
    bool stopped = false;
    const auto done = book.import(options.source, [&](Intake& into) {
        auto written = write(*plans, options, into);
        stopped = !written;
        return written;
    });
    if (stopped) {
        ImportReport nothing;
        nothing.rows = report.rows;
        nothing.stopped = true;
        return nothing;
    }
    if (!done)
        return tl::unexpected(done.error());
    return report;
}

}  // namespace needlebook::app
