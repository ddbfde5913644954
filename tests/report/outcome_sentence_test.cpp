/// Sentences about outcomes in another language: under the same rule as ours, or in English.
#include <map>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "../base/catalogue.h"
#include "base/csv.h"
#include "domain/study.h"
#include "embedded/wording.h"
#include "report/expectations.h"
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

TEST_CASE("a sentence that stays English keeps the plural forms of English") {
    const std::string english = "{n} {n:score|scores} so far";
    // French has the form for one with 0 too.
    auto french = Tongue::from(test::catalogue({{"", "Plural-Forms: nplurals=2; plural=n>1;\n"}}), "fr").value();
    const auto kept = outcome_sentence(english, french);
    speak(std::move(french));
    CHECK(report::filled(kept, {.words = {{"n", "0"}}, .counts = {{"n", 0}}}) == "0 scores so far");
    CHECK(report::filled("{n} {n:score|scores}", {.words = {{"n", "0"}}, .counts = {{"n", 0}}}) == "0 score");
    speak({});
}

TEST_CASE("a translation whose choice lacks a form of its language is not said") {
    const std::string english = "{n} {n:score|scores} so far";
    const auto polish = [&](const std::string& said) {
        return Tongue::from(test::catalogue({{"", "Plural-Forms: nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;\n"},
                                             {english, said},
                                             {banned_list(), "leczy"}}),
                            "pl")
            .value();
    };
    CHECK(outcome_sentence(english, polish("{n} {n:wynik|wyniki}")) == "{n} {n=score|scores} so far");
    CHECK(outcome_sentence(english, polish("{n} {n:wynik|wyniki|wyników}")) == "{n} {n:wynik|wyniki|wyników}");
}

TEST_CASE("the sentences of studies keep to the rule for outcomes too") {
    const auto page = [](const std::map<std::string, std::string>& texts) {
        speak(german(texts));
        const auto document =
            report::expectations({.patient = {}, .dated = {}, .practitioner = {}, .condition = ComplaintKind::dpn});
        speak({});
        std::string all;
        for (const auto& block : document.blocks)
            if (const auto* paragraph = std::get_if<report::Paragraph>(&block))
                all += paragraph->words + "\n";
        return all;
    };
    std::map<std::string, std::string> texts{
        {evidence::studies_for(ComplaintKind::dpn).front()->sentence, "Alle wurden geheilt"}};
    CHECK(page(texts).find("geheilt") == std::string::npos);
    texts[banned_list()] = "wirkt|geheilt";
    CHECK(page(texts).find("geheilt") == std::string::npos);
    texts[banned_list()] = "wirkt";
    CHECK(page(texts).find("geheilt") != std::string::npos);
}

TEST_CASE("a translation that holds a banned word of its language, or of ours, is not said") {
    const auto banned = banned_list();
    CHECK(outcome_sentence(steady, german({{steady, "Es Wirkt bisher"}, {banned, "wirkt|geheilt"}})) == steady);
    CHECK(outcome_sentence(steady, german({{steady, "it works"}, {banned, "wirkt|geheilt"}})) == steady);
}
