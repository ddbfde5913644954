/// What store/ throws when disk, database or a row can't be right.
#pragma once

#include <stdexcept>
#include <string>

#include "base/result.h"

namespace needlebook::store {

/// A failure nobody can mend on the spot: caught in app/guarded.h alone.
class Failure : public std::runtime_error {
public:
    Failure(Errc code, const std::string& detail) : std::runtime_error{detail}, code_{code} {}
    Errc code() const { return code_; }

private:
    Errc code_;
};

/// A row which no table class could have written.
class DamagedRow : public Failure {
public:
    explicit DamagedRow(const std::string& detail) : Failure{Errc::damaged_book, detail} {}
};

}  // namespace needlebook::store
