/// Fields of one needle, and what its source says of the depth.
#include "desktop/needle_fields.h"

#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/text_field.h"

namespace needlebook::desktop {

namespace {

constexpr int deepest_mm = 150;
constexpr int most_pairs = 20;

std::optional<int> number_in(const wxTextCtrl& field, int most) {
    long number = 0;
    if (!field.GetValue().ToLong(&number) || number < 1 || number > most)
        return std::nullopt;
    return static_cast<int>(number);
}

/// The first entry of a choice stands for "as usual".
template <class Value>
std::optional<Value> value_in(const wxChoice& choice) {
    const int at = choice.GetSelection();
    return at <= 0 ? std::nullopt : std::optional{static_cast<Value>(at - 1)};
}

template <class Value>
void show_value(wxChoice& choice, const std::optional<Value>& value) {
    choice.SetSelection(value ? static_cast<int>(*value) + 1 : 0);
}

template <class Value>
wxArrayString words_of(std::string (*word)(Value)) {
    wxArrayString words;
    words.Add(_("as usual"));
    for (const auto value : all_of<Value>())
        words.Add(wxString::FromUTF8(word(value)));
    return words;
}

wxString source_words(const Needle& needle) {
    const auto code = app::code_of(needle);
    if (!code || !points().at(*code).depth)
        return {};
    const auto& depth = *points().at(*code).depth;
    const auto range = wxString::Format(_("Source: %d to %d mm."), depth.min_mm, depth.max_mm);
    const bool deep = needle.detail.depth_mm && *needle.detail.depth_mm > depth.max_mm;
    return deep ? range + " " + _("This is deeper.") : range;
}

}  // namespace

NeedleFields::NeedleFields(wxWindow* parent, Actions actions)
    : wxPanel{parent},
      actions_{std::move(actions)},
      name_{new wxStaticText{this, wxID_ANY, {}}},
      source_{new wxStaticText{this, wxID_ANY, {}}} {
    name_->SetFont(name_->GetFont().Bold());
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    const auto add = [&](const wxString& label, wxWindow* field) {
        auto* name = new wxStaticText{this, wxID_ANY, label};
        name->MoveBeforeInTabOrder(field);
        name_for_readers(*field, label);
        auto* column = new wxBoxSizer{wxVERTICAL};
        column->Add(name, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(4)));
        column->Add(field, wxSizerFlags{}.Expand());
        row->Add(column, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    };
    const auto text = [this](int width) {
        return new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{width, -1}), wxTE_PROCESS_ENTER};
    };
    const auto choice = [this](const wxArrayString& words) {
        return new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
    };
    add(_("Depth, mm"), depth_ = text(70));
    add(_("Angle"), angle_ = choice(words_of<NeedleAngle>(angle_word)));
    add(_("Response"), response_ = choice(words_of<NeedleResponse>(response_word)));
    add(_("Stimulation"), stimulation_ = choice(words_of<Stimulation>(stimulation_word)));
    add(_("Electro pair"), pair_ = text(70));
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(name_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    head->Add(source_);
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(head, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(4)));
    column->Add(row);
    SetSizer(column);
    for (auto* field : {depth_, pair_}) {
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(); });
        field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { actions_.on_closed(); });
    }
    for (auto* field : {angle_, response_, stimulation_})
        field->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            actions_.on_closed();
        else
            event.Skip();
    });
    Hide();
}

void NeedleFields::show(const std::optional<Needle>& needle) {
    const bool other = !needle || !needle_ || needle->point != needle_->point;
    needle_ = needle;
    Show(needle.has_value());
    if (!needle)
        return;
    name_->SetLabel(wxString::FromUTF8(needle->point));
    source_->SetLabel(source_words(*needle));
    const auto number = [&](wxTextCtrl* field, std::optional<int> value) {
        if (other || !field->HasFocus())
            show_words(field, value ? std::to_string(*value) : std::string{});
    };
    number(depth_, needle->detail.depth_mm);
    number(pair_, needle->pair);
    show_value(*angle_, needle->detail.angle);
    show_value(*response_, needle->detail.response);
    show_value(*stimulation_, needle->detail.stimulation);
    Layout();
}

void NeedleFields::SetFocus() {
    depth_->SetFocus();
    depth_->SelectAll();
}

void NeedleFields::read() {
    if (!needle_)
        return;
    auto changed = *needle_;
    changed.detail.depth_mm = number_in(*depth_, deepest_mm);
    changed.detail.angle = value_in<NeedleAngle>(*angle_);
    changed.detail.response = value_in<NeedleResponse>(*response_);
    changed.detail.stimulation = value_in<Stimulation>(*stimulation_);
    changed.pair = number_in(*pair_, most_pairs);
    if (changed == *needle_)
        return;
    needle_ = changed;
    actions_.on_changed(changed);
}

}  // namespace needlebook::desktop
