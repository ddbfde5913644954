/// Deciphering single pages of a book's file, without the library that needs all of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/secret.h"

namespace needlebook::store {

constexpr std::size_t page_size = 4096;              ///< Bytes; SQLCipher's own default.
constexpr std::size_t salt_size = 16;                ///< At the start of the file, in the clear.
constexpr std::size_t page_usable = page_size - 80;  ///< Behind that: 16 bytes of IV and 64 of HMAC.

/// What a passphrase and a salt become. SQLCipher 4: PBKDF2-HMAC-SHA512, then AES-256-CBC and HMAC-SHA512 for
/// each page by itself. https://www.zetetic.net/sqlcipher/design/
class PageKey {
public:
    /// Takes as long as opening the book. `salt` has salt_size bytes. Also takes what key_of() gives.
    PageKey(const Secret& passphrase, std::string_view salt);
    PageKey(const PageKey&) = delete;
    PageKey& operator=(const PageKey&) = delete;
    ~PageKey();

    /// The page as SQLite knows it; none when a bit of it is not as it was written, or for another key.
    /// @param number  From 1; it is sealed too, so that a page can't lie in another's place.
    std::optional<std::string> decipher(std::string_view page, std::uint32_t number) const;

private:
    std::array<unsigned char, 32> cipher_{};
    std::array<unsigned char, 32> seal_{};
};

}  // namespace needlebook::store
