#include "app/passphrase.h"

#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/csv.h"
#include "base/text.h"
#include "embedded/wording.h"

using namespace needlebook;
using namespace needlebook::app;

TEST_CASE("six words are offered, and never the same ones twice") {
    std::set<std::string> seen;
    for (int i = 0; i < 50; ++i) {
        const auto secret = six_words();
        CHECK(split(secret.view(), ' ').size() == 6);
        seen.insert(std::string{secret.view()});
        CHECK(strength_of(secret.view()) == Strength::strong);
    }
    CHECK(seen.size() == 50);
    CHECK(six_words_bits() > 60);
}

TEST_CASE("no word of the list stands twice, and each is plain") {
    const auto table = csv::parse_own(embedded::wording_passphrase_words);
    std::set<std::string> seen;
    for (const auto& row : table.rows) {
        const auto& word = row.cells.front();
        INFO(word);
        CHECK(seen.insert(word).second);
        CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
        CHECK(word.size() >= 3);
    }
    CHECK(seen.size() > 1024);
}

TEST_CASE("short, common and repeated passphrases are weak") {
    const auto [text, strength] = GENERATE(table<std::string, Strength>({{"", Strength::empty},
                                                                         {"   ", Strength::empty},
                                                                         {"needles", Strength::weak},
                                                                         {"password1234", Strength::weak},
                                                                         {"aaaaaaaaaaaaaaaaaaaaaaaa", Strength::weak},
                                                                         {"abcdefghijklmnopqrstuvwxyz", Strength::weak},
                                                                         {"rainy tuesday in leeds", Strength::fair}}));
    INFO(text);
    CHECK(strength_of(text) == strength);
}
