/// One effect of a session, changed.
#include "app/side_effect_record.h"

#include <algorithm>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/session_form_keeper.h"
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

/// What was typed so far wins when the session is taken up again: it has to hold the change too.
Result<void> change_draft(Logbook& book, const Session& session, const SideEffect& effect) {
    std::optional<store::Draft> draft;
    const auto name = draft_name(session.id);
    if (const auto read = guarded([&] { draft = book.book().drafts.find(name); }); !read)
        return read;
    if (!draft)
        return {};
    auto typed = from_draft(draft->body);
    if (!typed)
        return tl::unexpected(typed.error());
    for (auto* row : {&typed->entry.since_last, &typed->entry.seen_today})
        for (auto& tick : row->ticks)
            if (tick.id == effect.id) {
                tick.severity = effect.severity;
                tick.words = effect.note;
                tick.serious = effect.serious;
            }
    return book.save_draft(name, session.patient, to_draft(*typed));
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
    *at = effect;
    if (session.status == SessionStatus::draft) {
        if (const auto done = change_draft(book, session, effect); !done)
            return done;
        return book.commit({"change_session", {changed(session, changed_session)}}, session.id);
    }
    const auto amended = book.amend(changed_session, reason);
    if (!amended)
        return tl::unexpected(amended.error());
    return {};
}

}  // namespace needlebook::app
