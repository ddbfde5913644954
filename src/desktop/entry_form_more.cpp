/// What few sessions need: scores right after, techniques, pattern, tongue and pulse; and the note.
#include <algorithm>

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_form.h"
#include "desktop/entry_words.h"
#include "desktop/letter_row.h"
#include "desktop/score_control.h"
#include "desktop/text_field.h"

namespace needlebook::desktop {

using app::EntryPart;
using app::FormEvent;

namespace {

constexpr int face_inset = 10;

std::optional<int> number_in(const wxTextCtrl& field) {
    long number = 0;
    if (!field.GetValue().ToLong(&number) || number < 0 || number > 240)
        return std::nullopt;
    return static_cast<int>(number);
}

std::string number_words(std::optional<int> number) { return number ? std::to_string(*number) : std::string{}; }

}  // namespace

void EntryForm::add_after() {
    after_ = add_face(
        EntryPart::after, text_of(_("Scores right after")),
        [this](const FaceRoom& room) { return after_face(form_, room); },
        [this](int target) {
            const auto key = ScoreKey::from(target);
            const auto event = form_.answer_after(key.row, answer_of(key));
            form_.go_to(EntryPart::after, std::min(key.row + 1, static_cast<int>(form_.entry().after.size()) - 1));
            act_(event);
        });
}

void EntryForm::add_techniques() {
    techniques_ = add_face(
        EntryPart::techniques, text_of(_("Techniques without needles, and needles left in")),
        [this](const FaceRoom& room) { return technique_face(form_, room); },
        [this](int target) { act_(form_.tick_technique(static_cast<TechniqueKind>(target))); });
    technique_panel_ = new wxPanel{this};
    technique_panel_->SetSizer(new wxBoxSizer{wxVERTICAL});
    column_->Add(technique_panel_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
}

void EntryForm::add_thoughts() {
    thoughts_ = new wxPanel{this};
    thoughts_->SetSizer(new wxBoxSizer{wxVERTICAL});
    const auto line = [this](const wxString& label, EntryPart part, std::function<FormEvent(std::string)> set) {
        auto* field = add_text(thoughts_, label, 32, part, std::move(set));
        field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { act_(form_.press({app::Key::Kind::enter, 0})); });
        return field;
    };
    pattern_ = line(_("Pattern and reasoning"), EntryPart::pattern,
                    [this](std::string words) { return form_.set_pattern(std::move(words)); });
    tongue_pulse_ = line(_("Tongue and pulse"), EntryPart::tongue_pulse,
                         [this](std::string words) { return form_.set_tongue_pulse(std::move(words)); });
    column_->Add(thoughts_, wxSizerFlags{}.Expand());
}

void EntryForm::add_note() {
    notes_ = add_text(this, _("Note"), 84, EntryPart::notes,
                      [this](std::string notes) { return form_.set_notes(std::move(notes)); });
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    copy_note_ = new wxButton{this, wxID_ANY, _("Cop&y the last note")};
    copy_note_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        act_(form_.copy_last_note());
        notes_->SetFocus();
    });
    note_hint_ = new wxStaticText{this, wxID_ANY, {}};
    row->Add(copy_note_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(12)));
    row->Add(note_hint_, wxSizerFlags{}.CentreVertical());
    column_->Add(row, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(face_inset)));
    private_panel_ = new wxPanel{this};
    private_panel_->SetSizer(new wxBoxSizer{wxVERTICAL});
    private_note_ = add_text(private_panel_, _("Private note, never in a patient's copy"), 60, EntryPart::private_note,
                             [this](std::string note) { return form_.set_private_note(std::move(note)); });
    column_->Add(private_panel_, wxSizerFlags{}.Expand());
}

void EntryForm::add_more_buttons() {
    more_ = new wxPanel{this};
    auto* row = new wxWrapSizer{wxHORIZONTAL};
    const auto flags = wxSizerFlags{}.Border(wxRIGHT | wxBOTTOM, FromDIP(8));
    const auto add = [&](const wxString& words, EntryPart part) {
        auto* button = new wxButton{more_, wxID_ANY, words};
        button->Bind(wxEVT_BUTTON, [this, part](wxCommandEvent&) { open_more(part); });
        row->Add(button, flags);
    };
    arms_ = new wxButton{more_, wxID_ANY, _("Arms numb t&oo")};
    arms_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        const auto event = form_.add_arms();
        form_.go_to(EntryPart::extent, 2);
        act_({.handled = true, .changed = event.changed, .moved = true});
    });
    row->Add(arms_, flags);
    add(utf8_words("&Right after…"), EntryPart::after);
    add(utf8_words("Techni&ques…"), EntryPart::techniques);
    add(utf8_words("Pattern, ton&gue, pulse…"), EntryPart::pattern);
    add(utf8_words("Pri&vate note…"), EntryPart::private_note);
    more_->SetSizer(row);
    column_->Add(more_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(face_inset)));
}

void EntryForm::open_more(EntryPart part) {
    opened_.insert(part);
    form_.go_to(part);
    act_({.handled = true, .moved = true});
}

void EntryForm::update_more() {
    const auto& entry = form_.entry();
    const auto open = [&](EntryPart part, bool filled) {
        return form_.has(part) && (filled || opened_.contains(part) || form_.place().part == part);
    };
    after_->Show(open(EntryPart::after,
                      std::ranges::any_of(entry.after, [](const auto& row) { return row.score.has_value(); })));
    const bool techniques = open(EntryPart::techniques, !entry.techniques.empty());
    techniques_->Show(techniques);
    technique_panel_->Show(techniques && !entry.techniques.empty());
    update_technique_fields();
    thoughts_->Show(open(EntryPart::pattern, !entry.pattern.empty()) ||
                    open(EntryPart::tongue_pulse, !entry.tongue_pulse.empty()));
    private_panel_->Show(open(EntryPart::private_note, !entry.private_note.empty()));
    show_words(private_note_, entry.private_note);
    show_words(pattern_, entry.pattern);
    show_words(tongue_pulse_, entry.tongue_pulse);
    arms_->Show(!entry.extents.empty() &&
                std::ranges::find(entry.extents, Limb::arm, &app::ExtentRow::limb) == entry.extents.end());
    const auto& earlier = form_.context().last_notes;
    copy_note_->Show(!earlier.empty() && !earlier.front().empty());
    copy_note_->Enable(entry.notes.empty());
    wxString hint;
    if (entry.notes_copied)
        hint = _("Copied from last time, not edited. It is marked so until you change it.");
    if (const int same = form_.same_note_in_a_row(); same >= 4)
        hint = wxString::Format(_("The same note %d times in a row. Is it still true?"), same);
    note_hint_->SetLabel(hint);
    note_hint_->SetForegroundColour(wx_colour(look_.theme[chart::Ink::decision]));
}

EntryForm::TechniqueField EntryForm::technique_field(const Technique& technique) {
    const bool pressed = technique.kind == TechniqueKind::press_needles;
    const auto word = wxString::FromUTF8(technique_word(technique.kind));
    auto* row = new wxPanel{technique_panel_};
    auto* sizer = new wxBoxSizer{wxHORIZONTAL};
    auto* name = new wxStaticText{row, wxID_ANY, word, wxDefaultPosition, FromDIP(wxSize{104, -1})};
    sizer->Add(name, wxSizerFlags{}.CentreVertical());
    const auto field = [&](const wxString& hint, int width, int proportion) {
        auto* text = new wxTextCtrl{row, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{width, -1})};
        text->SetHint(hint);
        name_for_readers(*text, word + ", " + hint);
        sizer->Add(text, wxSizerFlags{proportion}.Border(wxRIGHT, FromDIP(6)));
        bind_focus(text, EntryPart::techniques);
        return text;
    };
    TechniqueField made{technique.kind, row, field(_("where"), 120, 1), nullptr, nullptr, nullptr};
    if (pressed) {
        made.pieces = field(_("how many"), 76, 0);
        made.advice = field(_("when and how to take them out"), 200, 2);
    } else {
        made.minutes = field(_("minutes"), 70, 0);
    }
    for (auto* text : {made.place, made.minutes, made.pieces, made.advice})
        if (text)
            text->Bind(wxEVT_TEXT, [this, made](wxCommandEvent&) { read_technique(made); });
    row->SetSizer(sizer);
    technique_panel_->GetSizer()->Add(row, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(6)));
    return made;
}

void EntryForm::read_technique(const TechniqueField& field) {
    const auto& techniques = form_.entry().techniques;
    const auto found = std::ranges::find(techniques, field.kind, &Technique::kind);
    if (found == techniques.end())
        return;
    auto technique = *found;
    technique.place = field.place->GetValue().utf8_string();
    if (field.minutes)
        technique.minutes = number_in(*field.minutes);
    if (field.pieces)
        technique.pieces = number_in(*field.pieces);
    if (field.advice)
        technique.removal_advice = field.advice->GetValue().utf8_string();
    act_(form_.set_technique(technique));
}

void EntryForm::update_technique_fields() {
    const auto& techniques = form_.entry().techniques;
    const bool same = std::ranges::equal(techniques, technique_fields_, [](const auto& technique, const auto& field) {
        return technique.kind == field.kind;
    });
    if (!same) {
        technique_fields_.clear();
        technique_panel_->GetSizer()->Clear(true);
        for (const auto& technique : techniques)
            technique_fields_.push_back(technique_field(technique));
    }
    for (std::size_t i = 0; i < techniques.size(); ++i) {
        const auto& field = technique_fields_[i];
        show_words(field.place, techniques[i].place);
        if (field.minutes && !field.minutes->HasFocus())
            show_words(field.minutes, number_words(techniques[i].minutes));
        if (field.pieces && !field.pieces->HasFocus())
            show_words(field.pieces, number_words(techniques[i].pieces));
        if (field.advice)
            show_words(field.advice, techniques[i].removal_advice);
    }
}

}  // namespace needlebook::desktop
