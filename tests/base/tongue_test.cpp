/// The catalogue of a language, as msgfmt compiles it, and what is said without one.
#include "base/tongue.h"

#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "base/spoken.h"
#include "catalogue.h"

using namespace needlebook;
using test::catalogue;
using namespace std::string_literals;

namespace {

const auto header =
    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=n==1 ? 0 : n%10>=2 && "
    "n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;\n"s;

Tongue polish() {
    return Tongue::from(catalogue({{"", header},
                                   {"Not signed", "Niepodpisane"},
                                   {"Empty", ""},
                                   {"{} of {}", "{1}: {0}"},
                                   {"{} session\0{} sessions"s, "{} sesja\0{} sesje\0{} sesji"s}}),
                        "pl")
        .value();
}

}  // namespace

TEST_CASE("what the catalogue hasn't got is said in English") {
    speak({});
    CHECK(tr("Not signed") == "Not signed"s);
    CHECK(trn("{} session", "{} sessions", 1) == "{} session"s);
    CHECK(trn("{} session", "{} sessions", 0) == "{} sessions"s);
    CHECK(trf("{} of {}", 1, 2) == "1 of 2");
    speak(polish());
    CHECK(tr("Signed") == "Signed"s);
    CHECK(tr("Empty") == "Empty"s);
    CHECK(tr("") == ""s);
    speak({});
}

TEST_CASE("a sentence is said in the language that is spoken") {
    speak(polish());
    CHECK(tongue().language() == "pl");
    CHECK(tr("Not signed") == "Niepodpisane"s);
    CHECK(tr(std::string_view{"Not signed"}) == "Niepodpisane");
    CHECK(tr(std::string{"Not signed"}) == "Niepodpisane"s);
    CHECK(trf("{} of {}", 1, 2) == "2: 1");
    speak({});
}

TEST_CASE("a count takes the form that the language has for it") {
    const auto [count, said] = GENERATE(table<std::size_t, std::string>(
        {{0, "{} sesji"}, {1, "{} sesja"}, {2, "{} sesje"}, {5, "{} sesji"}, {12, "{} sesji"}, {22, "{} sesje"}}));
    speak(polish());
    CHECK(trn("{} session", "{} sessions", count) == said);
    speak({});
}

TEST_CASE("a damaged catalogue is refused, and read no further than it goes") {
    const auto whole = catalogue({{"", header}, {"Not signed", "Niepodpisane"}});
    REQUIRE(Tongue::from(whole, "pl"));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(Tongue::from({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}, "pl"));
    }
    auto other = whole;
    other[0] = 'x';
    CHECK_FALSE(Tongue::from(other, "pl"));
}

TEST_CASE("a translation that can't be filled as its sentence is, is not said") {
    const auto [english, said] = GENERATE(table<std::string, std::string>({{"{} of {}", "{} von {} und {}"},
                                                                           {"{} of {}", "{} von {1}"},
                                                                           {"{} of {}", "{} von {"},
                                                                           {"{} of {}", "{:d} von {}"},
                                                                           {"{rate} a year", "{Rate} im Jahr"},
                                                                           {"%d noted", "%s notiert"},
                                                                           {"%d noted", "%d notiert, 100 % davon"},
                                                                           {"%s at %d", "%d um %s"},
                                                                           {"%d noted", "%d notiert %"}}));
    CAPTURE(english, said);
    const auto tongue = Tongue::from(catalogue({{"", header}, {english, said}}), "de").value();
    CHECK(tongue.find(english) == nullptr);
    // wx reads the same bytes, and there finds an empty translation.
    const auto bytes = fillable_catalogue(catalogue({{"", header}, {english, said}}));
    CHECK(bytes != catalogue({{"", header}, {english, said}}));
    CHECK(bytes == fillable_catalogue(bytes));
    speak(Tongue::from(catalogue({{"", header}, {english, said}}), "de").value());
    CHECK(trf("{} of {}", 1, 2) == "1 of 2");
    speak({});
}

TEST_CASE("a translation may order places anew and leave some out") {
    const auto [english, said] =
        GENERATE(table<std::string, std::string>({{"{} of {}", "{1}: {0}"},
                                                  {"{} of {}", "{} insgesamt"},
                                                  {"{nb:score|scores} and {B}", "{B} und {nb:wynik|wyniki|wyników}"},
                                                  {"%s at %d", "%2$d um %1$s"},
                                                  {"%d of 100 %%", "%d von 100 %%"},
                                                  {"2 points or 30 % of it", "2 Punkte oder 30 % davon"},
                                                  {"over 99 %", "über 99 % der {Leute"}}));
    CAPTURE(english, said);
    CHECK(Tongue::from(catalogue({{"", header}, {english, said}}), "de")->find(english) == said);
}

TEST_CASE("each form of a plural must be one that can be filled") {
    const auto tongue =
        Tongue::from(catalogue({{"", header}, {"{} day\0{} days"s, "{} dzień\0{} dni\0{n} dnia"s}}), "pl").value();
    CHECK(tongue.find("{} day", 1) == nullptr);
}

TEST_CASE("where files are written the thread speaks plain English") {
    auto other = polish();
    other.decimal = ',';
    speak(std::move(other));
    {
        const InEnglish plain;
        CHECK(tr("Not signed") == "Not signed"s);
        CHECK(tongue().decimal == '.');
        CHECK(users_tongue().language() == "pl");
        std::thread{[] { CHECK(tr("Not signed") == "Niepodpisane"s); }}.join();
        const InEnglish again;
    }
    CHECK(tr("Not signed") == "Niepodpisane"s);
    speak({});
}

TEST_CASE("a label within a sentence begins small in English alone") {
    CHECK(within_sentence("Bruise") == "bruise");
    speak(polish());
    CHECK(within_sentence("Siniak") == "Siniak");
    speak({});
}

TEST_CASE("thousands are parted as the country does") {
    const auto [sign, number, said] =
        GENERATE(table<std::string, long long, std::string>({{",", 999, "999"},
                                                             {",", 12500, "12,500"},
                                                             {".", 1000, "1.000"},
                                                             {"", 1234567, "1234567"},
                                                             {"’", -123456, "-123’456"},
                                                             {"’", 1234567, "1’234’567"}}));
    part_thousands_with(sign);
    CHECK(whole_text(number) == said);
    part_thousands_with(",");
}

TEST_CASE("a rule of many denials is read without end to the stack") {
    CHECK(PluralRule::from("nplurals=2; plural=" + std::string(200'000, '!') + "n;")->form_of(3) == 1);
    CHECK(PluralRule::from("nplurals=2; plural=!!!n;")->form_of(0) == 1);
    CHECK_FALSE(PluralRule::from("nplurals=2; plural=" + std::string(200'000, '(') + "n;"));
}

TEST_CASE("a rule for plurals is read or refused") {
    CHECK(PluralRule::from(" nplurals=1; plural=0;")->form_of(7) == 0);
    CHECK(PluralRule::from("nplurals=2; plural=(n > 1);")->form_of(1) == 0);
    CHECK(PluralRule::from("nplurals=2; plural=!(n==1) && 1 + 2 * 3 == 7;")->form_of(3) == 1);
    const auto wrong = GENERATE(as<std::string>{}, "", "nplurals=2;", "nplurals=2; plural=n;", "nplurals=2; plural=m;",
                                "nplurals=2; plural=(n;", "nplurals=2; plural=n==1 ? 0;", "nplurals=2; plural=n!=1 x;");
    CAPTURE(wrong);
    CHECK_FALSE(PluralRule::from(wrong));
}
