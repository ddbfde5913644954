/// An examination as it is typed in: recorded and drawn, never judged.
#include "app/examination_form.h"

#include <algorithm>
#include <charconv>

#include "app/logbook.h"
#include "base/text.h"
#include "domain/evidence.h"

namespace needlebook::app {
namespace {

std::optional<double> number(std::string_view typed) {
    std::string text{trimmed(typed)};
    std::ranges::replace(text, ',', '.');
    double value{};
    const auto* end = text.data() + text.size();
    const auto done = std::from_chars(text.data(), end, value);
    return done.ec == std::errc{} && done.ptr == end && !text.empty() ? std::optional{value} : std::nullopt;
}

}  // namespace

Result<Examination> examination_from(const ExaminationForm& form, Id<Patient> patient, Day today) {
    const auto facts = evidence::examination(form.kind);
    if (!facts)
        return fail(Errc::not_found, form.kind);
    if (form.day > today)
        return fail(Errc::out_of_range, "day");
    Examination examination;
    examination.patient = patient;
    examination.day = form.day;
    examination.kind = form.kind;
    examination.side = form.side;
    examination.unit = facts->unit;
    examination.note = trimmed(form.note);
    if (form.answer == Answered::value) {
        const auto value = number(form.value);
        if (!value)
            return fail(Errc::malformed, form.value);
        examination.value = *value;
    } else {
        examination.value = Answer<double>::without_value(form.answer);
    }
    return examination;
}

bool is_plausible(const Examination& examination) {
    const auto facts = evidence::examination(examination.kind);
    if (!facts || !examination.value.has_value())
        return true;
    return facts->plausible_min <= examination.value.value() && examination.value.value() <= facts->plausible_max;
}

Result<void> keep_examination(Logbook& book, Examination examination) {
    examination.id = book.ids().next<Examination>();
    const auto patient = examination.patient;
    return book.commit({"add_examination", {added(std::move(examination))}}, patient);
}

}  // namespace needlebook::app
