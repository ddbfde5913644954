#include "bench/big_book.h"

#include <cstdlib>

namespace needlebook::bench {

namespace fs = std::filesystem;

Folder::Folder() {
    auto pattern = (fs::temp_directory_path() / "needlebook-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error{"mkdtemp"};
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

app::Logbook opened(const fs::path& file, const Secret& passphrase) {
    return must(app::Logbook::open(file, passphrase, store::Access::write, fixed_clock(today + std::chrono::hours{9}),
                                   "bench"));
}

}  // namespace needlebook::bench
