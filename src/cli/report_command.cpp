/// A report on one patient as a file, without a display.
#include <filesystem>
#include <memory>

#include "app/report_view.h"
#include "base/file.h"
#include "cli/common.h"
#include "cli/trend_choice.h"
#include "paint/files.h"
#include "report/html.h"
#include "report/pages.h"

namespace needlebook::cli {
namespace {

struct ReportWords {
    std::string patient;
    std::string output;
    std::string reader;
};

Result<void> write_report(const report::Document& document, const paint::Typesetter& type,
                          const std::filesystem::path& path) {
    if (path.extension() == ".html")
        return write_whole(path, report::html(document, type.meter()));
    const auto pages = report::paginate(document, report::a4(), type.meter());
    return paint::write_pdf(pages, chart::print_theme(), type, path, {.title = document.title, .author = {}});
}

Exit report_of(const Job& job, const ReportWords& words) {
    const std::filesystem::path path{words.output};
    if (path.extension() != ".pdf" && path.extension() != ".html")
        return job.say(words.output + " has to end in .pdf or .html.", Exit::usage);
    auto exit = Exit::done;
    auto book = job.open(store::Access::write_if_free, exit);
    if (!book)
        return exit;
    auto view = trend_of(job, *book, words.patient, exit);
    if (!view)
        return exit;
    const auto patient = view->patient.id;
    const auto source = app::report_source(*book, std::move(*view));
    if (!source)
        return job.refuse(source.error(), job.book_path());
    const paint::Typesetter type;
    const auto document = app::report_for(*from_name<app::ReportReader>(words.reader), *source, type.meter());
    if (const auto done = write_report(document, type, path); !done)
        return job.refuse(done.error(), words.output);
    if (!book->read_only())
        if (const auto noted = book->note("export", patient, "report for " + words.reader); !noted)
            return job.refuse(noted.error(), job.book_path());
    return Exit::done;
}

}  // namespace

void add_report(Commands& commands) {
    auto words = std::make_shared<ReportWords>();
    auto& command = commands.add("report", "write a report on a patient: PDF or HTML", false,
                                 [words](const Job& job) { return report_of(job, *words); });
    command.add_option("--patient", words->patient, "the patient's code")->required();
    command
        .add_option("--for", words->reader,
                    "who reads it: patient, gp or practitioner; or expectations: what to expect")
        ->required()
        ->check(CLI::IsMember({"patient", "gp", "practitioner", "expectations"}));
    command.add_option("-o,--output", words->output, "file ending in .pdf or .html")->required();
}

}  // namespace needlebook::cli
