/// A practice of thousands has hundreds of thousands of scores; after a visit those of one patient are new.
#include "app/patient_row_keeper.h"

#include <algorithm>
#include <utility>

#include "app/guarded.h"

namespace needlebook::app {
namespace {

/// By these the rows are ordered.
bool stands_alike(const PatientRow& one, const PatientRow& other) {
    return one.name == other.name && one.code == other.code;
}

}  // namespace

PatientRowKeeper::PatientRowKeeper(Logbook& book)
    : book_{book}, edits_{book.subscribe([this](const Edit& edit) { hear(edit); })} {}

void PatientRowKeeper::hear(const Edit& edit) {
    const auto touched = guarded([&] { return touched_by(edit, book_.book()); });
    if (touched && !touched->everything)
        stale_.insert(touched->patients.begin(), touched->patients.end());
    else
        read_on_.reset();
}

Result<std::vector<PatientRow>> PatientRowKeeper::rows() {
    if (read_on_ == book_.clock().today()) {
        const auto refreshed = refresh();
        if (refreshed && *refreshed)
            return rows_;
    }
    read_on_.reset();
    const auto today = book_.clock().today();
    auto all = patient_rows(book_, today);
    if (!all)
        return all;
    rows_ = *std::move(all);
    stale_.clear();
    read_on_ = today;
    return rows_;
}

/// False when a row is new, or may stand elsewhere now.
Result<bool> PatientRowKeeper::refresh() {
    for (const auto patient : std::exchange(stale_, {})) {
        const auto place = std::ranges::find(rows_, patient, &PatientRow::id);
        if (place == rows_.end())
            return false;
        auto row = patient_row(book_, patient, *read_on_);
        if (!row)
            return tl::unexpected(row.error());
        if (!stands_alike(*place, *row))
            return false;
        *place = *std::move(row);
    }
    return true;
}

}  // namespace needlebook::app
