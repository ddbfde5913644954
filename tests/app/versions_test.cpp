/// A book of every released version opens in this release, with everything that was in it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "app/demo.h"
#include "app/open_book.h"
#include "store/book_copy.h"
#include "store/migrations.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;
namespace fs = std::filesystem;

namespace {

int newest() { return static_cast<int>(store::migrations().size()); }

fs::path kept_book(int version) {
    return fmt::format("{}/tests/app/data/version-{:04}.needlebook", SOURCE_DIR, version);
}

/// Beside each book lies its key, so that it opens whatever rounds a build derives keys with.
Secret key_of(int version) {
    std::ifstream file{kept_book(version).replace_extension("key")};
    return Secret{std::string{std::istreambuf_iterator<char>{file}, {}}};
}

struct Counts {
    std::size_t patients = 0;
    std::size_t sessions = 0;
    std::size_t readings = 0;
    bool operator==(const Counts&) const = default;
};

Counts counts_in(const store::Book& book) {
    Counts counts;
    for (const auto& patient : book.patients.all()) {
        ++counts.patients;
        counts.sessions += book.sessions.all_of(patient.id).size();
        counts.readings += book.readings.current_of(patient.id).size();
    }
    return counts;
}

}  // namespace

// NEEDLEBOOK_KEEP_VERSION=1 keeps a book of the newest version, when a release has made it final.
TEST_CASE("a book of every version but one in the making is kept") {
    if (std::getenv("NEEDLEBOOK_KEEP_VERSION") != nullptr) {
        const Folder folder;
        const auto file = folder / "demo.needlebook";
        const Secret secret{demo_passphrase};
        value_of(make_demo(file, secret, {.patients = 2, .sessions = 20, .seed = 1, .as_of = day(2026, 3, 20)}));
        auto book = value_of(Logbook::open(file, secret, store::Access::write, test_clock()));
        fs::remove(kept_book(newest()));
        value_of(book.back_up(kept_book(newest())));
        std::ofstream{kept_book(newest()).replace_extension("key")} << value_of(book.key()).view();
    }
    for (int version = 1; version < newest(); ++version)
        CHECK(fs::exists(kept_book(version)));
    CHECK(fs::exists(kept_book(1)));
}

TEST_CASE("a kept book opens through all steps, is copied first, and checks") {
    const int version = GENERATE(range(1, 100));
    if (!fs::exists(kept_book(version)))
        return;
    CAPTURE(version);
    const Folder folder;
    const auto file = folder / "old.needlebook";
    fs::copy_file(kept_book(version), file);
    const auto key = key_of(version);
    const auto look = value_of(store::look_into(file, key));
    CHECK(look.version == version);

    auto book = value_of(Logbook::open(file, key, store::Access::write, test_clock()));
    CHECK(book.opened().migrated_from == (version < newest() ? std::optional{version} : std::nullopt));
    CHECK(book.opened().copied_to.has_value() == (version < newest()));
    if (book.opened().copied_to)
        CHECK(value_of(store::look_into(*book.opened().copied_to, key)).version == version);
    for (const auto& finding : value_of(book.check()))
        FAIL_CHECK(finding.kind << " " << finding.subject << " " << finding.detail);
    const auto counts = counts_in(book.book());
    CHECK(static_cast<std::int64_t>(counts.patients) == look.patients);
    if (version == 1)
        CHECK(counts == Counts{2, 28, 99});
}
