/// Head, step map and cautions of the entry page.
#pragma once

#include <string>

#include "app/session_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// Who, when, and what was agreed; `agreed` is one line, "" without an agreement.
Face entry_head_face(const app::SessionForm& form, const std::string& agreed, const FaceRoom& room);

/// The eight steps, a map and no wizard, closer together where the height is small. Targets are numbered as
/// EntryStep.
Face step_list_face(const app::SessionForm& form, double height, const FaceRoom& room);

/// Ids of the targets of cautions: the index of the notice times 4, and what was pressed.
struct CautionTarget {
    enum class Press { go_on, leave_out, override_with_reason };
    int notice = 0;
    Press press = Press::go_on;

    static CautionTarget from(int id) { return {id / 4, static_cast<Press>(id % 4)}; }
    int id() const { return notice * 4 + static_cast<int>(press); }
};

/// Amber bars, one under the other; told ones are plain.
Face caution_face(const app::SessionForm& form, const FaceRoom& room);

}  // namespace needlebook::desktop
