/// Every part of a session in words.
#include "desktop/session_fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/tongue.h"
#include "desktop/entry_words.h"
#include "desktop/giver_words.h"
#include "domain/evidence.h"

namespace needlebook::desktop {
namespace {

template <class... Parts>
std::string filled(const wxString& form, const Parts&... parts) {
    return fmt::format(fmt::runtime(text_of(form)), parts...);
}

std::string measure_title(const Measure& measure) { return with_side(measure.label, measure.side); }

std::string score_text(const Answer<Score>& score) {
    if (score.has_value())
        return std::to_string(score.value().points());
    return score.state() == Answered::declined ? "D" : "–";
}

void append(std::string& list, const std::string& item, std::string_view between = "; ") {
    list += (list.empty() ? "" : std::string{between}) + item;
}

std::string effect_text(const SideEffect& effect) {
    auto text = side_effect_word(effect.kind) + ", " + severity_word(effect.severity);
    if (!effect.point.empty())
        text += ", " + effect.point;
    if (effect.serious)
        text += text_of(_(", serious"));
    if (!effect.note.empty())
        text += ", " + effect.note;
    return text;
}

std::string effects_text(const Session& session, SideEffectSource source, const Answer<int>& asked) {
    switch (asked.state()) {
        case Answered::none:
            return source == SideEffectSource::asked ? text_of(_("Asked, none")) : text_of(_("Looked, none"));
        case Answered::not_asked:
            return text_of(_("Not asked"));
        case Answered::declined:
            return text_of(_("Declined to say"));
        case Answered::value:
            break;
    }
    std::string text;
    for (const auto& effect : session.side_effects)
        if (effect.source == source)
            append(text, effect_text(effect));
    return text;
}

std::string scores_text(const Session& session, const std::vector<Measure>& measures, ReadingSource source) {
    std::string text;
    for (const auto& measure : measures)
        for (const auto& reading : session.readings)
            if (reading.measure == measure.id && reading.source == source)
                append(text, measure_title(measure) + " " + score_text(reading.score), "   ");
    return text;
}

/// Nothing where it is as usual.
std::string givers_text(const Session& session) {
    for (const auto& reading : session.readings)
        if (reading.giver != Giver::patient)
            return text_of(giver_word(reading.giver));
    return {};
}

std::string changes_text(const Answer<int>& changes) {
    switch (changes.state()) {
        case Answered::none:
            return text_of(_("Asked, none"));
        case Answered::not_asked:
            return text_of(_("Not asked"));
        case Answered::declined:
            return text_of(_("Declined to say"));
        case Answered::value:
            return filled(_("{} noted, see the trend"), changes.value());
    }
    return {};
}

std::string feet_text(const Answer<std::string>& feet) {
    switch (feet.state()) {
        case Answered::none:
            return text_of(_("Looked, nothing to note"));
        case Answered::not_asked:
            return {};
        case Answered::declined:
            return text_of(_("Declined"));
        case Answered::value:
            return feet.value();
    }
    return {};
}

std::string points_text(const Session& session) {
    std::string text;
    for (const auto& needle : session.needles) {
        const auto kind = needle.kind == NeedleKind::point
                              ? ""
                              : text_of(needle.kind == NeedleKind::ear ? _("ear") : _("ashi")) + " ";
        append(text, kind + needle.point + " " + chip_detail(needle), "   ");
    }
    return text;
}

std::string techniques_text(const Session& session) {
    std::string text;
    for (const auto& technique : session.techniques) {
        auto one = technique_word(technique.kind);
        if (!technique.place.empty())
            one += ", " + technique.place;
        if (technique.minutes)
            one += filled(_(", {} min"), *technique.minutes);
        if (technique.pieces)
            one += filled(_(", {} left in"), *technique.pieces);
        if (!technique.removal_advice.empty())
            one += ", " + technique.removal_advice;
        append(text, one);
    }
    return text;
}

std::string cautions_text(const Session& session) {
    std::string text;
    for (const auto& decision : session.cautions) {
        const auto caution = evidence::caution(decision.caution);
        auto one = caution ? tr(caution->condition) : decision.caution;
        if (!decision.subject.empty())
            one += ", " + caution_subject_words(decision.subject);
        switch (decision.choice) {
            case CautionChoice::go_on:
                one += text_of(_(": needled so"));
                break;
            case CautionChoice::leave_out:
                one += text_of(_(": left out"));
                break;
            case CautionChoice::changed:
                one += text_of(_(": done otherwise"));
                break;
            case CautionChoice::overridden:
                one += text_of(_(": gone against, "));
                break;
        }
        append(text, one + decision.reason, "\n");
    }
    return text;
}

std::string needles_text(const Session& session) {
    const int in = needles_in(session);
    const auto out = needles_out(session);
    if (in == 0 && !out)
        return {};
    auto text = out ? filled(_("{} in, {} out"), in, *out) : filled(_("{} in, not counted out"), in);
    std::string regions;
    for (const auto& [region, count] : session.counted_out)
        if (!region.empty())
            append(regions, region_word(region) + " " + std::to_string(count), ", ");
    if (!regions.empty())
        text += " (" + regions + ")";
    if (session.retention_min)
        text += filled(utf8_words(" · in place {} minutes"), *session.retention_min);
    if (!session.mismatch_reason.empty())
        text += "\n" + session.mismatch_reason;
    return text;
}

std::string extents_text(const Session& session) {
    std::string text;
    for (const auto& extent : session.extents)
        append(text, filled(_("{} {}, level {} of {}"), side_word(extent.side), std::string{tr(name_of(extent.limb))},
                            extent.level, Extent::max_level));
    return text;
}

}  // namespace

std::vector<SessionField> session_fields(const Session& session, const std::vector<Measure>& measures) {
    const bool treated = session.kind == SessionKind::treatment;
    const auto asked = treated || session.side_effects_asked.was_asked();
    const auto seen = treated || session.side_effects_seen.was_asked();
    return {
        {text_of(_("Kind")), treated ? std::string{} : session_kind_word(session.kind)},
        {text_of(_("Since last time")),
         asked ? effects_text(session, SideEffectSource::asked, session.side_effects_asked) : std::string{}},
        {text_of(_("Scores before")), scores_text(session, measures, ReadingSource::before)},
        {text_of(_("Who answered")), givers_text(session)},
        {text_of(_("Numbness reaches")), extents_text(session)},
        {text_of(_("Feet")), feet_text(session.feet_looked_at)},
        {text_of(_("What else changed")), treated || session.changes.was_asked() ? changes_text(session.changes) : ""},
        {text_of(_("Points")), points_text(session)},
        {text_of(_("Other techniques")), techniques_text(session)},
        {text_of(_("Caution")), cautions_text(session)},
        {text_of(_("Needles")), needles_text(session)},
        {text_of(_("Side effects seen")),
         seen ? effects_text(session, SideEffectSource::seen, session.side_effects_seen) : std::string{}},
        {text_of(_("Scores right after")), scores_text(session, measures, ReadingSource::after)},
        {text_of(_("Advice")), session.advice},
        {text_of(_("Pattern")), session.pattern},
        {text_of(_("Tongue and pulse")), session.tongue_pulse},
        {text_of(_("Note")), session.notes},
        {text_of(_("Private note")), session.private_note},
    };
}

std::vector<ShownField> shown_fields(const app::SessionPage& page) {
    std::vector<const Session*> versions;  // Oldest first.
    for (const auto& earlier : page.earlier)
        versions.insert(versions.begin(), &earlier);
    versions.push_back(&page.session);

    std::vector<ShownField> shown;
    for (const auto& field : session_fields(*versions.front(), page.measures))
        shown.push_back({field.label, field.value, {}, 0});
    for (std::size_t number = 1; number < versions.size(); ++number) {
        const auto fields = session_fields(*versions[number], page.measures);
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (fields[i].value == shown[i].value)
                continue;
            shown[i].earlier.push_back(shown[i].value.empty() ? text_of(utf8_words("–")) : shown[i].value);
            shown[i].value = fields[i].value;
            shown[i].changed_by = number;
        }
    }
    std::erase_if(shown, [](const ShownField& field) { return field.value.empty() && field.earlier.empty(); });
    return shown;
}

std::string moment_text(LocalMinute minute) { return long_day(day_of(minute)) + ", " + time_of_day_text(minute); }

}  // namespace needlebook::desktop
