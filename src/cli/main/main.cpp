/// needlebook-cli.
#include <iostream>
#include <string>
#include <vector>

#include "cli/passphrase.h"
#include "cli/program.h"

int main(int count, char** words) {
    needlebook::cli::forbid_core_files();
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> rest(words + 1, words + count);
    const auto code = needlebook::cli::run(rest, {std::cin, std::cout, std::cerr});
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "needlebook-cli: The result couldn't be written: the disk is full or the reader has gone.\n";
        return static_cast<int>(needlebook::cli::Exit::rejected);
    }
    return code;
}
