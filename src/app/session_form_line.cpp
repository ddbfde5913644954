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
    const auto same = [&](const Needle& other) { return same_place(needle, other); };
    const auto parsed = needles();
    if (!std::ranges::any_of(parsed.needles, same))
        return {};
    const bool typed = std::ranges::any_of(parse_point_line(entry_.line, {}, context_.groups).needles, same);
    return edit("out:" + needle.point, [&](Entry& entry) {
        if (!typed) {
            entry.line = with_piece(entry.line, "-" + lower_ascii(needle.point));
            return;
        }
        auto left = parsed.needles;
        std::erase_if(left, same);
        entry.last_points_taken = false;
        entry.line = left.empty() ? std::string{} : to_line(left) + " ";
    });
}

FormEvent SessionForm::put_back(const Needle& dropped) {
    const auto names_it = [&](std::string_view piece) {
        if (!piece.starts_with('-'))
            return false;
        const auto meant = points().named(piece.substr(1));
        return meant.size() == 1 && meant.front() == code_of(dropped);
    };
    return edit("back:" + dropped.point, [&](Entry& entry) {
        std::string line;
        for (const auto piece : split(entry.line, ' '))
            if (!piece.empty() && !names_it(piece))
                line = with_piece(std::move(line), std::string{piece});
        entry.line = line;
    });
}

FormEvent SessionForm::set_needle(const Needle& needle) {
    const auto same = [&](const Needle& other) { return same_place(needle, other); };
    auto parsed = needles();
    const auto found = std::ranges::find_if(parsed.needles, same);
    // With a piece that isn't understood the line can't be written anew.
    if (found == parsed.needles.end() || !parsed.ok())
        return {};
    *found = needle;
    return edit("needle:" + needle.point, [&](Entry& entry) {
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
