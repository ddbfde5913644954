/// A book into files that other programs read.
#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

#include "app/export.h"
#include "app/messages.h"
#include "app/report_words.h"
#include "cli/common.h"

namespace needlebook::cli {
namespace {

struct ExportWords {
    std::string folder;
    std::string format;
    std::optional<std::string> patient;
    bool anonymous = false;
};

Exit export_book(const Job& job, const ExportWords& words) {
    auto exit = Exit::done;
    // For reading: a row of history for each export would make the next one another.
    const auto book = job.open(store::Access::read, exit);
    if (!book)
        return exit;
    app::ExportOptions options{
        .format = *from_name<app::ExportFormat>(words.format), .patient = words.patient, .anonymous = words.anonymous};
    if (::isatty(STDERR_FILENO) == 1)
        options.progress = [&job](std::size_t done, std::size_t all) {
            constexpr std::size_t step = 100;
            if (done % step == 0)
                job.streams().err << "\r" + app::progress_words(done, all);
            return true;
        };
    const auto report = app::export_book(*book, words.folder, options);
    if (!report) {
        if (report.error().code == Errc::not_found)
            return job.say(fmt::format("No patient has the code {}.", words.patient.value_or("")), Exit::rejected);
        if (report.error().code == Errc::already_exists)
            return job.say(app::export_sentence_for(report.error(), words.folder), Exit::rejected);
        return job.refuse(report.error(), words.folder);
    }
    job.streams().out << fmt::format("Wrote {} with {} to {}.\n", app::counted(report->files.size(), "file", "files"),
                                     app::counted(report->patients, "patient", "patients"), words.folder);
    job.say(words.anonymous ? "Names and free text are gone and dates are shifted, but a rare complaint, an unusual "
                              "course of scores or a rhythm of visits can still tell who it is: treat it as health "
                              "data."
                            : "These files are not encrypted, and what is in them is health data.",
            Exit::done);
    return Exit::done;
}

}  // namespace

void add_export(Commands& commands) {
    auto words = std::make_shared<ExportWords>();
    auto& command = commands.add("export", "write everything, or one patient, as CSV, JSON or FHIR R4", false,
                                 [words](const Job& job) { return export_book(job, *words); });
    command.add_option("-o,--output", words->folder, "folder; made if need be")->required();
    command.add_option("--format", words->format, "csv, json or fhir")
        ->required()
        ->check(CLI::IsMember({"csv", "json", "fhir"}));
    command.add_option("--patient", words->patient, "the code of the only patient to write");
    command.add_flag("--anonymous", words->anonymous, "new ids, shifted dates, no names and no free text");
}

}  // namespace needlebook::cli
