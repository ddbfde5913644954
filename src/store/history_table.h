/// The history: append-only, each row sealed by the hash of the one before.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/patient.h"
#include "store/table.h"

namespace needlebook::store {

using Digest = std::array<std::uint8_t, 32>;  ///< SHA-256.

/// One act, to be written.
struct Act {
    Instant at;
    std::string who;   ///< As they said themselves.
    std::string kind;  ///< "edit", "undo", "redo", "sign", "amend", "void", "erase", "import", "view" …
    std::optional<Id<Patient>> patient;
    std::string subject;                 ///< Ids or the label of an edit; never a name.
    std::optional<std::string> payload;  ///< JSON; erased with its patient.
};

/// One act, as it was written.
struct HistoryRow {
    std::int64_t seq{};
    Instant at;
    std::string who;
    std::string kind;
    std::optional<Id<Patient>> patient;
    std::string subject;
    std::optional<std::string> payload;  ///< None: never had one, or erased.
    Digest hash{};
    bool operator==(const HistoryRow&) const = default;
};

/// Count of rows and last hash: printed on reports and kept in backups, so that a cut tail shows.
struct HistoryHead {
    std::int64_t count{};
    Digest hash{};
    bool operator==(const HistoryHead&) const = default;
};

/// Something that is not as it was written.
struct Finding {
    std::string kind;     ///< "history_changed", "schema_missing", "page" …
    std::string subject;  ///< What it is about: a row, a table, a page.
    std::string detail;
    bool operator==(const Finding&) const = default;
};

class HistoryTable : public Table {
public:
    using Table::Table;

    void append(const Act& act);

    HistoryHead head() const;
    std::vector<HistoryRow> of(Id<Patient> patient) const;       ///< By seq.
    std::vector<HistoryRow> of_nobody() const;                   ///< On no patient of the book, by seq.
    std::vector<HistoryRow> exports_of_all() const;              ///< Of records of more than one patient, by seq.
    std::vector<HistoryRow> last(int count) const;               ///< Newest first.
    std::vector<HistoryRow> acts_after(std::int64_t seq) const;  ///< Newest first, without payloads.
    std::optional<HistoryRow> find(std::int64_t seq) const;
    void each(const std::function<void(const HistoryRow&)>& visit) const;  ///< By seq.
    std::vector<Id<Patient>> erased() const;                               ///< Patients with a tombstone.

    /// Walks the chain. Kinds: history_changed, history_missing, history_order, history_tail,
    /// payload_changed, payload_missing, payload_stray, tombstone_stray (a patient marked as erased without an
    /// entry that erased them).
    std::vector<Finding> verify() const;
};

std::string to_hex(const Digest& digest);

}  // namespace needlebook::store
