/// The patients' rows, of which an edit makes only those of its patients be read anew.
#pragma once

#include <optional>
#include <vector>

#include "app/logbook.h"
#include "app/patient_rows.h"
#include "app/touched.h"

namespace needlebook::app {

class PatientRowKeeper {
public:
    /// Nothing is read yet. `book` outlives the keeper.
    explicit PatientRowKeeper(Logbook& book);
    PatientRowKeeper(const PatientRowKeeper&) = delete;
    PatientRowKeeper& operator=(const PatientRowKeeper&) = delete;

    /// As patient_rows of the book's today. Fails as that does, and reads everything the next time.
    Result<std::vector<PatientRow>> rows();

private:
    void hear(const Edit& edit);
    Result<bool> refresh();

    Logbook& book_;
    std::optional<Day> read_on_;  ///< None: all rows are to be read.
    std::vector<PatientRow> rows_;
    std::set<Id<Patient>> stale_;
    Subscription edits_;
};

}  // namespace needlebook::app
