#include "base/text.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;

TEST_CASE("text is taken apart into code points and put together again") {
    const std::string text{"aé足𝄞"};
    std::string again;
    std::vector<std::size_t> bytes;
    for (const auto& point : code_points(text)) {
        append_utf8(again, point.value);
        bytes.push_back(point.byte);
    }
    CHECK(again == text);
    CHECK(bytes == std::vector<std::size_t>{0, 1, 3, 6});
    CHECK(code_points("ab\xff"
                      "c")
              .size() == 2);
}

TEST_CASE("lower case keeps accents, folding drops them") {
    CHECK(lower_case("ÉLODIE Zúsānlǐ") == "élodie zúsānlǐ");
    CHECK(folded("ÉLODIE Zúsānlǐ") == "elodie zusanli");
    CHECK(composed("e\u0301") == "é");
}

TEST_CASE("what is no UTF-8 is told") {
    const auto [text, good] = GENERATE(table<std::string, bool>(
        {{"", true}, {"足三里", true}, {"\xff", false}, {"\xe8\xb6", false}, {"\xed\xa0\x80", false}}));
    CHECK(is_utf8(text) == good);
}

TEST_CASE("text is cut at every separator and trimmed at its ends") {
    CHECK(split("a;;b", ';') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", ';') == std::vector<std::string_view>{""});
    CHECK(trimmed(" \ta b\r\n") == "a b");
    CHECK(trimmed(" \n").empty());
}
