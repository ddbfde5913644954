/// Sentences about outcomes in another language: under the same rule as ours, or in English.
#include <map>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "../base/catalogue.h"
#include "base/csv.h"
#include "embedded/wording.h"
#include "report/wording_table.h"

using namespace needlebook;
using report::outcome_sentence;

namespace {

const std::string steady = "Steady so far";

std::string banned_list() {
    const auto table = csv::parse_own(embedded::wording_banned);
    std::string list;
    for (const auto& row : table.rows)
        list += (list.empty() ? "" : "|") + table.cell(row, "words");
    return list;
}

Tongue german(const std::map<std::string, std::string>& texts) {
    return Tongue::from(test::catalogue(texts), "de").value();
}

}  // namespace

TEST_CASE("a sentence about outcomes is said where the language has banned words of its own") {
    const auto tongue = german({{steady, "Bisher gleich"}, {banned_list(), "wirkt|geheilt"}});
    CHECK(outcome_sentence(steady, tongue) == "Bisher gleich");
    CHECK(outcome_sentence("Too early", tongue) == "Too early");
}

TEST_CASE("without a list of banned words a sentence about outcomes stays English") {
    CHECK(outcome_sentence(steady, german({{steady, "Bisher gleich"}})) == steady);
}

TEST_CASE("a translation that holds a banned word of its language, or of ours, is not said") {
    const auto banned = banned_list();
    CHECK(outcome_sentence(steady, german({{steady, "Es Wirkt bisher"}, {banned, "wirkt|geheilt"}})) == steady);
    CHECK(outcome_sentence(steady, german({{steady, "it works"}, {banned, "wirkt|geheilt"}})) == steady);
}
