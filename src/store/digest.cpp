/// SHA-256 by OpenSSL.
#include "store/digest.h"

#include <algorithm>

#include <openssl/evp.h>
#include <openssl/rand.h>

#include "store/sha256.h"

namespace needlebook::store {
namespace {

void require(int code) {
    if (code != 1)
        throw Failure{Errc::storage, "OpenSSL"};
}

/// Looked up once: OpenSSL otherwise searches its providers for each digest, which takes longer than a short one.
const EVP_MD* sha_256() {
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    require(fetched != nullptr ? 1 : 0);
    return fetched;
}

}  // namespace

void Sealing::Free::operator()(void* context) const { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context)); }

Sealing::Sealing() : context_{EVP_MD_CTX_new()} {
    require(context_ ? 1 : 0);
    require(EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_.get()), sha_256(), nullptr));
}

void Sealing::add_bytes(const void* bytes, std::size_t size) {
    require(EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_.get()), bytes, size));
}

Sealing& Sealing::add(std::int64_t number) {
    std::array<std::uint8_t, 8> big_endian{};
    auto rest = static_cast<std::uint64_t>(number);
    for (std::size_t i = big_endian.size(); i-- > 0; rest >>= 8)
        big_endian.at(i) = static_cast<std::uint8_t>(rest & 0xff);
    add_bytes(big_endian.data(), big_endian.size());
    return *this;
}

Sealing& Sealing::add(std::string_view text) {
    add(static_cast<std::int64_t>(text.size()));
    add_bytes(text.data(), text.size());
    return *this;
}

Sealing& Sealing::add(const Bytes& bytes) {
    add(static_cast<std::int64_t>(bytes.size()));
    add_bytes(bytes.data(), bytes.size());
    return *this;
}

Digest Sealing::finish() {
    Digest digest{};
    require(EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_.get()), digest.data(), nullptr));
    return digest;
}

Digest sha256(std::string_view bytes) {
    Digest digest{};
    require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, sha_256(), nullptr));
    return digest;
}

Bytes random_bytes(std::size_t count) {
    Bytes bytes(count);
    require(RAND_bytes(bytes.data(), static_cast<int>(count)));
    return bytes;
}

Bytes bytes_of(const Digest& digest) { return {digest.begin(), digest.end()}; }

Digest digest_of(const Bytes& bytes) {
    Digest digest{};
    if (bytes.size() != digest.size())
        throw DamagedRow{"digest of " + std::to_string(bytes.size()) + " bytes"};
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

}  // namespace needlebook::store
