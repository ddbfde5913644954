/// What single cells of a file of visits say, whoever wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/result.h"
#include "domain/session.h"
#include "domain/side_effect.h"

namespace needlebook::exchange {

/// "1.5", and "1,5" as many countries write it.
std::optional<double> number_in(std::string written);

/// Whole numbers from 0 to `most`; "7.0" and "7,0" too.
std::optional<int> whole_in(std::string_view text, int most);

/// A side effect as someone told or saw it.
struct NamedSideEffect {
    SideEffectKind kind = SideEffectKind::other;
    Severity severity = Severity::mild;
    bool serious = false;
    bool operator==(const NamedSideEffect&) const = default;
};

/// "bruise", "bruise:moderate" or "bruise:severe:serious"; mild and not serious unless said. Fails with
/// Errc::malformed, the detail naming the part that isn't known.
Result<NamedSideEffect> parse_side_effect(std::string_view text);

/// What a row is of.
struct RowKind {
    enum class Of {
        session,
        scores,  ///< From home.
        booked   ///< An appointment of which nobody says that it took place.
    };
    Of of = Of::session;
    SessionKind session = SessionKind::treatment;
    bool operator==(const RowKind&) const = default;
};

/// "visit", "reading", a kind of session, or what other systems say of an appointment: "No-show", "Late cancel",
/// "Checked in". None for other words.
std::optional<RowKind> row_kind(std::string_view word);

/// Who somebody is beside their code, as far as the file says.
struct NamedPerson {
    std::string given_names;
    std::string family_name;
    std::optional<Day> born_on;
    bool operator==(const NamedPerson&) const = default;

    bool has_name() const { return !given_names.empty() || !family_name.empty(); }
};

/// "Weaver, Ann" and "Ann Weaver": without a comma the last word is the family name.
NamedPerson person_called(std::string_view name);

}  // namespace needlebook::exchange
