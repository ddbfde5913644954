/// What a dialog held is read back as it was, or not at all.
#include "app/dialog_words.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::app;

TEST_CASE("what stood in a dialog is read back as it was") {
    const DialogWords words{"New patient", {{"0.2", "Zoë \"Bee\" Marl"}, {"0.19", "two\nlines"}, {"0.24", "1"}}};
    const auto again = dialog_words_from(to_draft(words));
    REQUIRE(again);
    CHECK(*again == words);
}

TEST_CASE("what no dialog wrote is no dialog's") {
    const auto* draft =
        GENERATE("", "{", "[]", "{}", R"({"title":1,"values":{}})", R"({"title":"x","values":{"0":1}})");
    CHECK_FALSE(dialog_words_from(draft));
}

TEST_CASE("a draft's name tells whether a dialog wrote it") {
    CHECK(is_dialog_draft(dialog_draft_name("agreement 17")));
    CHECK_FALSE(is_dialog_draft("session:17"));
}
