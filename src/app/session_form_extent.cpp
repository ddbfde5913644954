/// How far up legs and arms the numbness reaches, by field and as drawn on the body.
#include <algorithm>
#include <iterator>

#include "app/session_form.h"

namespace needlebook::app {

FormEvent SessionForm::set_extent(int row, std::optional<int> level) {
    if (row < 0 || row >= rows_of(EntryPart::extent) || level.value_or(0) < 0 || level.value_or(0) > Extent::max_level)
        return {};
    return edit("extent:" + std::to_string(row),
                [&](Entry& entry) { entry.extents[static_cast<std::size_t>(row)].level = level; });
}

std::vector<ExtentRow> SessionForm::with_limb(std::vector<ExtentRow> extents, Limb limb) const {
    if (std::ranges::find(extents, limb, &ExtentRow::limb) != extents.end())
        return extents;
    // Legs come before arms, whichever was asked first.
    auto at = limb == Limb::leg ? extents.begin() : extents.end();
    for (const auto side : {Side::left, Side::right})
        at = std::next(extents.insert(at, {ids_->next<Extent>(), limb, side, {}}));
    return extents;
}

FormEvent SessionForm::set_numbness(Limb limb, Side side, int level) {
    if (level < 0 || level > Extent::max_level)
        return {};
    const auto field = "numbness:" + std::string{name_of(limb)} + ":" + std::string{name_of(side)};
    return edit(field, [&](Entry& entry) {
        entry.extents = with_limb(std::move(entry.extents), limb);
        for (auto& row : entry.extents)
            if (row.limb == limb && row.side == side)
                row.level = level;
    });
}

FormEvent SessionForm::add_arms() {
    return edit("arms", [&](Entry& entry) { entry.extents = with_limb(std::move(entry.extents), Limb::arm); });
}

}  // namespace needlebook::app
