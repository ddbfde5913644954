/// The import that was taken in last, as the history tells it: what undoing it would take away, and whether that can
/// be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "domain/patient.h"
#include "store/book.h"

namespace needlebook::app {

/// Called now and then with what is done and all there is to do; false stops it. May be empty.
using ImportProgress = std::function<bool(std::size_t done, std::size_t all)>;

struct ImportTaken {
    std::string act;          ///< Subject of its rows of history.
    std::string source;       ///< Name of the file.
    Instant at;               ///< When it was taken in.
    std::int64_t last_row{};  ///< Of the history.
    bool operator==(const ImportTaken&) const = default;
};

/// Records of one patient, by kind as in an Edit's JSON.
struct TakenRecords {
    Id<Patient> patient;
    std::map<std::string, std::vector<std::int64_t>, std::less<>> ids;
};

/// The subject of the history's rows of an import that can be taken back.
std::string import_act(Id<ImportTaken> id);
/// Whether `subject` is one.
bool is_import_act(std::string_view subject);

/// The newest import that is not taken back yet, looked for among the last acts of the book only: what is older stays.
/// May throw store::Failure, as do the others.
std::optional<ImportTaken> newest_import(const store::Book& book);

/// What it brought, by patient, the last one first. Nothing of a patient who was erased since.
std::vector<TakenRecords> records_of(const store::Book& book, const ImportTaken& taken);

/// The first of its patients whose record has changed since, or is being typed on: the import stays then. An edit that
/// was taken back is no change.
std::optional<Id<Patient>> changed_since(const store::Book& book, const ImportTaken& taken,
                                         const std::vector<TakenRecords>& records);

/// Whether something was typed on a patient after a row of the history, taken back or not.
bool was_edited_since(const store::Book& book, Id<Patient> patient, std::int64_t row);

}  // namespace needlebook::app
