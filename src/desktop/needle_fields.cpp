/// Fields of one needle, and what its source says of the depth.
#include "desktop/needle_fields.h"

#include <algorithm>

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include "base/text.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/text_field.h"

namespace needlebook::desktop {

namespace {

constexpr int deepest_mm = 150;
constexpr int most_pairs = 20;
constexpr int most_at_one_place = 50;

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

wxString usual_words(const std::string& usual) {
    return usual.empty() ? _("as usual") : _("as usual: ") + wxString::FromUTF8(usual);
}

template <class Value>
wxArrayString words_of(std::string (*word)(Value)) {
    wxArrayString words;
    words.Add(usual_words({}));
    for (const auto value : all_of<Value>())
        words.Add(wxString::FromUTF8(word(value)));
    return words;
}

int sides_of(const Needle& needle) { return needle.side == Side::both ? 2 : 1; }

int sites_of(const Needle& needle) {
    const auto code = app::code_of(needle);
    return code ? points().at(*code).sites : 1;
}

/// Whether the site is needled; without any chosen ones all are.
bool has_site(const Needle& needle, int site) {
    const auto code = app::code_of(needle);
    const auto chosen = split(needle.sites, ',');
    return needle.sites.empty() ||
           std::ranges::any_of(chosen, [&](const auto label) { return site_label(*code, site) == label; });
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
    // What is usual can be long words.
    auto* row = new wxWrapSizer{wxHORIZONTAL};
    const auto add = [&](const wxString& label, wxWindow* field) {
        auto* name = new wxStaticText{this, wxID_ANY, label};
        name->MoveBeforeInTabOrder(field);
        name_for_readers(*field, label);
        auto* column = new wxBoxSizer{wxVERTICAL};
        column->Add(name, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(4)));
        column->Add(field, wxSizerFlags{}.Expand());
        row->Add(column, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
        return name;
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
    count_name_ = add(_("Needles"), count_ = text(60));
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(name_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(12)));
    head->Add(source_);
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(head, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(4)));
    column->Add(row, wxSizerFlags{}.Expand());
    sites_ = new wxPanel{this};
    sites_->SetSizer(new wxWrapSizer{wxHORIZONTAL});
    column->Add(sites_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    SetSizer(column);
    for (auto* field : {depth_, pair_, count_}) {
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

void NeedleFields::show(const std::optional<Needle>& needle, const NeedleDetail& usual) {
    const bool other = !needle || !needle_ || needle->point != needle_->point || needle->side != needle_->side;
    needle_ = needle;
    Show(needle.has_value());
    if (!needle)
        return;
    const auto side = side_word(needle->side);
    name_->SetLabel(wxString::FromUTF8(needle->point + (side.empty() ? "" : ", " + side)));
    source_->SetLabel(source_words(*needle));
    const auto number = [&](wxTextCtrl* field, std::optional<int> value) {
        if (other || !field->HasFocus())
            show_words(field, value ? std::to_string(*value) : std::string{});
    };
    number(depth_, needle->detail.depth_mm);
    number(pair_, needle->pair);
    number(count_, needle->count / sides_of(*needle));
    count_->Show(!app::code_of(*needle));
    count_name_->Show(!app::code_of(*needle));
    show_usual(usual);
    show_sites(*needle, other);
    show_value(*angle_, needle->detail.angle);
    show_value(*response_, needle->detail.response);
    show_value(*stimulation_, needle->detail.stimulation);
    Layout();
}

void NeedleFields::show_usual(const NeedleDetail& usual) {
    depth_->SetHint(usual.depth_mm ? wxString::Format("%d", *usual.depth_mm) : wxString{});
    const auto put = [](wxChoice* choice, const std::string& words) {
        if (choice->GetString(0) == usual_words(words))
            return;
        const int at = choice->GetSelection();
        choice->SetString(0, usual_words(words));
        choice->SetSelection(at);
    };
    put(angle_, usual.angle ? angle_word(*usual.angle) : std::string{});
    put(response_, usual.response ? response_word(*usual.response) : std::string{});
    put(stimulation_, usual.stimulation ? stimulation_word(*usual.stimulation) : std::string{});
}

void NeedleFields::show_sites(const Needle& needle, bool other) {
    const int count = sites_of(needle);
    sites_->Show(count > 1);
    if (other) {
        site_boxes_.clear();
        sites_->GetSizer()->Clear(true);
        if (count > 1)
            sites_->GetSizer()->Add(new wxStaticText{sites_, wxID_ANY, _("Sites")},
                                    wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
        for (int site = 1; count > 1 && site <= count; ++site) {
            const auto label = wxString::FromUTF8(site_label(*app::code_of(needle), site));
            auto* box = new wxCheckBox{sites_, wxID_ANY, label};
            name_for_readers(*box, wxString::FromUTF8(needle.point) + ", " + label);
            box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { read(); });
            sites_->GetSizer()->Add(box, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
            site_boxes_.push_back(box);
        }
    }
    for (std::size_t i = 0; i < site_boxes_.size(); ++i)
        site_boxes_[i]->SetValue(has_site(needle, static_cast<int>(i) + 1));
}

void NeedleFields::read_sites(Needle& needle) const {
    if (site_boxes_.empty())
        return;
    std::string sites;
    int chosen = 0;
    for (std::size_t i = 0; i < site_boxes_.size(); ++i)
        if (site_boxes_[i]->GetValue()) {
            sites += (chosen++ == 0 ? "" : ",") + site_label(*app::code_of(needle), static_cast<int>(i) + 1);
        }
    // Without any site nothing is needled; that is said by taking the point out.
    if (chosen == 0)
        return;
    needle.sites = chosen == static_cast<int>(site_boxes_.size()) ? std::string{} : sites;
    needle.count = chosen * sides_of(needle);
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
    // A pair means current, whatever else was chosen.
    if (changed.pair)
        changed.detail.stimulation = Stimulation::electro;
    read_sites(changed);
    if (!app::code_of(changed))
        changed.count = number_in(*count_, most_at_one_place).value_or(1) * sides_of(changed);
    if (changed == *needle_) {
        show_sites(changed, false);
        return;
    }
    const auto before = *needle_;
    needle_ = changed;
    actions_.on_changed(before, changed);
}

}  // namespace needlebook::desktop
