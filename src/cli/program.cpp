/// Reads the words, runs the command, catches what nobody expected.
#include "cli/program.h"

#include <algorithm>
#include <exception>
#include <ostream>

#include "cli/common.h"

namespace needlebook::cli {
namespace {

void add_commands(Commands& commands) {
    add_new(commands);
    add_demo(commands);
    add_import(commands);
    add_log(commands);
    add_patients(commands);
    add_trend(commands);
    add_verdict(commands);
    add_chart(commands);
    add_report(commands);
    add_points(commands);
    add_parse(commands);
    add_check(commands);
    add_backup(commands);
    add_restore(commands);
    add_passphrase(commands);
    add_salvage(commands);
}

}  // namespace

int run(std::vector<std::string> words, const Streams& streams) {
    CLI::App program{"The jobs of Needlebook without a window.", "needlebook-cli"};
    program.set_version_flag("--version", "needlebook-cli " NEEDLEBOOK_VERSION);
    program.require_subcommand(1);
    Commands commands{program};
    add_commands(commands);
    std::ranges::reverse(words);  // As CLI11 wants them.
    try {
        program.parse(std::move(words));
    } catch (const CLI::ParseError& problem) {
        const auto code = program.exit(problem, streams.out, streams.err);
        return static_cast<int>(code == 0 ? Exit::done : Exit::usage);
    }
    const Job job{streams, commands.common()};
    try {
        return static_cast<int>(commands.chosen()(job));
    } catch (const std::exception& problem) {
        job.say(std::string{"Stopped: "} + problem.what() + ". Nothing was changed.", Exit::rejected);
        return static_cast<int>(Exit::rejected);
    }
}

}  // namespace needlebook::cli
