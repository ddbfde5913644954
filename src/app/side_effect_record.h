/// What is written about one side effect after its session: where, causality, what was done, how it went on.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/session.h"

namespace needlebook::app {

class Logbook;

/// A point as people write it, "st 36 l", "ear:shenmen" or "" for none, into the effect's point and side. What stands
/// there already stays, whatever it is. Fails with Errc::malformed for anything but one point, and then leaves the
/// effect alone.
Result<void> put_point(SideEffect& effect, std::string_view typed);

/// The effect in the place of the one with its id: an amendment of a signed session, a change of one that isn't and of
/// what is being typed for it. What isn't serious has nothing to close. Nothing is written when nothing changed. Fails
/// with Errc::not_found when the session hasn't got it, and with what the book fails with.
/// @param session  As it stands in the book.
Result<void> change_side_effect(Logbook& book, const Session& session, SideEffect effect, const std::string& reason);

}  // namespace needlebook::app
