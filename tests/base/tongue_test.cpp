/// The catalogue of a language, as msgfmt compiles it, and what is said without one.
#include "base/tongue.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

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

TEST_CASE("a rule for plurals is read or refused") {
    CHECK(PluralRule::from(" nplurals=1; plural=0;")->form_of(7) == 0);
    CHECK(PluralRule::from("nplurals=2; plural=(n > 1);")->form_of(1) == 0);
    CHECK(PluralRule::from("nplurals=2; plural=!(n==1) && 1 + 2 * 3 == 7;")->form_of(3) == 1);
    const auto wrong = GENERATE(as<std::string>{}, "", "nplurals=2;", "nplurals=2; plural=n;", "nplurals=2; plural=m;",
                                "nplurals=2; plural=(n;", "nplurals=2; plural=n==1 ? 0;", "nplurals=2; plural=n!=1 x;");
    CAPTURE(wrong);
    CHECK_FALSE(PluralRule::from(wrong));
}
