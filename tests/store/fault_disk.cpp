/// An SQLite VFS that passes everything on to the real one, but for one call.
#include "store/fault_disk.h"

#include <fstream>
#include <iterator>
#include <new>

#include <sqlite3.h>

namespace needlebook::store::test {
namespace {

namespace fs = std::filesystem;

sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs shim{};
FaultDisk* disk = nullptr;  // The one that is alive; a VFS is known by its name only.

struct File {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file* real;
    bool main_file;  ///< Temporary files have no name and no power to survive.
    std::string* name;
};

File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return of(file).real; }

int code_of(int io_error) { return disk->fault() == Fault::disk_full ? SQLITE_FULL : io_error; }

bool hit(bool reads) { return disk != nullptr && disk->hit(reads); }

int on_close(sqlite3_file* file) {
    auto& own = of(file);
    const int code = own.real->pMethods->xClose(own.real);
    delete own.name;
    return code;
}

int on_read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    if (hit(true))
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), into, size, at);
}

int on_write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    if (hit(false)) {
        if (disk->fault() == Fault::disk_full || disk->fault() == Fault::short_write)
            real(file)->pMethods->xWrite(real(file), bytes, size / 2, at);
        return code_of(SQLITE_IOERR_WRITE);
    }
    if (disk != nullptr && of(file).main_file)
        disk->note_write(*of(file).name, bytes, size, at);
    return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}

int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (hit(false))
        return code_of(SQLITE_IOERR_TRUNCATE);
    if (disk != nullptr && of(file).main_file)
        disk->note_truncation(*of(file).name, size);
    return real(file)->pMethods->xTruncate(real(file), size);
}

int on_sync(sqlite3_file* file, int flags) {
    if (hit(false))
        return code_of(SQLITE_IOERR_FSYNC);
    const int code = real(file)->pMethods->xSync(real(file), flags);
    if (disk != nullptr && of(file).main_file)
        disk->note_sync(*of(file).name);
    return code;
}

int on_delete(sqlite3_vfs*, const char* name, int sync_folder) {
    if (hit(false))
        return code_of(SQLITE_IOERR_DELETE);
    if (disk != nullptr)
        disk->note_delete(name);
    return real_vfs->xDelete(real_vfs, name, sync_folder);
}

void fill_in(File& own) {
    auto& methods = own.methods;
    methods.iVersion = 2;  // Without mapping: every read is a call.
    methods.xClose = on_close;
    methods.xRead = on_read;
    methods.xWrite = on_write;
    methods.xTruncate = on_truncate;
    methods.xSync = on_sync;
    methods.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
        return real(file)->pMethods->xFileSize(real(file), size);
    };
    methods.xLock = [](sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); };
    methods.xUnlock = [](sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); };
    methods.xCheckReservedLock = [](sqlite3_file* file, int* held) {
        return real(file)->pMethods->xCheckReservedLock(real(file), held);
    };
    methods.xFileControl = [](sqlite3_file* file, int op, void* argument) {
        return real(file)->pMethods->xFileControl(real(file), op, argument);
    };
    methods.xSectorSize = [](sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); };
    methods.xDeviceCharacteristics = [](sqlite3_file* file) {
        return real(file)->pMethods->xDeviceCharacteristics(real(file));
    };
    methods.xShmMap = [](sqlite3_file* file, int page, int size, int extend, void volatile** into) {
        return real(file)->pMethods->xShmMap(real(file), page, size, extend, into);
    };
    methods.xShmLock = [](sqlite3_file* file, int offset, int count, int flags) {
        return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
    };
    methods.xShmBarrier = [](sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); };
    methods.xShmUnmap = [](sqlite3_file* file, int remove) {
        return real(file)->pMethods->xShmUnmap(real(file), remove);
    };
}

int on_open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto& own = of(file);
    own = File{};
    own.real = reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
    own.real->pMethods = nullptr;
    const int code = real_vfs->xOpen(real_vfs, name, own.real, flags, out_flags);
    if (own.real->pMethods == nullptr)
        return code;
    own.main_file = name != nullptr;
    own.name = new std::string{name != nullptr ? name : ""};
    if (disk != nullptr && own.main_file)
        disk->note_open(*own.name);
    fill_in(own);
    own.base.pMethods = &own.methods;
    return code;
}

std::string bytes_in(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

FaultDisk::FaultDisk(Fault fault, std::int64_t at, unsigned seed) : fault_{fault}, at_{at}, random_{seed} {
    disk = this;
    if (real_vfs == nullptr)
        real_vfs = sqlite3_vfs_find(nullptr);
    shim = *real_vfs;
    shim.pNext = nullptr;
    shim.zName = "needlebook-fault";
    shim.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
    shim.xOpen = on_open;
    shim.xDelete = on_delete;
    sqlite3_vfs_register(&shim, 1);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&shim);
    sqlite3_vfs_register(real_vfs, 1);
    disk = nullptr;
}

bool FaultDisk::hit(bool reads) {
    if (fault_ == Fault::power_cut) {
        if (reads)
            return calls_ >= at_;
        return ++calls_ >= at_;
    }
    if (reads && fault_ != Fault::read_error)
        return false;
    return ++calls_ == at_;
}

void FaultDisk::note_open(const std::string& file) {
    if (fault_ == Fault::power_cut && !files_.contains(file))
        files_[file].synced = bytes_in(file);
}

void FaultDisk::note_write(const std::string& file, const void* bytes, int size, std::int64_t at) {
    if (fault_ == Fault::power_cut)
        files_[file].unsynced.push_back(
            {at, std::string{static_cast<const char*>(bytes), static_cast<std::size_t>(size)}, false});
}

void FaultDisk::note_truncation(const std::string& file, std::int64_t size) {
    if (fault_ == Fault::power_cut)
        files_[file].unsynced.push_back({size, {}, true});
}

void FaultDisk::note_sync(const std::string& file) {
    if (fault_ == Fault::power_cut)
        files_[file] = {bytes_in(file), {}};
}

void FaultDisk::note_delete(const std::string& file) {
    // The name may come back, with what was on the disk under it; deleting it is not synced.
    if (fault_ == Fault::power_cut && std::bernoulli_distribution{}(random_))
        files_.erase(file);
}

void FaultDisk::lose_what_was_not_synced() {
    std::bernoulli_distribution kept;
    for (auto& [file, on_disk] : files_) {
        auto bytes = on_disk.synced;
        for (const auto& write : on_disk.unsynced) {
            if (!kept(random_))
                continue;
            const auto at = static_cast<std::size_t>(write.at);
            if (write.cuts) {
                bytes.resize(std::min(at, bytes.size()));
                continue;
            }
            // Half of a write may have come through too.
            const auto size = kept(random_) ? write.bytes.size() : write.bytes.size() / 2;
            if (bytes.size() < at + size)
                bytes.resize(at + size);
            bytes.replace(at, size, write.bytes, 0, size);
        }
        std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
        fs::remove(file + "-shm");  // Memory.
    }
}

}  // namespace needlebook::store::test
