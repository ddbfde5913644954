/// One effect of a session, changed.
#include "app/side_effect_record.h"

#include <algorithm>

#include "app/logbook.h"
#include "base/text.h"
#include "domain/point_line.h"

namespace needlebook::app {

namespace {

/// As put_point reads it again: "ST36", "ear:shenmen".
std::string place_text(const Needle& needle) {
    if (needle.kind == NeedleKind::point)
        return needle.point;
    Needle place;
    place.kind = needle.kind;
    place.point = needle.point;
    place.side = Side::midline;
    place.count = 1;
    return to_line(place);
}

}  // namespace

Result<void> put_point(SideEffect& effect, std::string_view typed) {
    const auto words = trimmed(typed);
    if (words == trimmed(effect.point))
        return {};
    if (words.empty()) {
        effect.point.clear();
        return {};
    }
    const auto line = parse_point_line(words);
    if (!line.ok() || line.needles.size() != 1)
        return fail(Errc::malformed, std::string{words});
    const auto& needle = line.needles.front();
    const bool one_side = needle.side == Side::left || needle.side == Side::right;
    effect.point = place_text(needle);
    if (one_side)
        effect.side = needle.side;
    return {};
}

Result<void> change_side_effect(Logbook& book, const Session& session, SideEffect effect, const std::string& reason) {
    auto changed_session = session;
    const auto at = std::ranges::find(changed_session.side_effects, effect.id, &SideEffect::id);
    if (at == changed_session.side_effects.end())
        return fail(Errc::not_found, "side effect");
    if (!effect.serious)
        effect.closed_on.reset();
    if (*at == effect)
        return {};
    *at = std::move(effect);
    if (session.status == SessionStatus::draft)
        return book.commit({"change_session", {changed(session, changed_session)}}, session.id);
    const auto amended = book.amend(changed_session, reason);
    if (!amended)
        return tl::unexpected(amended.error());
    return {};
}

}  // namespace needlebook::app
