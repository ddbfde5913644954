/// The patient's own copy, and the diary that comes back: patient-copy, import-diary.
#include <filesystem>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "app/messages.h"
#include "app/passphrase.h"
#include "app/patient_copy.h"
#include "base/file.h"
#include "cli/common.h"
#include "cli/passphrase.h"
#include "paint/typesetter.h"

namespace needlebook::cli {
namespace {

struct CopyWords {
    std::string patient;
    std::string output;
    std::optional<std::string> passphrase_file;
};

Exit refuse_copy(const Job& job, const Error& error, const CopyWords& words) {
    if (error.code == Errc::not_found && error.detail == "patient")
        return job.say(fmt::format("No patient has the code {}.", words.patient), Exit::rejected);
    if (error.code == Errc::not_found && error.detail == "complaint")
        return job.say("This patient has no complaint yet, so there is no course to show.", Exit::rejected);
    return job.refuse(error, words.output);
}

Exit make_book(const Job& job, const app::Logbook& book, const CopyWords& words) {
    auto secret = words.passphrase_file ? passphrase_in(*words.passphrase_file) : Result<Secret>{app::six_words()};
    if (!secret)
        return job.refuse(secret.error(), words.passphrase_file.value_or(""));
    if (const auto done = app::make_patient_copy(book, words.patient, words.output, *secret); !done)
        return refuse_copy(job, done.error(), words);
    if (!words.passphrase_file)
        job.streams().out << fmt::format("Its passphrase, for the patient alone: {}\n", secret->view());
    return Exit::done;
}

Exit make_page(const Job& job, const app::Logbook& book, const CopyWords& words) {
    const paint::Typesetter type;
    const auto page = app::patient_copy_html(book, words.patient, type.meter());
    if (!page)
        return refuse_copy(job, page.error(), words);
    if (const auto done = write_whole(words.output, *page); !done)
        return job.refuse(done.error(), words.output);
    return job.say("This page is not encrypted: hand it over on a stick or in a way that you both trust.", Exit::done);
}

Exit patient_copy(const Job& job, const CopyWords& words) {
    const auto end = std::filesystem::path{words.output}.extension();
    if (end != ".needlebook" && end != ".html")
        return job.say(words.output + " has to end in .needlebook or .html.", Exit::usage);
    std::error_code ignored;
    if (std::filesystem::exists(words.output, ignored))
        return job.refuse({Errc::already_exists, {}}, words.output);
    auto exit = Exit::done;
    auto book = job.open(store::Access::write_if_free, exit);
    if (!book)
        return exit;
    exit = end == ".html" ? make_page(job, *book, words) : make_book(job, *book, words);
    if (exit != Exit::done)
        return exit;
    if (const auto patient = find_patient(job, *book, words.patient, exit))
        if (const auto noted = book->note("export", patient->id, "patient's copy"); !noted)
            return job.refuse(noted.error(), job.book_path());
    return exit;
}

struct DiaryWords {
    std::string file;
    std::optional<std::string> passphrase_file;
    bool dry_run = false;
};

Json json_of_cells(const std::vector<exchange::RejectedCell>& cells) {
    auto list = Json::array();
    for (const auto& cell : cells)
        list.push_back({{"line", cell.line}, {"column", cell.column}, {"reason", app::sentence_for(cell)}});
    return list;
}

Exit report_diary(const Job& job, const app::DiaryReport& report, bool dry_run) {
    for (const auto& cell : report.rejected)
        job.say(fmt::format("{}{}{}: {}.", cell.line > 0 ? fmt::format("line {}", cell.line) : "",
                            cell.line == 0 || cell.column.empty() ? "" : ", ", cell.column, app::sentence_for(cell)),
                Exit::rejected);
    for (const auto& cell : report.kept)
        job.say(fmt::format("{}: the book has another score of {} and keeps it.", cell.column, cell.cell), Exit::done);
    const bool good = report.rejected.empty();
    if (!good)
        job.say("Nothing was imported.", Exit::rejected);
    if (job.json()) {
        auto readings = Json::array();
        for (const auto& reading : report.taken)
            readings.push_back({{"measure", to_text(reading.measure)},
                                {"day", to_text(reading.day)},
                                {"source", name_of(reading.source)},
                                {"score", reading.score.has_value() ? Json(reading.score.value().points())
                                                                    : Json(name_of(reading.score.state()))}});
        job.print({{"patient", report.patient ? Json(report.patient->code) : Json(nullptr)},
                   {"readings", good ? report.taken.size() : 0},
                   {"recalled", good ? report.recalled : 0},
                   {"known", report.known},
                   {"kept", json_of_cells(report.kept)},
                   {"rejected", json_of_cells(report.rejected)},
                   {"preview", readings}});
    } else if (good) {
        job.streams().out << fmt::format("{} {} scores for {}; {} were known already, {} left as the book has them.\n",
                                         dry_run ? "Would take in" : "Took in", report.taken.size(),
                                         report.patient ? report.patient->code : "", report.known, report.kept.size());
        if (report.recalled > 0)
            job.streams().out << fmt::format(
                "{} of them recalled: answered later than the day after, so drawn and never judged.\n",
                report.recalled);
    }
    return good ? Exit::done : Exit::rejected;
}

Exit import_diary(const Job& job, const DiaryWords& words) {
    for (const bool dry_run : {true, false}) {  // Opening for writing already marks the book as open.
        auto exit = Exit::done;
        auto book = job.open(dry_run ? store::Access::read : store::Access::write, exit);
        if (!book)
            return exit;
        app::DiaryOptions options;
        options.dry_run = dry_run;
        if (words.passphrase_file) {
            auto secret = passphrase_in(*words.passphrase_file);
            if (!secret)
                return job.refuse(secret.error(), *words.passphrase_file);
            options.passphrase = *std::move(secret);
        }
        const auto report = app::import_diary(*book, words.file, options);
        if (!report)
            return job.refuse(report.error(), words.file);
        if (!dry_run || words.dry_run || !report->rejected.empty())
            return report_diary(job, *report, words.dry_run);
    }
    return Exit::done;
}

}  // namespace

void add_patient_copy(Commands& commands) {
    auto words = std::make_shared<CopyWords>();
    auto& command = commands.add("patient-copy", "write the patient's own copy: a book of their own or one HTML page",
                                 false, [words](const Job& job) { return patient_copy(job, *words); });
    command.add_option("--patient", words->patient, "the patient's code")->required();
    command.add_option("-o,--output", words->output, "file ending in .needlebook or .html")->required();
    command.add_option("--copy-passphrase-file", words->passphrase_file,
                       "file with the copy's passphrase; else six words are drawn and printed");
}

void add_import_diary(Commands& commands) {
    auto words = std::make_shared<DiaryWords>();
    auto& command = commands.add("import-diary", "take in the home scores of a patient's copy", true,
                                 [words](const Job& job) { return import_diary(job, *words); });
    command.add_option("FILE", words->file, "what the HTML page saved (.json), or the copy (.needlebook)")->required();
    command.add_option("--copy-passphrase-file", words->passphrase_file, "file with the copy's passphrase");
    command.add_flag("--dry-run", words->dry_run, "show what would come, write nothing");
}

}  // namespace needlebook::cli
