/// Laying out head, step map and cautions.
#include "desktop/entry_faces.h"

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
constexpr double step_height = 56;
constexpr double least_step_height = 44;
constexpr double bar_padding = 12;
constexpr double button_height = 30;

void add_step(Face& face, const app::SessionForm& form, app::EntryStep step, double height, const FaceRoom& room) {
    const auto& look = room.look;
    const double top = 8 + static_cast<double>(step) * height;
    const Box box{8, top, room.width - 8, top + height - (height < step_height ? 2 : 6)};
    const bool here = form.step() == step;
    const bool done = form.is_done(step);
    if (here) {
        face.scene.marks.emplace_back(chart::Rect{box, Ink::paper, chart::Stroke{Ink::edge, 1}, 5});
        face.scene.marks.emplace_back(
            chart::Rect{{box.left, box.top + 8, box.left + 3, box.bottom - 8}, Ink::focus, {}, 0});
    }
    if (here && room.focused)
        face.scene.marks.emplace_back(focus_ring(box));
    const chart::Point centre{30, (box.top + box.bottom) / 2};
    face.scene.marks.emplace_back(
        chart::Circle{centre, 10, done ? std::optional{Ink::ink_2} : std::nullopt, chart::Stroke{Ink::ink_2, 1}});
    const Box number{centre.x - 10, centre.y - 10, centre.x + 10, centre.y + 10};
    if (done)
        add(face.scene, sign_marks(Sign::done, centre, Ink::paper));
    else
        face.scene.marks.emplace_back(centred(number, std::to_string(static_cast<int>(step) + 1),
                                              look.caption(Weight::semibold), Ink::ink_2, look));
    const double middle = (box.top + box.bottom) / 2;
    const Box upper{50, middle - 20, box.right, middle + 1};
    const Box lower{50, middle, box.right, middle + 20};
    const auto title = step_title(step);
    const auto content = step_content(form, step);
    face.scene.marks.emplace_back(beside(50, upper, shortened(title, box.right - 54, look.text(Weight::medium), look),
                                         look.text(Weight::medium), Ink::ink, look));
    face.scene.marks.emplace_back(
        beside(50, lower, shortened(content, box.right - 54, look.caption(), look), look.caption(), Ink::ink_2, look));
    face.targets.push_back({box, static_cast<int>(step), title + ", " + content, TargetRole::item, here});
}

struct CautionButton {
    CautionTarget::Press press;
    std::string letter;
    std::string words;
    bool chosen = false;
};

std::vector<CautionButton> buttons_of(const app::CautionNotice& notice) {
    using Press = CautionTarget::Press;
    if (!notice.asks)
        return {};
    const auto chosen = [&](CautionChoice choice) { return notice.decision && notice.decision->choice == choice; };
    if (notice.caution.hard_stop)
        return {{Press::override_with_reason, "O", text_of(utf8_words("Go on, with a reason…")),
                 chosen(CautionChoice::overridden)},
                {Press::leave_out, "L", text_of(_("Leave out")), chosen(CautionChoice::leave_out)}};
    // Points come first among the subjects.
    const auto first = notice.subject.substr(0, notice.subject.find(' '));
    const bool needled = !from_name<TechniqueKind>(first);
    std::vector<CautionButton> buttons{{Press::go_on, "G",
                                        needled ? text_of(_("Needle it so")) : text_of(_("Do it so")),
                                        chosen(CautionChoice::go_on)}};
    if (!notice.subject.empty())
        buttons.push_back({Press::leave_out, "L", text_of(_("Leave out")), chosen(CautionChoice::leave_out)});
    return buttons;
}

double button_width(const CautionButton& button, const Look& look) {
    return 2 * 12 + look.width(button.letter, look.caption(Weight::semibold)) + 8 +
           look.width(button.words, look.text(Weight::semibold));
}

void add_buttons(Face& face, const std::vector<CautionButton>& buttons, int index, double right, double top,
                 const Look& look) {
    double x = right;
    for (auto button = buttons.rbegin(); button != buttons.rend(); ++button) {
        const double width = button_width(*button, look);
        const Box box{x - width, top, x, top + button_height};
        face.scene.marks.emplace_back(chart::Rect{box, button->chosen ? Ink::ink_2 : Ink::window,
                                                  chart::Stroke{button->chosen ? Ink::ink_2 : Ink::edge, 1}, 5});
        face.scene.marks.emplace_back(beside(box.left + 12, box, button->letter, look.caption(Weight::semibold),
                                             button->chosen ? Ink::paper : Ink::ink_2, look));
        face.scene.marks.emplace_back(beside(
            box.left + 20 + look.width(button->letter, look.caption(Weight::semibold)), box, button->words,
            button->chosen ? look.text(Weight::semibold) : look.text(), button->chosen ? Ink::paper : Ink::ink, look));
        face.targets.push_back(
            {box, CautionTarget{index, button->press}.id(), button->words, TargetRole::button, button->chosen});
        x = box.left - 8;
    }
}

double add_caution(Face& face, const app::CautionNotice& notice, int index, double top, bool here,
                   const FaceRoom& room) {
    const auto& look = room.look;
    const double left = inset;
    const double right = room.width - inset;
    const double text_left = left + 38;
    const double text_width = right - text_left - bar_padding;
    const bool open = !notice.is_decided();
    const auto ink = open ? Ink::decision : Ink::ink;

    auto condition = tr(notice.caution.condition);
    if (!notice.subject.empty())
        condition += ": " + caution_subject_words(notice.subject);
    const auto heads = wrapped(condition, text_width, look.text(Weight::semibold), look);
    const auto lines = wrapped(tr(notice.caution.advice), text_width, look.text(), look);
    const auto sources = wrapped(notice.caution.source.text, text_width, look.caption(), look);
    const auto buttons = buttons_of(notice);
    const double line = 1.4 * look.body;
    const double small = 1.3 * look.caption().size;
    const double bottom = top + 2 * bar_padding + line * static_cast<double>(heads.size() + lines.size()) +
                          small * static_cast<double>(sources.size()) + (buttons.empty() ? 0 : button_height + 8);

    const Box box{left, top, right, bottom};
    face.scene.marks.emplace_back(chart::Rect{box, open ? Ink::decision_fill : Ink::paper,
                                              chart::Stroke{open ? Ink::decision_edge : Ink::edge, 1}, 5});
    add(face.scene, sign_marks(Sign::caution, {left + 20, top + bar_padding + line / 2}, ink));
    double y = top + bar_padding;
    const auto put = [&](const std::vector<std::string>& words, const chart::TextStyle& style, Ink colour,
                         double step) {
        for (const auto& text : words) {
            face.scene.marks.emplace_back(beside(text_left, {left, y, right, y + step}, text, style, colour, look));
            y += step;
        }
    };
    put(heads, look.text(Weight::semibold), ink, line);
    put(lines, look.text(), ink, line);
    put(sources, look.caption(), open ? Ink::decision : Ink::ink_2, small);
    add_buttons(face, buttons, index, right - bar_padding, y + 8, look);
    if (here)
        face.scene.marks.emplace_back(focus_ring({left - 3, top - 3, right + 3, bottom + 3}));
    return bottom;
}

}  // namespace

namespace {

constexpr double badge_height = 26;

/// What the screening found, as amber badges at the right; one with a count where they don't fit.
void add_badges(Face& face, const app::SessionForm& form, double from, const FaceRoom& room) {
    const auto& look = room.look;
    std::vector<std::string> words;
    for (const auto& given : form.context().screening)
        if (const auto caution = evidence::caution(given.question); caution && given.answer.has_value())
            words.push_back(tr(caution->condition));
    const auto width = [&](const std::string& text) { return 40 + look.width(text, look.caption(Weight::medium)); };
    double all = 0;
    for (const auto& text : words)
        all += width(text) + 8;
    const int count = static_cast<int>(words.size());
    if (count > 2 || all > room.width - from - 24)
        words = {text_of(wxString::Format(wxPLURAL("%d caution", "%d cautions", static_cast<unsigned>(count)), count))};
    double right = room.width - 24;
    for (const auto& text : words) {
        const Box box{right - width(text), 28 - badge_height / 2, right, 28 + badge_height / 2};
        face.scene.marks.emplace_back(chart::Rect{box, Ink::decision_fill, chart::Stroke{Ink::decision_edge, 1}, 4});
        add(face.scene, sign_marks(Sign::caution, {box.left + 17, 28}, Ink::decision));
        face.scene.marks.emplace_back(
            beside(box.left + 30, box, text, look.caption(Weight::medium), Ink::decision, look));
        right = box.left - 8;
    }
}

}  // namespace

Face entry_head_face(const app::SessionForm& form, const std::string& agreed, const FaceRoom& room) {
    const auto& look = room.look;
    Face face;
    face.scene.size = {room.width, 57};
    face.scene.background = Ink::window;
    face.scene.title = text_of(_("New session"));
    const Box whole{24, 0, room.width, 56};
    const auto title = text_of(_("New session"));
    face.scene.marks.emplace_back(beside(24, whole, title, look.title(), Ink::ink, look));
    const double x = 24 + look.width(title, look.title()) + 18;
    const auto& patient = form.context().patient;
    const auto& entry = form.entry();
    std::string who = patient.code;
    if (full_name(patient) != patient.code)
        who += " · " + full_name(patient);
    if (patient.born_on)
        who += text_of(utf8_words(" · born ")) + long_day(*patient.born_on);
    who += " · " + long_day(day_of(entry.starts)) + ", " + time_of_day_text(entry.starts);
    who += text_of(wxString::Format(utf8_words(" · session %d"), form.context().ordinal));
    if (entry.entered_later)
        who += text_of(utf8_words(" · entered later"));
    const bool two_lines = !agreed.empty();
    const Box upper = two_lines ? Box{x, 8, room.width, 32} : whole;
    face.scene.marks.emplace_back(beside(x, upper, who, look.text(Weight::medium), Ink::ink, look));
    if (two_lines)
        face.scene.marks.emplace_back(beside(x, {x, 30, room.width, 52}, agreed, look.caption(), Ink::ink_2, look));
    const double words_width = std::max(look.width(who, look.text(Weight::medium)), look.width(agreed, look.caption()));
    add_badges(face, form, x + words_width, room);
    face.scene.marks.emplace_back(chart::Polyline{{{0, 56.5}, {room.width, 56.5}}, {Ink::rule, 1}});
    return face;
}

Face step_list_face(const app::SessionForm& form, double height, const FaceRoom& room) {
    Face face;
    face.scene.background = Ink::window;
    face.scene.title = text_of(_("Steps"));
    face.scene.size.width = room.width;
    constexpr int steps = static_cast<int>(app::EntryStep::sign) + 1;
    const double each = std::clamp((height - 8) / steps, least_step_height, step_height);
    for (int step = 0; step < steps; ++step)
        add_step(face, form, static_cast<app::EntryStep>(step), each, room);
    face.scene.size.height = 8 + steps * least_step_height;
    return face;
}

Face caution_face(const app::SessionForm& form, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = text_of(_("Cautions"));
    const auto notices = form.cautions();
    double y = 0;
    if (!notices.empty())
        y = add_heading(face.scene, inset, face.scene.title, text_of(_("G needle it so, L leave out")), room.look) + 4;
    const bool focused = room.focused && form.place().part == app::EntryPart::cautions;
    for (std::size_t i = 0; i < notices.size(); ++i) {
        const int index = static_cast<int>(i);
        y = add_caution(face, notices[i], index, y, focused && form.place().row == index, room) + 8;
    }
    face.scene.size.height = notices.empty() ? 1 : y;
    return face;
}

}  // namespace needlebook::desktop
