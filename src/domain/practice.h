/// The practice, its practitioners, and what kind of book this is.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/id.h"
#include "base/names.h"
#include "domain/needle.h"

namespace needlebook {

enum class BookKind { practice, patient_copy, demonstration };
template <>
struct Names<BookKind> {
    static constexpr std::array<std::string_view, 3> all{"practice", "patient_copy", "demonstration"};
};

struct Patient;

/// What a book says of itself.
struct BookIdentity {
    Id<BookIdentity> id;
    BookKind kind = BookKind::practice;
    Instant made_at;
    std::string zone;                           ///< IANA name of the practice's time zone, "Europe/London".
    std::optional<Id<BookIdentity>> from_book;  ///< Only in a patient's copy.
    std::optional<Id<Patient>> from_patient;    ///< Only in a patient's copy.
    bool operator==(const BookIdentity&) const = default;
};

struct Practice {
    std::string name;
    std::string address;
    std::string phone;
    std::string email;
    bool patient_view_needs_passphrase = false;
    std::optional<int> lock_after_minutes;  ///< 1..240; none: never by itself.
    int retention_years = 8;                ///< 1..100.
    bool operator==(const Practice&) const = default;
};

struct Practitioner {
    Id<Practitioner> id;
    std::string name;
    std::string initials;
    std::string qualification;
    std::string body;         ///< Professional body.
    std::string body_number;  ///< Registration there.
    std::string insurer;
    bool active = true;
    NeedleDetail usual;                     ///< What a needle is unless said otherwise.
    std::optional<int> retention_min;       ///< Minutes, 0..240.
    std::optional<int> needle_diameter_um;  ///< Micrometres, 50..1000.
    std::optional<int> needle_length_mm;    ///< 1..200.
    std::string needle_make;
    bool operator==(const Practitioner&) const = default;
};

}  // namespace needlebook
