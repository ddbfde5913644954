/// AES and HMAC of one page by OpenSSL.
#include "store/cipher_page.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "store/failure.h"

namespace needlebook::store {
namespace {

constexpr std::size_t iv_size = 16;
constexpr std::size_t seal_size = 64;
constexpr unsigned char seal_salt_mask = 0x3a;
constexpr int seal_rounds = 2;

void require(int code) {
    if (code != 1)
        throw Failure{Errc::storage, "OpenSSL"};
}

const unsigned char* bytes_at(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

void derive(std::string_view from, std::string_view salt, int rounds, std::array<unsigned char, 32>& key) {
    require(PKCS5_PBKDF2_HMAC(from.data(), static_cast<int>(from.size()), bytes_at(salt), static_cast<int>(salt.size()),
                              rounds, EVP_sha512(), static_cast<int>(key.size()), key.data()));
}

/// x'…', as SQLCipher writes a key that is derived already: 32 bytes in hex, and after them the salt.
bool read_raw(std::string_view text, std::array<unsigned char, 32>& key) {
    constexpr std::size_t with_key = 67;
    constexpr std::size_t with_salt = 99;
    if ((text.size() != with_key && text.size() != with_salt) || !text.starts_with("x'") || !text.ends_with('\''))
        return false;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char* digits = text.data() + 2 + 2 * i;
        if (std::from_chars(digits, digits + 2, key.at(i), 16).ptr != digits + 2)
            return false;
    }
    return true;
}

struct FreeContext {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

}  // namespace

PageKey::PageKey(const Secret& passphrase, std::string_view salt) {
    if (!read_raw(passphrase.view(), cipher_))
        derive(passphrase.view(), salt, NEEDLEBOOK_KDF_ITER, cipher_);
    std::string masked{salt};
    for (char& byte : masked)
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ seal_salt_mask);
    derive({reinterpret_cast<const char*>(cipher_.data()), cipher_.size()}, masked, seal_rounds, seal_);
}

PageKey::~PageKey() {
    OPENSSL_cleanse(cipher_.data(), cipher_.size());
    OPENSSL_cleanse(seal_.data(), seal_.size());
}

std::optional<std::string> PageKey::decipher(std::string_view page, std::uint32_t number) const {
    if (page.size() != page_size)
        return std::nullopt;
    // The salt stands where SQLite would have its name.
    constexpr std::string_view name{"SQLite format 3\0", salt_size};
    const std::size_t start = number == 1 ? salt_size : 0;
    std::string sealed{page.substr(start, page_usable + iv_size - start)};
    for (int shift = 0; shift < 32; shift += 8)
        sealed += static_cast<char>((number >> static_cast<unsigned>(shift)) & 0xffU);
    std::array<unsigned char, seal_size> seal{};
    unsigned size = 0;
    if (HMAC(EVP_sha512(), seal_.data(), static_cast<int>(seal_.size()), bytes_at(sealed), sealed.size(), seal.data(),
             &size) == nullptr ||
        !std::equal(seal.begin(), seal.end(), bytes_at(page) + page_usable + iv_size))
        return std::nullopt;

    const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context{EVP_CIPHER_CTX_new()};
    require(context ? 1 : 0);
    require(
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, cipher_.data(), bytes_at(page) + page_usable));
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    std::string plain(page_size, '\0');
    std::ranges::copy(name.substr(0, start), plain.begin());
    int done = 0;
    require(EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char*>(plain.data()) + start, &done,
                              bytes_at(page) + start, static_cast<int>(page_usable - start)));
    return plain;
}

}  // namespace needlebook::store
