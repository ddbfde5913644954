/// What is shown of a patient beside the trend: the head of the page, sessions with all
/// their versions, one session.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/patient_rows.h"
#include "app/standing.h"
#include "app/trend_view.h"
#include "base/day.h"
#include "base/id.h"
#include "base/result.h"
#include "domain/agreement.h"
#include "domain/complaint.h"
#include "domain/course.h"
#include "domain/measure.h"
#include "domain/patient.h"
#include "domain/session.h"

namespace needlebook::app {

class Logbook;

/// One complaint with what was agreed for it.
struct ComplaintPage {
    Complaint complaint;
    std::vector<Measure> measures;      ///< By position, retired ones too.
    std::vector<Agreement> agreements;  ///< Oldest first; the last one is in force.
    std::vector<CourseEnd> ends;        ///< Oldest first.
};

/// The head of a patient's page. The trend is read apart, with trend_view.
struct PatientPage {
    Patient patient;
    std::vector<ComplaintPage> complaints;    ///< By position.
    std::optional<Id<Complaint>> first_open;  ///< The one that the patient list judges.
    std::vector<ScreeningAnswer> screening;   ///< Newest answer to each question, asked or not.
    std::vector<Consent> consents;
};

Result<PatientPage> patient_page(const Logbook& book, Id<Patient> patient);

/// One line of the Sessions tab: the newest version of a session.
struct SessionLine {
    Id<Session> id;
    LocalMinute starts{};
    SessionKind kind = SessionKind::treatment;
    SessionStatus status = SessionStatus::draft;
    std::optional<int> ordinal;  ///< Among the treatments of the patient that count, from 1.
    int needles = 0;             ///< That went in.
    bool amended = false;        ///< There are older versions.
    bool reconciled = true;      ///< False: needles in and out differ, or weren't counted.
    bool entered_later = false;
};

/// Newest first; void ones too.
Result<std::vector<SessionLine>> session_lines(const Logbook& book, Id<Patient> patient);

/// One session and how it came to be what it is.
struct SessionPage {
    Session session;                ///< The newest version.
    std::vector<Session> earlier;   ///< Older versions, newest first; each newer one says why it replaced them.
    std::optional<int> ordinal;     ///< As in SessionLine.
    std::vector<Measure> measures;  ///< Of its readings.
};

/// `session` may be any version. Fails with Errc::not_found when there is no such session.
Result<SessionPage> session_page(const Logbook& book, Id<Session> session);

/// The newest earlier treatment that counts, for proposing its points; none for the first.
Result<std::optional<Session>> last_treatment(const Logbook& book, Id<Patient> patient, LocalMinute before);

}  // namespace needlebook::app
