/// Visits into a book: log, import.
#include <filesystem>
#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <unistd.h>

#include "app/import.h"
#include "app/import_record.h"
#include "app/log_visit.h"
#include "app/messages.h"
#include "cli/common.h"
#include "exchange/text_file.h"

namespace needlebook::cli {
namespace {

struct LogWords {
    std::string patient;
    std::string at;
    std::array<std::optional<int>, exchange::scored.size()> scores;
    std::string points;
    std::vector<std::string> told;
    std::vector<std::string> seen;
    bool asked_none = false;
    std::optional<int> needles_out;
    std::optional<int> retention_min;
    std::string note;
};

using Effects = Answer<std::vector<exchange::NamedSideEffect>>;

/// Not asked without words; says which word isn't known.
std::optional<Effects> effects_of(const Job& job, const std::vector<std::string>& words) {
    std::vector<exchange::NamedSideEffect> effects;
    for (const auto& word : words) {
        const auto effect = exchange::parse_side_effect(word);
        if (!effect) {
            job.say(fmt::format("{}: {} is no side effect or severity that is known.", word, effect.error().detail),
                    Exit::rejected);
            return std::nullopt;
        }
        effects.push_back(*effect);
    }
    return effects.empty() ? Effects::not_asked() : Effects{effects};
}

std::optional<std::vector<Needle>> needles_of(const Job& job, const std::string& line) {
    const auto parsed = parse_point_line(line);
    for (const auto& error : parsed.errors)
        job.say(fmt::format("Points, column {}: {}.", error.column, app::sentence_for(error)), Exit::rejected);
    if (!parsed.ok())
        return std::nullopt;
    return parsed.needles;
}

std::optional<app::VisitRequest> request_of(const Job& job, const LogWords& words) {
    app::VisitRequest request;
    request.patient = words.patient;
    request.needles_out = words.needles_out;
    request.retention_min = words.retention_min;
    request.note = words.note;
    const auto at = parse_local_minute(words.at);
    if (!at) {
        job.say(words.at + " is no date and time like 2026-03-01T10:00.", Exit::rejected);
        return std::nullopt;
    }
    request.at = *at;
    for (std::size_t i = 0; i < words.scores.size(); ++i) {
        if (!words.scores[i])
            continue;
        const auto score = Score::from(*words.scores[i]);
        if (!score) {
            job.say(fmt::format("{} {}: a score is a whole number from 0 to 10.", name_of(exchange::scored[i]),
                                *words.scores[i]),
                    Exit::rejected);
            return std::nullopt;
        }
        request.scores[i] = *score;
    }
    const auto needles = needles_of(job, words.points);
    const auto told = effects_of(job, words.told);
    const auto seen = effects_of(job, words.seen);
    if (!needles || !told || !seen)
        return std::nullopt;
    if (words.asked_none && told->has_value()) {
        job.say("Asked and none, and a side effect told: both can't be. What was seen today goes with --seen.",
                Exit::rejected);
        return std::nullopt;
    }
    request.needles = *needles;
    request.told = words.asked_none ? Effects::none() : *told;
    request.seen = *seen;
    return request;
}

/// Opening for writing already marks the book as open: what is refused must not get that far.
bool would_log(const Job& job, const app::VisitRequest& request, Exit& exit) {
    auto book = job.open(store::Access::read, exit);
    if (!book)
        return false;
    if (const auto good = app::check_visit(*book, request); !good) {
        exit = job.refuse(good.error(), request.patient);
        return false;
    }
    return true;
}

Exit log(const Job& job, const LogWords& words) {
    const auto request = request_of(job, words);
    if (!request)
        return Exit::rejected;
    auto exit = Exit::done;
    if (!would_log(job, *request, exit))
        return exit;
    auto book = job.open(store::Access::write, exit);
    if (!book)
        return exit;
    const auto logged = app::log_visit(*book, *request);
    if (!logged)
        return job.refuse(logged.error(), words.patient);
    auto warnings = Json::array();
    for (const auto warning : logged->warnings) {
        const auto sentence = app::sentence_for(warning, logged->session);
        warnings.push_back(sentence);
        job.say(sentence + ".", Exit::done);
    }
    const auto status = logged->warnings.empty() ? name_of(logged->session.status) : std::string_view{"unsigned"};
    if (job.json())
        job.print({{"session", to_text(logged->session.id)},
                   {"status", status},
                   {"needles_in", needles_in(logged->session)},
                   {"warnings", warnings}});
    else
        job.streams().out << fmt::format("Session {}, {} needles, {}.\n", to_text(logged->session.id),
                                         needles_in(logged->session), status);
    return Exit::done;
}

struct ImportWords {
    std::string file;
    std::optional<std::string> map;
    std::optional<std::string> dates;
    std::string encoding{name_of(exchange::Encoding::utf_8)};
    bool dry_run = false;
};

Json json_of_cell(const exchange::RejectedCell& cell) {
    Json json{{"line", cell.line}, {"column", cell.column}, {"reason", app::sentence_for(cell)}};
    if (!cell.file.empty())
        json["file"] = cell.file;
    return json;
}

Exit report(const Job& job, const app::ImportReport& report, bool dry_run) {
    for (const auto& cell : report.rejected)
        job.say(fmt::format("{}{}line {}{}{}: {}.", cell.file, cell.file.empty() ? "" : ", ", cell.line,
                            cell.column.empty() ? "" : ", ", cell.column, app::sentence_for(cell)),
                Exit::rejected);
    for (const auto& left_out : report.left_out)
        job.say(app::sentence_for(left_out), Exit::done);
    if (!report.ok())
        job.say("Nothing was imported.", Exit::rejected);
    if (job.json()) {
        auto rejected = Json::array();
        for (const auto& cell : report.rejected)
            rejected.push_back(json_of_cell(cell));
        job.print({{"rows", report.rows},
                   {"patients", report.patients},
                   {"sessions", report.sessions},
                   {"readings", report.readings},
                   {"rejected", rejected}});
    } else if (report.ok()) {
        job.streams().out << fmt::format("{} {}.\n", dry_run ? "Would import" : "Imported",
                                         app::imported_words(report));
    }
    return report.ok() ? Exit::done : Exit::rejected;
}

std::optional<exchange::ColumnMap> map_of(const Job& job, const ImportWords& words) {
    if (!words.map)
        return exchange::ColumnMap{};
    const auto text = read_file(*words.map);
    if (!text) {
        job.refuse(text.error(), *words.map);
        return std::nullopt;
    }
    const auto map = exchange::read_column_map(*text);
    if (!map) {
        job.say(fmt::format("{}, line {}: {}.", *words.map, map.error().line, app::sentence_for(map.error())),
                Exit::rejected);
        return std::nullopt;
    }
    return *map;
}

app::ImportOptions options_of(const Job& job, const ImportWords& words) {
    app::ImportOptions options{
        .source = std::filesystem::path{words.file}.filename().string(), .map = {}, .dry_run = false, .progress = {}};
    if (::isatty(STDERR_FILENO) == 1)
        options.progress = [&job](std::size_t done, std::size_t all) {
            constexpr std::size_t step = 100;
            if (done % step == 0 || done == all)
                job.streams().err << fmt::format("\r{}{}", app::progress_words(done, all), done == all ? "\n" : "");
            return true;
        };
    return options;
}

/// First for reading only: opening for writing already marks the book as open.
template <class Import>
Exit import_with(const Job& job, const ImportWords& words, Import import) {
    auto options = options_of(job, words);
    for (const bool dry_run : {true, false}) {
        auto exit = Exit::done;
        auto book = job.open(dry_run ? store::Access::read : store::Access::write, exit);
        if (!book)
            return exit;
        options.dry_run = dry_run;
        const auto done = import(*book, options);
        if (!done)
            return job.refuse(done.error(), job.book_path());
        if (!dry_run || !done->ok() || words.dry_run)
            return report(job, *done, words.dry_run);
    }
    return Exit::done;
}

Exit import_csv(const Job& job, const ImportWords& words) {
    const auto text = exchange::read_text(words.file, *from_name<exchange::Encoding>(words.encoding));
    if (!text)
        return job.refuse(text.error(), words.file);
    const auto map = map_of(job, words);
    if (!map)
        return Exit::rejected;
    std::optional<exchange::DateOrder> order;
    if (words.dates)
        order = *from_name<exchange::DateOrder>(*words.dates);
    exchange::VisitTable table;
    if (*text)
        table = exchange::read_visits(**text, job.today() + date::days{1}, *map, order);
    else
        table.rejected.push_back((*text).error());
    if (!table.rejected.empty() && table.rejected.front().reason == exchange::Refusal::wrong_encoding)
        job.say(table.rejected.front().cell == "UTF-16"
                    ? "Or say what it is written in: --encoding utf-16."
                    : "Or say what it is written in: --encoding windows-1252 is what spreadsheets on Windows often save.",
                Exit::rejected);
    return import_with(job, words, [&](app::Logbook& book, const app::ImportOptions& options) {
        return app::import_table(book, table, options);
    });
}

Exit import(const Job& job, const ImportWords& words) {
    if (!app::is_whole_record(words.file))
        return import_csv(job, words);
    if (words.map)
        return job.say("--map is for a CSV file of visits; a whole record has its own columns.", Exit::usage);
    return import_with(job, words, [&](app::Logbook& book, const app::ImportOptions& options) {
        return app::import_record(book, words.file, options);
    });
}

}  // namespace

void add_log(Commands& commands) {
    auto words = std::make_shared<LogWords>();
    auto& command =
        commands.add("log", "log one treatment", true, [words](const Job& job) { return log(job, *words); });
    command.add_option("--patient", words->patient, "the patient's code")->required();
    command.add_option("--at", words->at, "when it began, 2026-03-01T10:00")->required();
    for (std::size_t i = 0; i < exchange::scored.size(); ++i)
        command.add_option("--" + std::string{name_of(exchange::scored[i])}, words->scores[i],
                           "score before needling, 0 to 10");
    command.add_option("--points", words->points, "point line, as in \"st36 sp6 l ki3\"");
    command.add_option("--side-effect", words->told,
                       "told when asked: bruise, bruise:moderate or bruise:severe:serious; may be repeated");
    command.add_option("--seen", words->seen, "seen today, in the same form; may be repeated");
    command.add_flag("--asked-none", words->asked_none, "asked about side effects since last time: none");
    command.add_option("--needles-out", words->needles_out, "needles counted out")->check(CLI::NonNegativeNumber);
    command.add_option("--retention", words->retention_min, "minutes in place")->check(CLI::NonNegativeNumber);
    command.add_option("--note", words->note, "a note");
}

void add_import(Commands& commands) {
    auto words = std::make_shared<ImportWords>();
    auto& command =
        commands.add("import", "import visits from a CSV file, or a whole record into an empty book: all or nothing",
                     true, [words](const Job& job) { return import(job, *words); });
    command.add_option("FILE", words->file, "CSV file of visits, or what export wrote: a .json file or a folder")
        ->required();
    command.add_option("--map", words->map, "CSV file with the columns from and to: other names for columns");
    command.add_option("--encoding", words->encoding, "what the CSV file is written in: utf-8 unless told")
        ->check(CLI::IsMember({"utf-8", "windows-1252", "utf-16"}));
    command
        .add_option("--dates", words->dates, "what comes first in dates such as 1/3/2026, where the file doesn't tell")
        ->check(CLI::IsMember({"dmy", "mdy"}));
    command.add_flag("--dry-run", words->dry_run, "check everything, write nothing");
}

}  // namespace needlebook::cli
