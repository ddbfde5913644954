#include "base/tongue.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#include "base/fillable.h"
#include "base/spoken.h"
#include "base/text.h"

namespace needlebook {

namespace {

constexpr std::uint32_t magic = 0x950412de;

/// A whole number of four bytes in the order of this machine, as msgfmt writes it.
std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at) {
    if (at > bytes.size() || bytes.size() - at < sizeof(std::uint32_t))
        return std::nullopt;
    std::uint32_t number = 0;
    std::memcpy(&number, bytes.data() + at, sizeof number);
    return number;
}

/// The text that the entry at `at` points to, without the NUL that must follow it.
std::optional<std::string_view> text_at(std::string_view bytes, std::size_t at) {
    const auto length = number_at(bytes, at);
    const auto start = number_at(bytes, at + 4);
    if (!length || !start || *start >= bytes.size() || bytes.size() - *start <= *length ||
        bytes[*start + *length] != '\0')
        return std::nullopt;
    return bytes.substr(*start, *length);
}

/// Lets the entry at `at` point to the NUL that ends its text: there is no translation.
void empty_entry(std::vector<char>& bytes, std::size_t at) {
    std::array<std::uint32_t, 2> place{};  // Length and start.
    std::memcpy(place.data(), bytes.data() + at, sizeof place);
    place[1] += place[0];
    place[0] = 0;
    std::memcpy(bytes.data() + at, place.data(), sizeof place);
}

/// The line of the header that begins with `name`.
std::string_view line_of(std::string_view header, std::string_view name) {
    const auto at = header.find(name);
    if (at == std::string_view::npos)
        return {};
    const auto rest = header.substr(at + name.size());
    return rest.substr(0, rest.find('\n'));
}

Tongue& spoken() {
    static Tongue tongue;
    return tongue;
}

thread_local bool in_english = false;

std::string& sign_of_thousands() {
    static std::string sign = ",";
    return sign;
}

}  // namespace

std::vector<char> fillable_catalogue(std::vector<char> catalogue) {
    const std::string_view bytes{catalogue.data(), catalogue.size()};
    const auto count = number_at(bytes, 8);
    const auto keys = number_at(bytes, 12);
    const auto texts = number_at(bytes, 16);
    if (number_at(bytes, 0) != magic || !count || !keys || !texts)
        return catalogue;
    for (std::size_t i = 0; i < *count; ++i) {
        const auto key = text_at(bytes, *keys + 8 * i);
        const auto text = text_at(bytes, *texts + 8 * i);
        if (!key || !text)
            break;
        if (!fills_alike(*key, *text))
            empty_entry(catalogue, *texts + 8 * i);
    }
    return catalogue;
}

Result<Tongue> Tongue::from(std::vector<char> catalogue, std::string language) {
    Tongue tongue;
    tongue.bytes_ = fillable_catalogue(std::move(catalogue));
    tongue.language_ = std::move(language);
    const std::string_view bytes{tongue.bytes_.data(), tongue.bytes_.size()};
    const auto count = number_at(bytes, 8);
    const auto keys = number_at(bytes, 12);
    const auto texts = number_at(bytes, 16);
    if (number_at(bytes, 0) != magic || !count || !keys || !texts)
        return fail(Errc::malformed, tongue.language_);
    for (std::size_t i = 0; i < *count; ++i) {
        const auto key = text_at(bytes, *keys + 8 * i);
        const auto text = text_at(bytes, *texts + 8 * i);
        if (!key || !text)
            return fail(Errc::malformed, tongue.language_);
        if (!text->empty())
            tongue.texts_.emplace(key->substr(0, key->find('\0')), *text);
    }
    const auto header = tongue.texts_.find("");
    const auto plural = header == tongue.texts_.end() ? std::string_view{} : line_of(header->second, "Plural-Forms:");
    if (!plural.empty()) {
        auto rule = PluralRule::from(plural);
        if (!rule)
            return fail(Errc::malformed, rule.error().detail);
        tongue.rule_ = *std::move(rule);
    }
    tongue.texts_.erase("");  // An empty label is no sentence.
    return tongue;
}

const char* Tongue::find(std::string_view english) const {
    const auto found = texts_.find(english);
    return found == texts_.end() ? nullptr : found->second.data();
}

const char* Tongue::find(std::string_view one, unsigned long count) const {
    const auto found = texts_.find(one);
    if (found == texts_.end())
        return nullptr;
    auto forms = found->second;
    for (auto skip = rule_.form_of(count); skip > 0; --skip) {
        const auto end = forms.find('\0');
        if (end == std::string_view::npos)
            return nullptr;
        forms.remove_prefix(end + 1);
    }
    return forms.data();
}

void speak(Tongue tongue) { spoken() = std::move(tongue); }

const Tongue& tongue() {
    static const Tongue english;
    return in_english ? english : spoken();
}

const Tongue& users_tongue() { return spoken(); }

InEnglish::InEnglish() : was_{in_english} { in_english = true; }

InEnglish::~InEnglish() { in_english = was_; }

std::string web_language() {
    const auto& language = tongue().language();
    if (language == "en")
        return "en-GB";
    auto plain = language.substr(0, language.find('@'));
    if (const auto at = plain.find('_'); at != std::string::npos)
        plain[at] = '-';
    return plain;
}

const char* tr(const char* english) {
    const auto* said = tongue().find(english);
    return said == nullptr ? english : said;
}

std::string_view tr(std::string_view english) {
    const auto* said = tongue().find(english);
    return said == nullptr ? english : said;
}

const char* trn(const char* one, const char* many, std::size_t count) {
    const auto* said = tongue().find(one, count);
    if (said != nullptr)
        return said;
    return count == 1 ? one : many;
}

std::string within_sentence(std::string_view label) {
    return tongue().language() == "en" ? lower_ascii(label) : std::string{label};
}

void part_thousands_with(std::string sign) { sign_of_thousands() = std::move(sign); }

std::string whole_text(long long number) {
    auto digits = std::to_string(number);
    const std::ptrdiff_t first = number < 0 ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > first; at -= 3)
        digits.insert(static_cast<std::size_t>(at), in_english ? "," : sign_of_thousands());
    return digits;
}

}  // namespace needlebook
