/// What was done, seen and told, counted and put into words.
#include "app/report_parts.h"

#include <algorithm>
#include <map>
#include <ranges>

#include <fmt/format.h>

#include "app/report_words.h"
#include "base/spoken.h"
#include "base/tongue.h"
#include "domain/evidence.h"
#include "outcome/constants.h"
#include "report/how_judged.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

struct Tally {
    SideEffectKind kind{};
    int events = 0;
    int moderate = 0;
    int severe = 0;
};

std::string worse_than_mild(const Tally& tally) {
    std::vector<std::string> parts;
    if (tally.moderate > 0)
        parts.push_back(trf("{} moderate", tally.moderate));
    if (tally.severe > 0)
        parts.push_back(trf("{} severe", tally.severe));
    return parts.empty() ? std::string{} : " (" + joined(parts, ", ") + ")";
}

std::vector<Session> treatments(const ReportSource& source) {
    std::vector<Session> found;
    std::ranges::copy_if(source.sessions, std::back_inserter(found),
                         [](const Session& session) { return session.kind == SessionKind::treatment; });
    return found;
}

std::string between(int least, int most) {
    return least == most ? std::to_string(least) : trf("{} to {}", least, most);
}

/// "8 to 16 needles"; empty when no number is known.
std::string needle_range(const std::vector<Session>& sessions) {
    std::vector<int> counts;
    for (const auto& session : sessions)
        if (const int in = needles_in(session); in > 0)
            counts.push_back(in);
    if (counts.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(counts);
    return fmt::format(fmt::runtime(trn("{} needle", "{} needles", static_cast<std::size_t>(most))),
                       between(least, most));
}

std::string minutes_range(const std::vector<Session>& sessions) {
    std::vector<int> minutes;
    for (const auto& session : sessions)
        if (session.retention_min)
            minutes.push_back(*session.retention_min);
    if (minutes.empty())
        return {};
    const auto [least, most] = std::ranges::minmax(minutes);
    return trf("{} minutes", between(least, most));
}

std::string electro_words(const std::vector<Session>& sessions) {
    const auto with = std::ranges::count_if(sessions, [](const Session& session) {
        return std::ranges::any_of(session.needles, [](const Needle& needle) {
            return needle.detail.stimulation == Stimulation::electro || needle.pair.has_value();
        });
    });
    return with == 0 ? tr("no electro") : trf("electro at {} of them", with);
}

std::string usual_points(const std::vector<Session>& sessions) {
    constexpr std::size_t most = 6;
    std::map<std::string, int> counts;
    for (const auto& session : sessions)
        for (const auto& needle : session.needles)
            ++counts[needle.point];
    std::vector<std::pair<std::string, int>> by_count{counts.begin(), counts.end()};
    std::ranges::stable_sort(by_count, std::ranges::greater{}, &std::pair<std::string, int>::second);
    std::vector<std::string> names;
    for (const auto& [point, count] : by_count | std::views::take(most))
        names.push_back(point);
    if (names.empty())
        return {};
    return by_count.size() > most ? trf("most often {}", joined(names, ", ")) : joined(names, ", ");
}

/// Whether as many needles came out as went in, wherever that is known.
std::string needles_words(const std::vector<Session>& sessions) {
    int needled = 0;
    int counted_out = 0;
    std::vector<std::string> differences;
    for (const auto& session : sessions) {
        const int in = needles_in(session);
        const auto out = needles_out(session);
        needled += in > 0 ? 1 : 0;
        counted_out += in > 0 && out ? 1 : 0;
        if (in > 0 && out && *out != in)
            differences.push_back(trf("{} ({} in, {} out{})", report::date_text(day_of(session.starts)), in, *out,
                                      session.mismatch_reason.empty() ? "" : ": " + session.mismatch_reason));
    }
    if (needled == 0)
        return {};
    const auto where =
        counted_out == needled ? std::string{tr("every session")} : trf("{} of {} sessions", counted_out, needled);
    if (counted_out == 0)
        return tr("Needles were not counted out.");
    return differences.empty()
               ? trf("Needles counted in and out at {}, no difference.", where)
               : trf("Needles counted in and out at {}; a difference on {}.", where, joined(differences, ", "));
}

std::string told_line(const TrendView& view) {
    const auto& count = view.side_effects;
    if (count.treatments == 0)
        return {};
    if (count.asked == 0)
        return trf("The patient was not asked at any of {}.", counted(count.treatments, "session", "sessions"));
    const auto told = joined(side_effect_tally(view, SideEffectSource::asked), ", ");
    return trf("Asked at {} of {}: {}.", count.asked, counted(count.treatments, "session", "sessions"),
               told.empty() ? tr("none") : told);
}

std::string seen_line(const TrendView& view) {
    const auto& count = view.side_effects;
    if (count.looked == 0)
        return {};
    const auto seen = joined(side_effect_tally(view, SideEffectSource::seen), ", ");
    return trf("Looked for at {} of {}, seen: {}.", count.looked, counted(count.treatments, "session", "sessions"),
               seen.empty() ? tr("none") : seen);
}

}  // namespace

std::vector<std::string> side_effect_tally(const TrendView& view, SideEffectSource source) {
    std::vector<Tally> tallies;
    for (const auto& session : view.sessions) {
        if (session.kind != SessionKind::treatment)
            continue;
        for (const auto& effect : session.side_effects) {
            if (effect.source != source)
                continue;
            auto found = std::ranges::find(tallies, effect.kind, &Tally::kind);
            if (found == tallies.end())
                found = tallies.insert(tallies.end(), {effect.kind});
            ++found->events;
            found->moderate += effect.severity == Severity::moderate ? 1 : 0;
            found->severe += effect.severity == Severity::severe ? 1 : 0;
        }
    }
    std::ranges::stable_sort(tallies, std::ranges::greater{}, &Tally::events);
    std::vector<std::string> words;
    for (const auto& tally : tallies)
        words.push_back(fmt::format("{} {}{}", within_sentence(tr(evidence::facts(tally.kind).label)), tally.events,
                                    worse_than_mild(tally)));
    return words;
}

std::string serious_words(const TrendView& view) {
    std::vector<std::string> serious;
    int events = 0;
    for (const auto& session : view.sessions)
        for (const auto& effect : session.side_effects) {
            ++events;
            if (effect.serious)
                serious.push_back(report::date_text(session.day()) + ", " +
                                  within_sentence(tr(evidence::facts(effect.kind).label)));
        }
    if (!serious.empty())
        return trf("Serious: {}.", joined(serious, "; "));
    return events == 0 ? std::string{} : tr("None was serious.");
}

std::vector<std::string> side_effect_lines(const ReportSource& source) {
    std::vector<std::string> lines;
    for (const auto& line :
         {joined({told_line(source.trend), seen_line(source.trend), serious_words(source.trend)}, " "),
          needles_words(treatments(source))})
        if (!line.empty())
            lines.push_back(line);
    return lines;
}

std::vector<std::string> change_lines(const TrendView& view, std::size_t most) {
    std::vector<std::string> lines;
    const auto skipped = view.changes.size() > most ? view.changes.size() - most : 0;
    if (skipped > 0)
        lines.push_back(fmt::format(fmt::runtime(trn("{} earlier change is in the full record.",
                                                     "{} earlier changes are in the full record.", skipped)),
                                    skipped));
    for (const auto& change : view.changes | std::views::drop(skipped)) {
        auto line = report::date_text(change.started_on) + ": " + change_words(change);
        if (change.ended_on)
            line += trf(", until {}", report::date_text(*change.ended_on));
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> examination_lines(const TrendView& view) {
    std::vector<std::pair<std::string, std::vector<const Examination*>>> series;
    for (const auto& examination : view.examinations) {
        if (!examination.value.has_value())
            continue;
        const auto name = examination_name(examination);
        auto found = std::ranges::find(series, name, &decltype(series)::value_type::first);
        if (found == series.end())
            found = series.insert(series.end(), {name, {}});
        found->second.push_back(&examination);
    }
    const auto value = [](const Examination& one) {
        return trf("{} {} on {}", report::number_text(one.value.value()), one.unit, report::date_text(one.day));
    };
    std::vector<std::string> lines;
    for (const auto& [name, ones] : series)
        lines.push_back(name + ": " + value(*ones.front()) +
                        (ones.size() > 1 ? ", " + value(*ones.back()) : std::string{}));
    return lines;
}

std::string treatment_words(const ReportSource& source) {
    const auto sessions = treatments(source);
    if (sessions.empty())
        return tr("none yet");
    const auto first = report::date_text(day_of(sessions.front().starts));
    const auto last = report::date_text(day_of(sessions.back().starts));
    auto days = first == last ? trf("on {}", first) : trf("{} to {}", first, last);
    const auto needles = needle_range(sessions);
    return joined({counted(sessions.size(), "session", "sessions") + ", " + days,
                   joined({needles, minutes_range(sessions), needles.empty() ? "" : electro_words(sessions)}, ", "),
                   usual_points(sessions)},
                  "; ");
}

std::string cautions_words(const ReportSource& source) {
    std::vector<std::string> words;
    for (const auto& answer : source.screening) {
        if (!answer.answer.has_value())
            continue;
        const auto caution = evidence::caution(answer.question);
        const auto flag = evidence::red_flag(answer.question);
        const auto name = caution ? tr(caution->condition) : flag ? tr(flag->trigger) : answer.question;
        words.push_back(name + (answer.answer.value().empty() ? "" : " (" + answer.answer.value() + ")"));
    }
    return joined(words, "; ");
}

std::string medicine_words(const TrendView& view) {
    std::vector<std::string> words;
    for (const auto& change : view.changes) {
        if (change.kind != ChangeKind::medicine || (change.ended_on && *change.ended_on <= view.as_of))
            continue;
        auto medicine = joined({change.words.empty() ? tr("medicine") : change.words, change.amount_after}, " ") +
                        trf(" since {}", report::date_text(change.started_on));
        if (!change.amount_before.empty())
            medicine += trf(" ({} before)", change.amount_before);
        words.push_back(medicine);
    }
    return joined(words, "; ");
}

std::string feet_words(const ReportSource& source) {
    for (const auto& session : source.sessions | std::views::reverse) {
        const auto day = trf("looked at on {}", report::date_text(day_of(session.starts))) + ": ";
        if (session.feet_looked_at.has_value())
            return day + session.feet_looked_at.value();
        if (session.feet_looked_at.state() == Answered::none)
            return day + tr("nothing to note");
    }
    return source.trend.complaint.region == "feet" ? tr("no look at them is recorded") : "";
}

std::string advice_words(const ReportSource& source) {
    for (const auto& session : source.sessions | std::views::reverse)
        if (!session.advice.empty())
            return report::date_text(day_of(session.starts)) + ": " + session.advice;
    return {};
}

std::string expectations_shown_words(const ReportSource& source) {
    if (source.evidence_shown.empty())
        return {};
    const auto shown_on = std::chrono::floor<date::days>(source.evidence_shown.back().shown_at);
    return trf("what to expect from the studies, shown on {}", report::date_text(Day{shown_on.time_since_epoch()}));
}

std::string not_known_words(const ReportSource& source) {
    const auto& view = source.trend;
    std::vector<std::string> missing;
    if (view.complaint.diagnosed_by.empty())
        missing.emplace_back(tr("who made the diagnosis"));
    const bool sugar =
        std::ranges::any_of(
            view.examinations,
            [](const Examination& one) { return one.kind.starts_with("hba1c") && one.value.has_value(); }) ||
        std::ranges::any_of(view.changes, [](const Change& one) { return one.kind == ChangeKind::hba1c; });
    if (view.complaint.kind == ComplaintKind::dpn && !sugar)
        missing.emplace_back(tr("HbA1c"));
    const bool medicines =
        std::ranges::any_of(view.changes, [](const Change& one) { return one.kind == ChangeKind::medicine; });
    if (!medicines)
        missing.emplace_back(tr("medicines"));
    const auto& count = view.side_effects;
    if (count.asked < count.treatments)
        missing.push_back(trf("side effects after {} of {}", count.treatments - count.asked,
                              counted(count.treatments, "session", "sessions")));
    return joined(missing, "; ");
}

std::string stamp(const ReportSource& source) {
    const auto changed = report::changed_constants(source.trend.constants);
    constexpr std::size_t shown = 8;
    return trf("Needlebook · procedure {}, {} · history {}, head {} · not to be used in advertising",
               outcome::procedure_version, changed.empty() ? tr("no constant changed") : trf("changed: {}", changed),
               source.history.count, store::to_hex(source.history.hash).substr(0, shown));
}

std::string identity_words(const Patient& patient) {
    const auto name = full_name(patient);
    return joined({name, name == patient.code ? "" : patient.code,
                   patient.born_on ? trf("born {}", report::date_text(*patient.born_on)) : ""},
                  " · ");
}

std::string practitioner_words(const ReportSource& source) {
    const auto* who = source.practitioner();
    return joined({who != nullptr ? who->name : "", source.practice.name}, ", ");
}

}  // namespace needlebook::app
