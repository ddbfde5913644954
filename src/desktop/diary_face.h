/// The diary grid as a painted control: one row a day, one cell a score.
#pragma once

#include "app/diary_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// The id of a cell as a target: row * 16 + column.
constexpr int diary_target(app::DiaryForm::Place place) { return place.row * 16 + place.column; }
constexpr app::DiaryForm::Place diary_place(int target) { return {target / 16, target % 16}; }

Face diary_face(const app::DiaryForm& form, const FaceRoom& room);

/// What a key does in the grid. False: it means nothing here.
bool press_diary(app::DiaryForm& form, app::Key key);

}  // namespace needlebook::desktop
