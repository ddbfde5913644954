/// What each key, and each click that stands for one, does at its place in an entry.
#include <algorithm>
#include <array>
#include <cctype>

#include "app/session_form.h"
#include "base/tongue.h"

namespace needlebook::app {

namespace {

/// Bruise, sore, dizzy, tired, worse for a time and other are asked for by name; the rest by key.
constexpr std::array common_side_effects{SideEffectKind::bruise,          SideEffectKind::residual_pain,
                                         SideEffectKind::dizziness_faint, SideEffectKind::tiredness,
                                         SideEffectKind::flare,           SideEffectKind::other};

constexpr std::array change_keys{
    ChangeLetter{'M', ChangeKind::medicine, true},      ChangeLetter{'G', ChangeKind::hba1c, true},
    ChangeLetter{'I', ChangeKind::illness, true},       ChangeLetter{'L', ChangeKind::fall, true},
    ChangeLetter{'H', ChangeKind::shoes, true},         ChangeLetter{'E', ChangeKind::exercise, true},
    ChangeLetter{'S', ChangeKind::sleep, false},        ChangeLetter{'T', ChangeKind::stress, false},
    ChangeLetter{'C', ChangeKind::chemotherapy, false}, ChangeLetter{'W', ChangeKind::warm_baths, false},
    ChangeLetter{'F', ChangeKind::diet, false},         ChangeLetter{'A', ChangeKind::alcohol, false},
    ChangeLetter{'K', ChangeKind::smoking, false},      ChangeLetter{'O', ChangeKind::other, false}};

constexpr std::array technique_keys{
    TechniqueLetter{'A', TechniqueKind::acupressure}, TechniqueLetter{'M', TechniqueKind::moxa},
    TechniqueLetter{'C', TechniqueKind::cupping},     TechniqueLetter{'T', TechniqueKind::tens},
    TechniqueLetter{'H', TechniqueKind::heat},        TechniqueLetter{'P', TechniqueKind::press_needles},
    TechniqueLetter{'O', TechniqueKind::other}};

constexpr int most_counted = 500;

std::vector<SideEffectLetter> read_side_effect_letters() {
    std::vector<SideEffectLetter> letters;
    for (const auto& facts : evidence::side_effects())
        if (facts.kind && facts.letter)
            letters.push_back({*facts.letter, *facts.kind, tr(facts.label),
                               std::ranges::find(common_side_effects, *facts.kind) != common_side_effects.end()});
    std::ranges::stable_sort(letters, [](const auto& one, const auto& other) { return one.common && !other.common; });
    return letters;
}

char upper_of(Key key) {
    if (key.kind != Key::Kind::character || key.character > 127)
        return 0;
    return static_cast<char>(std::toupper(static_cast<int>(key.character)));
}

std::optional<int> digit_of(Key key) {
    if (key.kind != Key::Kind::character || key.character < U'0' || key.character > U'9')
        return std::nullopt;
    return static_cast<int>(key.character - U'0');
}

/// "-", N and D mean the same everywhere.
std::optional<Answered> answer_of(Key key) {
    switch (upper_of(key)) {
        case '-':
            return Answered::not_asked;
        case 'N':
            return Answered::none;
        case 'D':
            return Answered::declined;
        default:
            return std::nullopt;
    }
}

FormEvent with_move(FormEvent event) {
    event.handled = true;
    event.moved = true;
    return event;
}

FormEvent joined(FormEvent one, FormEvent other) {
    return {one.handled || other.handled, one.changed || other.changed, one.moved || other.moved,
            one.reveal || other.reveal};
}

}  // namespace

std::span<const SideEffectLetter> side_effect_letters() {
    static const auto letters = read_side_effect_letters();
    return letters;
}

std::span<const TechniqueLetter> technique_letters() { return technique_keys; }

std::span<const ChangeLetter> change_letters() { return change_keys; }

FormEvent SessionForm::press(Key key) {
    const bool has_rows = place_.part == EntryPart::scores || place_.part == EntryPart::after ||
                          place_.part == EntryPart::needles || place_.part == EntryPart::extent;
    if (key.kind == Key::Kind::enter && !has_rows) {
        go_on();
        return {.handled = true, .moved = true};
    }
    switch (place_.part) {
        case EntryPart::since_last:
        case EntryPart::seen_today:
            return press_side_effect(key);
        case EntryPart::scores:
        case EntryPart::after:
            return press_score(key);
        case EntryPart::feet:
            return press_feet(key);
        case EntryPart::techniques:
            return press_technique(key);
        case EntryPart::extent:
            return press_extent(key);
        case EntryPart::changes:
            return press_change(key);
        case EntryPart::cautions:
            return press_caution(key);
        case EntryPart::needles:
            return press_out(key);
        case EntryPart::points:
            if (key.kind == Key::Kind::space && entry_.line.empty())
                return take_last_points();
            return {};
        case EntryPart::who:
        case EntryPart::advice:
        case EntryPart::pattern:
        case EntryPart::tongue_pulse:
        case EntryPart::notes:
        case EntryPart::private_note:
            break;
    }
    return {};
}

FormEvent SessionForm::settle() {
    const auto waits =
        std::ranges::any_of(entry_.scores, &ScoreRow::waiting) || std::ranges::any_of(entry_.after, &ScoreRow::waiting);
    if (!waits)
        return {};
    return edit(last_field_, [](Entry& entry) {
        for (auto& row : entry.scores)
            row.waiting = false;
        for (auto& row : entry.after)
            row.waiting = false;
    });
}

std::vector<ScoreRow>& SessionForm::score_rows(Entry& entry) const {
    return place_.part == EntryPart::after ? entry.after : entry.scores;
}

FormEvent SessionForm::next_row(int rows) {
    if (place_.row + 1 < rows)
        go_to(place_.part, place_.row + 1);
    else
        go_on();
    return {.handled = true, .moved = true};
}

FormEvent SessionForm::move_row(int by, int rows) {
    const auto event = settle();
    go_to(place_.part, std::clamp(place_.row + by, 0, std::max(0, rows - 1)));
    return with_move(event);
}

FormEvent SessionForm::answer_score(int row, std::optional<Answer<Score>> score) {
    return answer_row(EntryPart::scores, row, score);
}

FormEvent SessionForm::answer_after(int row, std::optional<Answer<Score>> score) {
    return answer_row(EntryPart::after, row, score);
}

FormEvent SessionForm::answer_row(EntryPart part, int row, std::optional<Answer<Score>> score) {
    if (row < 0 || row >= rows_of(part))
        return {};
    const bool after = part == EntryPart::after;
    return edit(std::string{name_of(part)} + ":" + std::to_string(row), [&](Entry& entry) {
        auto& there = (after ? entry.after : entry.scores)[static_cast<std::size_t>(row)];
        if (entry.revealed && !after && there.score != score)
            there.after_reveal = true;
        if (there.score != score)
            there.entered_at = clock_.now();
        there.score = score;
        there.waiting = false;
    });
}

FormEvent SessionForm::answer_and_go_on(Answer<Score> score) {
    const auto event = answer_row(place_.part, place_.row, score);
    return joined(event, next_row(rows_of(place_.part)));
}

FormEvent SessionForm::type_digit(int digit) {
    const auto waits = score_rows(entry_)[static_cast<std::size_t>(place_.row)].waiting;
    const int rows = rows_of(place_.part);
    if (waits && digit == 0)
        return answer_and_go_on(*Score::from(Score::max));
    if (waits) {
        const bool last = place_.row + 1 == rows;
        const auto event = joined(settle(), next_row(rows));
        return last ? event : joined(event, type_digit(digit));
    }
    if (digit != 1)
        return answer_and_go_on(*Score::from(digit));
    auto event = answer_row(place_.part, place_.row, *Score::from(1));
    // The 1 isn't an answer yet: nothing is shown on the strength of it.
    score_rows(entry_)[static_cast<std::size_t>(place_.row)].waiting = true;
    event.reveal = false;
    return event;
}

FormEvent SessionForm::press_score(Key key) {
    const int rows = rows_of(place_.part);
    if (rows == 0)
        return {};
    if (const auto digit = digit_of(key))
        return type_digit(*digit);
    const auto& row = score_rows(entry_)[static_cast<std::size_t>(place_.row)];
    switch (key.kind) {
        case Key::Kind::enter:
            return joined(settle(), next_row(rows));
        case Key::Kind::up:
            return move_row(-1, rows);
        case Key::Kind::down:
            return move_row(+1, rows);
        case Key::Kind::backspace:
            if (!row.score && place_.row > 0)
                go_to(place_.part, place_.row - 1);
            return with_move(answer_row(place_.part, place_.row, std::nullopt));
        default:
            break;
    }
    const auto answer = answer_of(key);
    if (!answer)
        return {};
    if (!row.waiting)
        return answer_and_go_on(Answer<Score>::without_value(*answer));
    const bool last = place_.row + 1 == rows;
    const auto event = joined(settle(), next_row(rows));
    return last ? event : joined(event, answer_and_go_on(Answer<Score>::without_value(*answer)));
}

TickRow<SideEffectTick>& SessionForm::side_effects(Entry& entry, EntryPart question) const {
    return question == EntryPart::since_last ? entry.since_last : entry.seen_today;
}

FormEvent SessionForm::tick_side_effect(EntryPart question, SideEffectKind kind) {
    const auto field = std::string{name_of(question)} + ":" + std::string{name_of(kind)};
    return edit(field, [&](Entry& entry) {
        auto& row = side_effects(entry, question);
        const auto found = std::ranges::find(row.ticks, kind, &SideEffectTick::kind);
        if (found == row.ticks.end())
            row.ticks.push_back({ids_->next<SideEffect>(), kind, Severity::mild, {}, false});
        else if (found->severity == Severity::severe)
            row.ticks.erase(found);
        else
            found->severity = static_cast<Severity>(static_cast<int>(found->severity) + 1);
        row.answer = row.ticks.empty() ? std::nullopt : std::optional{Answered::value};
    });
}

FormEvent SessionForm::set_side_effect_words(EntryPart question, SideEffectKind kind, std::string words) {
    const auto field = "words:" + std::string{name_of(question)} + ":" + std::string{name_of(kind)};
    return edit(field, [&](Entry& entry) {
        for (auto& tick : side_effects(entry, question).ticks)
            if (tick.kind == kind)
                tick.words = words;
    });
}

FormEvent SessionForm::set_side_effect_serious(EntryPart question, SideEffectKind kind, bool serious) {
    const auto field = "serious:" + std::string{name_of(question)} + ":" + std::string{name_of(kind)};
    return edit(field, [&](Entry& entry) {
        for (auto& tick : side_effects(entry, question).ticks)
            if (tick.kind == kind)
                tick.serious = serious;
    });
}

FormEvent SessionForm::answer_side_effects(EntryPart question, Answered answer) {
    return edit(name_of(question), [&](Entry& entry) { side_effects(entry, question) = {answer, {}}; });
}

FormEvent SessionForm::press_side_effect(Key key) {
    const auto question = place_.part;
    if (const auto answer = answer_of(key)) {
        const auto event = answer_side_effects(question, *answer);
        go_on();
        return with_move(event);
    }
    if (key.kind == Key::Kind::backspace)
        return edit(name_of(question), [&](Entry& entry) { side_effects(entry, question) = {}; });
    const char letter = upper_of(key);
    for (const auto& known : side_effect_letters())
        if (known.letter == letter)
            return tick_side_effect(question, known.kind);
    return {};
}

FormEvent SessionForm::tick_change(ChangeKind kind) {
    return edit("changes:" + std::string{name_of(kind)}, [&](Entry& entry) {
        auto& row = entry.changes;
        if (std::erase_if(row.ticks, [&](const ChangeTick& tick) { return tick.kind == kind; }) == 0)
            row.ticks.push_back({ids_->next<Change>(), kind, {}});
        row.answer = row.ticks.empty() ? std::nullopt : std::optional{Answered::value};
    });
}

FormEvent SessionForm::answer_changes(Answered answer) {
    return edit("changes", [&](Entry& entry) { entry.changes = {answer, {}}; });
}

FormEvent SessionForm::set_change_words(ChangeKind kind, std::string words) {
    return edit("change_words:" + std::string{name_of(kind)}, [&](Entry& entry) {
        for (auto& tick : entry.changes.ticks)
            if (tick.kind == kind)
                tick.words = words;
    });
}

FormEvent SessionForm::press_change(Key key) {
    if (const auto answer = answer_of(key)) {
        const auto event = answer_changes(*answer);
        go_on();
        return with_move(event);
    }
    if (key.kind == Key::Kind::backspace)
        return edit("changes", [](Entry& entry) { entry.changes = {}; });
    const char letter = upper_of(key);
    for (const auto& known : change_letters())
        if (known.letter == letter)
            return tick_change(known.kind);
    return {};
}

FormEvent SessionForm::answer_feet(std::optional<Answered> answer) {
    return edit("feet", [&](Entry& entry) {
        entry.feet = answer;
        entry.feet_words.clear();
    });
}

FormEvent SessionForm::set_feet_words(std::string words) {
    return edit("feet_words", [&](Entry& entry) {
        entry.feet = words.empty() ? std::nullopt : std::optional{Answered::value};
        entry.feet_words = std::move(words);
    });
}

FormEvent SessionForm::press_feet(Key key) {
    if (key.kind == Key::Kind::backspace)
        return answer_feet(std::nullopt);
    const auto answer = answer_of(key);
    if (!answer)
        return {};
    const auto event = answer_feet(*answer);
    go_on();
    return with_move(event);
}

FormEvent SessionForm::tick_technique(TechniqueKind kind) {
    return edit("technique:" + std::string{name_of(kind)}, [&](Entry& entry) {
        const auto same = [&](const Technique& technique) { return technique.kind == kind; };
        if (std::erase_if(entry.techniques, same) == 0)
            entry.techniques.push_back({kind, {}, {}, {}, {}, {}});
    });
}

FormEvent SessionForm::set_technique(const Technique& technique) {
    return edit("technique_words:" + std::string{name_of(technique.kind)}, [&](Entry& entry) {
        const auto found = std::ranges::find(entry.techniques, technique.kind, &Technique::kind);
        if (found != entry.techniques.end())
            *found = technique;
    });
}

FormEvent SessionForm::press_technique(Key key) {
    const char letter = upper_of(key);
    for (const auto& known : technique_letters())
        if (known.letter == letter)
            return tick_technique(known.kind);
    return {};
}

FormEvent SessionForm::press_extent(Key key) {
    const int rows = rows_of(EntryPart::extent);
    if (const auto digit = digit_of(key))
        return joined(set_extent(place_.row, *digit), next_row(rows));
    switch (key.kind) {
        case Key::Kind::enter:
            return next_row(rows);
        case Key::Kind::up:
            return move_row(-1, rows);
        case Key::Kind::down:
            return move_row(+1, rows);
        case Key::Kind::backspace:
            return set_extent(place_.row, std::nullopt);
        default:
            break;
    }
    if (upper_of(key) != '-')
        return {};
    return joined(set_extent(place_.row, std::nullopt), next_row(rows));
}

FormEvent SessionForm::decide(const CautionNotice& notice, CautionChoice choice, std::string reason) {
    if (notice.caution.hard_stop && choice == CautionChoice::go_on)
        return {};
    auto event = edit("caution:" + notice.caution.id + ":" + notice.subject, [&](Entry& entry) {
        std::erase_if(entry.cautions, [&](const CautionDecision& decision) {
            return decision.caution == notice.caution.id && decision.subject == notice.subject;
        });
        entry.cautions.push_back({notice.caution.id, notice.subject, choice, reason, notice.caution.source.text});
    });
    if (choice == CautionChoice::leave_out)
        for (const auto& needle : needles().needles)
            if (notice.is_about(needle.point))
                event = joined(event, take_out(needle));
    if (choice == CautionChoice::leave_out)
        for (const auto& technique : std::vector{entry_.techniques})
            if (notice.is_about(name_of(technique.kind)))
                event = joined(event, tick_technique(technique.kind));
    return event;
}

FormEvent SessionForm::press_caution(Key key) {
    const auto notices = cautions();
    const int rows = static_cast<int>(notices.size());
    if (key.kind == Key::Kind::up || key.kind == Key::Kind::down)
        return move_row(key.kind == Key::Kind::up ? -1 : +1, rows);
    if (place_.row >= rows)
        return {};
    const auto& notice = notices[static_cast<std::size_t>(place_.row)];
    const char letter = upper_of(key);
    if (!notice.asks || (letter != 'G' && letter != 'L') || (letter == 'G' && notice.caution.hard_stop))
        return {};
    const auto event = decide(notice, letter == 'G' ? CautionChoice::go_on : CautionChoice::leave_out);
    const auto left = cautions();
    const auto open = std::ranges::find_if(left, [](const CautionNotice& other) { return !other.is_decided(); });
    if (open == left.end())
        go_on();
    else
        go_to(EntryPart::cautions, static_cast<int>(open - left.begin()));
    return with_move(event);
}

FormEvent SessionForm::set_out(std::string_view region, std::optional<int> needles) {
    if (needles && (*needles < 0 || *needles > most_counted))
        return {};
    return edit("out:" + std::string{region}, [&](Entry& entry) {
        if (needles)
            entry.counted_out[std::string{region}] = *needles;
        else
            entry.counted_out.erase(std::string{region});
        const auto counts = regions();
        const bool all = std::ranges::all_of(
            counts, [&](const RegionCount& count) { return entry.counted_out.contains(count.region); });
        if (all && entry.needles_in_at && !entry.needles_out_at)
            entry.needles_out_at = clock_.now();
    });
}

FormEvent SessionForm::press_out(Key key) {
    const auto counts = regions();
    const int rows = static_cast<int>(counts.size());
    if (place_.row >= rows)
        return {};
    const auto& count = counts[static_cast<std::size_t>(place_.row)];
    if (const auto digit = digit_of(key)) {
        const bool goes_on = last_field_ == "out:" + count.region && count.out;
        const int typed = goes_on ? *count.out * 10 + *digit : *digit;
        return set_out(count.region, typed <= most_counted ? typed : *digit);
    }
    switch (key.kind) {
        case Key::Kind::space:
            return joined(set_out(count.region, count.in), next_row(rows));
        case Key::Kind::enter:
            return next_row(rows);
        case Key::Kind::up:
        case Key::Kind::left:
            return move_row(-1, rows);
        case Key::Kind::down:
        case Key::Kind::right:
            return move_row(+1, rows);
        case Key::Kind::backspace:
            return set_out(count.region, std::nullopt);
        default:
            return {};
    }
}

}  // namespace needlebook::app
