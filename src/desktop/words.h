/// Words and dates as the window shows them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <wx/string.h>

#include "app/patient_rows.h"
#include "app/standing.h"
#include "base/day.h"
#include "domain/agreement.h"
#include "domain/complaint.h"
#include "domain/course.h"
#include "domain/session.h"

namespace needlebook::desktop {

inline wxString shown(std::string_view text) { return wxString::FromUTF8(text.data(), text.size()); }

/// As a printer would set it: app::set_for_print.
std::string typeset(std::string_view text);

std::string aim_word(Aim aim);  ///< "improve"
std::string complaint_kind_word(ComplaintKind kind);
std::string complaint_words(const Complaint& complaint);  ///< "diabetic neuropathy, both feet"
std::string agreement_line(const Agreement& agreement, std::string_view measure,
                           std::optional<Day> review);  ///< "Agreed 2 March 2026: improve, …"
std::string status_word(SessionStatus status);

/// "Ended as agreed", "Stopped coming"
std::string ended_words(EndReason reason);

/// "Reached", "Stopped coming": the word in a list.
std::string standing_words(const app::PatientRow& row);

/// What an edit did, for "Undo …", from its key: "change of details".
std::string edit_words(std::string_view label);

/// A day as people type it, in the order of their country: 14/3/1958, 14.3.1958, 14-3-58 isn't, 1958-03-14 is.
Result<Day> typed_day(std::string_view text);
std::string short_date(Day day);  ///< "8 Jun 2026"
wxString example_date();          ///< "14/03/2026", to show how one is typed.
std::string typed_form(Day day);  ///< 14/03/1958, or as the user's country writes it.

}  // namespace needlebook::desktop
