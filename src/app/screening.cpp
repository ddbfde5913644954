/// Questions from the evidence files, and answers as records.
#include "app/screening.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/tongue.h"
#include "domain/evidence.h"

namespace needlebook::app {

namespace {

/// Of points, of what happens during treatment, and of every treatment: nothing to ask a patient.
constexpr std::array<std::string_view, 9> not_asked{"first_visit", "driving",         "lung_points",
                                                    "cord_points", "organ_points",    "artery_points",
                                                    "emergency",   "medicine_advice", "electro_chest"};

/// The others follow needling, and open with the side effect they belong to.
constexpr std::array<std::string_view, 8> asked_red_flags{"cauda_equina", "ascending_weakness", "face_speech",
                                                          "chemo_fever",  "foot_limb",          "foot_active",
                                                          "head_neck",    "new_unexplained"};

template <class List>
bool contains(const List& list, std::string_view id) {
    return std::ranges::find(list, id) != list.end();
}

std::vector<ScreeningQuestion> read_questions() {
    std::vector<ScreeningQuestion> questions;
    for (const auto& flag : evidence::red_flags())
        if (contains(asked_red_flags, flag.id))
            questions.push_back({tr(flag.what_to_look_for), {flag.id}, tr(flag.advice), flag.source.text, true});
    const auto first_caution = questions.size();
    for (const auto& caution : evidence::cautions()) {
        if (contains(not_asked, caution.id) || !evidence::may_show_practitioner(caution.source))
            continue;
        const auto begin = questions.begin() + static_cast<std::ptrdiff_t>(first_caution);
        const auto same = std::find_if(begin, questions.end(), [&](const ScreeningQuestion& question) {
            return question.words == tr(caution.condition);
        });
        if (same == questions.end())
            questions.push_back({tr(caution.condition), {caution.id}, tr(caution.advice), caution.source.text, false});
        else
            same->ids.push_back(caution.id);
    }
    return questions;
}

const ScreeningAnswer* latest(std::string_view id, std::span<const ScreeningAnswer> answers) {
    const ScreeningAnswer* found = nullptr;
    for (const auto& given : answers)
        if (given.question == id && (found == nullptr || given.asked_on >= found->asked_on))
            found = &given;
    return found;
}

}  // namespace

std::span<const ScreeningQuestion> screening_questions() {
    static const auto questions = read_questions();
    return questions;
}

std::optional<Answer<std::string>> answer_to(const ScreeningQuestion& question,
                                             std::span<const ScreeningAnswer> answers) {
    for (const auto& id : question.ids)
        if (const auto* given = latest(id, answers))
            return given->answer;
    return std::nullopt;
}

Edit screening_edit(const ScreeningQuestion& question, const Answer<std::string>& answer, Id<Patient> patient,
                    Day today, std::span<const ScreeningAnswer> answers, IdSource& ids) {
    Edit edit{"screening", {}};
    for (const auto& id : question.ids) {
        const auto* before = latest(id, answers);
        if (before != nullptr && before->answer == answer && before->asked_on == today)
            continue;
        ScreeningAnswer given;
        given.patient = patient;
        given.question = id;
        given.asked_on = today;
        given.answer = answer;
        if (before != nullptr && before->asked_on == today) {
            given.id = before->id;
            edit.revisions.push_back(changed(*before, given));
        } else {
            given.id = ids.next<ScreeningAnswer>();
            edit.revisions.push_back(added(given));
        }
    }
    return edit;
}

}  // namespace needlebook::app
