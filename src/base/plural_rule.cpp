#include "base/plural_rule.h"

#include <array>
#include <charconv>
#include <optional>

namespace needlebook {

namespace {

/// Evaluates an expression of C over the unsigned number n; nothing when it can't be read.
class Reader {
public:
    Reader(std::string_view text, unsigned long n) : text_{text}, n_{n} {}

    std::optional<unsigned long> whole() {
        const auto value = choice();
        skip_blanks();
        return good_ && text_.empty() ? std::optional{value} : std::nullopt;
    }

private:
    struct Operator {
        std::string_view sign;
        int level;  ///< The higher, the tighter it binds.
        unsigned long (*of)(unsigned long, unsigned long);
    };

    // Longer signs first: "<=" is no "<".
    static constexpr std::array<Operator, 13> operators{
        {{"||", 1, [](unsigned long a, unsigned long b) -> unsigned long { return a != 0 || b != 0; }},
         {"&&", 2, [](unsigned long a, unsigned long b) -> unsigned long { return a != 0 && b != 0; }},
         {"==", 3, [](unsigned long a, unsigned long b) -> unsigned long { return a == b; }},
         {"!=", 3, [](unsigned long a, unsigned long b) -> unsigned long { return a != b; }},
         {"<=", 4, [](unsigned long a, unsigned long b) -> unsigned long { return a <= b; }},
         {">=", 4, [](unsigned long a, unsigned long b) -> unsigned long { return a >= b; }},
         {"<", 4, [](unsigned long a, unsigned long b) -> unsigned long { return a < b; }},
         {">", 4, [](unsigned long a, unsigned long b) -> unsigned long { return a > b; }},
         {"+", 5, [](unsigned long a, unsigned long b) { return a + b; }},
         {"-", 5, [](unsigned long a, unsigned long b) { return a - b; }},
         {"*", 6, [](unsigned long a, unsigned long b) { return a * b; }},
         {"/", 6, [](unsigned long a, unsigned long b) { return b == 0 ? 0 : a / b; }},
         {"%", 6, [](unsigned long a, unsigned long b) { return b == 0 ? 0 : a % b; }}}};
    static constexpr int deepest = 50;

    void skip_blanks() {
        while (!text_.empty() && (text_.front() == ' ' || text_.front() == '\t'))
            text_.remove_prefix(1);
    }

    bool took(std::string_view sign) {
        skip_blanks();
        if (!text_.starts_with(sign))
            return false;
        text_.remove_prefix(sign.size());
        return true;
    }

    unsigned long choice() {
        if (++depth_ > deepest) {
            good_ = false;
            return 0;
        }
        auto value = joined(1);
        if (took("?")) {
            const auto yes = choice();
            good_ = took(":") && good_;
            const auto no = choice();
            value = value != 0 ? yes : no;
        }
        --depth_;
        return value;
    }

    const Operator* operator_from(int level) {
        skip_blanks();
        for (const auto& one : operators)
            if (one.level >= level && text_.starts_with(one.sign))
                return &one;
        return nullptr;
    }

    unsigned long joined(int level) {
        auto value = single();
        while (const auto* between = operator_from(level)) {
            text_.remove_prefix(between->sign.size());
            value = between->of(value, joined(between->level + 1));
        }
        return value;
    }

    unsigned long single() {
        bool is_denied = false;
        bool denies = false;
        for (; took("!"); denies = true)
            is_denied = !is_denied;
        const auto value = plain();
        return denies ? (value == 0) == is_denied : value;
    }

    unsigned long plain() {
        if (took("n"))
            return n_;
        if (took("(")) {
            const auto value = choice();
            good_ = took(")") && good_;
            return value;
        }
        unsigned long value = 0;
        const auto [end, problem] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (problem != std::errc{})
            good_ = false;
        else
            text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return value;
    }

    std::string_view text_;
    unsigned long n_;
    int depth_ = 0;
    bool good_ = true;
};

std::string_view part_after(std::string_view text, std::string_view name) {
    const auto at = text.find(name);
    if (at == std::string_view::npos)
        return {};
    const auto rest = text.substr(at + name.size());
    return rest.substr(0, rest.find(';'));
}

}  // namespace

Result<PluralRule> PluralRule::from(std::string_view header) {
    PluralRule rule;
    const auto forms = part_after(header, "nplurals=");
    rule.expression_ = part_after(header, "plural=");
    std::from_chars(forms.data(), forms.data() + forms.size(), rule.forms_);
    for (unsigned long n = 0; n <= 1000; ++n) {
        const auto form = Reader{rule.expression_, n}.whole();
        if (!form || *form >= rule.forms_)
            return fail(Errc::malformed, std::string{header});
    }
    return rule;
}

std::size_t PluralRule::form_of(unsigned long number) const {
    const auto form = Reader{expression_, number}.whole().value_or(0);
    return form < forms_ ? form : 0;
}

}  // namespace needlebook
