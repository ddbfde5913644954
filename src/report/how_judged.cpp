/// How a verdict was judged, row by row; the words are resources/wording/judged.csv.
#include "report/how_judged.h"

#include <cmath>

#include <fmt/format.h>

#include "base/tongue.h"
#include "outcome/named_constants.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::report {

namespace {

using outcome::Aim;
using outcome::Entry;

std::string plain_number(double value) { return decimal_text(fmt::format("{:.4g}", value)); }

std::string days_text(std::span<const Entry> window) {
    const auto first = date_text(window.front().date);
    return window.size() == 1 ? first : trf("{} to {}", first, date_text(window.back().date));
}

std::string scores_text(std::span<const Entry> window) {
    std::string text;
    for (const auto& entry : window)
        text += (text.empty() ? "" : ", ") + number_text(entry.value);
    return text;
}

/// Everything that a row of judged.csv may ask for.
class Rows {
public:
    Rows(const VerdictFacts& facts, std::span<const Entry> entries) : facts_{facts}, entries_{entries} {
        put_constants();
        if (facts.entry)
            put_entry(*facts.entry);
    }

    void add(const char* name, std::string_view value, std::string_view note = {}) {
        rows_.push_back({judged_text(name), text(value), note.empty() ? std::string{} : text(note)});
    }

    std::string text(std::string_view key) const { return filled(judged_text(key), fillings_); }
    void put(const std::string& name, std::string words) { fillings_.words[name] = std::move(words); }
    std::vector<JudgedRow> take() { return std::move(rows_); }

private:
    void put_constants() {
        const auto& constants = facts_.constants;
        const auto number = [this](const char* name, double value) { put(name, plain_number(value)); };
        number("baseline_days", constants.baseline_days);
        number("baseline_most", constants.baseline_most);
        number("recent_days", constants.recent_days);
        number("recent_most", constants.recent_most);
        number("recent_fewest", constants.recent_fewest);
        number("confirm_days", constants.confirm_days);
        number("lean_days", constants.lean_days);
        number("alpha_lower", constants.alpha_primary);
        number("alpha_upper", facts_.course.primary ? constants.alpha_primary : constants.alpha_secondary);
        number("sigma0", constants.sigma0);
        number("rho", constants.rho);
        number("delta", constants.delta);
        number("worse_min", constants.worse_min);
        put("version", std::string{outcome::procedure_version});
        put("worse_than", judged_text(facts_.course.aim == Aim::slow ? "worse_than_line" : "worse_than_start"));
        if (facts_.course.first_treatment)
            put("day_zero", date_text(*facts_.course.first_treatment));
    }

    void put_entry(const Entry& entry) {
        const auto index = static_cast<std::size_t>(outcome::entry_on(entries_, facts_.as_of) - entries_.data());
        fillings_.counts = {{"nb", entry.n_baseline}, {"nr", entry.n_recent}};
        put("nb", std::to_string(entry.n_baseline));
        put("nr", std::to_string(entry.n_recent));
        put("n", std::to_string(index + 1));
        put("since", date_text(entry.last_changed_on));
        put("entry_date", date_text(entry.date));
        put_window("start_days", "start_scores", outcome::baseline_window(entries_, index));
        put_window("recent_days_text", "recent_scores", outcome::recent_window(entries_, index));
        const auto optional = [this](const char* name, const std::optional<double>& value, auto as_text) {
            if (value)
                put(name, as_text(*value));
        };
        optional("B", entry.baseline, number_text);
        optional("M", entry.recent, number_text);
        optional("D", entry.change, signed_text);
        optional("L", entry.lower, signed_text);
        optional("U", entry.upper, signed_text);
        optional("T", entry.threshold, number_text);
        optional("E", entry.expected_rise, signed_text);
        optional("V", entry.variance_share, [](double v) { return decimal_text(fmt::format("{:.2f}", v)); });
        optional("se", entry.standard_error, [](double se) { return decimal_text(fmt::format("{:.2f}", se)); });
        optional("nu", entry.degrees, [](double nu) { return decimal_text(fmt::format("{:.1f}", nu)); });
        if (entry.standard_error && entry.variance_share)
            put("sd", decimal_text(fmt::format("{:.2f}", *entry.standard_error / std::sqrt(*entry.variance_share))));
    }

    void put_window(const char* days, const char* scores, std::span<const Entry> window) {
        if (window.empty())
            return;
        put(days, days_text(window));
        put(scores, scores_text(window));
    }

    const VerdictFacts& facts_;
    std::span<const Entry> entries_;
    Fillings fillings_;
    std::vector<JudgedRow> rows_;
};

void add_windows(Rows& rows, const VerdictFacts& facts) {
    const bool started = facts.course.first_treatment.has_value();
    if (!facts.entry || facts.entry->n_baseline == 0)
        rows.add("start", "start_none", started ? "start_note" : "start_note_waiting");
    else
        rows.add("start", "start_value", started ? "start_note" : "start_note_waiting");
    if (!facts.entry || !started)
        return;
    const bool enough = facts.entry->n_recent >= facts.constants.recent_fewest;
    // Without a baseline there is no average to compare with, but the scores themselves count.
    rows.add("lately", enough && facts.entry->recent ? "lately_value" : "lately_few", "lately_note");
}

void add_numbers(Rows& rows, const Entry& entry) {
    if (!entry.change)
        return;
    rows.add("change", "change_value", "change_note");
    rows.add("noise", "noise_value", "noise_note");
    rows.add("error", "error_value", entry.baseline_weak ? "error_note_weak" : "error_note");
}

const char* rule_key(const VerdictFacts& facts) {
    switch (facts.course.aim) {
        case Aim::improve:
            return "rule_improve";
        case Aim::hold:
            return "rule_hold";
        case Aim::slow:
            return facts.entry && facts.entry->expected_rise ? "rule_slow" : "rule_slow_early";
    }
    return "";
}

}  // namespace

std::vector<JudgedRow> how_judged(const VerdictFacts& facts, std::span<const Entry> entries, MeasureKind kind) {
    Rows rows{facts, entries};
    rows.put("label", std::string{label_text(outcome::label_of(facts.shown, facts.course, facts.constants))});
    add_windows(rows, facts);
    if (facts.entry)
        add_numbers(rows, *facts.entry);
    // T needs a baseline: before there is one, the rule has no number to name.
    if (facts.course.aim != Aim::improve || (facts.entry && facts.entry->threshold))
        rows.add("rule", rule_key(facts), kind == MeasureKind::pain ? "" : "borrowed_note");
    rows.add("worse", "worse_value");
    if (const auto review = outcome::review_of(facts.course, facts.constants)) {
        rows.put("review", date_text(*review));
        rows.add("review", "review_value", "review_note");
    }
    if (facts.entry)
        rows.add("since", "since_value");
    rows.add("limits", "limits_value");
    const auto changed = changed_constants(facts.constants);
    rows.put("changed", changed);
    rows.add("procedure", "procedure_value", changed.empty() ? "procedure_note" : "procedure_note_changed");
    return rows.take();
}

std::string changed_constants(const outcome::Constants& constants) {
    const outcome::Constants published;
    std::string text;
    for (const auto& one : outcome::named_constants())
        if (const double value = value_in(constants, one); value != value_in(published, one))
            text += fmt::format("{}{} {:.6g}", text.empty() ? "" : ", ", one.name, value);
    return text;
}

}  // namespace needlebook::report
