/// Drawing words, and guessing strength.
#include "app/passphrase.h"

#include "app/logbook.h"
#include "store/book.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "base/csv.h"
#include "base/text.h"
#include "embedded/wording.h"

namespace needlebook::app {

namespace {

constexpr int words_offered = 6;

const std::vector<std::string>& words() {
    static const auto all = [] {
        const auto table = csv::parse_own(embedded::wording_passphrase_words);
        std::vector<std::string> list;
        for (const auto& row : table.rows)
            list.push_back(row.cells.front());
        return list;
    }();
    return all;
}

/// Letters that add something: not the same as the one before, nor its neighbour.
std::size_t telling_letters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int step = i == 0 ? 9 : text[i] - text[i - 1];
        // A byte within a letter of several bytes is no letter of its own.
        if (step < -1 || step > 1)
            count += (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U ? 0 : 1;
    }
    return count;
}

double alphabet(std::string_view text) {
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;
    for (const char letter : text) {
        lower = lower || (letter >= 'a' && letter <= 'z');
        upper = upper || (letter >= 'A' && letter <= 'Z');
        digit = digit || (letter >= '0' && letter <= '9');
        other = other || !((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9'));
    }
    return 26.0 * lower + 26.0 * upper + 10.0 * digit + 20.0 * other;
}

}  // namespace

Secret six_words() {
    std::random_device device;
    std::uniform_int_distribution<std::size_t> draw{0, words().size() - 1};
    std::string text;
    text.reserve(96);
    for (int i = 0; i < words_offered; ++i)
        text += (i == 0 ? "" : " ") + words()[draw(device)];
    Secret secret{text};
    wipe(text);
    return secret;
}

double six_words_bits() { return words_offered * std::log2(static_cast<double>(words().size())); }

Strength strength_of(std::string_view passphrase) {
    if (trimmed(passphrase).empty())
        return Strength::empty;
    static constexpr std::array<std::string_view, 8> common{"password", "passphrase", "qwert",     "letmein",
                                                            "acupunct", "needlebook", "neuropath", "welcome"};
    const auto lower = lower_ascii(passphrase);
    auto letters = static_cast<double>(telling_letters(passphrase));
    for (const auto& known : common)
        if (lower.find(known) != std::string::npos)
            letters -= static_cast<double>(known.size()) - 1;
    // Words of a language tell some 2 bits a letter, far less than chosen at random.
    const double bits = std::max(0.0, letters) * std::min(std::log2(std::max(alphabet(passphrase), 2.0)), 5.0) * 0.55;
    if (bits < 40)
        return Strength::weak;
    return bits < 60 ? Strength::fair : Strength::strong;
}

bool opens(const Logbook& book, const Secret& passphrase) { return store::opens(book.path(), passphrase); }

}  // namespace needlebook::app
