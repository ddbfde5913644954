/// Wording a session, line by line.
#include "desktop/session_rows.h"

#include <algorithm>

#include <fmt/format.h>
#include <wx/intl.h>

#include "desktop/entry_words.h"
#include "desktop/trend_table.h"
#include "domain/point_line.h"

namespace needlebook::desktop {

namespace {

std::string effects_of(const Session& session, SideEffectSource source, const Answer<int>& answer) {
    std::string words;
    for (const auto& effect : session.side_effects) {
        if (effect.source != source)
            continue;
        words += (words.empty() ? "" : ", ") + side_effect_word(effect.kind) + ", " + severity_word(effect.severity);
        if (!effect.point.empty())
            words += ", " + effect.point;
        if (!effect.note.empty())
            words += " (" + effect.note + ")";
    }
    if (!words.empty())
        return words;
    switch (answer.state()) {
        case Answered::none:
            return text_of(_("Asked, none"));
        case Answered::declined:
            return text_of(_("Declined to say"));
        case Answered::value:
        case Answered::not_asked:
            break;
    }
    return text_of(_("Not asked"));
}

std::string scores_of(const Session& session, const std::vector<Measure>& measures, ReadingSource source) {
    std::string words;
    for (const auto& reading : session.readings) {
        if (reading.source != source)
            continue;
        const auto measure = std::ranges::find(measures, reading.measure, &Measure::id);
        const auto name = measure == measures.end() ? text_of(_("Score")) : with_side(measure->label, measure->side);
        words += (words.empty() ? "" : "     ") + name + " " + answer_text(reading.score);
        if (reading.after_reveal)
            words += " " + text_of(_("(changed after the earlier ones were shown)"));
    }
    return words;
}

std::string needle_numbers(const Session& session) {
    const int in = needles_in(session);
    if (in == 0)
        return {};
    const auto out = needles_out(session);
    return out ? fmt::format("{} {}, {} {}", in, text_of(_("in")), *out, text_of(_("out")))
               : fmt::format("{} {}, {}", in, text_of(_("in")), text_of(_("not counted out")));
}

std::string needle_details(const Session& session) {
    std::string words;
    for (const auto& [region, count] : session.counted_out)
        if (!region.empty())
            words += (words.empty() ? "" : ", ") + region_word(region) + " " + std::to_string(count);
    if (session.retention_min)
        words +=
            (words.empty() ? "" : " · ") + text_of(wxString::Format(_("in place %d minutes"), *session.retention_min));
    if (!session.mismatch_reason.empty())
        words += (words.empty() ? "" : " · ") + session.mismatch_reason;
    return words;
}

std::string cautions_of(const Session& session) {
    std::string words;
    for (const auto& decision : session.cautions) {
        std::string choice;
        switch (decision.choice) {
            case CautionChoice::go_on:
                choice = text_of(_("needled"));
                break;
            case CautionChoice::leave_out:
                choice = text_of(_("left out"));
                break;
            case CautionChoice::changed:
                choice = text_of(_("done differently"));
                break;
            case CautionChoice::overridden:
                choice = text_of(_("overridden"));
                break;
        }
        const auto known = evidence::caution(decision.caution);
        words += (words.empty() ? "" : "; ") + (known ? known->condition : decision.caution);
        if (!decision.subject.empty())
            words += ", " + decision.subject;
        words += ": " + choice + (decision.reason.empty() ? "" : " (" + decision.reason + ")");
    }
    return words;
}

}  // namespace

std::vector<SessionRow> session_rows(const Session& session, const std::vector<Measure>& measures) {
    std::vector<SessionRow> rows;
    const auto add = [&rows](const wxString& label, const std::string& value, const std::string& small = {}) {
        if (!value.empty())
            rows.push_back({text_of(label), value, small, {}});
    };
    if (session.kind == SessionKind::treatment)
        add(_("Since last time"), effects_of(session, SideEffectSource::asked, session.side_effects_asked));
    add(_("Scores before"), scores_of(session, measures, ReadingSource::before));
    add(_("Scores right after"), scores_of(session, measures, ReadingSource::after));
    add(_("Points"), to_line(session.needles));
    add(_("Cautions"), cautions_of(session));
    add(_("Needles"), needle_numbers(session), needle_details(session));
    if (session.kind == SessionKind::treatment)
        add(_("Side effects seen"), effects_of(session, SideEffectSource::seen, session.side_effects_seen));
    add(_("Advice"), session.advice);
    add(_("Pattern and reasoning"), session.pattern);
    add(_("Tongue and pulse"), session.tongue_pulse);
    add(_("Note"), session.notes, session.notes_copied ? text_of(_("copied from an earlier session, not edited")) : "");
    add(_("Private note"), session.private_note);
    add(_("Supervised by"), session.supervised_by);
    add(_("Imported from"), session.source);
    return rows;
}

std::vector<SessionRow> amended_rows(const app::SessionPage& page) {
    auto rows = session_rows(page.session, page.measures);
    if (page.earlier.empty())
        return rows;
    for (const auto& old : session_rows(page.earlier.front(), page.measures)) {
        const auto same = std::ranges::find(rows, old.label, &SessionRow::label);
        if (same == rows.end())
            rows.push_back({old.label, text_of(_("taken out")), {}, old.value});
        else if (same->value != old.value)
            same->before = old.value;
    }
    return rows;
}

}  // namespace needlebook::desktop
