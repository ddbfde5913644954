/// A disk that fails on demand, between SQLite and the real one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace needlebook::store::test {

enum class Fault {
    read_error,   ///< EIO on reading and on writing, on syncing, truncating and deleting.
    disk_full,    ///< ENOSPC, half of the bytes written.
    short_write,  ///< Half of the bytes written, then EIO.
    power_cut     ///< From then on nothing works; what was not synced is kept in part, in any order.
};

/// While it lives, the next books are opened on it. The `at`-th call, from 1, fails.
class FaultDisk {
public:
    FaultDisk(Fault fault, std::int64_t at, unsigned seed = 1);
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;
    ~FaultDisk();

    /// Whether the call that was to fail came.
    bool failed() const { return calls_ >= at_; }

    /// Counts a call; true when it is to fail.
    bool hit(bool reads);
    Fault fault() const { return fault_; }

    /// What a power cut needs to know of each file.
    void note_write(const std::string& file, const void* bytes, int size, std::int64_t at);
    void note_truncation(const std::string& file, std::int64_t size);
    void note_sync(const std::string& file);
    void note_open(const std::string& file);
    void note_delete(const std::string& file);

    /// After a power cut, with all books closed: leaves the files as a disk would that lost its cache.
    void lose_what_was_not_synced();

private:
    struct Unsynced {
        std::int64_t at = 0;
        std::string bytes;  ///< Empty: the file was cut to `at` bytes.
        bool cuts = false;
    };
    struct OnDisk {
        std::string synced;
        std::vector<Unsynced> unsynced;
    };

    Fault fault_;
    std::int64_t at_;
    std::int64_t calls_ = 0;
    std::mt19937 random_;
    std::map<std::string, OnDisk> files_;
};

}  // namespace needlebook::store::test
