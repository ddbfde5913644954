/// The sentences for what goes wrong, shared by the window and the command line. Nothing
/// below app/ holds words for people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/log_visit.h"
#include "base/result.h"
#include "domain/point_line.h"
#include "exchange/visits_csv.h"

namespace needlebook::app {

struct ExportReport;
struct ImportReport;
struct TakenRecords;

/// A whole sentence for an error: what happened, and what to do where that is known.
/// @param subject  What it happened to, as the user knows it: a path, a patient's code.
std::string sentence_for(const Error& error, std::string_view subject = {});

/// "ST46: the stomach channel ends at ST45". Without a full stop.
std::string sentence_for(const PointLineError& error);

/// "11 is no score: whole numbers from 0 to 10, or declined". Without a full stop.
std::string sentence_for(const exchange::RejectedCell& cell);
std::string sentence_for(const exchange::LeftOut& left_out);

/// Why an export into a folder came to nothing.
std::string export_sentence_for(const Error& error, std::string_view folder);

std::string sentence_for(VisitWarning warning, const Session& session);

/// "12 of 40 patients"; "12 patients" while nobody knows how many there are (`all` is 0).
std::string progress_words(std::size_t done, std::size_t all);

/// "40 rows: 2 new patients, 38 sessions, 114 scores"
std::string imported_words(const ImportReport& report);

/// "12 patients in 24 files"
std::string exported_words(const ExportReport& report);

/// "2 patients, 38 sessions, 1 score from home"; "nothing" for none of them.
std::string taken_words(const std::vector<TakenRecords>& records);

/// "stomach"
std::string_view channel_words(Channel channel);

}  // namespace needlebook::app
