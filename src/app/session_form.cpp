/// Moving through an entry, taking steps back, and what follows from what was entered.
#include "app/session_form.h"

#include <algorithm>
#include <map>

#include "app/open_entries.h"
#include "app/session_rules.h"
#include "base/text.h"

namespace needlebook::app {

namespace {

/// What few sessions need: Enter goes on without it.
bool is_passed_by(EntryPart part) {
    using enum EntryPart;
    return part == after || part == techniques || part == pattern || part == tongue_pulse || part == private_note;
}

bool is_needled(SessionKind kind) { return kind == SessionKind::treatment || kind == SessionKind::home_visit; }

std::vector<ExtentRow> extent_rows(IdSource& ids) {
    return {{ids.next<Extent>(), Limb::leg, Side::left, {}}, {ids.next<Extent>(), Limb::leg, Side::right, {}}};
}

Entry blank_entry(const EntryContext& context, IdSource& ids, const Clock& clock, const EntryStart& start) {
    Entry entry;
    entry.session = ids.next<Session>();
    entry.patient = context.patient.id;
    if (context.complaint)
        entry.complaint = context.complaint->id;
    entry.starts = start.starts.value_or(clock.local());
    entry.started_at = clock.now() + (entry.starts - clock.local());
    entry.entered_later = is_entered_later(entry.starts, clock.local());
    entry.room = start.room;
    entry.practitioner = start.practitioner;
    for (const auto& practitioner : context.practitioners)
        if (practitioner.active && !entry.practitioner)
            entry.practitioner = practitioner.id;
    for (const auto& measure : context.measures)
        entry.scores.push_back({measure.id, ids.next<Reading>(), {}, false, false, {}});
    for (const auto& measure : context.measures)
        entry.after.push_back({measure.id, ids.next<Reading>(), {}, false, false, {}});
    if (context.ask_extent)
        entry.extents = extent_rows(ids);
    return entry;
}

}  // namespace

EntryStep step_of(EntryPart part) {
    switch (part) {
        case EntryPart::who:
            return EntryStep::who;
        case EntryPart::since_last:
            return EntryStep::since_last;
        case EntryPart::scores:
            return EntryStep::scores;
        case EntryPart::extent:
        case EntryPart::feet:
        case EntryPart::changes:
            return EntryStep::changes;
        case EntryPart::points:
            return EntryStep::points;
        case EntryPart::cautions:
            return EntryStep::cautions;
        case EntryPart::needles:
            return EntryStep::needles;
        case EntryPart::seen_today:
        case EntryPart::after:
        case EntryPart::techniques:
        case EntryPart::advice:
        case EntryPart::pattern:
        case EntryPart::tongue_pulse:
        case EntryPart::notes:
        case EntryPart::private_note:
            break;
    }
    return EntryStep::sign;
}

SessionForm::SessionForm(EntryContext context, IdSource& ids, Clock clock, const EntryStart& start)
    : context_{std::move(context)},
      ids_{&ids},
      clock_{std::move(clock)},
      entry_{blank_entry(context_, ids, clock_, start)},
      place_{EntryPart::who, 0} {
    if (!start.asks_when)
        go_on();
}

SessionForm::SessionForm(EntryContext context, IdSource& ids, Clock clock, EntryDraft draft)
    : context_{std::move(context)},
      ids_{&ids},
      clock_{std::move(clock)},
      entry_{std::move(draft.entry)},
      place_{draft.place} {
    go_to(place_.part, place_.row);
}

void SessionForm::go_to(EntryPart part, int row) {
    last_field_.clear();
    place_ = {part, std::clamp(row, 0, std::max(0, rows_of(part) - 1))};
}

void SessionForm::go_to_step(EntryStep step) {
    for (const auto part : all_of<EntryPart>())
        if (step_of(part) == step && has(part))
            return go_to(part);
}

void SessionForm::go_on() {
    const auto parts = all_of<EntryPart>();
    for (auto next = static_cast<std::size_t>(place_.part) + 1; next < parts.size(); ++next)
        if (has(parts[next]) && !is_passed_by(parts[next]) &&
            !(parts[next] == EntryPart::cautions && is_done(EntryStep::cautions)))
            return go_to(parts[next]);
}

bool SessionForm::has(EntryPart part) const {
    switch (part) {
        case EntryPart::since_last:
            return context_.ordinal > 1;
        case EntryPart::scores:
            return !entry_.scores.empty();
        case EntryPart::extent:
        case EntryPart::feet:
            return !entry_.extents.empty();
        case EntryPart::after:
            return is_needled(entry_.kind) && !entry_.after.empty();
        case EntryPart::techniques:
        case EntryPart::points:
            return is_needled(entry_.kind);
        case EntryPart::cautions:
            return !cautions().empty();
        case EntryPart::needles:
            return !regions().empty();
        case EntryPart::seen_today:
            return is_needled(entry_.kind) && needles_in() > 0;
        case EntryPart::who:
        case EntryPart::changes:
        case EntryPart::advice:
        case EntryPart::pattern:
        case EntryPart::tongue_pulse:
        case EntryPart::notes:
        case EntryPart::private_note:
            break;
    }
    return true;
}

int SessionForm::rows_of(EntryPart part) const {
    const auto count = [&]() -> std::size_t {
        switch (part) {
            case EntryPart::who:
                return 2;  // Date and time.
            case EntryPart::scores:
                return entry_.scores.size();
            case EntryPart::after:
                return entry_.after.size();
            case EntryPart::extent:
                return entry_.extents.size();
            case EntryPart::cautions:
                return cautions().size();
            case EntryPart::needles:
                return regions().size();
            default:
                return 1;
        }
    };
    return static_cast<int>(count());
}

FormEvent SessionForm::edit(std::string_view field, const std::function<void(Entry&)>& change) {
    auto after = entry_;
    change(after);
    if (after == entry_)
        return {.handled = true};
    const bool in_one_go = !undo_.empty() && field == last_field_;
    if (!in_one_go)
        undo_.push_back(entry_);
    redo_.clear();
    last_field_ = field;
    entry_ = std::move(after);
    return {.handled = true, .changed = true, .reveal = !entry_.revealed && !entry_.scores.empty() && all_scores_in()};
}

FormEvent SessionForm::restored(std::vector<Entry>& from, std::vector<Entry>& to) {
    if (from.empty())
        return {};
    auto back = std::move(from.back());
    from.pop_back();
    if (entry_.revealed) {
        // What was seen can't be unseen.
        back.revealed = true;
        for (auto& row : back.scores)
            for (const auto& now : entry_.scores)
                if (now.reading == row.reading)
                    row.after_reveal = row.after_reveal || now.after_reveal || now.score != row.score;
    }
    to.push_back(std::move(entry_));
    entry_ = std::move(back);
    last_field_.clear();
    go_to(place_.part, place_.row);
    return {.handled = true, .changed = true};
}

FormEvent SessionForm::undo() { return restored(undo_, redo_); }

FormEvent SessionForm::redo() { return restored(redo_, undo_); }

bool SessionForm::all_scores_in() const {
    return std::ranges::all_of(entry_.scores, [](const ScoreRow& row) { return row.score && !row.waiting; });
}

void SessionForm::reveal(std::vector<EarlierScore> earlier) {
    if (!all_scores_in() && !entry_.revealed)
        return;
    entry_.revealed = true;
    earlier_ = std::move(earlier);
}

std::optional<EarlierScore> SessionForm::earlier(Id<Measure> measure) const {
    const auto found = std::ranges::find(earlier_, measure, &EarlierScore::measure);
    return found == earlier_.end() ? std::nullopt : std::optional{*found};
}

FormEvent SessionForm::set_starts(LocalMinute starts) {
    const auto shift = starts - clock_.local();
    return edit("starts", [&](Entry& entry) {
        entry.starts = starts;
        entry.started_at = clock_.now() + shift;
        entry.entered_later = is_entered_later(starts, clock_.local());
    });
}

FormEvent SessionForm::set_kind(SessionKind kind) {
    return edit("kind", [&](Entry& entry) { entry.kind = kind; });
}

FormEvent SessionForm::set_practitioner(std::optional<Id<Practitioner>> practitioner) {
    return edit("practitioner", [&](Entry& entry) { entry.practitioner = practitioner; });
}

FormEvent SessionForm::set_room(std::string room) {
    return edit("room", [&](Entry& entry) { entry.room = std::move(room); });
}

FormEvent SessionForm::set_supervised_by(std::string name) {
    return edit("supervised_by", [&](Entry& entry) { entry.supervised_by = std::move(name); });
}

FormEvent SessionForm::set_giver(Giver giver) {
    return edit("giver", [&](Entry& entry) { entry.giver = giver; });
}

void SessionForm::look_back(std::optional<Session> last, int ordinal, std::vector<std::string> last_notes) {
    // Taken as "the last points", they stay what they are.
    if (entry_.last_points_taken && context_.last != last) {
        entry_.line = to_line(needles().needles) + " ";
        entry_.last_points_taken = false;
    }
    context_.last = std::move(last);
    context_.ordinal = ordinal;
    context_.last_notes = std::move(last_notes);
}

FormEvent SessionForm::set_line(std::string line) {
    return edit("line", [&](Entry& entry) { entry.line = std::move(line); });
}

FormEvent SessionForm::set_mismatch_reason(std::string reason) {
    return edit("mismatch_reason", [&](Entry& entry) { entry.mismatch_reason = std::move(reason); });
}

FormEvent SessionForm::set_advice(std::string advice) {
    return edit("advice", [&](Entry& entry) { entry.advice = std::move(advice); });
}

FormEvent SessionForm::set_pattern(std::string pattern) {
    return edit("pattern", [&](Entry& entry) { entry.pattern = std::move(pattern); });
}

FormEvent SessionForm::set_tongue_pulse(std::string words) {
    return edit("tongue_pulse", [&](Entry& entry) { entry.tongue_pulse = std::move(words); });
}

FormEvent SessionForm::set_notes(std::string notes) {
    return edit("notes", [&](Entry& entry) {
        entry.notes_copied = entry.notes_copied && entry.notes == notes;
        entry.notes = std::move(notes);
    });
}

FormEvent SessionForm::set_private_note(std::string note) {
    return edit("private_note", [&](Entry& entry) { entry.private_note = std::move(note); });
}

FormEvent SessionForm::copy_last_note() {
    if (context_.last_notes.empty() || context_.last_notes.front().empty())
        return {};
    return edit("copy_note", [&](Entry& entry) {
        entry.notes = context_.last_notes.front();
        entry.notes_copied = true;
    });
}

int SessionForm::same_note_in_a_row() const {
    const auto note = trimmed(entry_.notes);
    int same = 1;
    for (const auto& earlier : context_.last_notes) {
        if (note.empty() || trimmed(earlier) != note)
            break;
        ++same;
    }
    return same;
}

FormEvent SessionForm::set_minutes(std::optional<int> minutes) {
    if (minutes.value_or(0) < 0 || minutes.value_or(0) > most_minutes)
        return {};
    return edit("minutes", [&](Entry& entry) { entry.minutes_told = minutes; });
}

FormEvent SessionForm::start_timer() {
    // Of a visit that is over the clock knows nothing.
    if (entry_.entered_later)
        return {};
    return edit("timer", [&](Entry& entry) {
        if (entry.needles_in_at)
            entry.needles_in_at.reset();
        else
            entry.needles_in_at = clock_.now();
        entry.needles_out_at.reset();
    });
}

FormEvent SessionForm::stop_timer() {
    return edit("timer", [&](Entry& entry) {
        if (entry.needles_in_at)
            entry.needles_out_at = clock_.now();
    });
}

std::span<const Needle> SessionForm::taken_before() const {
    if (!entry_.last_points_taken || !context_.last)
        return {};
    return context_.last->needles;
}

ParsedLine SessionForm::needles() const { return parse_point_line(entry_.line, taken_before(), context_.groups); }

int SessionForm::needles_in() const { return needle_count(needles().needles); }

std::vector<RegionCount> SessionForm::regions() const {
    std::vector<RegionCount> regions;
    const auto in = [&](const std::string& region) -> RegionCount& {
        const auto found = std::ranges::find(regions, region, &RegionCount::region);
        return found == regions.end() ? regions.emplace_back(RegionCount{region, 0, {}}) : *found;
    };
    if (is_needled(entry_.kind))
        for (const auto& needle : needles().needles)
            in(region_of(needle)).in += needle.count;
    for (const auto& [region, out] : entry_.counted_out)
        in(region).out = out;
    return regions;
}

std::optional<int> SessionForm::needles_out() const {
    if (entry_.counted_out.empty())
        return std::nullopt;
    int sum = 0;
    for (const auto& [region, out] : entry_.counted_out)
        sum += out;
    return sum;
}

int SessionForm::minutes_planned() const { return planned_minutes(context_.practitioners, entry_.practitioner); }

std::optional<int> SessionForm::minutes_in_place() const {
    if (!entry_.needles_in_at)
        return std::nullopt;
    return minutes_between(*entry_.needles_in_at, entry_.needles_out_at.value_or(clock_.now()));
}

std::vector<PointChip> SessionForm::chips() const {
    const auto parsed = needles();
    const auto notices = cautions();
    std::vector<PointChip> chips;
    const auto waits = [&](const Needle& needle) {
        return std::ranges::any_of(notices, [&](const CautionNotice& notice) {
            return !notice.is_decided() && notice.is_about(needle.point);
        });
    };
    for (const auto& needle : parsed.needles)
        chips.push_back({PointChip::Kind::taken, needle, {}, waits(needle)});
    const auto settled = [&](const Needle& needle) {
        const auto same = [&](const Needle& other) { return same_place(needle, other); };
        return std::ranges::any_of(parsed.needles, same) || std::ranges::any_of(parsed.dropped, same);
    };
    if (!entry_.last_points_taken && context_.last)
        for (const auto& needle : context_.last->needles)
            if (!settled(needle))
                chips.push_back({PointChip::Kind::proposed, needle, {}, false});
    for (const auto& needle : parsed.dropped)
        chips.push_back({PointChip::Kind::dropped, needle, {}, false});
    for (const auto& error : parsed.errors)
        chips.push_back({PointChip::Kind::wrong, {}, error, false});
    return chips;
}

std::vector<CautionNotice> SessionForm::cautions() const {
    if (!is_needled(entry_.kind))
        return {};
    return caution_notices({needles().needles, entry_.techniques}, context_.screening, context_.ordinal == 1,
                           entry_.cautions);
}

bool SessionForm::is_done(EntryStep step) const {
    switch (step) {
        case EntryStep::who:
            return true;
        case EntryStep::since_last:
            return !has(EntryPart::since_last) || entry_.since_last.answer.has_value();
        case EntryStep::scores:
            return all_scores_in();
        case EntryStep::changes:
            return entry_.changes.answer.has_value();
        case EntryStep::points:
            return needles_in() > 0 && needles().ok();
        case EntryStep::cautions:
            return (needles_in() > 0 || !entry_.techniques.empty()) &&
                   std::ranges::all_of(cautions(), &CautionNotice::is_decided);
        case EntryStep::needles:
            return needles_in() > 0 && needles_in() == needles_out();
        case EntryStep::sign:
            break;
    }
    return false;
}

std::vector<EntryFault> SessionForm::faults() const {
    std::vector<EntryFault> faults;
    if (day_of(entry_.starts) > clock_.today() + date::days{1})
        faults.push_back(EntryFault::starts_beyond_tomorrow);
    if (!is_needled(entry_.kind))
        return faults;
    if (std::ranges::any_of(entry_.techniques, [](const Technique& technique) {
            return technique.kind == TechniqueKind::press_needles && !technique.pieces;
        }))
        faults.push_back(EntryFault::press_needles_not_counted);
    if (!needles().ok())
        faults.push_back(EntryFault::line_not_understood);
    const auto notices = cautions();
    const auto waits = [](bool hard) {
        return [hard](const CautionNotice& notice) { return notice.caution.hard_stop == hard && !notice.is_decided(); };
    };
    if (std::ranges::any_of(notices, waits(true)))
        faults.push_back(EntryFault::hard_stop_without_reason);
    if (std::ranges::any_of(notices, waits(false)))
        faults.push_back(EntryFault::caution_undecided);
    const auto counts = regions();
    if (!std::ranges::all_of(counts, [](const RegionCount& count) { return count.out.has_value(); }))
        faults.push_back(EntryFault::needles_not_counted);
    else if (std::ranges::any_of(counts, [](const RegionCount& count) { return *count.out > count.in; }))
        faults.push_back(EntryFault::more_out_than_in);
    else if (needles_out().value_or(0) != needles_in() && entry_.mismatch_reason.empty())
        faults.push_back(EntryFault::mismatch_without_reason);
    return faults;
}

}  // namespace needlebook::app
