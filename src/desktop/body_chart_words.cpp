/// Names of pictures and points on the body chart, and what is said of a point.
#include "desktop/body_chart_words.h"

#include <array>

#include <wx/intl.h>

#include "base/tongue.h"
#include "desktop/entry_words.h"
#include "domain/point.h"

namespace needlebook::desktop {

using chart::BodyPage;
using chart::BodyState;

namespace {

std::string on_side(const wxString& left, const wxString& right, Side side) {
    return text_of(side == Side::right ? right : left);
}

std::string angle_word(UsualAngle angle) {
    switch (angle) {
        case UsualAngle::perpendicular:
            return text_of(_("perpendicular"));
        case UsualAngle::oblique:
            return text_of(_("oblique, measured along the needle"));
        case UsualAngle::transverse:
            return text_of(_("transverse, measured along the needle"));
        case UsualAngle::prick:
            return text_of(_("prick only"));
    }
    return {};
}

std::string surface_word(Surface surface) {
    switch (surface) {
        case Surface::anterior:
            return text_of(_("front"));
        case Surface::posterior:
            return text_of(_("back"));
        case Surface::lateral:
            return text_of(_("outer side"));
        case Surface::medial:
            return text_of(_("inner side"));
        case Surface::dorsal:
            return text_of(_("back of it"));
        case Surface::plantar:
            return text_of(_("sole"));
        case Surface::palmar:
            return text_of(_("palm side"));
        case Surface::superior:
            return text_of(_("top"));
        case Surface::inferior:
            return text_of(_("underside"));
        case Surface::radial:
            return text_of(_("thumb side"));
        case Surface::ulnar:
            return text_of(_("little finger side"));
        case Surface::internal:
            return text_of(_("inside"));
    }
    return {};
}

}  // namespace

std::span<const BodyChoice> body_choices() {
    static constexpr std::array<BodyChoice, 16> choices{{{BodyPage::legs_inside, Side::left},
                                                         {BodyPage::legs_inside, Side::right},
                                                         {BodyPage::legs, Side::left},
                                                         {BodyPage::legs, Side::right},
                                                         {BodyPage::foot, Side::left},
                                                         {BodyPage::foot, Side::right},
                                                         {BodyPage::front, Side::left},
                                                         {BodyPage::back, Side::left},
                                                         {BodyPage::side, Side::left},
                                                         {BodyPage::side, Side::right},
                                                         {BodyPage::arm, Side::left},
                                                         {BodyPage::arm, Side::right},
                                                         {BodyPage::hand, Side::left},
                                                         {BodyPage::hand, Side::right},
                                                         {BodyPage::head, Side::left},
                                                         {BodyPage::head, Side::right}}};
    return choices;
}

std::string body_choice_word(const BodyChoice& choice) {
    switch (choice.page) {
        case BodyPage::legs_inside:
            return on_side(_("Legs: front, left inner side"), _("Legs: front, right inner side"), choice.limb);
        case BodyPage::legs:
            return on_side(_("Legs: front, left leg"), _("Legs: front, right leg"), choice.limb);
        case BodyPage::foot:
            return on_side(_("Left foot"), _("Right foot"), choice.limb);
        case BodyPage::front:
            return text_of(_("Body: front"));
        case BodyPage::back:
            return text_of(_("Body: back"));
        case BodyPage::side:
            return on_side(_("Body: left side"), _("Body: right side"), choice.limb);
        case BodyPage::arm:
            return on_side(_("Left arm"), _("Right arm"), choice.limb);
        case BodyPage::hand:
            return on_side(_("Left hand"), _("Right hand"), choice.limb);
        case BodyPage::head:
            return on_side(_("Head, left side"), _("Head, right side"), choice.limb);
    }
    return {};
}

std::vector<std::string> body_captions(BodyPage page, Side limb) {
    switch (page) {
        case BodyPage::legs_inside:
            return {text_of(_("both legs, front")),
                    on_side(_("left leg, inner side"), _("right leg, inner side"), limb)};
        case BodyPage::legs:
            return {text_of(_("both legs, front")),
                    on_side(_("left leg, outer side"), _("right leg, outer side"), limb),
                    on_side(_("left leg, inner side"), _("right leg, inner side"), limb)};
        case BodyPage::foot:
            return {on_side(_("left foot, from above"), _("right foot, from above"), limb),
                    on_side(_("left sole"), _("right sole"), limb),
                    on_side(_("left foot, outer side"), _("right foot, outer side"), limb),
                    on_side(_("left foot, inner side"), _("right foot, inner side"), limb)};
        case BodyPage::front:
            return {text_of(_("front"))};
        case BodyPage::back:
            return {text_of(_("back"))};
        case BodyPage::side:
            return {on_side(_("left side"), _("right side"), limb)};
        case BodyPage::arm:
            return {on_side(_("left arm, front"), _("right arm, front"), limb),
                    on_side(_("left arm, back"), _("right arm, back"), limb)};
        case BodyPage::hand:
            return {on_side(_("left palm"), _("right palm"), limb),
                    on_side(_("left hand, back"), _("right hand, back"), limb)};
        case BodyPage::head:
            return {text_of(_("face")), on_side(_("head, left side"), _("head, right side"), limb),
                    text_of(_("back of the head")), text_of(_("from above"))};
    }
    return {};
}

std::string body_place_name(const chart::BodyPlace& place, const chart::BodyStanding& standing) {
    const auto& point = points().at(place.code);
    auto name = place.code.text() + " " + point.pinyin;
    if (point.sites > 1)
        name += ", " + site_label(place.code, place.site);
    if (place.side != Side::midline)
        name += ", " + side_word(place.side);
    if (standing.state == BodyState::taken)
        name += text_of(_(", taken"));
    else if (standing.state == BodyState::proposed)
        name += text_of(_(", proposed"));
    if (standing.caution)
        name += text_of(_(", caution to decide"));
    return name;
}

std::string body_where(const Point& point) {
    return region_word(name_of(point.region)) + ", " + surface_word(point.surface);
}

std::string needling_words(const Point& point) {
    if (!point.angle)
        return text_of(_("Not needled"));
    auto words = angle_word(*point.angle);
    if (point.depth)
        words = text_of(wxString::Format(_("%d to %d mm, "), point.depth->min_mm, point.depth->max_mm)) + words;
    return words;
}

chart::BodyCard body_card(PointCode code, const std::vector<std::string>& cautions) {
    const auto& point = points().at(code);
    chart::BodyCard card;
    card.name = code.text() + "  " + point.pinyin + ", " + tr(point.english);
    card.lines = {tr(point.location) + ".", needling_words(point) + "."};
    if (!point.nearby_nerve.empty())
        card.lines.push_back(text_of(_("Nerve nearby: ")) + tr(point.nearby_nerve) + ".");
    if (!point.caution.empty())
        card.cautions.push_back(tr(point.caution));
    card.cautions.insert(card.cautions.end(), cautions.begin(), cautions.end());
    return card;
}

}  // namespace needlebook::desktop
