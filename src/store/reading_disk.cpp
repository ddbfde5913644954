/// An SQLite VFS over the real one.
#include "store/reading_disk.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>

#include <sqlite3.h>

#include "store/book_file.h"
#include "store/cipher_page.h"
#include "store/wal_frames.h"

namespace needlebook::store {

struct ReadingDisk::State {
    std::string book;
    std::string wal;                             ///< As it lies on the disk.
    std::map<std::uint32_t, std::size_t> pages;  ///< Newest finished version of each: its place in `wal`.
    std::uint32_t count = 0;                     ///< Pages of the book after the last of them; 0: none.
    std::string name;
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs vfs{};
};

namespace {

struct File {
    sqlite3_file base;
    const ReadingDisk::State* state;
    sqlite3_file* real;
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }

int on_close(sqlite3_file* file) { return of(file).real->pMethods->xClose(of(file).real); }

int on_read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    const auto& state = *of(file).state;
    const auto page = state.pages.find(static_cast<std::uint32_t>(at / static_cast<sqlite3_int64>(page_size) + 1));
    const auto within = static_cast<std::size_t>(at) % page_size;
    if (page == state.pages.end() || within + static_cast<std::size_t>(size) > page_size)
        return of(file).real->pMethods->xRead(of(file).real, into, size, at);
    std::memcpy(into, state.wal.data() + page->second + within, static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int on_file_size(sqlite3_file* file, sqlite3_int64* size) {
    if (const auto count = of(file).state->count; count != 0) {
        *size = static_cast<sqlite3_int64>(count) * static_cast<sqlite3_int64>(page_size);
        return SQLITE_OK;
    }
    return of(file).real->pMethods->xFileSize(of(file).real, size);
}

/// Version 1: no shared memory, no mapping; and nothing is ever written.
const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods all = [] {
        sqlite3_io_methods made{};
        made.iVersion = 1;
        made.xClose = on_close;
        made.xRead = on_read;
        made.xWrite = [](sqlite3_file*, const void*, int, sqlite3_int64) { return SQLITE_READONLY; };
        made.xTruncate = [](sqlite3_file*, sqlite3_int64) { return SQLITE_READONLY; };
        made.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };
        made.xFileSize = on_file_size;
        made.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
        made.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
        made.xCheckReservedLock = [](sqlite3_file*, int* held) {
            *held = 0;
            return SQLITE_OK;
        };
        made.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        made.xSectorSize = [](sqlite3_file* file) { return of(file).real->pMethods->xSectorSize(of(file).real); };
        made.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_IMMUTABLE; };
        return made;
    }();
    return all;
}

int on_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    const auto* state = static_cast<const ReadingDisk::State*>(vfs->pAppData);
    // A copy is written through the same connection.
    if (name == nullptr || state->book != name)
        return state->real->xOpen(state->real, name, file, flags, out_flags);
    auto& own = of(file);
    own = File{{nullptr}, state, reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File))};
    own.real->pMethods = nullptr;
    const int code = state->real->xOpen(state->real, name, own.real, flags, out_flags);
    if (own.real->pMethods != nullptr)
        own.base.pMethods = &methods();
    return code;
}

void read_wal(ReadingDisk::State& state) {
    std::ifstream file{state.book + "-wal", std::ios::binary};
    state.wal = {std::istreambuf_iterator<char>{file}, {}};
    const auto read = read_wal_frames(state.wal);
    if (!read.header_is_whole || read.page_size != page_size)
        return;
    const auto last = std::ranges::find_if(read.frames.rbegin(), read.frames.rend(),
                                           [](const WalFrame& frame) { return frame.sound && frame.pages != 0; });
    for (auto frame = read.frames.begin(); frame != last.base(); ++frame) {
        state.pages[frame->page] = frame->at;
        if (frame->pages != 0)
            state.count = frame->pages;
    }
}

}  // namespace

ReadingDisk::ReadingDisk(const std::filesystem::path& book) : state_{std::make_unique<State>()} {
    state_->book = book.string();
    read_wal(*state_);
    // One for each book that is read so, by its own address.
    state_->name = "needlebook-reading-" + std::to_string(reinterpret_cast<std::uintptr_t>(state_.get()));
    state_->real = sqlite3_vfs_find(nullptr);
    state_->vfs = *state_->real;
    state_->vfs.pNext = nullptr;
    state_->vfs.zName = state_->name.c_str();
    state_->vfs.pAppData = state_.get();
    state_->vfs.szOsFile = static_cast<int>(sizeof(File)) + state_->real->szOsFile;
    state_->vfs.xOpen = on_open;
    sqlite3_vfs_register(&state_->vfs, 0);
}

ReadingDisk::~ReadingDisk() { sqlite3_vfs_unregister(&state_->vfs); }

const std::string& ReadingDisk::name() const { return state_->name; }

}  // namespace needlebook::store
