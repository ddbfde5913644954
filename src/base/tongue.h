/// The language in which the program speaks to people: its catalogue, plural forms and decimal sign.
///
/// Every sentence stands in the sources in English, inside tr() or one of its sisters, and is looked up when it is
/// used. What files hold (keys, ISO dates, numbers) never passes here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fmt/core.h>

#include "base/plural_rule.h"
#include "base/result.h"

namespace needlebook {

/// A compiled catalogue of GNU gettext (.mo, UTF-8), or plain English.
class Tongue {
public:
    Tongue() = default;
    Tongue(Tongue&&) = default;
    Tongue& operator=(Tongue&&) = default;

    /// @param language  As in the catalogue's folder: "de", "pt_BR", "en@pseudo".
    /// Fails with Errc::malformed for anything that is no whole catalogue.
    static Result<Tongue> from(std::vector<char> catalogue, std::string language);

    const std::string& language() const { return language_; }
    /// What stands between whole and tenth, "." or ",".
    char decimal = '.';

    /// The translation, or nothing; ends with a NUL and lives as long as this.
    const char* find(std::string_view english) const;
    /// The form for `count` of the sentence whose singular is `one`, or nothing.
    const char* find(std::string_view one, unsigned long count) const;
    /// Which of the forms parted by | a template takes for `count`.
    std::size_t form_of(unsigned long count) const { return rule_.form_of(count); }

private:
    std::vector<char> bytes_;
    /// Views into bytes_. Moving a vector keeps them, copying would not: hence no copy of a Tongue.
    std::unordered_map<std::string_view, std::string_view> texts_;
    PluralRule rule_;
    std::string language_ = "en";
};

/// The language of the whole process, like its locale: main() sets it once, before the first word. Tables of words are
/// read in it when they are first used, and keep it.
void speak(Tongue tongue);
const Tongue& tongue();
/// As pages for a browser name it: "en-GB", "pt-BR".
std::string web_language();

/// The sentence in the language that is spoken; itself when the catalogue hasn't got it.
const char* tr(const char* english);
/// The same for words out of a table that stays.
std::string_view tr(std::string_view english);
inline std::string tr(const std::string& english) { return std::string{tr(std::string_view{english})}; }
/// One of two sentences in English, or as many as the language has, by the count.
const char* trn(const char* one, const char* many, std::size_t count);
/// Marks words for the catalogue that tr() looks up where they are used.
constexpr const char* tr_noop(const char* english) { return english; }

/// A sentence with places to fill, {} or {0}; the English one is checked when it is compiled.
template <class... Args>
std::string trf(fmt::format_string<Args...> english, Args&&... args) {
    const auto words = static_cast<fmt::string_view>(english);
    const auto said = tr(std::string_view{words.data(), words.size()});
    return fmt::vformat(fmt::string_view{said.data(), said.size()}, fmt::make_format_args(args...));
}

}  // namespace needlebook
