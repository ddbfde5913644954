/// Laying out rows of keys.
#include "desktop/score_control.h"

#include <algorithm>

#include <wx/intl.h>

#include "desktop/entry_words.h"
#include "report/extent_words.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double key_size = 34;
constexpr double key_gap = 4;
constexpr double before_no_score = 12;
constexpr double row_height = 50;
constexpr double inset = 10;  ///< For the focus ring, at both sides.
constexpr double least_name_width = 118;

/// What one row shows, whatever it asks.
struct KeyRow {
    std::string name;
    std::string under;  ///< Caption under the name.
    std::optional<Sign> under_sign;
    std::string accessible;
    chart::Figure figure = chart::Figure::circle;
    Ink ink = Ink::ink_2;
    bool has_mark = false;
    std::optional<int> chosen;
    std::optional<int> earlier;  ///< A bar stands under this key.
};

struct KeySet {
    int highest = 10;
    bool with_declined = true;
};

double key_left(double left, int key, const KeySet& keys) {
    const double step = key_size + key_gap;
    if (key <= keys.highest)
        return left + key * step;
    return left + (keys.highest + 1) * step + before_no_score + (key - ScoreKey::not_asked) * step;
}

std::string key_words(int key) {
    if (key == ScoreKey::not_asked)
        return "–";
    if (key == ScoreKey::declined)
        return "D";
    return std::to_string(key);
}

std::string key_name(const KeyRow& row, int key) {
    if (key == ScoreKey::not_asked)
        return row.accessible + ", " + text_of(_("not asked"));
    if (key == ScoreKey::declined)
        return row.accessible + ", " + text_of(_("declined"));
    return row.accessible + ", " + std::to_string(key);
}

void add_key(Face& face, const KeyRow& row, ScoreKey key, const Box& box, const Look& look) {
    const bool chosen = row.chosen == key.key;
    const bool no_score = key.key > Score::max;
    face.scene.marks.emplace_back(
        chart::Rect{box, chosen ? row.ink : Ink::paper, chart::Stroke{chosen ? row.ink : Ink::edge, 1}, 5});
    const auto style = chosen ? look.lead(Weight::semibold) : look.text();
    const auto ink = chosen ? Ink::paper : no_score ? Ink::ink_2 : Ink::ink;
    face.scene.marks.emplace_back(centred(box, key_words(key.key), style, ink, look));
    face.targets.push_back({box, key.id(), key_name(row, key.key), TargetRole::radio, chosen});
}

void add_row(Face& face, const KeyRow& row, int index, double top, double left, const KeySet& keys, const Look& look) {
    const Box upper{inset, top + 6, left, top + 26};
    const Box lower{inset, top + 26, left, top + 44};
    double x = inset;
    if (row.has_mark) {
        face.scene.marks.emplace_back(
            chart::Dot{{x + 5, (upper.top + upper.bottom) / 2}, row.figure, 1.1, row.ink, false, false});
        x += 18;
    }
    face.scene.marks.emplace_back(beside(x, upper, row.name, look.text(Weight::semibold), Ink::ink, look));
    double under_x = x;
    if (row.under_sign) {
        add(face.scene, sign_marks(*row.under_sign, {inset + 6, (lower.top + lower.bottom) / 2}, Ink::ink_2));
        under_x = inset + 18;
    }
    face.scene.marks.emplace_back(beside(under_x, lower, row.under, look.caption(), Ink::ink_2, look));

    const double key_top = top + (row_height - key_size) / 2;
    const int last = keys.with_declined ? ScoreKey::declined : ScoreKey::not_asked;
    for (int key = 0; key <= last; ++key) {
        if (key > keys.highest && key < ScoreKey::not_asked)
            continue;
        const double key_x = key_left(left, key, keys);
        add_key(face, row, {index, key}, {key_x, key_top, key_x + key_size, key_top + key_size}, look);
    }
    if (row.earlier) {
        const double middle = key_left(left, *row.earlier, keys) + key_size / 2;
        const double bar_top = key_top + key_size + 4;
        face.scene.marks.emplace_back(chart::Rect{{middle - 5, bar_top, middle + 5, bar_top + 3}, row.ink, {}, 1});
    }
}

double keys_left(const std::vector<KeyRow>& rows, const Look& look) {
    double name_width = least_name_width - inset;
    for (const auto& row : rows)
        name_width = std::max({name_width, 18 + look.width(row.name, look.text(Weight::semibold)) + 12,
                               18 + look.width(row.under, look.caption()) + 12});
    return inset + name_width;
}

void add_rows(Face& face, const std::vector<KeyRow>& rows, std::optional<int> focused, double top, const KeySet& keys,
              const Look& look) {
    const double left = keys_left(rows, look);
    const double right = key_left(left, keys.with_declined ? ScoreKey::declined : ScoreKey::not_asked, keys) + key_size;
    for (std::size_t i = 0; i < rows.size(); ++i)
        add_row(face, rows[i], static_cast<int>(i), top + static_cast<double>(i) * row_height, left, keys, look);
    if (focused) {
        const double row_top = top + *focused * row_height;
        face.scene.marks.emplace_back(focus_ring({2, row_top + 1, right + 8, row_top + row_height - 1}));
    }
}

std::string answer_words(const app::ScoreRow& row) {
    if (!row.score)
        return text_of(_("not answered"));
    switch (row.score->state()) {
        case Answered::value:
            return std::to_string(row.score->value().points());
        case Answered::none:
            return text_of(_("asked, none given"));
        case Answered::not_asked:
            return text_of(_("not asked"));
        case Answered::declined:
            break;
    }
    return text_of(_("declined"));
}

std::optional<int> chosen_key(const app::ScoreRow& row) {
    if (!row.score)
        return std::nullopt;
    switch (row.score->state()) {
        case Answered::value:
            return row.score->value().points();
        case Answered::not_asked:
            return ScoreKey::not_asked;
        case Answered::declined:
            return ScoreKey::declined;
        case Answered::none:
            break;
    }
    return std::nullopt;
}

KeyRow key_row(const app::SessionForm& form, const app::ScoreRow& row, bool after) {
    const auto& measures = form.context().measures;
    const auto measure = std::ranges::find(measures, row.measure, &Measure::id);
    KeyRow shown;
    shown.has_mark = true;
    if (measure != measures.end()) {
        shown.name = with_side(measure->label, measure->side);
        shown.figure = measure_figure(measure->kind, measure->position);
        shown.ink = measure_ink(measure->kind, measure->position);
    }
    shown.chosen = chosen_key(row);
    shown.accessible = shown.name + text_of(_(", 0 to 10, ")) + answer_words(row);
    if (after) {
        shown.accessible = shown.name + text_of(_(" right after, 0 to 10, ")) + answer_words(row);
        shown.under = text_of(_("right after"));
        return shown;
    }
    if (row.score && row.score->state() == Answered::none) {
        shown.under = answer_words(row);
    } else if (!form.entry().revealed) {
        shown.under = text_of(_("last: hidden"));
        shown.under_sign = Sign::hidden;
    } else if (const auto earlier = form.earlier(row.measure)) {
        shown.under = text_of(wxString::Format(_("last %d, %s"), earlier->score.value().points(),
                                               wxString::FromUTF8(short_day(earlier->day))));
        shown.earlier = earlier->score.value().points();
    } else {
        shown.under = text_of(_("first score"));
    }
    return shown;
}

/// The button that turns the scores to the patient, its right edge at `right`.
/// Gives its left edge.
double add_patient_types(Face& face, double right, double top, const Look& look) {
    const auto words = text_of(utf8_words("Patient types…"));
    const auto keys = text_of(_("Ctrl+Shift+S"));
    const auto caption = look.caption();
    const double width = 20 + look.width(words, look.caption(Weight::medium)) + 8 + look.width(keys, caption);
    const Box box{right - width, top + 1, right, top + 26};
    face.scene.marks.emplace_back(chart::Rect{box, Ink::paper, chart::Stroke{Ink::edge, 1}, 5});
    face.scene.marks.emplace_back(beside(box.left + 10, box, words, look.caption(Weight::medium), Ink::ink, look));
    face.scene.marks.emplace_back(
        beside(box.right - 10 - look.width(keys, caption), box, keys, caption, Ink::ink_2, look));
    face.targets.push_back({box, patient_types_target, text_of(_("Patient types")), TargetRole::button, false});
    return box.left;
}

std::string recall_hint(const app::SessionForm& form) {
    const auto& measures = form.context().measures;
    const auto keys = text_of(utf8_words("0–9, 1 0 for 10, – not asked, D declined"));
    if (measures.empty() || measures.front().recall.empty())
        return keys;
    return measures.front().recall + " · " + keys;
}

}  // namespace

chart::Figure measure_figure(MeasureKind kind, int position) {
    using chart::Figure;
    switch (kind) {
        case MeasureKind::pain:
            return Figure::circle;
        case MeasureKind::numbness:
            return Figure::square;
        case MeasureKind::tingling:
            return Figure::triangle;
        default:
            return position <= 3 ? Figure::diamond : Figure::cross;
    }
}

Ink measure_ink(MeasureKind kind, int position) {
    switch (kind) {
        case MeasureKind::pain:
            return Ink::measure_1;
        case MeasureKind::numbness:
            return Ink::measure_2;
        case MeasureKind::tingling:
            return Ink::measure_3;
        default:
            return position <= 3 ? Ink::measure_4 : Ink::measure_5;
    }
}

Answer<Score> answer_of(ScoreKey key) {
    if (key.key == ScoreKey::not_asked)
        return Answer<Score>::not_asked();
    if (key.key == ScoreKey::declined)
        return Answer<Score>::declined();
    return *Score::from(key.key);
}

Face score_face(const app::SessionForm& form, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = text_of(_("Scores, before the needles"));
    double y = add_heading(face.scene, inset, face.scene.title, recall_hint(form), room.look);

    std::vector<KeyRow> rows;
    for (std::size_t i = 0; i < form.entry().scores.size(); ++i)
        rows.push_back(key_row(form, form.entry().scores[i], false));
    const KeySet keys;
    const double left = keys_left(rows, room.look);
    const double right_of_10 = key_left(left, Score::max, keys) + key_size;
    const auto caption = room.look.caption();
    const double baseline = y + 12;
    face.scene.marks.emplace_back(
        chart::Text{{left, baseline}, chart::Anchor::start, text_of(_("none")), caption, Ink::ink_2});
    face.scene.marks.emplace_back(
        chart::Text{{right_of_10, baseline}, chart::Anchor::end, text_of(_("worst imaginable")), caption, Ink::ink_2});
    face.scene.marks.emplace_back(chart::Text{{key_left(left, ScoreKey::not_asked, keys), baseline},
                                              chart::Anchor::start,
                                              text_of(_("no score")),
                                              caption,
                                              Ink::ink_2});
    y += 14;
    const bool here = room.focused && form.place().part == app::EntryPart::scores;
    add_rows(face, rows, here ? std::optional{form.place().row} : std::nullopt, y, keys, room.look);
    y += static_cast<double>(rows.size()) * row_height;
    const auto below = form.entry().revealed
                           ? text_of(_("A score changed now is kept as changed after the earlier ones were shown."))
                           : text_of(_("Earlier scores are shown once all are in."));
    const double button = add_patient_types(face, key_left(left, ScoreKey::declined, keys) + key_size, y, room.look);
    const double step = 1.35 * caption.size;
    double line = y + 17;
    for (const auto& words : wrapped(below, button - inset - 10, caption, room.look)) {
        face.scene.marks.emplace_back(chart::Text{{inset, line}, chart::Anchor::start, words, caption, Ink::ink_2});
        line += step;
    }
    face.scene.size.height = std::max(y + 30, line - step + 13);
    return face;
}

Face after_face(const app::SessionForm& form, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = text_of(_("Scores right after"));
    const double y = add_heading(face.scene, inset, face.scene.title,
                                 text_of(_("how it is now; drawn apart, never judged")), room.look);
    std::vector<KeyRow> rows;
    for (const auto& row : form.entry().after)
        rows.push_back(key_row(form, row, true));
    const bool here = room.focused && form.place().part == app::EntryPart::after;
    add_rows(face, rows, here ? std::optional{form.place().row} : std::nullopt, y, KeySet{}, room.look);
    face.scene.size.height = y + static_cast<double>(rows.size()) * row_height + 2;
    return face;
}

Face extent_face(const app::SessionForm& form, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = text_of(_("Numb up to"));
    double y = add_heading(
        face.scene, inset, face.scene.title,
        text_of(utf8_words("0 none, 1 toes or fingertips, 4 ankle or wrist, 8 knee or elbow · – not asked")),
        room.look);
    std::vector<KeyRow> rows;
    for (const auto& extent : form.entry().extents) {
        KeyRow row;
        const bool left = extent.side == Side::left;
        row.name = extent.limb == Limb::leg ? text_of(left ? _("Left leg") : _("Right leg"))
                                            : text_of(left ? _("Left arm") : _("Right arm"));
        row.under = extent.level ? report::level_words(extent.limb, *extent.level) : "";
        row.chosen = extent.level;
        row.accessible = row.name + ", " + (extent.level ? row.under : text_of(_("not asked")));
        rows.push_back(std::move(row));
    }
    const bool here = room.focused && form.place().part == app::EntryPart::extent;
    add_rows(face, rows, here ? std::optional{form.place().row} : std::nullopt, y, {Extent::max_level, false},
             room.look);
    face.scene.size.height = y + static_cast<double>(rows.size()) * row_height + 2;
    return face;
}

}  // namespace needlebook::desktop
