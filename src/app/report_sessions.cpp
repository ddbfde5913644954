/// What stands in a session, and what stood in its earlier versions.
#include "app/report_sessions.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/report_words.h"
#include "base/tongue.h"
#include "domain/evidence.h"
#include "domain/point_line.h"
#include "report/extent_words.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

using report::Fields;

std::string effects_words(const Session& session, SideEffectSource source, const Answer<int>& answer) {
    std::vector<std::string> effects;
    for (const auto& effect : session.side_effects)
        if (effect.source == source)
            effects.push_back(side_effect_words(effect));
    if (!effects.empty())
        return joined(effects, "; ");
    switch (answer.state()) {
        case Answered::none:
            return tr("asked, none");
        case Answered::declined:
            return tr("declined to say");
        case Answered::value:
        case Answered::not_asked:
            break;
    }
    return tr("not asked");
}

std::string reading_words(const Session& session, const TrendView& view, ReadingSource source) {
    std::vector<std::string> scores;
    for (const auto& reading : session.readings) {
        if (reading.source != source)
            continue;
        const auto trend =
            std::ranges::find(view.measures, reading.measure, [](const MeasureTrend& one) { return one.measure.id; });
        if (trend != view.measures.end())
            scores.push_back(measure_words(trend->measure) + " " + score_words(reading.score) +
                             (reading.after_reveal ? tr(" (changed after the earlier ones were shown)") : ""));
    }
    return joined(scores, ", ");
}

std::string needle_words(const Session& session) {
    const int in = needles_in(session);
    if (in == 0)
        return {};
    const auto out = needles_out(session);
    return joined(
        {out ? trf("{} in, {} out", in, *out) : trf("{} in, not counted out", in),
         session.retention_min ? trf("in place {} minutes", *session.retention_min) : "", session.mismatch_reason},
        "; ");
}

std::string technique_words(const Session& session) {
    std::vector<std::string> words;
    for (const auto& technique : session.techniques) {
        std::string name{name_of(technique.kind)};
        std::ranges::replace(name, '_', ' ');
        name = tr(name);
        words.push_back(joined({name, technique.place, technique.minutes ? trf("{} minutes", *technique.minutes) : "",
                                technique.pieces ? counted(*technique.pieces, "piece", "pieces") : "",
                                technique.removal_advice, technique.note},
                               ", "));
    }
    return joined(words, "; ");
}

std::string caution_words(const Session& session) {
    static constexpr std::array<std::string_view, 4> choices{tr_noop("needled"), tr_noop("left out"),
                                                             tr_noop("done differently"), tr_noop("overridden")};
    std::vector<std::string> words;
    for (const auto& decision : session.cautions) {
        const auto known = evidence::caution(decision.caution);
        words.push_back(joined({known ? tr(known->condition) : decision.caution, decision.subject}, ", ") + ": " +
                        std::string{tr(choices.at(static_cast<std::size_t>(decision.choice)))} +
                        (decision.reason.empty() ? "" : " (" + decision.reason + ")"));
    }
    return joined(words, "; ");
}

std::string extent_words(const Session& session) {
    std::vector<std::string> words;
    for (const auto& extent : session.extents) {
        words.push_back(fmt::format("{} {}: {}", tr(name_of(extent.side)), tr(name_of(extent.limb)),
                                    report::level_words(extent.limb, extent.level)));
    }
    return joined(words, ", ");
}

std::string feet_of(const Session& session) {
    if (session.feet_looked_at.has_value())
        return session.feet_looked_at.value();
    return session.feet_looked_at.state() == Answered::none ? tr("looked at, nothing to note") : "";
}

std::string signature(const Session& session) {
    if (!session.signed_at)
        return std::string{session_status_words(session.status)};
    return joined({trf("{} by {}", session_status_words(session.status), session.signed_by),
                   trf("{} UTC", to_text(*session.signed_at).substr(0, 16))},
                  ", ");
}

std::vector<Fields::Row> rows_of(const Session& session, const ReportSource& source) {
    std::vector<Fields::Row> rows;
    const auto add = [&rows](const char* label, const std::string& words) {
        if (!words.empty())
            rows.push_back({label, words});
    };
    const bool treatment = session.kind == SessionKind::treatment;
    const auto* who = source.named(session.practitioner);
    add(tr("Practitioner"), joined({who != nullptr ? who->name : "",
                                    session.supervised_by.empty() ? "" : trf("supervised by {}", session.supervised_by),
                                    session.entered_later ? tr("entered later") : ""},
                                   "; "));
    if (treatment)
        add(tr("Since last time"), effects_words(session, SideEffectSource::asked, session.side_effects_asked));
    add(tr("Scores before"), reading_words(session, source.trend, ReadingSource::before));
    add(tr("Scores right after"), reading_words(session, source.trend, ReadingSource::after));
    add(tr("Numbness reaches"), extent_words(session));
    add(tr("Feet"), feet_of(session));
    add(tr("Points"), to_line(session.needles));
    add(tr("Techniques"), technique_words(session));
    add(tr("Cautions"), caution_words(session));
    add(tr("Needles"), needle_words(session));
    if (treatment)
        add(tr("Side effects seen"), effects_words(session, SideEffectSource::seen, session.side_effects_seen));
    add(tr("Advice"), session.advice);
    add(tr("Pattern"), session.pattern);
    add(tr("Tongue and pulse"), session.tongue_pulse);
    add(tr("Note"), session.notes + (session.notes_copied ? tr(" (copied from an earlier session, not edited)") : ""));
    add(tr("Private note"), session.private_note);
    add(tr("Imported from"), session.source);
    add(tr("Record"), signature(session));
    add(tr("Reason"), session.version_reason);
    return rows;
}

std::string heading_of(const Session& session) {
    return fmt::format("{}, {}: {}", report::date_text(day_of(session.starts)), time_of_day_text(session.starts),
                       session.status == SessionStatus::void_ ? session_status_words(session.status)
                                                              : session_kind_words(session.kind));
}

}  // namespace

std::vector<report::VisitRecord> visit_records(const ReportSource& source) {
    std::map<Id<Session>, const Session*> by_id;
    for (const auto& session : source.versions)
        by_id[session.id] = &session;
    const auto is_replaced = [&](const Session& session) {
        return std::ranges::any_of(source.versions,
                                   [&](const Session& other) { return other.supersedes == session.id; });
    };
    std::vector<report::VisitRecord> visits;
    for (const auto& session : source.versions) {
        if (is_replaced(session))
            continue;
        report::VisitRecord visit{{heading_of(session), rows_of(session, source)}, {}};
        for (const auto* at = &session; at->supersedes && by_id.contains(*at->supersedes);) {
            at = by_id.at(*at->supersedes);
            visit.earlier.push_back({trf("As it was before: {}", heading_of(*at)), rows_of(*at, source)});
        }
        visits.push_back(std::move(visit));
    }
    return visits;
}

std::vector<report::ScoredDay> scored_days(const TrendView& view) {
    std::map<std::pair<Day, ReadingSource>, std::vector<std::string>> days;
    for (const auto& trend : view.measures)
        for (const auto& reading : trend.readings)
            days[{reading.day, reading.source}].push_back(measure_words(trend.measure) + " " +
                                                          score_words(reading.score));
    std::vector<report::ScoredDay> found;
    for (const auto& [key, scores] : days)
        found.insert(found.begin(),
                     {report::date_text(key.first), joined(scores, ", "), std::string{source_words(key.second)}});
    return found;
}

}  // namespace needlebook::app
