/// The lanes under the panels: sessions, side effects, right-after scores, changes and examinations.
#include <algorithm>
#include <array>

#include "chart/trend_sheet.h"

namespace needlebook::chart {
namespace {

/// What is taken in one row of a lane, from left to right.
using Taken = std::vector<std::pair<double, double>>;

bool fits(const Taken& taken, double left, double right) {
    return std::ranges::none_of(taken, [&](const auto& t) { return left < t.second && t.first < right; });
}

struct EventPlace {
    const TrendEvent* event{};
    int row = 0;
    double text_x{};
    Anchor anchor = Anchor::start;
    std::string words;
};

constexpr double diamond = 4.5;
constexpr double beside_diamond = 9;
constexpr double between_texts = 5;

/// Right of the diamond, else left of it, else in a second row, else cut, else without words.
EventPlace placed(const Sheet& sheet, const TrendEvent& event, std::array<Taken, 2>& rows) {
    const auto style = sheet.caption();
    const double x = sheet.x(event.day);
    const double width = sheet.width(event.words, style);
    for (int row = 0; row < 2; ++row) {
        auto& taken = rows.at(static_cast<std::size_t>(row));
        // In the second row the diamond needs a place too; in the first it has one.
        const double own = row == 0 ? 0 : beside_diamond + diamond;
        if (const double left = x + beside_diamond;
            left + width <= sheet.at.right && fits(taken, left - 1 - own, left + width + between_texts)) {
            taken.emplace_back(left - 1 - own, left + width + between_texts);
            return {&event, row, left, Anchor::start, event.words};
        }
        if (const double right = x - beside_diamond;
            right - width >= sheet.at.left && fits(taken, right - width - between_texts, right + 1 + own)) {
            taken.emplace_back(right - width - between_texts, right + 1 + own);
            return {&event, row, right, Anchor::end, event.words};
        }
    }
    for (int row = 0; row < 2; ++row) {
        auto& taken = rows.at(static_cast<std::size_t>(row));
        const double left = x + beside_diamond;
        const double from_x = row == 0 ? left - 1 : x - diamond - 1;
        double room_end = sheet.at.right;
        for (const auto& [from, to] : taken)
            if (to > from_x)
                room_end = std::min(room_end, from - 1);
        const auto words = sheet.cut(event.words, style, room_end - left);
        if (const double cut_width = sheet.width(words, style); words.size() > 4) {
            taken.emplace_back(from_x, left + cut_width + between_texts);
            return {&event, row, left, Anchor::start, words};
        }
    }
    return {&event, 0, x, Anchor::start, {}};
}

std::vector<EventPlace> place_events(const Sheet& sheet, const std::vector<TrendEvent>& events) {
    std::vector<const TrendEvent*> shown;
    for (const auto& event : events)
        if (sheet.in_view(event.day))
            shown.push_back(&event);
    std::ranges::stable_sort(shown, {}, [](const TrendEvent* e) { return e->day; });
    std::array<Taken, 2> rows;
    for (const auto* event : shown)
        rows[0].emplace_back(sheet.x(event->day) - diamond - 1, sheet.x(event->day) + diamond + 1);
    std::vector<EventPlace> places;
    places.reserve(shown.size());
    for (const auto* event : shown)
        places.push_back(placed(sheet, *event, rows));
    return places;
}

struct LaneBox {
    double top{};
    double bottom{};
    double middle{};  ///< Of its first row.
    double row_step{};
    std::size_t spot_row{};
};

void name_lane(Sheet& sheet, const LaneBox& box, const std::string& name, const std::string& count) {
    const auto style = sheet.caption();
    const double base = (box.top + box.bottom) / 2 + style.size * 0.36;
    sheet.put_in({{sheet.at.left - 8, base}, Anchor::end, name, style, Ink::ink_2}, sheet.at.left - 10);
    if (sheet.spec.labels == TrendLabels::full) {
        const double left = sheet.at.right + 14 * sheet.at.scale;
        sheet.put_in({{left, base}, Anchor::start, count, style, Ink::ink_2}, sheet.size.width - left - 2);
    }
    sheet.line({sheet.at.left, box.bottom}, {sheet.at.right, box.bottom}, {Ink::rule, 1});
}

/// More in view than can be told apart: less than 4 for each.
template <class Record>
bool crowded(const Sheet& sheet, const std::vector<Record>& records) {
    const auto shown = std::ranges::count_if(records, [&](const Record& r) { return sheet.in_view(r.day); });
    return static_cast<double>(shown) * 4 > sheet.at.right - sheet.at.left;
}

void draw_sessions(Sheet& sheet, const LaneBox& box) {
    name_lane(sheet, box, sheet.spec.words.sessions, sheet.spec.sessions_count);
    const bool dense = crowded(sheet, sheet.spec.sessions);
    for (const auto& session : sheet.spec.sessions) {
        if (!sheet.in_view(session.day))
            continue;
        const double x = sheet.x(session.day);
        const double half = dense ? 0.4 : 0.75;
        sheet.add(Rect{{x - half, box.middle - 6, x + half, box.middle + 6.5}, dense ? Ink::ink_3 : Ink::ink});
        if (dense) {
            // No heads: they would run into one bar.
        } else if (session.draft)
            sheet.add(Circle{{x, box.middle - 6}, 2.2, Ink::paper, Stroke{Ink::ink, 1.2}});
        else
            sheet.add(Circle{{x, box.middle - 6}, 2, Ink::ink});
        sheet.spot(SpotKind::session, session.id, {x, box.middle}, box.spot_row);
    }
}

void draw_letter(Sheet& sheet, Point centre, const LetteredEffect& effect, bool with_letter) {
    const bool severe = effect.severity == Severity::severe;
    const Ink fill = severe ? Ink::ink : effect.severity == Severity::moderate ? Ink::tint : Ink::paper;
    const double half = 8 * std::min(sheet.at.scale, 1.3);
    if (!with_letter) {
        sheet.add(
            Rect{{centre.x - 1.5, centre.y - half, centre.x + 1.5, centre.y + half}, fill, Stroke{Ink::ink_2, 1}, 1});
        return;
    }
    auto style = sheet.caption();
    style.weight = Weight::semibold;
    style.size = std::min(style.size, 1.5 * half);
    sheet.add(
        Rect{{centre.x - half, centre.y - half, centre.x + half, centre.y + half}, fill, Stroke{Ink::ink_2, 1}, 3});
    sheet.put({{centre.x, centre.y + style.size * 0.36},
               Anchor::middle,
               effect.letter,
               style,
               severe ? Ink::paper : Ink::ink});
}

void draw_effects_of(Sheet& sheet, const LaneBox& box, const TrendEffects& session, Taken& letters) {
    const double x = sheet.x(session.day);
    const double half = 8 * std::min(sheet.at.scale, 1.3) + 0.5;
    sheet.spot(SpotKind::side_effect, session.session, {x, box.middle}, box.spot_row);
    const double middle = (box.top + box.bottom) / 2;
    if (!session.effects.empty()) {
        const bool room = fits(letters, x - half, x + half);
        if (room)
            letters.emplace_back(x - half, x + half);
        for (std::size_t i = 0; i < session.effects.size() && i < 2; ++i)
            draw_letter(sheet,
                        {x, session.effects.size() > 1 ? box.middle + box.row_step * static_cast<double>(i) : middle},
                        session.effects[i], room);
        return;
    }
    if (session.asked == Answered::none || session.asked == Answered::value) {
        sheet.add(Circle{{x, middle}, 1.6, Ink::ink_3});
        return;
    }
    auto style = sheet.caption();
    style.weight = Weight::medium;
    if (fits(letters, x - 4, x + 4))
        sheet.put({{x, middle + style.size * 0.36},
                   Anchor::middle,
                   session.asked == Answered::declined ? "D" : "–",
                   style,
                   Ink::ink_3});
}

/// Bars instead of letters: the higher, the more severe; a short one for asked and none; none for not asked.
void draw_crowded_effects(Sheet& sheet, const LaneBox& box) {
    const double floor = box.bottom - 3;
    for (const auto& session : sheet.spec.effects) {
        if (!sheet.in_view(session.day))
            continue;
        const double x = sheet.x(session.day);
        sheet.spot(SpotKind::side_effect, session.session, {x, box.middle}, box.spot_row);
        int worst = 0;
        for (const auto& effect : session.effects)
            worst = std::max(worst, 1 + static_cast<int>(effect.severity));
        const bool asked = session.asked == Answered::none || session.asked == Answered::value;
        const double height = worst > 0 ? 2 + 5 * worst : asked ? 1.5 : 0;
        if (height > 0)
            sheet.add(Rect{{x - 0.5, floor - height, x + 0.5, floor}, worst == 3 ? Ink::ink : Ink::ink_3});
    }
}

void draw_effects(Sheet& sheet, const LaneBox& box) {
    name_lane(sheet, box, sheet.spec.words.side_effects, sheet.spec.effects_count);
    if (crowded(sheet, sheet.spec.effects)) {
        draw_crowded_effects(sheet, box);
        return;
    }
    std::vector<const TrendEffects*> shown;
    for (const auto& session : sheet.spec.effects)
        if (sheet.in_view(session.day))
            shown.push_back(&session);
    const auto worst = [](const TrendEffects* session) {
        int severity = -1;
        for (const auto& effect : session->effects)
            severity = std::max(severity, static_cast<int>(effect.severity));
        return -severity;
    };
    // Where sessions stand too close for letters, the worst ones keep theirs.
    std::ranges::stable_sort(shown, {}, worst);
    Taken letters;
    for (const auto* session : shown)
        draw_effects_of(sheet, box, *session, letters);
}

void draw_right_after(Sheet& sheet, const LaneBox& box, std::size_t index) {
    const auto& measure = sheet.spec.measures[index];
    name_lane(sheet, box, sheet.spec.words.right_after, {});
    auto style = sheet.caption();
    const double base = box.middle + style.size * 0.36;
    const double name = sheet.width(sheet.spec.words.right_after, style);
    sheet.add(Dot{{sheet.at.left - 8 - name - 9, box.middle}, measure.figure, 0.8, measure.ink, false, false});
    style.weight = Weight::medium;
    for (const auto& reading : measure.readings) {
        if (reading.source != ReadingSource::after || !reading.score.has_value() || !sheet.in_view(reading.day))
            continue;
        const double x = sheet.x(reading.day);
        if (!sheet.put({{x, base}, Anchor::middle, std::to_string(reading.score.value().points()), style, measure.ink}))
            sheet.add(Dot{{x, box.middle}, Figure::plus, 1, Ink::ink_3, false, false});
        sheet.spot(SpotKind::score, reading.id, {x, box.middle}, box.spot_row);
    }
}

void draw_events(Sheet& sheet, const LaneBox& box, const std::vector<TrendEvent>& events, SpotKind kind) {
    const bool hollow = kind == SpotKind::examination;
    for (const auto& place : place_events(sheet, events)) {
        const double x = sheet.x(place.event->day);
        const double y = box.middle + box.row_step * place.row;
        std::vector<Point> outline{{x, y - diamond}, {x + diamond, y}, {x, y + diamond}, {x - diamond, y}};
        sheet.add(Area{outline, hollow ? Ink::paper : Ink::ink_2});
        if (hollow) {
            outline.push_back(outline.front());
            sheet.add(Polyline{std::move(outline), {Ink::ink_2, 1.2}});
        }
        sheet.put(
            {{place.text_x, y + sheet.caption().size * 0.36}, place.anchor, place.words, sheet.caption(), Ink::ink});
        sheet.spot(kind, place.event->id, {x, y}, box.spot_row);
    }
}

}  // namespace

int rows_of_events(const Sheet& sheet, const std::vector<TrendEvent>& events) {
    int rows = 1;
    for (const auto& place : place_events(sheet, events))
        rows = std::max(rows, place.row + 1);
    return rows;
}

void draw_lanes(Sheet& sheet) {
    double top = sheet.at.lanes_top;
    for (std::size_t i = 0; i < sheet.lanes.size(); ++i) {
        const auto& lane = sheet.lanes[i];
        const double height = sheet.at.lanes[i];
        const double step = lane.rows > 1 ? 16 * sheet.at.scale : 0;
        const LaneBox box{top, top + height, top + (height - step) / 2, step, sheet.spec.measures.size() + i};
        top += height;
        switch (lane.kind) {
            case LaneKind::sessions:
                draw_sessions(sheet, box);
                break;
            case LaneKind::effects:
                draw_effects(sheet, box);
                break;
            case LaneKind::right_after:
                draw_right_after(sheet, box, lane.measure);
                break;
            case LaneKind::changes:
                name_lane(sheet, box, sheet.spec.words.changes, sheet.spec.changes_count);
                draw_events(sheet, box, sheet.spec.changes, SpotKind::change);
                break;
            case LaneKind::examinations:
                name_lane(sheet, box, sheet.spec.words.examinations, sheet.spec.examinations_count);
                draw_events(sheet, box, sheet.spec.examinations, SpotKind::examination);
                break;
        }
    }
}

}  // namespace needlebook::chart
