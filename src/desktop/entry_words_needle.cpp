/// What is said of a needle: depth, angle, response, stimulation, and what differs from the usual.
#include <wx/intl.h>

#include "base/text.h"
#include "desktop/entry_words.h"

namespace needlebook::desktop {

std::string angle_word(NeedleAngle angle) {
    switch (angle) {
        case NeedleAngle::perpendicular:
            return text_of(_("perpendicular"));
        case NeedleAngle::oblique:
            return text_of(_("oblique"));
        case NeedleAngle::transverse:
            break;
    }
    return text_of(_("transverse"));
}

std::string response_word(NeedleResponse response) {
    switch (response) {
        case NeedleResponse::de_qi:
            return text_of(_("de qi"));
        case NeedleResponse::twitch:
            return text_of(_("twitch"));
        case NeedleResponse::none:
            break;
    }
    return text_of(_("no response"));
}

std::string stimulation_word(Stimulation stimulation) {
    switch (stimulation) {
        case Stimulation::none:
            return text_of(_("left in place"));
        case Stimulation::manual:
            return text_of(_("by hand"));
        case Stimulation::electro:
            return text_of(_("electro"));
        case Stimulation::moxa:
            return text_of(_("moxa"));
        case Stimulation::heat:
            break;
    }
    return text_of(_("heat"));
}

std::string caution_subject_words(std::string_view subject) {
    std::string words;
    for (const auto piece : split(subject, ' ')) {
        const auto technique = from_name<TechniqueKind>(piece);
        words += (words.empty() ? "" : ", ") + (technique ? technique_word(*technique) : std::string{piece});
    }
    return words;
}

std::string detail_words(const NeedleDetail& detail) {
    std::string words;
    const auto more = [&](const std::string& word) { words += (words.empty() ? "" : ", ") + word; };
    if (detail.depth_mm)
        more(text_of(wxString::Format(_("%d mm"), *detail.depth_mm)));
    if (detail.angle)
        more(angle_word(*detail.angle));
    if (detail.stimulation)
        more(stimulation_word(*detail.stimulation));
    if (detail.response)
        more(response_word(*detail.response));
    return words;
}

NeedleDetail usual_detail(const app::SessionForm& form) {
    for (const auto& practitioner : form.context().practitioners)
        if (practitioner.id == form.entry().practitioner)
            return practitioner.usual;
    return {};
}

std::string chip_detail(const Needle& needle, const NeedleDetail& usual) {
    std::string words = side_word(needle.side);
    const auto more = [&](const std::string& word) {
        if (!word.empty())
            words += (words.empty() ? "" : ", ") + word;
    };
    const int sides = needle.side == Side::both ? 2 : 1;
    if (needle.count != sides)
        more(text_of(wxString::Format(_("%d needles"), needle.count)));
    more(needle.sites);
    auto differs = needle.detail;
    if (differs.depth_mm == usual.depth_mm)
        differs.depth_mm.reset();
    if (differs.angle == usual.angle)
        differs.angle.reset();
    if (differs.response == usual.response)
        differs.response.reset();
    if (differs.stimulation == usual.stimulation)
        differs.stimulation.reset();
    more(detail_words(differs));
    if (const auto code = app::code_of(needle); code && needle.detail.depth_mm)
        if (const auto& source = points().at(*code).depth; source && *needle.detail.depth_mm > source->max_mm)
            more(text_of(wxString::Format(_("deeper than %d mm"), source->max_mm)));
    if (needle.pair)
        more(text_of(wxString::Format(_("pair %d"), *needle.pair)));
    return words;
}

}  // namespace needlebook::desktop
