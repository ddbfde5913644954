/// Rows of keys 0 to 10: the scores of a visit, and how far up numbness reaches.
#pragma once

#include "app/session_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// A click on a key of a row, as the id of its target.
struct ScoreKey {
    static constexpr int not_asked = 11;
    static constexpr int declined = 12;

    int row = 0;
    int key = 0;  ///< 0 to 10, not_asked or declined.

    static ScoreKey from(int id) { return {id / 16, id % 16}; }
    int id() const { return row * 16 + key; }
};

/// The mark and colour of the measure that stands at `position` of its complaint.
chart::Figure measure_figure(MeasureKind kind, int position);
chart::Ink measure_ink(MeasureKind kind, int position);

/// The answer that a key stands for.
Answer<Score> answer_of(ScoreKey key);

/// A click that turns the scores to the patient.
inline constexpr int patient_types_target = 1000;

Face score_face(const app::SessionForm& form, const FaceRoom& room);

/// The same measures right after; they are never judged.
Face after_face(const app::SessionForm& form, const FaceRoom& room);

/// Two rows, left leg and right leg, keys 0 to 9.
Face extent_face(const app::SessionForm& form, const FaceRoom& room);

}  // namespace needlebook::desktop
