/// The chips under the point line: what it means, and what is proposed.
#pragma once

#include "app/session_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// Ids of the targets: the chip, or the small cross which takes it out.
struct ChipTarget {
    int chip = 0;
    bool cross = false;

    static ChipTarget from(int id) { return {id / 2, id % 2 == 1}; }
    int id() const { return chip * 2 + (cross ? 1 : 0); }
};

/// `chosen`: the chip that the keyboard is on.
Face chip_face(const app::SessionForm& form, int chosen, const FaceRoom& room);

/// "ST36, both, proposed"
std::string chip_name(const app::PointChip& chip, const NeedleDetail& usual = {});

}  // namespace needlebook::desktop
