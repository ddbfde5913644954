/// Files of others are given up at the first thing that no text of ours has, before they fill the memory.
#include "exchange/text_file.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace needlebook;
using namespace needlebook::exchange;

namespace {

struct TextFolder {
    std::filesystem::path path;

    TextFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "needlebook-text-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"mkdtemp"};
        path = pattern;
    }
    TextFolder(const TextFolder&) = delete;
    TextFolder& operator=(const TextFolder&) = delete;
    ~TextFolder() { std::filesystem::remove_all(path); }

    tl::expected<std::string, RejectedCell> read(const std::string& bytes, Encoding encoding = Encoding::utf_8) const {
        std::ofstream{path / "file", std::ios::binary} << bytes;
        return *read_text(path / "file", encoding);
    }
};

}  // namespace

TEST_CASE_METHOD(TextFolder, "a text comes as it is, without its byte order mark") {
    const auto [bytes, text] = GENERATE(table<std::string, std::string>(
        {{"", ""}, {"a,b\r\nc", "a,b\r\nc"}, {"\xEF\xBB\xBFpatient", "patient"}, {"a\rb\r", "a\rb\r"}}));
    CHECK(read(bytes) == text);
}

TEST_CASE_METHOD(TextFolder, "a text comes in UTF-8 from what spreadsheets on Windows save") {
    CHECK(read("caf\xE9 \x80 5\x96"
               "10 \x93q\x94",
               Encoding::windows_1252) == "café € 5–10 “q”");
    CHECK(read({"\xFF\xFE"
                "a\0\xE9\0\x3C\xD8\x3A\xDF\r\0\n\0",
                14},
               Encoding::utf_16) == "aé🌺\r\n");
    CHECK(read({"\xFE\xFF\0a\0\xE9", 6}, Encoding::utf_16) == "aé");
    // Letters that lie across the pieces in which a file is read.
    std::string many;
    for (int i = 0; i < 100'000; ++i)
        many += std::string{"\x3C\xD8\x3A\xDF", 4};
    const auto read_back = read("x" + std::string{"\0", 1} + many, Encoding::utf_16);
    REQUIRE(read_back);
    CHECK(read_back->size() == 1 + 4 * 100'000);
    CHECK(read_back->ends_with("🌺"));
}

TEST_CASE_METHOD(TextFolder, "half a letter of UTF-16 is refused with its line") {
    const auto bytes = GENERATE(as<std::string>{}, std::string{"a\0\n\0b", 5}, std::string{"a\0\n\0\x3C\xD8", 6},
                                std::string{"a\0\n\0\x3A\xDF", 6});
    const auto text = read(bytes, Encoding::utf_16);
    REQUIRE_FALSE(text);
    CHECK(text.error().reason == Refusal::wrong_encoding);
    CHECK(text.error().line == 2);
}

TEST_CASE_METHOD(TextFolder, "what is no text is refused with line and column") {
    const auto [bytes, line, column, reason] = GENERATE(table<std::string, std::size_t, std::string, Refusal>({
        {"\xFF\xFEp", 1, "1", Refusal::wrong_encoding},
        {"\xFE\xFFp", 1, "1", Refusal::wrong_encoding},
        {std::string{"a\nbc\0", 5}, 2, "3", Refusal::not_csv},
        {std::string{"a\r\nb\rc\0", 7}, 3, "2", Refusal::not_csv},
    }));
    const auto text = read(bytes);
    REQUIRE_FALSE(text);
    CHECK(text.error().line == line);
    CHECK(text.error().column == column);
    CHECK(text.error().reason == reason);
}

TEST_CASE_METHOD(TextFolder, "a line without end is given up long before it ends") {
    // As long as a disk would hold: whoever read it all would never come back.
    const auto fifo = path / "endless";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    REQUIRE(std::system(("(yes | tr -d '\\n' > '" + fifo.string() + "') 2>/dev/null &").c_str()) == 0);
    const auto text = read_text(fifo);
    REQUIRE(text);
    REQUIRE_FALSE(*text);
    CHECK((*text).error().reason == Refusal::line_too_long);
    CHECK((*text).error().line == 1);
}

TEST_CASE_METHOD(TextFolder, "a folder and a missing file are no text") {
    CHECK(read_text(path).error().code == Errc::unreadable_file);
    CHECK(read_text(path / "nothing").error().code == Errc::unreadable_file);
}
