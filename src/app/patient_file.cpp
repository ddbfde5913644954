#include "app/patient_file.h"

#include "app/export.h"
#include "app/guarded.h"
#include "app/logbook.h"
#include "app/report_view.h"
#include "app/report_words.h"
#include "app/timeline.h"
#include "app/views.h"
#include "base/csv.h"
#include "base/file.h"
#include "base/tongue.h"
#include "report/html.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

std::string history_csv(const std::vector<TimelineItem>& items) {
    auto text = csv::line({"entry", "at", "who", "what", "record", "field", "before", "after"});
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        const std::vector<std::string> entry{std::to_string(item->entry), to_text(item->at), item->who, item->what};
        const auto add = [&](const FieldChange& change) {
            auto cells = entry;
            cells.insert(cells.end(), {change.record, change.field, change.before, change.after});
            text += csv::line(cells);
        };
        if (item->changes.empty())
            add({});
        for (const auto& change : item->changes)
            add(change);
    }
    return text;
}

/// Of somebody without a complaint there is no report: what is known of them themselves.
report::Document details(const app::PatientPage& page) {
    const auto& patient = page.patient;
    report::Fields fields;
    const auto add = [&](const char* label, const std::string& words) {
        if (!words.empty())
            fields.rows.push_back({label, words});
    };
    const auto date_of = [](const std::optional<Day>& day) { return day ? report::date_text(*day) : std::string{}; };
    add(tr("Code"), patient.code);
    add(tr("Born"), date_of(patient.born_on));
    add(tr("Address"), patient.address);
    add(tr("Phone"), patient.phone);
    add(tr("Email"), patient.email);
    add(tr("GP"), joined({patient.gp_name, patient.gp_practice}, ", "));
    add(tr("Note"), patient.note);
    if (patient.restricted)
        add(tr("Restricted"), patient.restriction.empty() ? tr("yes") : patient.restriction);
    if (patient.retention_hold)
        add(tr("Kept longer"), patient.retention_reason.empty() ? tr("yes") : patient.retention_reason);
    add(tr("On record since"), date_of(patient.added_on));
    for (const auto& consent : page.consents)
        add(tr("Consent"), joined({report::date_text(consent.given_on), consent.explained}, ": "));
    report::Document document{.title = trf("Record of {}", full_name(patient)), .blocks = {}, .footer = {}};
    document.blocks.push_back(report::Banner{tr("Record"), {}, full_name(patient), {}});
    document.blocks.push_back(std::move(fields));
    document.blocks.push_back(report::Paragraph{tr("No complaint was put on record.")});
    return document;
}

}  // namespace

Result<std::vector<std::filesystem::path>> export_patient(const Logbook& book, Id<Patient> patient,
                                                          const std::filesystem::path& folder,
                                                          const chart::TextMeter& meter) {
    const auto page = patient_page(book, patient);
    if (!page)
        return tl::unexpected(page.error());
    const auto& code = page->patient.code;
    auto report =
        export_book(book, folder, {.format = ExportFormat::json, .patient = code, .anonymous = false, .progress = {}});
    if (!report)
        return tl::unexpected(report.error());
    auto files = std::move(report->files);
    const auto write = [&](const std::string& name, const std::string& text) -> Result<void> {
        files.push_back(folder / name);
        return write_whole(files.back(), text);
    };
    if (page->complaints.empty())
        if (const auto done = write(file_name_of(code) + "-record.html", report::html(details(*page), meter)); !done)
            return tl::unexpected(done.error());
    int number = 0;
    for (const auto& complaint : page->complaints) {
        auto view = trend_view(book, complaint.complaint.id, book.clock().today());
        if (!view)
            return tl::unexpected(view.error());
        const auto source = report_source(book, *std::move(view));
        if (!source)
            return tl::unexpected(source.error());
        ++number;
        const auto name = file_name_of(code) + "-record" + (number > 1 ? "-" + std::to_string(number) : "") + ".html";
        if (const auto done = write(name, report::html(report_for(ReportReader::practitioner, *source, meter), meter));
            !done)
            return tl::unexpected(done.error());
    }
    const auto items = timeline(book, patient);
    if (!items)
        return tl::unexpected(items.error());
    if (const auto done = write(file_name_of(code) + "-history.csv", history_csv(*items)); !done)
        return tl::unexpected(done.error());
    return files;
}

}  // namespace needlebook::app
