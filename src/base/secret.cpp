/// Wiping what was secret.
#include "base/secret.h"

#include <cstring>
#include <utility>

#include "base/text.h"

namespace needlebook {

void wipe(std::string& text) noexcept {
    // The whole capacity: a shrunken string leaves its tail behind.
    explicit_bzero(text.data(), text.capacity());
    text.clear();
}

Secret::Secret(std::string_view text) {
    auto form = composed(text);
    text_.reserve(64);  // Never inside the object itself, where a move would leave a copy.
    text_ = form;
    needlebook::wipe(form);
}

Secret::Secret(Secret&& other) noexcept : text_{std::move(other.text_)} { other.wipe(); }

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        wipe();
        text_.swap(other.text_);
    }
    return *this;
}

Secret::~Secret() { wipe(); }

void Secret::wipe() noexcept { needlebook::wipe(text_); }

}  // namespace needlebook
