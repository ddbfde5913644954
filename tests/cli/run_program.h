/// Runs the real needlebook-cli in a folder of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

namespace needlebook::cli::test {

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;

    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline std::string contents(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

inline void write(const std::filesystem::path& path, std::string_view text) {
    std::ofstream{path, std::ios::binary} << text;
}

class Folder {
public:
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "needlebook-cli-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"mkdtemp"};
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

    /// Every file with its bytes: to show that nothing was changed.
    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> all;
        for (const auto& file : std::filesystem::recursive_directory_iterator{path_})
            if (file.is_regular_file())
                all[file.path().filename()] = contents(file.path());
        return all;
    }

private:
    std::filesystem::path path_;
};

/// Runs the program in `folder`, without a terminal.
/// @param passphrase  NEEDLEBOOK_PASSPHRASE; "" leaves the variable out.
inline Outcome run_in(const Folder& folder, std::vector<std::string> words, const std::string& passphrase = "secret",
                      const std::string& input = {}, const std::string& out_to = {}) {
    const Folder pipes;
    write(pipes / "in", input);
    const auto out_path = out_to.empty() ? (pipes / "out").string() : out_to;
    const auto err_path = (pipes / "err").string();
    const auto in_path = (pipes / "in").string();
    std::vector<char*> arguments;
    words.insert(words.begin(), CLI_PROGRAM);
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto child = fork();
    if (child == 0) {
        const auto take = [](const std::string& path, int flags, int as) {
            const int file = open(path.c_str(), flags, 0600);
            if (file < 0 || dup2(file, as) < 0)
                _exit(126);
        };
        take(in_path, O_RDONLY, 0);
        take(out_path, O_WRONLY | O_CREAT, 1);
        take(err_path, O_WRONLY | O_CREAT, 2);
        setsid();  // No terminal to ask on.
        if (passphrase.empty())
            unsetenv("NEEDLEBOOK_PASSPHRASE");
        else
            setenv("NEEDLEBOOK_PASSPHRASE", passphrase.c_str(), 1);
        if (chdir(folder.path().c_str()) != 0)
            _exit(126);
        execv(CLI_PROGRAM, arguments.data());
        _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out_to.empty() ? contents(out_path) : "", contents(err_path)};
}

/// A folder with a book in it: Nora (code N1) with an agreement and two visits.
struct WithBook : Folder {
    WithBook() {
        write(*this / "visits.csv",
              "patient,date,time,kind,pain,numbness,points,needles_out,aim,primary,agreed_on\n"
              "N1,2026-02-20,,reading,7,6,,,improve,pain,2026-02-19\n"
              "N1,2026-03-02,10:00,visit,6,declined,st36 sp6,4,,,\n"
              "N1,2026-03-09,10:00,visit,5,5,st36 sp6,3,,,\n");
        made = run({"new", "book.needlebook"});
        imported = run({"import", "book.needlebook", "visits.csv", "--as-of", "2026-03-20", "--json"});
    }

    Outcome run(std::vector<std::string> words, const std::string& passphrase = "secret") const {
        return run_in(*this, std::move(words), passphrase);
    }

    Outcome made;
    Outcome imported;
};

}  // namespace needlebook::cli::test
