/// Invented courses as records of a book.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/demo.h"
#include "app/demo_course.h"
#include "app/edit.h"
#include "base/clock.h"
#include "base/id.h"
#include "domain/practice.h"

namespace needlebook::app {

/// What makes one patient of the small book different from the others.
struct DemoExtras {
    bool amended = false;
    bool voided = false;
    bool unsigned_today = false;
    bool reaches_further = false;  ///< Numbness climbs.
    bool needle_missing = false;   ///< One session with a mismatch and its reason.
    bool serious_effect = false;   ///< A serious event, still open.
    std::optional<EndReason> ended{};
    bool second_comfort = false;  ///< A second complaint, for comfort only.
    bool second_plain = false;    ///< A second complaint without an agreement.
    bool without_agreement = false;
    bool blood_thinner = false;
};

class DemoWriter {
public:
    DemoWriter(Day as_of, IdSource& ids, Chance& chance, const Practitioner& practitioner);

    /// Every record of one patient, owners before what they own.
    Edit patient(const DemoPerson& person, const std::string& code, const DemoCourse& course, const DemoExtras& extras);

    const DemoReport& report() const { return report_; }

private:
    struct Case;

    Patient make_patient(const DemoPerson& person, const std::string& code, const DemoCourse& course);
    Complaint make_complaint(const DemoPerson& person, Id<Patient> patient, Day opened_on);
    void put_agreements(Case& one);
    void put_days(Case& one);
    void put_surroundings(Case& one);
    void put_second_complaint(Case& one);
    void put_versions(Case& one, const Session& session);

    Session make_session(const Case& one, const DemoDay& day, int ordinal);
    void put_needles(Session& session, const Case& one);
    void put_effects(Session& session, bool first);
    void put_serious_effect(Session& session);
    void put_extents(Session& session, const Case& one, int ordinal);
    void sign(Session& session) const;
    Reading make_reading(Id<Measure> measure, Day day, ReadingSource source, std::optional<int> score);
    void put_scores(const Case& one, const DemoDay& day, ReadingSource source, std::optional<Id<Session>> session,
                    std::vector<Reading>& readings);
    Instant instant(LocalMinute minute) const { return Instant{minute.time_since_epoch()}; }
    const std::vector<Needle>& needles(std::string_view line);

    Day as_of_;
    IdSource& ids_;
    Chance& chance_;
    Practitioner practitioner_;
    DemoReport report_;
    std::map<std::string, std::vector<Needle>, std::less<>> lines_;
};

}  // namespace needlebook::app
