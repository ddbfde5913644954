/// The fields, and every fault at its own field.
#include "desktop/patient_form.h"

#include <algorithm>

#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/session_rules.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "domain/evidence.h"

namespace needlebook::desktop {

namespace {

wxString capital(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return shown(words);
}

}  // namespace

PatientForm::PatientForm(wxWindow* parent, bool with_complaint) : wxPanel{parent} {
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    const auto begin_column = [&] {
        grid_ = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
        grid_->AddGrowableCol(1);
        row->Add(grid_, wxSizerFlags{1}.Border(wxRIGHT, FromDIP(with_complaint ? 24 : 0)));
    };
    begin_column();
    add_field("code", _("&Code"));
    add_field("given_names", _("&Given names"));
    add_field("family_name", _("Fa&mily name"));
    add_field("born_on", _("&Date of birth"))->SetHint(example_date());
    add_field("phone", _("&Telephone"));
    add_field("email", _("&Email"));
    add_field("address", _("&Address"));
    add_field("gp_name", _("GP"));
    add_field("gp_practice", _("GP practice"));
    add_field("note", _("N&ote"));
    if (with_complaint) {
        begin_column();
        add_complaint();
    }
    SetSizer(row);
}

void PatientForm::add_complaint() {
    const auto add_label = [this](const wxString& label, wxWindow* field) {
        auto* words = new wxStaticText{this, wxID_ANY, label};
        words->MoveBeforeInTabOrder(field);
        name_for_readers(*field, label);
        grid_->Add(words, wxSizerFlags{}.Top().Border(wxTOP, FromDIP(6)));
    };
    const auto add = [&](const wxString& label, wxWindow* field, const wxSizerFlags& flags) {
        add_label(label, field);
        grid_->Add(field, flags);
    };
    wxArrayString kinds;
    for (const auto kind : all_of<ComplaintKind>())
        kinds.Add(capital(complaint_kind_word(kind)));
    kind_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, kinds};
    kind_->SetMinSize(FromDIP(wxSize{220, -1}));  // Not as wide as the longest name.
    add_label(_("What they come &for"), kind_);
    add_with_fault("kind", kind_);
    add_field("words", _("In their own &words"));
    add_field("region", _("W&here"))->SetHint(_("feet"));
    wxArrayString sides;
    for (const auto& side : {_("Left"), _("Right"), _("Both"), _("On the midline")})
        sides.Add(side);
    side_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, sides};
    side_->SetSelection(static_cast<int>(Side::both));
    add(_("S&ide"), side_, wxSizerFlags{});
    add_field("since", _("Since whe&n"));
    wxArrayString measures;
    for (const auto& one : evidence::measures()) {
        if (one.kind == MeasureKind::own)
            continue;
        measure_kinds_.push_back(one.kind);
        measures.Add(shown(one.label));
    }
    measures_ = new wxCheckListBox{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{220, 150}), measures};
    for (std::size_t i = 0; i < measure_kinds_.size(); ++i)
        measures_->Check(static_cast<unsigned>(i), evidence::facts(measure_kinds_[i]).is_default);
    add(_("Scores to as&k for"), measures_, wxSizerFlags{}.Expand());
}

wxTextCtrl* PatientForm::add_field(const char* name, const wxString& label) {
    grid_->Add(new wxStaticText{this, wxID_ANY, label}, wxSizerFlags{}.Top().Border(wxTOP, FromDIP(6)));
    auto* field = new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize{220, -1})};
    name_for_readers(*field, label);
    add_with_fault(name, field);
    fields_[name] = field;
    return field;
}

void PatientForm::add_with_fault(const char* name, wxWindow* field) {
    auto* problem = new wxStaticText{this, wxID_ANY, wxString{}};
    problem->Hide();
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(field, wxSizerFlags{}.Expand());
    column->Add(problem, wxSizerFlags{}.Border(wxTOP, FromDIP(2)));
    grid_->Add(column, wxSizerFlags{1}.Expand());
    faults_[name] = problem;
}

void PatientForm::clear_faults() {
    for (const auto& [name, problem] : faults_)
        problem->Hide();
}

void PatientForm::show(const Patient& patient) {
    const auto put = [this](const char* name, const std::string& value) {
        fields_.at(name)->ChangeValue(shown(value));
        shown_[name] = fields_.at(name)->GetValue();
    };
    put("code", patient.code);
    put("given_names", patient.given_names);
    put("family_name", patient.family_name);
    put("born_on", patient.born_on ? typed_form(*patient.born_on) : std::string{});
    put("phone", patient.phone);
    put("email", patient.email);
    put("address", patient.address);
    put("gp_name", patient.gp_name);
    put("gp_practice", patient.gp_practice);
    put("note", patient.note);
    clear_faults();
}

bool PatientForm::was_typed_in() const {
    return std::ranges::any_of(shown_,
                               [this](const auto& was) { return fields_.at(was.first)->GetValue() != was.second; });
}

std::optional<Patient> PatientForm::read(Patient patient, Day today) {
    clear_faults();
    const auto text = [this](const char* name) {
        return fields_.at(name)->GetValue().Strip(wxString::both).utf8_string();
    };
    patient.code = text("code");
    patient.given_names = text("given_names");
    patient.family_name = text("family_name");
    patient.phone = text("phone");
    patient.email = text("email");
    patient.address = text("address");
    patient.gp_name = text("gp_name");
    patient.gp_practice = text("gp_practice");
    patient.note = text("note");
    first_fault_.clear();
    const auto wrong = [&](const char* name, const wxString& words) {
        fault(name, words);
        if (first_fault_.empty())
            first_fault_ = name;
    };
    if (patient.given_names.empty() && patient.family_name.empty())
        wrong("given_names", _("a name is needed"));
    patient.born_on.reset();
    if (const auto typed = text("born_on"); !typed.empty()) {
        if (const auto born = typed_day(typed))
            patient.born_on = *born;
        else
            wrong("born_on", wxString::Format(_("type it as %s"), example_date()));
    }
    for (const auto& one : app::faults(patient, today)) {
        if (one.field == "code")
            wrong("code", _("a code is needed"));
        if (one.field == "born_on")
            wrong("born_on", _("this day is still to come"));
    }
    if (kind_ != nullptr && kind_->GetSelection() == wxNOT_FOUND)
        wrong("kind", _("please choose what they come for"));
    if (first_fault_.empty())
        return patient;
    GetParent()->Layout();
    return std::nullopt;
}

void PatientForm::focus_fault() {
    if (first_fault_ == "kind")
        kind_->SetFocus();
    else if (const auto field = fields_.find(first_fault_); field != fields_.end())
        field->second->SetFocus();
}

void PatientForm::fault(const char* name, const wxString& words) {
    faults_.at(name)->SetLabel("▲ " + words);
    faults_.at(name)->Show();
}

Complaint PatientForm::complaint(Day today) const {
    const auto text = [this](const char* name) {
        return fields_.at(name)->GetValue().Strip(wxString::both).utf8_string();
    };
    Complaint made;
    made.kind = static_cast<ComplaintKind>(kind_->GetSelection());
    made.words = text("words");
    made.region = text("region");
    made.side = static_cast<Side>(side_->GetSelection());
    made.since = text("since");
    made.opened_on = today;
    return made;
}

std::vector<MeasureKind> PatientForm::measures() const {
    std::vector<MeasureKind> kinds;
    for (std::size_t i = 0; i < measure_kinds_.size(); ++i)
        if (measures_->IsChecked(static_cast<unsigned>(i)))
            kinds.push_back(measure_kinds_[i]);
    return kinds;
}

void PatientForm::focus_first() { fields_.at("given_names")->SetFocus(); }

}  // namespace needlebook::desktop
