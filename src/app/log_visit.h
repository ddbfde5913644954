/// One visit from plain fields into the book: signed when every needle is accounted for.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/records.h"
#include "app/session_rules.h"
#include "base/result.h"
#include "domain/patient.h"

namespace needlebook::app {

class Logbook;

/// What was asked to be logged, by the names that a command line has for it.
struct VisitRequest {
    std::string patient;  ///< The practice's code.
    LocalMinute at{};
    std::array<Answer<Score>, exchange::scored.size()> scores;  ///< Pain, numbness, tingling.
    std::vector<Needle> needles;
    Answer<std::vector<exchange::NamedSideEffect>> told;
    Answer<std::vector<exchange::NamedSideEffect>> seen;
    std::optional<int> needles_out;
    std::optional<int> retention_min;
    std::string note;
};

enum class VisitWarning {
    not_counted_out,  ///< Needles went in, and nobody said how many came out.
    needles_left,     ///< Fewer came out than went in.
};

struct LoggedVisit {
    Session session;  ///< As it stands in the book.
    std::vector<VisitWarning> warnings;
};

/// Fails with Errc::not_found ("patient") for a code that no patient has, Errc::already_exists
/// ("session") when that patient has a visit at that minute, and with the code, field and detail of
/// the first fault of the session (app/session_rules.h). A patient without a complaint gets one.
Result<LoggedVisit> log_visit(Logbook& book, const VisitRequest& request);

/// Whether log_visit would take it; writes nothing, so a book opened for reading does.
Result<void> check_visit(Logbook& book, const VisitRequest& request);

/// The first complaint whose course has not ended, else the first; none when there is none.
Result<std::optional<Complaint>> first_open_complaint(const Logbook& book, Id<Patient> patient, Day as_of);

/// The patient of a code; none when nobody has it.
Result<std::optional<Patient>> patient_of_code(const Logbook& book, std::string_view code);

}  // namespace needlebook::app
