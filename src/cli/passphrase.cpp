/// Reading a passphrase, and keeping it from core files.
#include "cli/passphrase.h"

#include <cstdlib>
#include <string_view>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "cli/common.h"

namespace needlebook::cli {
namespace {

constexpr const char* variable = "NEEDLEBOOK_PASSPHRASE";

std::string_view without_line_end(std::string_view text) {
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

/// The terminal, with echo off as long as this lives.
class Terminal {
public:
    Terminal() : file_{::open("/dev/tty", O_RDWR | O_CLOEXEC)} {
        if (file_ < 0 || ::tcgetattr(file_, &before_) != 0)
            return;
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        usable_ = ::tcsetattr(file_, TCSAFLUSH, &silent) == 0;
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        if (usable_)
            ::tcsetattr(file_, TCSAFLUSH, &before_);
        if (file_ >= 0)
            ::close(file_);
    }

    bool usable() const { return usable_; }

    Secret ask(std::string_view question) const {
        write(question);
        std::string typed;
        typed.reserve(256);  // So that no copy is left behind while it grows.
        char c = 0;
        while (::read(file_, &c, 1) == 1 && c != '\n')
            typed += c;
        write("\n");
        Secret secret{without_line_end(typed)};
        wipe(typed);
        return secret;
    }

private:
    void write(std::string_view text) const {
        while (!text.empty()) {
            const auto written = ::write(file_, text.data(), text.size());
            if (written <= 0)
                return;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    int file_;
    termios before_{};
    bool usable_ = false;
};

}  // namespace

Result<Secret> passphrase_in(const std::string& file) {
    auto text = read_file(file);
    if (!text)
        return tl::unexpected(text.error());
    Secret secret{without_line_end(*text)};
    wipe(*text);
    return secret;
}

Result<std::optional<Secret>> given_passphrase(const std::optional<std::string>& file) {
    if (file) {
        auto secret = passphrase_in(*file);
        if (!secret)
            return tl::unexpected(secret.error());
        return std::optional<Secret>{std::move(*secret)};
    }
    if (const char* text = std::getenv(variable))  // NOLINT(concurrency-mt-unsafe): nothing else runs yet.
        return std::optional<Secret>{Secret{without_line_end(text)}};
    return std::optional<Secret>{};
}

Result<Secret> ask_passphrase(std::string_view question, bool twice) {
    const Terminal terminal;
    if (!terminal.usable())
        return fail(Errc::incomplete, "passphrase");
    auto first = terminal.ask(question);
    if (!twice)
        return first;
    if (terminal.ask("Once more: ").view() != first.view())
        return fail(Errc::contradiction, "passphrase");
    return first;
}

void forbid_core_files() {
    ::prctl(PR_SET_DUMPABLE, 0);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

}  // namespace needlebook::cli
