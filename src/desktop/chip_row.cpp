/// Laying out chips.
#include "desktop/chip_row.h"

#include <algorithm>

#include <wx/intl.h>

#include "desktop/entry_words.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double inset = 10;
constexpr double chip_height = 26;
constexpr double chip_gap = 6;
constexpr double padding = 9;
constexpr double sign_width = 20;
constexpr double cross_width = 17;
const chart::Dash dashes{3, 2};

struct ChipLook {
    std::string code;
    std::string detail;
    chart::TextStyle code_style;
    Ink ink = Ink::ink;
    Ink detail_ink = Ink::ink_2;
    std::optional<Ink> fill;
    chart::Stroke edge;
    bool sign = false;
    bool struck = false;
    bool cross = false;  ///< A mouse can take it out.
};

std::string code_words(const Needle& needle) {
    if (needle.kind == NeedleKind::ashi)
        return text_of(_("ashi ")) + needle.point;
    return needle.kind == NeedleKind::ear ? text_of(_("ear ")) + needle.point : needle.point;
}

ChipLook look_of(const app::PointChip& chip, const NeedleDetail& usual, const Look& look) {
    using Kind = app::PointChip::Kind;
    ChipLook shown{code_words(chip.needle),
                   chip_detail(chip.needle, usual),
                   look.text(Weight::semibold),
                   Ink::ink,
                   Ink::ink_2,
                   std::nullopt,
                   {Ink::ink_2, 1, {}, false},
                   false,
                   false,
                   chip.kind == Kind::taken};
    switch (chip.kind) {
        case Kind::taken:
            if (chip.caution) {
                shown.ink = shown.detail_ink = Ink::decision;
                shown.fill = Ink::decision_fill;
                shown.edge.ink = Ink::decision_edge;
                shown.sign = true;
            }
            break;
        case Kind::proposed:
            shown.code_style = look.text();
            shown.ink = shown.detail_ink = Ink::ink_3;
            shown.edge = {Ink::ink_3, 1, dashes, false};
            break;
        case Kind::dropped:
            shown.code_style = look.text();
            shown.ink = shown.detail_ink = Ink::ink_3;
            shown.edge.ink = Ink::edge;
            shown.detail.clear();
            shown.struck = true;
            break;
        case Kind::wrong:
            shown.code = chip.error ? chip.error->text : "";
            shown.detail = chip.error ? line_error_word(*chip.error) : "";
            shown.edge = {Ink::ink_3, 1, dashes, false};
            break;
    }
    return shown;
}

double width_of(const ChipLook& chip, const Look& look) {
    double width = 2 * padding + look.width(chip.code, chip.code_style) + (chip.sign ? sign_width : 0);
    if (!chip.detail.empty())
        width += 6 + look.width(chip.detail, look.caption());
    return width + (chip.cross ? cross_width : 0);
}

void add_chip(Face& face, const ChipLook& chip, const Box& box, const Look& look) {
    face.scene.marks.emplace_back(chart::Rect{box, chip.fill, chip.edge, 4});
    double x = box.left + padding;
    if (chip.sign) {
        add(face.scene, sign_marks(Sign::caution, {x + 7, (box.top + box.bottom) / 2}, chip.ink));
        x += sign_width;
    }
    face.scene.marks.emplace_back(beside(x, box, chip.code, chip.code_style, chip.ink, look));
    const double after = x + look.width(chip.code, chip.code_style);
    if (chip.struck) {
        const double middle = (box.top + box.bottom) / 2;
        face.scene.marks.emplace_back(chart::Polyline{{{x - 2, middle}, {after + 2, middle}}, {chip.ink, 1}});
    }
    if (!chip.detail.empty())
        face.scene.marks.emplace_back(beside(after + 6, box, chip.detail, look.caption(), chip.detail_ink, look));
    if (chip.cross) {
        const chart::Point centre{box.right - 12, (box.top + box.bottom) / 2};
        for (const double way : {-1.0, 1.0})
            face.scene.marks.emplace_back(chart::Polyline{
                {{centre.x - 3, centre.y - 3 * way}, {centre.x + 3, centre.y + 3 * way}}, {Ink::ink_3, 1.2, {}, true}});
    }
}

}  // namespace

std::string chip_name(const app::PointChip& chip, const NeedleDetail& usual) {
    using Kind = app::PointChip::Kind;
    if (chip.kind == Kind::wrong)
        return chip.error ? chip.error->text + ", " + line_error_word(*chip.error) : "";
    auto name = code_words(chip.needle);
    if (const auto detail = chip_detail(chip.needle, usual); !detail.empty())
        name += ", " + detail;
    if (chip.kind == Kind::proposed)
        name += text_of(_(", proposed"));
    if (chip.kind == Kind::dropped)
        name += text_of(_(", taken out"));
    if (chip.caution)
        name += text_of(_(", a caution to decide"));
    return name;
}

Face chip_face(const app::SessionForm& form, int chosen, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.title = text_of(_("Points of this session"));
    double x = inset;
    double y = 4;
    const auto chips = form.chips();
    const auto usual = usual_detail(form);
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const auto shown = look_of(chips[i], usual, room.look);
        const double width = width_of(shown, room.look);
        if (x > inset && x + width > room.width - inset) {
            x = inset;
            y += chip_height + chip_gap;
        }
        const Box box{x, y, x + width, y + chip_height};
        add_chip(face, shown, box, room.look);
        const bool here = static_cast<int>(i) == chosen;
        const int index = static_cast<int>(i);
        if (shown.cross)
            face.targets.push_back({{box.right - 22, box.top, box.right, box.bottom},
                                    ChipTarget{index, true}.id(),
                                    text_of(_("Take out ")) + shown.code,
                                    TargetRole::button,
                                    false});
        face.targets.push_back(
            {box, ChipTarget{index, false}.id(), chip_name(chips[i], usual), TargetRole::button, here});
        if (here && room.focused)
            face.scene.marks.emplace_back(focus_ring({box.left - 3, y - 3, box.right + 3, box.bottom + 3}));
        x += width + chip_gap;
    }
    y += chips.empty() ? 0 : chip_height;
    const bool proposed =
        std::ranges::any_of(chips, [](const auto& chip) { return chip.kind == app::PointChip::Kind::proposed; });
    std::string below = text_of(_("Space takes what stands in grey. -sp6 takes one out."));
    if (!proposed)
        below = text_of(wxString::Format(wxPLURAL("%d needle.", "%d needles.", form.needles_in()), form.needles_in()));
    if (const auto all = detail_words(usual); !proposed && !all.empty() && !chips.empty())
        below += text_of(_(" All ")) + all + text_of(_(" unless a chip says otherwise."));
    if (chips.empty())
        below = text_of(utf8_words("A code, a name or characters: st36, zusanli, 足三里."));
    face.scene.marks.emplace_back(
        chart::Text{{inset, y + 19}, chart::Anchor::start, below, room.look.caption(), Ink::ink_2});
    face.scene.size.height = y + 28;
    return face;
}

}  // namespace needlebook::desktop
