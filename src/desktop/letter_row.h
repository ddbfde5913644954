/// A question answered by letters: side effects, other changes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/session_form.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// Ids of the targets which are no kind of side effect or change.
struct LetterTarget {
    static constexpr int none = 100;
    static constexpr int not_asked = 101;
    static constexpr int declined = 102;
    static constexpr int more = 103;  ///< Shows the letters that are rarely needed.
};

/// The answer for the whole question that a target stands for.
std::optional<Answered> answer_of_letter(int target);

/// `question`: since_last or seen_today.
Face side_effect_face(const app::SessionForm& form, app::EntryPart question, bool all, const FaceRoom& room);

/// Feet looked at: nothing to note, declined, not looked; or in words.
Face feet_face(const app::SessionForm& form, const FaceRoom& room);

Face technique_face(const app::SessionForm& form, const FaceRoom& room);

Face change_face(const app::SessionForm& form, bool all, const FaceRoom& room);

}  // namespace needlebook::desktop
