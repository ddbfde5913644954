/// What every command shares: options, the book, messages, JSON.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/logbook.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/result.h"
#include "base/secret.h"
#include "cli/program.h"

namespace needlebook::cli {

using Json = nlohmann::ordered_json;

/// Options that most commands take.
struct Common {
    std::string book;
    std::optional<std::string> passphrase_file;
    std::optional<std::string> as_of;
    bool json = false;
};

/// One run of one command.
class Job {
public:
    Job(const Streams& streams, const Common& common) : streams_{streams}, common_{common} {}

    const Streams& streams() const { return streams_; }
    bool json() const { return common_.json; }
    const std::string& book_path() const { return common_.book; }

    /// The clock on `--as-of`, else the machine's.
    Clock clock() const;
    Day today() const { return clock().today(); }

    /// From --passphrase-file, NEEDLEBOOK_PASSPHRASE or the terminal, in this order.
    Result<Secret> passphrase(bool twice = false) const;
    /// The same without asking: none when neither file nor variable gives one.
    Result<std::optional<Secret>> given_passphrase() const;

    /// Opens the book or says why not; then `exit` is what the command ends with.
    std::optional<app::Logbook> open(store::Access access, Exit& exit) const;

    /// Says a sentence on the error stream and gives `exit` back.
    Exit say(std::string_view sentence, Exit exit) const;
    Exit refuse(const Error& error, std::string_view subject = {}) const;

    void print(const Json& document) const;

private:
    Streams streams_;
    Common common_;
};

/// What a command does once its words are read.
using Action = std::function<Exit(const Job&)>;

/// Commands register themselves: a subcommand whose callback hands over its action.
class Commands {
public:
    explicit Commands(CLI::App& program) : program_{program} {}

    /// A command on a book; BOOK, --passphrase-file, --as-of and perhaps --json are added.
    /// @param book  What the help calls it.
    CLI::App& add(const std::string& name, const std::string& help, bool with_json, Action action,
                  const std::string& book = "BOOK");
    /// A command that needs no book.
    CLI::App& add_without_book(const std::string& name, const std::string& help, bool with_json, Action action);

    const Action& chosen() const { return chosen_; }
    const Common& common() const { return common_; }

private:
    CLI::App& plain(const std::string& name, const std::string& help, bool with_json, Action action);

    CLI::App& program_;
    Common common_;
    Action chosen_;
};

void add_new(Commands& commands);
void add_demo(Commands& commands);
void add_import(Commands& commands);
void add_log(Commands& commands);
void add_patients(Commands& commands);
void add_trend(Commands& commands);
void add_chart(Commands& commands);
void add_report(Commands& commands);
void add_points(Commands& commands);
void add_parse(Commands& commands);
void add_check(Commands& commands);
void add_backup(Commands& commands);
void add_restore(Commands& commands);
void add_passphrase(Commands& commands);
void add_salvage(Commands& commands);
void add_verdict(Commands& commands);

/// The whole file. Fails with Errc::unreadable_file when it is missing, a folder or unreadable.
Result<std::string> read_file(const std::filesystem::path& path);

/// The patient of `code`; says so and gives none when nobody has it.
std::optional<Patient> find_patient(const Job& job, const app::Logbook& book, const std::string& code, Exit& exit);

Json json_of(std::optional<Day> day);
Json json_of(const std::optional<double>& number);

}  // namespace needlebook::cli
