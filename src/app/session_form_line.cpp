/// What chips and the body chart do to the point line.
#include <algorithm>

#include "app/session_form.h"
#include "base/text.h"

namespace needlebook::app {

namespace {

std::string with_piece(std::string line, const std::string& piece) {
    if (!line.empty() && line.back() != ' ')
        line += ' ';
    return line + piece + ' ';
}

/// Whether a piece of the line is about this point: needles it, or takes it out.
bool is_about(std::string_view piece, PointCode code) {
    if (piece.starts_with('-')) {
        const auto meant = points().named(piece.substr(1));
        return meant.size() == 1 && meant.front() == code;
    }
    const auto needles = parse_point_line(piece).needles;
    return needles.size() == 1 && code_of(needles.front()) == code;
}

/// What takes the needle out of those of last time; not `whole`: only its side.
std::string drop_piece(const Needle& needle, bool whole) {
    if (needle.kind != NeedleKind::point) {
        const int sides = needle.side == Side::both ? 2 : 1;
        return "-" + to_line(Needle{needle.kind, needle.point, needle.side, sides, {}, {}, {}});
    }
    auto piece = "-" + lower_ascii(needle.point);
    if (!whole && needle.side != Side::both && needle.side != Side::midline)
        piece += needle.side == Side::left ? 'l' : 'r';
    return piece;
}

/// `line` without the first `piece` that stands in it by itself.
std::string without(std::string line, const std::string& piece) {
    const auto at = line.find(piece);
    const auto end = at + piece.size();
    if (at != std::string::npos && (at == 0 || line[at - 1] == ' ') && (end == line.size() || line[end] == ' '))
        line.erase(at, piece.size());
    return line;
}

/// With a piece that isn't understood the line can't be written anew. An electrode that waits for its pair is.
bool can_be_written(const ParsedLine& parsed) {
    return std::ranges::all_of(parsed.errors, [](const PointLineError& error) {
        return error.reason == PointLineFault::electrode_without_pair ||
               error.reason == PointLineFault::too_many_electrodes;
    });
}

int sides_of(Side side) { return side == Side::both ? 2 : 1; }

Needle with_side(Needle needle, Side side) {
    needle.count = needle.count / sides_of(needle.side) * sides_of(side);
    needle.side = side;
    return needle;
}

}  // namespace

FormEvent SessionForm::take_last_points() {
    if (!context_.last || context_.last->needles.empty() || entry_.last_points_taken)
        return {};
    return edit("take", [](Entry& entry) { entry.last_points_taken = true; });
}

FormEvent SessionForm::take_proposed(const Needle& needle) {
    return edit("take:" + needle.point, [&](Entry& entry) { entry.line = with_piece(entry.line, to_line(needle)); });
}

FormEvent SessionForm::take_out(const Needle& needle) {
    const auto parsed = needles();
    const auto same = [&](const Needle& other) { return same_place(needle, other); };
    const auto count = std::ranges::count_if(parsed.needles, same);
    if (count == 0)
        return {};
    // Left and right can stand as two items, and one of them be meant.
    const auto meant = [&](const Needle& other) { return count == 1 ? same(other) : other == needle; };
    const bool typed = std::ranges::any_of(parse_point_line(entry_.line, {}, context_.groups).needles, meant);
    return edit("out:" + needle.point, [&](Entry& entry) {
        if (!typed) {
            entry.line = with_piece(entry.line, drop_piece(needle, count == 1));
            return;
        }
        auto left = parsed.needles;
        std::erase_if(left, meant);
        entry.last_points_taken = false;
        entry.line = left.empty() ? std::string{} : to_line(left) + " ";
    });
}

FormEvent SessionForm::put_back(const Needle& dropped) {
    const auto names_it = [&](std::string_view piece) {
        if (!piece.starts_with('-'))
            return false;
        const auto meant = parse_point_line(piece.substr(1)).needles;
        return meant.size() == 1 && same_place(meant.front(), dropped);
    };
    return edit("back:" + dropped.point, [&](Entry& entry) {
        const auto rest = without(entry.line, drop_piece(dropped, true));
        std::string line;
        for (const auto piece : split(rest, ' '))
            if (!piece.empty() && !names_it(piece))
                line = with_piece(std::move(line), std::string{piece});
        entry.line = line;
    });
}

FormEvent SessionForm::set_needle(const Needle& before, const Needle& after) {
    auto parsed = needles();
    const auto found = std::ranges::find(parsed.needles, before);
    if (found == parsed.needles.end() || !can_be_written(parsed))
        return {};
    *found = after;
    return edit("needle:" + after.point, [&](Entry& entry) {
        entry.last_points_taken = false;
        entry.line = to_line(parsed.needles) + " ";
    });
}

FormEvent SessionForm::set_side(PointCode code, std::optional<Side> side) {
    const auto same = [&](const Needle& needle) { return code_of(needle) == code; };
    const auto taken = needles().needles;
    const auto found = std::ranges::find_if(taken, same);
    const auto before = found == taken.end() ? whole_needle(code) : *found;
    const auto piece = side ? to_line(with_side(before, *side)) : std::string{};
    const bool from_last = std::ranges::any_of(taken_before(), same);
    return edit("side:" + code.text(), [&](Entry& entry) {
        std::string line;
        bool placed = false;
        for (const auto there : split(entry.line, ' ')) {
            if (there.empty())
                continue;
            if (!is_about(there, code))
                line = with_piece(std::move(line), std::string{there});
            else if (side && !placed && !there.starts_with('-'))
                line = with_piece(std::move(line), piece);
            placed = placed || (is_about(there, code) && !there.starts_with('-'));
        }
        if (side && !placed)
            line = with_piece(std::move(line), piece);
        if (!side && from_last)
            line = with_piece(std::move(line), "-" + lower_ascii(code.text()));
        entry.line = line;
    });
}

}  // namespace needlebook::app
