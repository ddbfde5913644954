/// The sections of the entry form and what their clicks and keys mean.
#include "desktop/entry_form.h"

#include <algorithm>

#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/chip_row.h"
#include "desktop/entry_faces.h"
#include "desktop/entry_who.h"
#include "desktop/entry_words.h"
#include "desktop/giver_words.h"
#include "desktop/letter_row.h"
#include "desktop/needle_fields.h"
#include "desktop/point_field.h"
#include "desktop/score_control.h"
#include "desktop/text_field.h"

namespace needlebook::desktop {

using app::EntryPart;
using app::FormEvent;

namespace {

constexpr int margin = 18;  ///< Faces have 10 of their own, for their focus rings.
constexpr int face_inset = 10;
constexpr int form_width = 672;
constexpr int between_sections = 10;

}  // namespace

EntryForm::EntryForm(wxWindow* parent, const Look& look, app::SessionForm& form, Act act,
                     std::function<void()> patient_types)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL},
      look_{look},
      form_{form},
      act_{std::move(act)},
      patient_types_{std::move(patient_types)},
      column_{new wxBoxSizer{wxVERTICAL}},
      who_{new EntryWho{this, form_, act_}} {
    SetScrollRate(0, FromDIP(12));
    column_->Add(who_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(face_inset)));
    column_->AddSpacer(FromDIP(between_sections));
    add_arriving();
    add_points();
    add_leaving();
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    column_->SetMinSize(FromDIP(wxSize{form_width, -1}));
    row->Add(column_, wxSizerFlags{}.Border(wxALL, FromDIP(margin)));
    row->AddStretchSpacer();
    SetSizer(row);
    update();
}

FaceWindow* EntryForm::add_face(EntryPart part, const std::string& name, FaceLayout layout,
                                std::function<void(int)> on_target) {
    auto* face = new FaceWindow{this,
                                look_,
                                name,
                                std::move(layout),
                                {.on_target = std::move(on_target),
                                 .on_key =
                                     [this, part](app::Key key) {
                                         if (part == EntryPart::cautions && press_override(key))
                                             return true;
                                         const auto event = form_.press(key);
                                         if (event.handled)
                                             act_(event);
                                         return event.handled;
                                     },
                                 .on_focus =
                                     [this, part] {
                                         if (form_.place().part == part)
                                             return;
                                         const auto settled = form_.settle();
                                         form_.go_to(part);
                                         act_(settled);
                                     },
                                 .takes_focus = true}};
    column_->Add(face, wxSizerFlags{}.Expand());
    column_->AddSpacer(FromDIP(between_sections));
    return face;
}

void EntryForm::bind_focus(wxWindow* window, EntryPart part) {
    window->Bind(wxEVT_SET_FOCUS, [this, part](wxFocusEvent& event) {
        if (form_.place().part != part) {
            const auto settled = form_.settle();
            form_.go_to(part);
            act_(settled);
        }
        event.Skip();
    });
}

void EntryForm::add_arriving() {
    since_last_ = add_face(
        EntryPart::since_last, text_of(_("Since last time, any side effect?")),
        [this](const FaceRoom& room) {
            return side_effect_face(form_, EntryPart::since_last, all_side_effects_, room);
        },
        [this](int target) { press_letter(EntryPart::since_last, target); });
    since_last_fields_ = add_effect_fields(EntryPart::since_last);
    scores_ = add_face(
        EntryPart::scores, text_of(_("Scores, before the needles")),
        [this](const FaceRoom& room) { return score_face(form_, room); },
        [this](int target) {
            if (target == patient_types_target)
                return patient_types_();
            const auto key = ScoreKey::from(target);
            auto event = form_.answer_score(key.row, answer_of(key));
            form_.go_to(EntryPart::scores, std::min(key.row + 1, static_cast<int>(form_.entry().scores.size()) - 1));
            act_(event);
        });
    add_giver();
    extent_ = add_face(
        EntryPart::extent, text_of(_("Numb up to")), [this](const FaceRoom& room) { return extent_face(form_, room); },
        [this](int target) {
            const auto key = ScoreKey::from(target);
            act_(form_.set_extent(key.row, key.key > Extent::max_level ? std::nullopt : std::optional{key.key}));
        });
    feet_ = add_face(
        EntryPart::feet, text_of(_("Feet looked at?")), [this](const FaceRoom& room) { return feet_face(form_, room); },
        [this](int target) { act_(form_.answer_feet(answer_of_letter(target))); });
    feet_panel_ = add_reason(_("What was seen"), feet_words_, EntryPart::feet,
                             [this](std::string words) { return form_.set_feet_words(std::move(words)); });
    changes_ = add_face(
        EntryPart::changes, text_of(_("What else changed?")),
        [this](const FaceRoom& room) { return change_face(form_, all_changes_, room); },
        [this](int target) { press_change(target); });
    change_panel_ = new wxPanel{this};
    change_panel_->SetSizer(new wxFlexGridSizer{2, FromDIP(wxSize{12, 6})});
    change_panel_->Hide();
    dynamic_cast<wxFlexGridSizer*>(change_panel_->GetSizer())->AddGrowableCol(1);
    column_->Add(change_panel_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
}

void EntryForm::add_giver() {
    giver_panel_ = new wxPanel{this};
    auto* label = new wxStaticText{giver_panel_, wxID_ANY, _("Who answered")};
    giver_ = new wxChoice{giver_panel_, wxID_ANY};
    for (const auto giver : all_of<Giver>())
        giver_->Append(giver_word(giver));
    name_for_readers(*giver_, label->GetLabel());
    bind_focus(giver_, EntryPart::scores);
    giver_->Bind(wxEVT_CHOICE,
                 [this](wxCommandEvent& event) { act_(form_.set_giver(static_cast<Giver>(event.GetSelection()))); });
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(label, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(giver_);
    giver_panel_->SetSizer(row);
    column_->Add(giver_panel_, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
}

void EntryForm::add_leaving() {
    add_minutes();
    mismatch_panel_ = add_reason(_("Needles in and out differ. Look again, toes and bedding too; then say why"),
                                 mismatch_reason_, EntryPart::needles,
                                 [this](std::string reason) { return form_.set_mismatch_reason(std::move(reason)); });
    seen_today_ = add_face(
        EntryPart::seen_today, text_of(_("Seen today, any side effect?")),
        [this](const FaceRoom& room) {
            return side_effect_face(form_, EntryPart::seen_today, all_side_effects_, room);
        },
        [this](int target) { press_letter(EntryPart::seen_today, target); });
    seen_today_fields_ = add_effect_fields(EntryPart::seen_today);
    add_after();
    add_techniques();
    advice_ = add_text(this, _("Advice"), 32, EntryPart::advice,
                       [this](std::string advice) { return form_.set_advice(std::move(advice)); });
    advice_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { act_(form_.press({app::Key::Kind::enter, 0})); });
    add_thoughts();
    add_note();
    add_more_buttons();
}

wxTextCtrl* EntryForm::add_text(wxWindow* parent, const wxString& label, int height, EntryPart part,
                                std::function<FormEvent(std::string)> set) {
    auto* name = new wxStaticText{parent, wxID_ANY, label};
    const bool lines = height > 40;
    auto* field = new wxTextCtrl{parent,
                                 wxID_ANY,
                                 {},
                                 wxDefaultPosition,
                                 FromDIP(wxSize{-1, height}),
                                 lines ? wxTE_MULTILINE : wxTE_PROCESS_ENTER};
    name_for_readers(*field, label);
    field->Bind(wxEVT_TEXT,
                [this, field, set = std::move(set)](wxCommandEvent&) { act_(set(field->GetValue().utf8_string())); });
    bind_focus(field, part);
    auto* sizer = parent == this ? column_ : parent->GetSizer();
    const auto flags = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(face_inset));
    sizer->Add(name, flags);
    sizer->AddSpacer(FromDIP(5));
    sizer->Add(field, flags);
    sizer->AddSpacer(FromDIP(12));
    return field;
}

wxPanel* EntryForm::add_reason(const wxString& label, wxTextCtrl*& field, EntryPart part,
                               std::function<FormEvent(std::string)> set) {
    auto* panel = new wxPanel{this};
    panel->SetSizer(new wxBoxSizer{wxVERTICAL});
    field = add_text(panel, label, 32, part, std::move(set));
    field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        form_.go_on();
        act_({.handled = true, .moved = true});
    });
    column_->Add(panel, wxSizerFlags{}.Expand());
    return panel;
}

/// A visit typed up from paper has no clock beside it.
void EntryForm::add_minutes() {
    minutes_panel_ = new wxPanel{this};
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    const auto label = _("Needles in place, minutes");
    minutes_ =
        new wxTextCtrl{minutes_panel_, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{70, -1}), wxTE_PROCESS_ENTER};
    auto* name = new wxStaticText{minutes_panel_, wxID_ANY, label};
    name->MoveBeforeInTabOrder(minutes_);
    name_for_readers(*minutes_, label);
    minutes_->SetMaxLength(3);
    bind_focus(minutes_, EntryPart::needles);
    minutes_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        long minutes = 0;
        const bool told = minutes_->GetValue().ToLong(&minutes);
        auto event = form_.set_minutes(told ? std::optional{static_cast<int>(minutes)} : std::nullopt);
        // What can't be is not told; the first digits of it are no answer.
        act_(event.handled ? event : form_.set_minutes(std::nullopt));
    });
    minutes_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        form_.go_on();
        act_({.handled = true, .moved = true});
    });
    row->Add(name, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(minutes_, wxSizerFlags{}.CentreVertical());
    minutes_panel_->SetSizer(row);
    column_->Add(minutes_panel_, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
}

void EntryForm::press_letter(EntryPart question, int target) {
    if (target == LetterTarget::more) {
        all_side_effects_ = true;
        act_({.handled = true});
    } else if (const auto answer = answer_of_letter(target)) {
        act_(form_.answer_side_effects(question, *answer));
    } else {
        act_(form_.tick_side_effect(question, static_cast<SideEffectKind>(target)));
    }
}

void EntryForm::press_change(int target) {
    if (target == LetterTarget::more) {
        all_changes_ = true;
        act_({.handled = true});
    } else if (const auto answer = answer_of_letter(target)) {
        act_(form_.answer_changes(*answer));
    } else {
        act_(form_.tick_change(static_cast<ChangeKind>(target)));
    }
}

/// O goes to the reason, where a caution stops the treatment.
bool EntryForm::press_override(app::Key key) {
    const bool is_o = key.kind == app::Key::Kind::character && (key.character == U'o' || key.character == U'O');
    if (!is_o || !override_panel_->IsShown())
        return false;
    override_reason_->SetFocus();
    return true;
}

void EntryForm::press_caution(int target) {
    const auto [index, press] = CautionTarget::from(target);
    const auto notices = form_.cautions();
    if (index >= static_cast<int>(notices.size()))
        return;
    const auto& notice = notices[static_cast<std::size_t>(index)];
    switch (press) {
        case CautionTarget::Press::go_on:
            act_(form_.decide(notice, CautionChoice::go_on));
            break;
        case CautionTarget::Press::leave_out:
            act_(form_.decide(notice, CautionChoice::leave_out));
            break;
        case CautionTarget::Press::override_with_reason:
            override_reason_->SetFocus();
            break;
    }
}

void EntryForm::update_change_fields() {
    const auto& ticks = form_.entry().changes.ticks;
    const bool same = std::ranges::equal(ticks, change_fields_,
                                         [](const auto& tick, const auto& field) { return tick.kind == field.kind; });
    if (!same) {
        change_fields_.clear();
        change_panel_->GetSizer()->Clear(true);
        for (const auto& tick : ticks) {
            const auto label = wxString::FromUTF8(change_word(tick.kind));
            auto* name = new wxStaticText{change_panel_, wxID_ANY, label};
            auto* words =
                new wxTextCtrl{change_panel_, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER};
            words->SetHint(_("what, and from how much to how much"));
            name_for_readers(*words, label);
            bind_focus(words, EntryPart::changes);
            words->Bind(wxEVT_TEXT, [this, words, kind = tick.kind](wxCommandEvent&) {
                act_(form_.set_change_words(kind, words->GetValue().utf8_string()));
            });
            words->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { act_(form_.press({app::Key::Kind::enter, 0})); });
            change_panel_->GetSizer()->Add(name, wxSizerFlags{}.CentreVertical());
            change_panel_->GetSizer()->Add(words, wxSizerFlags{}.Expand());
            change_fields_.push_back({tick.kind, words});
        }
        change_panel_->Show(!ticks.empty());
    }
    for (std::size_t i = 0; i < ticks.size(); ++i)
        show_words(change_fields_[i].words, ticks[i].words);
}

void EntryForm::update_reasons() {
    const auto& entry = form_.entry();
    const auto notices = form_.cautions();
    const bool stops = std::ranges::any_of(notices, [](const auto& notice) { return notice.caution.hard_stop; });
    override_panel_->Show(stops);
    const auto regions = form_.regions();
    const bool counted = std::ranges::all_of(regions, [](const auto& count) { return count.out.has_value(); });
    mismatch_panel_->Show(counted && !regions.empty() && form_.needles_out() != form_.needles_in());
    show_words(mismatch_reason_, entry.mismatch_reason);
    // Only of what it was given for: with another point the caution asks anew.
    std::string reason;
    for (const auto& notice : notices)
        if (notice.decision && notice.decision->choice == CautionChoice::overridden)
            reason = notice.decision->reason;
    show_words(override_reason_, reason);
    minutes_panel_->Show(!regions.empty() && !entry.needles_in_at &&
                         (entry.entered_later || counted || entry.minutes_told));
    if (!minutes_->HasFocus())
        show_words(minutes_, entry.minutes_told ? std::to_string(*entry.minutes_told) : std::string{});
}

std::vector<FaceWindow*> EntryForm::faces() const {
    return {since_last_, scores_,   extent_,     feet_,  changes_,   points_head_,
            chips_,      cautions_, seen_today_, after_, techniques_};
}

void EntryForm::update() {
    SetBackgroundColour(wx_colour(look_.theme[chart::Ink::paper]));
    who_->update();
    const auto show = [&](wxWindow* window, EntryPart part) { window->Show(form_.has(part)); };
    show(since_last_, EntryPart::since_last);
    show(scores_, EntryPart::scores);
    show(extent_, EntryPart::extent);
    show(feet_, EntryPart::feet);
    show(feet_panel_, EntryPart::feet);
    show(giver_panel_, EntryPart::scores);
    for (auto* window :
         {static_cast<wxWindow*>(points_head_), static_cast<wxWindow*>(line_), static_cast<wxWindow*>(chips_)})
        show(window, EntryPart::points);
    show(cautions_, EntryPart::cautions);
    show(seen_today_, EntryPart::seen_today);
    update_effect_fields(since_last_fields_);
    update_effect_fields(seen_today_fields_);
    update_change_fields();
    update_reasons();
    line_->show(form_.entry().line);
    update_needle();
    giver_->SetSelection(static_cast<int>(form_.entry().giver));
    show_words(feet_words_, form_.entry().feet_words);
    update_more();
    show_words(advice_, form_.entry().advice);
    show_words(notes_, form_.entry().notes);
    const int chips = static_cast<int>(form_.chips().size());
    chosen_chip_ = std::clamp(chosen_chip_, 0, std::max(0, chips - 1));
    for (auto* face : faces())
        face->update();
    FitInside();
    Layout();
    // What is being typed stays in view with what it means.
    if (line_->HasFocus())
        scroll_down_to(*chips_);
}

void EntryForm::focus() {
    wxWindow* there = nullptr;
    switch (form_.place().part) {
        case EntryPart::who:
            there = who_;
            break;
        case EntryPart::since_last:
            there = since_last_;
            break;
        case EntryPart::scores:
            there = scores_;
            break;
        case EntryPart::extent:
            there = extent_;
            break;
        case EntryPart::feet:
            there = feet_;
            break;
        case EntryPart::changes:
            there = changes_;
            break;
        case EntryPart::points:
            there = line_;
            break;
        case EntryPart::cautions:
            there = cautions_;
            break;
        case EntryPart::seen_today:
            there = seen_today_;
            break;
        case EntryPart::after:
            there = after_;
            break;
        case EntryPart::techniques:
            there = techniques_;
            break;
        case EntryPart::pattern:
            there = pattern_;
            break;
        case EntryPart::tongue_pulse:
            there = tongue_pulse_;
            break;
        case EntryPart::advice:
            there = advice_;
            break;
        case EntryPart::notes:
            there = notes_;
            break;
        case EntryPart::private_note:
            there = private_note_;
            break;
        case EntryPart::needles:
            break;  // In the strip, which belongs to the page.
    }
    if (there && !there->HasFocus())
        there->SetFocus();
    // The line alone is in view by now; what it means stands under it.
    if (there == line_)
        CallAfter([this] { scroll_down_to(*chips_); });
}

void EntryForm::scroll_down_to(const wxWindow& window) {
    int unit = 0;
    GetScrollPixelsPerUnit(nullptr, &unit);
    const int hidden = window.GetRect().GetBottom() - GetClientSize().GetHeight();
    if (hidden > 0 && unit > 0)
        Scroll(-1, GetViewStart().y + hidden / unit + 1);
}

bool EntryForm::focus_mismatch() {
    if (!mismatch_panel_->IsShown() || !form_.entry().mismatch_reason.empty())
        return false;
    mismatch_reason_->SetFocus();
    return true;
}

bool EntryForm::close_list() { return line_->close_list(); }

}  // namespace needlebook::desktop
