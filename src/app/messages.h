/// The sentences for what goes wrong, shared by the window and the command line. Nothing
/// below app/ holds words for people.
#pragma once

#include <string>
#include <string_view>

#include "app/log_visit.h"
#include "base/result.h"
#include "domain/point_line.h"
#include "exchange/visits_csv.h"

namespace needlebook::app {

/// A whole sentence for an error: what happened, and what to do where that is known.
/// @param subject  What it happened to, as the user knows it: a path, a patient's code.
std::string sentence_for(const Error& error, std::string_view subject = {});

/// "ST46: the stomach channel ends at ST45". Without a full stop.
std::string sentence_for(const PointLineError& error);

/// "11 is no score: whole numbers from 0 to 10, or declined". Without a full stop.
std::string sentence_for(const exchange::RejectedCell& cell);

std::string sentence_for(VisitWarning warning, const Session& session);

/// "stomach"
std::string_view channel_words(Channel channel);

}  // namespace needlebook::app
