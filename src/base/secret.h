/// A passphrase: kept in one place, wiped when no longer needed.
#pragma once

#include <string>
#include <string_view>

namespace needlebook {

/// Can be moved, not copied; its bytes are overwritten when it goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text);  ///< Takes the NFC form, so that é is é on every keyboard.
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    std::string_view view() const { return text_; }
    bool empty() const { return text_.empty(); }
    Secret clone() const { return Secret{text_}; }

private:
    void wipe() noexcept;

    std::string text_;
};

/// Overwrites the bytes of `text` in a way that the compiler keeps, and empties it.
void wipe(std::string& text) noexcept;

}  // namespace needlebook
