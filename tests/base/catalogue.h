/// Catalogues of sentences as msgfmt compiles them, for tests to speak.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

namespace needlebook::test {

/// A .mo file of these sentences; the forms of a plural parted by NUL.
inline std::vector<char> catalogue(const std::map<std::string, std::string>& texts) {
    std::string keys_at;
    std::string texts_at;
    std::string words;
    const auto head = 28 + 16 * texts.size();
    const auto number = [](std::size_t value) {
        const auto whole = static_cast<std::uint32_t>(value);
        std::string bytes(4, '\0');
        std::memcpy(bytes.data(), &whole, 4);
        return bytes;
    };
    const auto add = [&](std::string& table, const std::string& text) {
        table += number(text.size()) + number(head + words.size());
        words += text + '\0';
    };
    for (const auto& [english, said] : texts) {
        add(keys_at, english);
        add(texts_at, said);
    }
    const auto file = number(0x950412de) + number(0) + number(texts.size()) + number(28) +
                      number(28 + 8 * texts.size()) + number(0) + number(0) + keys_at + texts_at + words;
    return {file.begin(), file.end()};
}

}  // namespace needlebook::test
