/// Laying out rows of letters.
#include "desktop/letter_row.h"

#include <algorithm>

#include <wx/intl.h>

#include "base/tongue.h"
#include "desktop/entry_words.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double inset = 10;
constexpr double toggle_height = 30;
constexpr double toggle_gap = 4;
constexpr double padding = 8;

struct Toggle {
    int id = 0;
    std::string letter;
    std::string word;
    std::string detail;  ///< How severe.
    bool chosen = false;
    std::string spoken{};  ///< Where the word alone says too little.
};

double toggle_width(const Toggle& toggle, const Look& look) {
    const auto style = toggle.chosen ? look.text(Weight::semibold) : look.text();
    double width = 2 * padding + look.width(toggle.word, style);
    if (!toggle.letter.empty())
        width += look.width(toggle.letter, look.caption(Weight::semibold)) + 8;
    if (!toggle.detail.empty())
        width += look.width(toggle.detail, look.caption()) + 6;
    return width;
}

void add_toggle(Face& face, const Toggle& toggle, const Box& box, const Look& look) {
    face.scene.marks.emplace_back(chart::Rect{box, toggle.chosen ? Ink::ink_2 : Ink::paper,
                                              chart::Stroke{toggle.chosen ? Ink::ink_2 : Ink::edge, 1}, 5});
    double x = box.left + padding;
    const auto put = [&](const std::string& words, const chart::TextStyle& style, Ink ink, double gap) {
        if (words.empty())
            return;
        face.scene.marks.emplace_back(beside(x, box, words, style, toggle.chosen ? Ink::paper : ink, look));
        x += look.width(words, style) + gap;
    };
    put(toggle.letter, look.caption(Weight::semibold), Ink::ink_2, 8);
    put(toggle.word, toggle.chosen ? look.text(Weight::semibold) : look.text(), Ink::ink, 6);
    put(toggle.detail, look.caption(), Ink::ink_2, 0);
    const auto name = !toggle.spoken.empty()  ? toggle.spoken
                      : toggle.detail.empty() ? toggle.word
                                              : toggle.word + ", " + toggle.detail;
    face.targets.push_back({box, toggle.id, name, TargetRole::toggle, toggle.chosen});
}

double row_width(const std::vector<Toggle>& toggles, const Look& look) {
    double width = 0;
    for (const auto& toggle : toggles)
        width += toggle_width(toggle, look) + toggle_gap;
    return width - toggle_gap;
}

/// Rows of toggles, broken where they would leave the width; gives the height used.
double add_toggles(Face& face, const std::vector<Toggle>& toggles, double top, const FaceRoom& room) {
    double x = inset;
    double y = top;
    for (const auto& toggle : toggles) {
        const double width = toggle_width(toggle, room.look);
        if (x > inset && x + width > room.width - inset) {
            x = inset;
            y += toggle_height + toggle_gap;
        }
        add_toggle(face, toggle, {x, y, x + width, y + toggle_height}, room.look);
        x += width + toggle_gap;
    }
    return y + toggle_height;
}

/// `in_full`: with its word, where the row has room for it.
void add_whole_answers(std::vector<Toggle>& toggles, const std::optional<Answered>& answer, bool more, bool in_full) {
    if (more)
        toggles.push_back({LetterTarget::more, "", "…", "", false, text_of(_("Show the others"))});
    const auto chosen = [&](Answered which) { return answer == which; };
    toggles.push_back({LetterTarget::none, "N", text_of(_("None")), "", chosen(Answered::none)});
    const auto not_asked = text_of(_("Not asked"));
    if (in_full)
        toggles.push_back({LetterTarget::not_asked, "–", not_asked, "", chosen(Answered::not_asked)});
    else
        toggles.push_back({LetterTarget::not_asked, "", "–", "", chosen(Answered::not_asked), not_asked});
    toggles.push_back({LetterTarget::declined, "", "D", "", chosen(Answered::declined), text_of(_("Declined"))});
}

Face letters_face(const std::string& title, const std::string& hint, const std::vector<Toggle>& toggles,
                  const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = title;
    const double top = add_heading(face.scene, inset, title, hint, room.look) + 4;
    const double bottom = add_toggles(face, toggles, top, room);
    face.scene.size.height = bottom + 8;
    if (room.focused) {
        double right = 0;
        for (const auto& target : face.targets)
            right = std::max(right, target.box.right);
        face.scene.marks.emplace_back(focus_ring({2, top - 7, std::min(right + 8, room.width - 2), bottom + 7}));
    }
    return face;
}

}  // namespace

namespace {

constexpr double line_height = 18;

/// What a severe side effect calls for, with its source; under the row.
void add_red_flags(Face& face, const std::vector<app::SideEffectTick>& ticks, const FaceRoom& room) {
    const auto& look = room.look;
    for (const auto& tick : ticks) {
        const auto& facts = evidence::facts(tick.kind);
        if (tick.severity != Severity::severe || !facts.red_flag)
            continue;
        const auto flag = evidence::red_flag(*facts.red_flag);
        if (!flag)
            continue;
        const double left = inset + 38;
        const double width = room.width - inset - 12 - left;
        const auto heads =
            wrapped(tr(facts.label) + ". " + tr(flag->what_to_look_for), width, look.text(Weight::semibold), look);
        const auto lines = wrapped(tr(flag->advice), width, look.text(), look);
        const auto sources = wrapped(flag->source.text, width, look.caption(), look);
        const double top = face.scene.size.height;
        const auto rows = static_cast<double>(heads.size() + lines.size() + sources.size());
        const Box box{inset, top, room.width - inset, top + rows * line_height + 14};
        face.scene.marks.emplace_back(chart::Rect{box, Ink::decision_fill, chart::Stroke{Ink::decision_edge, 1}, 5});
        add(face.scene, sign_marks(Sign::caution, {box.left + 20, top + 16}, Ink::decision));
        double y = top + 7;
        const auto put = [&](const std::vector<std::string>& words, const chart::TextStyle& style) {
            for (const auto& line : words) {
                face.scene.marks.emplace_back(
                    beside(left, {left, y, box.right, y + line_height}, line, style, Ink::decision, look));
                y += line_height;
            }
        };
        put(heads, look.text(Weight::semibold));
        put(lines, look.text());
        put(sources, look.caption());
        face.scene.size.height = box.bottom + 8;
    }
}

}  // namespace

std::optional<Answered> answer_of_letter(int target) {
    switch (target) {
        case LetterTarget::none:
            return Answered::none;
        case LetterTarget::not_asked:
            return Answered::not_asked;
        case LetterTarget::declined:
            return Answered::declined;
        default:
            return std::nullopt;
    }
}

Face side_effect_face(const app::SessionForm& form, app::EntryPart question, bool all, const FaceRoom& room) {
    const bool since = question == app::EntryPart::since_last;
    const auto& row = since ? form.entry().since_last : form.entry().seen_today;
    std::vector<Toggle> toggles;
    bool more = false;
    for (const auto& known : app::side_effect_letters()) {
        const auto tick = std::ranges::find(row.ticks, known.kind, &app::SideEffectTick::kind);
        const bool chosen = tick != row.ticks.end();
        if (known.common || chosen || all)
            toggles.push_back({static_cast<int>(known.kind), std::string(1, known.letter), side_effect_word(known.kind),
                               chosen ? severity_word(tick->severity) : "", chosen});
        else
            more = true;
    }
    auto in_full = toggles;
    add_whole_answers(in_full, row.answer, more, true);
    add_whole_answers(toggles, row.answer, more, false);
    if (row_width(in_full, room.look) <= room.width - 2 * inset)
        toggles = std::move(in_full);
    auto face = letters_face(
        since ? text_of(_("Since last time, any side effect?")) : text_of(_("Seen today, any side effect?")),
        text_of(_("one letter each; again: worse")), toggles, room);
    add_red_flags(face, row.ticks, room);
    return face;
}

Face change_face(const app::SessionForm& form, bool all, const FaceRoom& room) {
    const auto& row = form.entry().changes;
    std::vector<Toggle> toggles;
    bool more = false;
    for (const auto& known : app::change_letters()) {
        const bool chosen = std::ranges::find(row.ticks, known.kind, &app::ChangeTick::kind) != row.ticks.end();
        if (known.common || chosen || all)
            toggles.push_back(
                {static_cast<int>(known.kind), std::string(1, known.letter), change_word(known.kind), "", chosen});
        else
            more = true;
    }
    add_whole_answers(toggles, row.answer, more, false);
    return letters_face(text_of(_("What else changed?")),
                        text_of(utf8_words("one letter each · Tab to say what · Enter goes on")), toggles, room);
}

Face feet_face(const app::SessionForm& form, const FaceRoom& room) {
    const auto& entry = form.entry();
    const auto chosen = [&](Answered which) { return entry.feet == which; };
    const std::vector<Toggle> toggles{
        {LetterTarget::none, "N", text_of(_("Looked, nothing to note")), "", chosen(Answered::none)},
        {LetterTarget::not_asked, "–", text_of(_("Not looked at")), "", chosen(Answered::not_asked)},
        {LetterTarget::declined, "D", text_of(_("Declined")), "", chosen(Answered::declined)}};
    return letters_face(text_of(_("Feet looked at?")), text_of(utf8_words("N, –, D · Tab to say what was seen")),
                        toggles, room);
}

Face technique_face(const app::SessionForm& form, const FaceRoom& room) {
    std::vector<Toggle> toggles;
    for (const auto& known : app::technique_letters()) {
        const auto& there = form.entry().techniques;
        const bool chosen = std::ranges::find(there, known.kind, &Technique::kind) != there.end();
        toggles.push_back(
            {static_cast<int>(known.kind), std::string(1, known.letter), technique_word(known.kind), "", chosen});
    }
    return letters_face(text_of(_("Techniques without needles, and needles left in")), text_of(_("one letter each")),
                        toggles, room);
}

}  // namespace needlebook::desktop
