/// The big practice of the measurements: opened, copied, and rebuilt in plain SQLCipher.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "app/logbook.h"
#include "base/result.h"

namespace needlebook::bench {

/// The day that the demonstration book is made for.
inline const Day today = day(2026, 11, 22);

template <class T>
T must(Result<T> result) {
    if (!result)
        throw std::runtime_error{result.error().detail};
    return *std::move(result);
}
inline void must(const Result<void>& result) {
    if (!result)
        throw std::runtime_error{result.error().detail};
}

/// A fresh folder, gone at the end.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// On `today` at nine.
app::Logbook opened(const std::filesystem::path& file, const Secret& passphrase);

}  // namespace needlebook::bench
