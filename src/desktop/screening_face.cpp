/// Laying out the questions of the first visit.
#include <algorithm>
#include <array>

#include <wx/intl.h>

#include "desktop/entry_words.h"
#include "desktop/first_visit_panel.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double inset = 10;
constexpr double key_width = 34;
constexpr double key_height = 30;
constexpr double key_gap = 4;
constexpr double line_height = 18;

struct AnswerKey {
    Answered state;
    const char* letter;
};
constexpr std::array<AnswerKey, 4> keys{
    {{Answered::value, "Y"}, {Answered::none, "N"}, {Answered::not_asked, "–"}, {Answered::declined, "D"}}};

std::string state_word(Answered state) {
    switch (state) {
        case Answered::value:
            return text_of(_("yes"));
        case Answered::none:
            return text_of(_("no"));
        case Answered::not_asked:
            return text_of(_("not asked"));
        case Answered::declined:
            break;
    }
    return text_of(_("declined"));
}

double add_advice(Face& face, const app::ScreeningQuestion& question, double top, const FaceRoom& room) {
    const auto lines = wrapped(question.advice, room.width - 2 * inset - 48, room.look.text(), room.look);
    const double height = static_cast<double>(lines.size() + 1) * line_height + 14;
    const Box box{inset, top, room.width - inset, top + height};
    face.scene.marks.emplace_back(chart::Rect{box, Ink::decision_fill, chart::Stroke{Ink::decision_edge, 1}, 5});
    add(face.scene, sign_marks(Sign::caution, {box.left + 20, top + 17}, Ink::decision));
    double y = top + 6;
    for (const auto& line : lines) {
        face.scene.marks.emplace_back(beside(box.left + 38, {0, y, box.right, y + line_height}, line, room.look.text(),
                                             Ink::decision, room.look));
        y += line_height;
    }
    const auto source = wrapped(question.source, room.width - 2 * inset - 48, room.look.caption(), room.look);
    if (!source.empty())
        face.scene.marks.emplace_back(beside(box.left + 38, {0, y, box.right, y + line_height}, source.front(),
                                             room.look.caption(), Ink::decision, room.look));
    return box.bottom + 6;
}

double add_question(Face& face, const app::ScreeningQuestion& question, const std::optional<Answer<std::string>>& given,
                    int index, double top, bool here, const FaceRoom& room) {
    const auto& look = room.look;
    const double keys_left = room.width - inset - 4 * (key_width + key_gap);
    auto words = question.words;
    if (given && given->has_value() && given->value() != "yes")
        words += ": " + given->value();
    const auto lines = wrapped(words, keys_left - inset - 12, look.text(), look);
    const double height = std::max(key_height + 8, static_cast<double>(lines.size()) * line_height + 12);
    double y = top + (height - static_cast<double>(lines.size()) * line_height) / 2;
    for (const auto& line : lines) {
        face.scene.marks.emplace_back(
            beside(inset, {0, y, keys_left, y + line_height}, line, look.text(), Ink::ink, look));
        y += line_height;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const double left = keys_left + static_cast<double>(i) * (key_width + key_gap);
        const double key_top = top + (height - key_height) / 2;
        const Box box{left, key_top, left + key_width, key_top + key_height};
        const bool chosen = given && given->state() == keys[i].state;
        face.scene.marks.emplace_back(
            chart::Rect{box, chosen ? Ink::ink_2 : Ink::paper, chart::Stroke{chosen ? Ink::ink_2 : Ink::edge, 1}, 5});
        face.scene.marks.emplace_back(
            centred(box, keys[i].letter, look.text(Weight::medium), chosen ? Ink::paper : Ink::ink_2, look));
        face.targets.push_back({box, index * 4 + static_cast<int>(keys[i].state),
                                question.words + ", " + state_word(keys[i].state), TargetRole::radio, chosen});
    }
    const double bottom = top + height;
    if (here)
        face.scene.marks.emplace_back(focus_ring({2, top, room.width - 2, bottom}));
    if (question.red_flag && given && given->has_value())
        return add_advice(face, question, bottom + 4, room);
    return bottom;
}

}  // namespace

Face screening_face(std::span<const app::ScreeningQuestion> questions, std::span<const ScreeningAnswer> answers,
                    int first, int count, int row, const std::string& title, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = title;
    double y = add_heading(face.scene, inset, title,
                           text_of(utf8_words("Y yes, N no, – not asked, D declined · arrows go on")), room.look) +
               2;
    for (int i = first; i < first + count; ++i) {
        const auto& question = questions[static_cast<std::size_t>(i)];
        y = add_question(face, question, app::answer_to(question, answers), i, y, room.focused && i == row, room);
    }
    face.scene.size.height = y + 8;
    return face;
}

}  // namespace needlebook::desktop
