/// A practice of thousands has hundreds of thousands of scores; after a visit those of one patient are new.
#include "app/patient_row_keeper.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/guarded.h"

namespace needlebook::app {
namespace {

/// Rows are ordered by names and code.
bool moves_somebody(const Edit& edit) {
    return std::ranges::any_of(edit.revisions, [](const Revision& revision) {
        const auto* patient = std::get_if<Revised<Patient>>(&revision);
        if (patient == nullptr || !patient->before || !patient->after)
            return patient != nullptr;
        const auto& before = *patient->before;
        const auto& after = *patient->after;
        return std::tie(before.family_name, before.given_names, before.code) !=
               std::tie(after.family_name, after.given_names, after.code);
    });
}

}  // namespace

PatientRowKeeper::PatientRowKeeper(Logbook& book)
    : book_{book}, edits_{book.subscribe([this](const Edit& edit) { hear(edit); })} {}

void PatientRowKeeper::hear(const Edit& edit) {
    const auto touched = guarded([&] { return touched_by(edit, book_.book()); });
    if (touched && !touched->everything && !moves_somebody(edit))
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

/// False when a row is new.
Result<bool> PatientRowKeeper::refresh() {
    for (const auto patient : std::exchange(stale_, {})) {
        const auto place = std::ranges::find(rows_, patient, &PatientRow::id);
        if (place == rows_.end())
            return false;
        auto row = patient_row(book_, patient, *read_on_);
        if (!row)
            return tl::unexpected(row.error());
        *place = *std::move(row);
    }
    return true;
}

}  // namespace needlebook::app
