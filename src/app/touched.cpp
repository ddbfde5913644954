#include "app/touched.h"

#include <optional>
#include <utility>

#include "store/book.h"

namespace needlebook::app {
namespace {

/// From so many patients on it is quicker to begin anew.
constexpr std::size_t too_many_patients = 50;

class TouchFinder {
public:
    explicit TouchFinder(const store::Book& book) : book_{book} {}

    Touched find(const Edit& edit) && {
        for (const auto& revision : edit.revisions)
            std::visit([this](const auto& revised) { see(revised); }, revision);
        // An import and a change of constants tell of no record: what they touched is anywhere.
        if (edit.revisions.empty() || touched_.patients.size() > too_many_patients)
            touched_.everything = true;
        return std::move(touched_);
    }

private:
    template <class Record>
    void see(const Revised<Record>& revised) {
        if (revised.before)
            note(*revised.before);
        if (revised.after)
            note(*revised.after);
    }

    void note(const Session& session) {
        touched_.patients.insert(session.patient);
        touched_.sessions.insert(session.id);
        if (session.supersedes)
            touched_.sessions.insert(*session.supersedes);
    }
    void note(const Patient& patient) {
        touched_.patients.insert(patient.id);
        // Erased: it says nothing but the id, and nothing of them is in the book.
        if (!book_.patients.find(patient.id))
            touched_.everything = true;
    }
    void note(const Complaint& complaint) { touched_.patients.insert(complaint.patient); }
    void note(const Agreement& agreement) { note(book_.patient_of(agreement.complaint)); }
    void note(const CourseEnd& end) { note(book_.patient_of(end.complaint)); }
    void note(const Measure& measure) { note(book_.patient_of(measure.complaint)); }
    void note(const Reading& reading) { note(book_.patient_of(reading.measure)); }
    void note(const Extent& extent) { touched_.patients.insert(extent.patient); }
    void note(std::optional<Id<Patient>> patient) {
        if (patient)
            touched_.patients.insert(*patient);
    }
    template <class Other>
    void note(const Other&) {}

    const store::Book& book_;
    Touched touched_;
};

}  // namespace

Touched touched_by(const Edit& edit, const store::Book& book) { return TouchFinder{book}.find(edit); }

}  // namespace needlebook::app
