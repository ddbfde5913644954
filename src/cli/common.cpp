/// Options, book and messages for every command.
#include "cli/common.h"

#include <fstream>
#include <istream>
#include <ostream>
#include <sstream>
#include <system_error>

#include "app/finding_words.h"
#include "app/log_visit.h"
#include "app/messages.h"
#include "cli/passphrase.h"

namespace needlebook::cli {
namespace {

/// The name that stands in the history for what was done here.
constexpr std::string_view who = "command line";

/// Not a sentinel: CLI11 checks the word and keeps it as text.
std::string check_day(const std::string& text) {
    return parse_day(text) ? std::string{} : text + " is no date like 2026-03-01";
}

Exit exit_for(const Error& error) {
    switch (error.code) {
        case Errc::wrong_passphrase:
        case Errc::not_a_book:
        case Errc::newer_book:
        case Errc::damaged_book:
        case Errc::in_use:
            return Exit::unopened;
        case Errc::out_of_range:
        case Errc::malformed:
        case Errc::empty:
        case Errc::not_found:
        case Errc::already_exists:
        case Errc::ambiguous:
        case Errc::not_allowed:
        case Errc::incomplete:
        case Errc::contradiction:
        case Errc::unreadable_file:
        case Errc::disk_full:
        case Errc::storage:
            return Exit::rejected;
    }
    return Exit::rejected;
}

}  // namespace

Clock Job::clock() const {
    if (!common_.as_of)
        return system_clock();
    return clock_on(*parse_day(*common_.as_of));
}

Result<Secret> Job::passphrase(bool twice) const {
    auto given = given_passphrase();
    if (!given)
        return tl::unexpected(given.error());
    if (*given)
        return std::move(**given);
    return ask_passphrase("Passphrase: ", twice);
}

Result<std::optional<Secret>> Job::given_passphrase() const { return cli::given_passphrase(common_.passphrase_file); }

std::optional<app::Logbook> Job::open(store::Access access, Exit& exit) const {
    const auto secret = passphrase();
    if (!secret) {
        exit = refuse(secret.error(), common_.passphrase_file.value_or(""));
        if (secret.error().code == Errc::incomplete)
            exit = Exit::usage;
        return std::nullopt;
    }
    auto book = app::Logbook::open(common_.book, *secret, access, clock(), std::string{who});
    if (!book) {
        say(app::sentence_for(book.error(), common_.book), Exit::unopened);
        exit = Exit::unopened;
        return std::nullopt;
    }
    // That all is here needs no words; what is lost does.
    if (const auto& report = book->opened(); report.lost)
        say(app::unclean_words(report), Exit::done);
    return std::move(*book);
}

Exit Job::say(std::string_view sentence, Exit exit) const {
    streams_.err << "needlebook-cli: " << sentence << '\n';
    return exit;
}

Exit Job::refuse(const Error& error, std::string_view subject) const {
    return say(app::sentence_for(error, subject), exit_for(error));
}

void Job::print(const Json& document) const {
    constexpr int indent = 2;
    streams_.out << document.dump(indent, ' ', false, Json::error_handler_t::replace) << '\n';
}

CLI::App& Commands::plain(const std::string& name, const std::string& help, bool with_json, Action action) {
    auto* command = program_.add_subcommand(name, help);
    if (with_json)
        command->add_flag("--json", common_.json, "print one JSON document, and nothing else");
    command->callback([this, action = std::move(action)] { chosen_ = action; });
    return *command;
}

CLI::App& Commands::add(const std::string& name, const std::string& help, bool with_json, Action action,
                        const std::string& book) {
    auto& command = plain(name, help, with_json, std::move(action));
    command.add_option(book, common_.book, "the book's file")->required();
    command.add_option("--passphrase-file", common_.passphrase_file,
                       "file with the passphrase; else NEEDLEBOOK_PASSPHRASE, else it is asked for");
    command.add_option("--as-of", common_.as_of, "look at the book as on this date (2026-03-01)")
        ->check(CLI::Validator{check_day, "DATE"});
    return command;
}

CLI::App& Commands::add_without_book(const std::string& name, const std::string& help, bool with_json, Action action) {
    return plain(name, help, with_json, std::move(action));
}

Result<std::string> read_file(const std::filesystem::path& path) {
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem))
        return fail(Errc::unreadable_file, path.string());
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return fail(Errc::unreadable_file, path.string());
    std::ostringstream text;
    text << file.rdbuf();
    if (file.bad())
        return fail(Errc::unreadable_file, path.string());
    return std::move(text).str();
}

std::optional<Patient> find_patient(const Job& job, const app::Logbook& book, const std::string& code, Exit& exit) {
    const auto found = app::patient_of_code(book, code);
    if (!found) {
        exit = job.refuse(found.error(), job.book_path());
        return std::nullopt;
    }
    if (!*found)
        exit = job.refuse({Errc::not_found, "patient"}, code);
    return *found;
}

Json json_of(std::optional<Day> day) { return day ? Json(to_text(*day)) : Json(nullptr); }

Json json_of(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

}  // namespace needlebook::cli
