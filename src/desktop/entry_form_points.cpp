/// The point line, its chips, and how one of them differs.
#include <algorithm>

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/chip_row.h"
#include "desktop/entry_faces.h"
#include "desktop/entry_form.h"
#include "desktop/entry_words.h"
#include "desktop/needle_fields.h"
#include "desktop/point_field.h"

namespace needlebook::desktop {

using app::EntryPart;
using app::FormEvent;

namespace {

constexpr int face_inset = 10;

}  // namespace

void EntryForm::add_points() {
    points_head_ = new FaceWindow{
        this,
        look_,
        text_of(_("Points")),
        [](const FaceRoom& room) {
            Face face;
            face.scene.size.width = room.width;
            face.scene.size.height =
                add_heading(
                    face.scene, face_inset, text_of(_("Points")),
                    text_of(utf8_words("type, or Space to take what stands in grey · Ctrl+G groups · Ctrl+B body")),
                    room.look) +
                2;
            return face;
        },
        {.on_target = {}, .on_key = {}, .on_focus = {}, .takes_focus = false}};
    column_->Add(points_head_, wxSizerFlags{}.Expand());
    line_ = new PointField{this,
                           look_,
                           {.on_line = [this](std::string line) { act_(form_.set_line(std::move(line))); },
                            .on_space_in_empty =
                                [this] {
                                    const auto event = form_.press({app::Key::Kind::space, 0});
                                    if (event.handled)
                                        act_(event);
                                    return event.handled;
                                },
                            .on_enter =
                                [this] {
                                    act_(form_.press({app::Key::Kind::enter, 0}));
                                },
                            .on_down = [this] { chips_->SetFocus(); }}};
    name_for_readers(*line_, _("Points"));
    bind_focus(line_, EntryPart::points);
    column_->Add(line_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(face_inset)));
    column_->AddSpacer(FromDIP(4));
    chips_ = add_face(
        EntryPart::points, text_of(_("Points of this session")),
        [this](const FaceRoom& room) { return chip_face(form_, chosen_chip_, room); },
        [this](int target) { press_chip(target); });
    chips_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        using Kind = app::Key::Kind;
        const auto key = [&]() -> std::optional<app::Key> {
            switch (event.GetKeyCode()) {
                case WXK_LEFT:
                    return app::Key{Kind::left, 0};
                case WXK_RIGHT:
                    return app::Key{Kind::right, 0};
                case WXK_UP:
                    return app::Key{Kind::up, 0};
                case WXK_SPACE:
                    return app::Key{Kind::space, 0};
                case WXK_RETURN:
                case WXK_NUMPAD_ENTER:
                    return app::Key{Kind::enter, 0};
                case WXK_DELETE:
                case WXK_BACK:
                    return app::Key{Kind::backspace, 0};
                default:
                    return std::nullopt;
            }
        }();
        if (!key || !key_on_chips(*key))
            event.Skip();
    });
    needle_ = new NeedleFields{
        this,
        {.on_changed = [this](const Needle& before, const Needle& after) { act_(form_.set_needle(before, after)); },
         .on_closed =
             [this] {
                 open_needle(std::nullopt);
                 chips_->SetFocus();
             }}};
    column_->Add(needle_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
    cautions_ = add_face(
        EntryPart::cautions, text_of(_("Cautions")), [this](const FaceRoom& room) { return caution_face(form_, room); },
        [this](int target) { press_caution(target); });
    override_panel_ = add_reason(_("Reason to go on all the same"), override_reason_, EntryPart::cautions,
                                 [this](std::string reason) -> FormEvent {
                                     for (const auto& notice : form_.cautions())
                                         if (notice.caution.hard_stop)
                                             return form_.decide(notice, CautionChoice::overridden, reason);
                                     return {};
                                 });
}

void EntryForm::press_chip(int target) {
    using Kind = app::PointChip::Kind;
    const auto [index, cross] = ChipTarget::from(target);
    const auto chips = form_.chips();
    if (index >= static_cast<int>(chips.size()))
        return;
    chosen_chip_ = index;
    const auto& chip = chips[static_cast<std::size_t>(index)];
    if (chip.kind == Kind::proposed)
        act_(form_.take_proposed(chip.needle));
    else if (chip.kind == Kind::dropped)
        act_(form_.put_back(chip.needle));
    else if (cross)
        act_(form_.take_out(chip.needle));
    else if (chip.kind == Kind::taken)
        open_needle(chip.needle);
}

/// Enter or a click on a chip: how this point differs.
void EntryForm::open_needle(const std::optional<Needle>& needle) {
    needle_->show(needle, usual_detail(form_));
    act_({.handled = true});
    if (!needle)
        return;
    needle_->SetFocus();
    // All of the fields, not the one with the keyboard alone.
    CallAfter([this] { scroll_down_to(*needle_); });
}

/// The fields follow what the line says of their point now.
void EntryForm::update_needle() {
    if (!needle_->needle())
        return;
    const auto there = form_.needles().needles;
    auto found = std::ranges::find(there, *needle_->needle());
    if (found == there.end())
        found = std::ranges::find_if(there, [&](const Needle& needle) {
            return app::same_place(needle, *needle_->needle()) && needle.side == needle_->needle()->side;
        });
    needle_->show(found == there.end() || !form_.has(EntryPart::points) ? std::nullopt : std::optional{*found},
                  usual_detail(form_));
}

bool EntryForm::key_on_chips(app::Key key) {
    using Kind = app::Key::Kind;
    const auto chips = form_.chips();
    const int last = static_cast<int>(chips.size()) - 1;
    switch (key.kind) {
        case Kind::left:
        case Kind::right:
            chosen_chip_ = std::clamp(chosen_chip_ + (key.kind == Kind::left ? -1 : 1), 0, std::max(0, last));
            chips_->update();
            return true;
        case Kind::up:
            line_->SetFocus();
            return true;
        case Kind::enter:
            if (chosen_chip_ <= last &&
                chips[static_cast<std::size_t>(chosen_chip_)].kind == app::PointChip::Kind::taken) {
                press_chip(ChipTarget{chosen_chip_, false}.id());
                return true;
            }
            return false;
        case Kind::space:
        case Kind::backspace:
            if (chosen_chip_ <= last) {
                const auto kind = chips[static_cast<std::size_t>(chosen_chip_)].kind;
                const bool take_out = kind == app::PointChip::Kind::taken;
                if (take_out == (key.kind == Kind::backspace))
                    press_chip(ChipTarget{chosen_chip_, take_out}.id());
            }
            return true;
        default:
            return false;
    }
}

}  // namespace needlebook::desktop
