/// Which plural form a language takes for a number, by the rule in a catalogue's header.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace needlebook {

class PluralRule {
public:
    /// English: one form for 1, another for the rest.
    PluralRule() = default;

    /// "nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;", an expression of C over n.
    /// Fails with Errc::malformed when it can't be read, or names a form that isn't there for a number up to 1,000.
    static Result<PluralRule> from(std::string_view header);

    std::size_t forms() const { return forms_; }
    /// Below forms().
    std::size_t form_of(unsigned long number) const;

    bool operator==(const PluralRule&) const = default;

private:
    std::string expression_ = "n != 1";
    std::size_t forms_ = 2;
};

}  // namespace needlebook
