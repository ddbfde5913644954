/// The program's own definitions stand before those of the C library.
#include "store/kill_calls.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace needlebook::store::test {
namespace {

int wanted = 0;
int calls = 0;
AtCall what_then = AtCall::kill;

bool hit() {
    if (wanted == 0 || ++calls != wanted)
        return false;
    if (what_then == AtCall::kill)
        raise(SIGKILL);
    errno = EIO;
    return true;
}

}  // namespace

void end_at_call(int at, AtCall what) {
    wanted = at;
    calls = 0;
    what_then = what;
}

bool call_came() { return calls >= wanted; }

}  // namespace needlebook::store::test

using needlebook::store::test::hit;

extern "C" {

int fsync(int file) { return hit() ? -1 : static_cast<int>(syscall(SYS_fsync, file)); }

int fdatasync(int file) { return hit() ? -1 : static_cast<int>(syscall(SYS_fdatasync, file)); }

int rename(const char* from, const char* to) noexcept {
    return hit() ? -1 : static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
    return hit() ? -1 : static_cast<int>(syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
}

int link(const char* from, const char* to) noexcept {
    return hit() ? -1 : static_cast<int>(syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

int unlink(const char* name) noexcept {
    return hit() ? -1 : static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, name, 0));
}

int remove(const char* name) noexcept {
    if (hit())
        return -1;
    const auto code = static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, name, 0));
    return code != 0 && errno == EISDIR ? static_cast<int>(syscall(SYS_unlinkat, AT_FDCWD, name, AT_REMOVEDIR)) : code;
}
}
