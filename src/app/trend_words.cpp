/// From a trend to the facts and names that are said about it.
#include "app/trend_words.h"

#include <algorithm>

#include "base/spoken.h"
#include "base/text.h"
#include "base/tongue.h"

namespace needlebook::app {
namespace {

/// Whether a score behind the verdict was written down on another day than it was given.
bool entered_late(const TrendView& view, const MeasureTrend& trend) {
    return std::ranges::any_of(trend.readings, [&](const Reading& reading) {
        if (!reading.session || !reading.imported_from.empty() || reading.source != ReadingSource::before)
            return false;
        const auto session = std::ranges::find(view.sessions, *reading.session, &SessionMark::id);
        return session != view.sessions.end() && session->entered_later && session->status != SessionStatus::imported;
    });
}

}  // namespace

std::optional<report::VerdictFacts> facts_of(const TrendView& view, const MeasureTrend& trend) {
    if (!trend.course)
        return std::nullopt;
    auto facts = report::facts_on(trend.entries, *trend.course, view.as_of, view.constants);
    facts.score = score_words(trend.measure);
    if (view.agreement)
        facts.rate_source = view.agreement->rate_source;
    facts.entered_late = entered_late(view, trend);
    facts.mixed = view.mixed && trend.measure.kind == MeasureKind::pain;
    for (const auto& other : view.measures)
        if (facts.mixed && other.measure.kind == MeasureKind::numbness && other.entry)
            facts.numbness = other.entry;
    return facts;
}

std::string_view label_words(const Standing& standing) {
    switch (standing.kind) {
        case Standing::Kind::no_agreement:
            return report::label_text("no_agreement");
        case Standing::Kind::comfort:
            return report::label_text("comfort");
        case Standing::Kind::judged:
            break;
    }
    return report::label_text(*standing.label);
}

chart::StateShape shape_of(const Standing& standing) {
    using chart::StateShape;
    using outcome::Label;
    if (!standing.label)
        return StateShape::not_judged;
    switch (*standing.label) {
        case Label::too_early:
        case Label::no_clear_change:
            return StateShape::open;
        case Label::cannot_be_judged:
        case Label::too_few_recent_scores:
            return StateShape::cannot_judge;
        case Label::on_course:
        case Label::steady_so_far:
        case Label::slower_than_expected_so_far:
            return StateShape::on_course;
        case Label::reached:
        case Label::held_steady:
        case Label::slower_than_expected:
            return StateShape::reached;
        case Label::worse:
            return StateShape::worse;
        case Label::not_reached:
            return StateShape::not_reached;
    }
    return StateShape::open;
}

std::string score_words(const Measure& measure) {
    auto words = folded(measure.label) == lower_ascii(measure.label) ? within_sentence(measure.label) : measure.label;
    if (measure.side == Side::left || measure.side == Side::right)
        words += ", " + std::string{tr(name_of(measure.side))};
    return words;
}

}  // namespace needlebook::app
