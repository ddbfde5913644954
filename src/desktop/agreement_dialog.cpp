/// The form of an agreement, and what is refused at once.
#include "desktop/agreement_dialog.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/agreement_outlook.h"
#include "app/messages.h"
#include "app/report_words.h"
#include "app/session_rules.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int form_width = 520;
constexpr int typing_pause_ms = 350;

std::string value_of(const wxTextCtrl* field) { return field->GetValue().Strip(wxString::both).utf8_string(); }

std::optional<double> number_of(const wxTextCtrl* field) {
    auto words = field->GetValue().Strip(wxString::both);
    words.Replace(",", ".");
    double number = 0;
    return words.ToCDouble(&number) && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

wxString aim_hint(Aim aim) {
    switch (aim) {
        case Aim::improve:
            return _("scores lower than at the start, by an agreed amount");
        case Aim::hold:
            return _("scores stay about where they are");
        case Aim::slow:
            return _("scores rise less than the two of you expect");
        case Aim::comfort:
            break;
    }
    return _("no aim to judge; scores are still kept");
}

int default_weeks(Aim aim, const outcome::Constants& constants) {
    return aim == Aim::improve ? constants.improve_weeks
           : aim == Aim::hold  ? constants.hold_weeks
                               : constants.slow_weeks;
}

}  // namespace

AgreementDialog::AgreementDialog(wxWindow* parent, PageContext& context, app::TrendView view)
    : wxDialog{parent,
               wxID_ANY,
               _("New agreement"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      context_{context},
      view_{std::move(view)} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    auto* aims = new wxFlexGridSizer{2, FromDIP(wxSize{16, 6})};
    for (const auto aim : all_of<Aim>()) {
        const auto words = app::capitalised(aim_word(aim));
        auto* button = new wxRadioButton{
            this, wxID_ANY, shown(words), wxDefaultPosition, wxDefaultSize, aims_.empty() ? wxRB_GROUP : 0};
        button->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) {
            propose_review();
            show_fitting();
        });
        aims->Add(button);
        aims->Add(new wxStaticText{this, wxID_ANY, aim_hint(aim)}, wxSizerFlags{}.CentreVertical());
        aims_.push_back(button);
    }
    column->Add(aims, wxSizerFlags{}.Border(wxALL, FromDIP(16)));

    auto* fields = new wxFlexGridSizer{4, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    fields->AddGrowableCol(3);
    const auto label = [&](const wxString& words) {
        fields->Add(new wxStaticText{this, wxID_ANY, words}, wxSizerFlags{}.CentreVertical());
    };
    const auto text = [&](const wxString& words) {
        label(words);
        auto* field = new wxTextCtrl{this, wxID_ANY};
        fields->Add(field, wxSizerFlags{1}.Expand());
        name_for_readers(*field, words);
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_fitting(); });
        return field;
    };
    label(_("&Judged on"));
    wxArrayString measures;
    for (const auto& measure : view_.measures)
        measures.Add(shown(with_side(measure.measure.label, measure.measure.side)));
    measure_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, measures};
    measure_->SetSelection(measures.empty() ? wxNOT_FOUND : 0);
    measure_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_fitting(); });
    name_for_readers(*measure_, _("&Judged on"));
    fields->Add(measure_, wxSizerFlags{1}.Expand());
    review_ = text(_("&Review on"));
    review_->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        review_typed_ = review_typed_ || event.GetKeyCode() != WXK_TAB;
        event.Skip();
    });
    target_ = text(_("&At least lower by"));
    target_->SetHint(_("points; empty: the usual 1.5 to 2"));
    rate_ = text(_("E&xpected rise a year"));
    rate_->SetHint(_("points, up to 4"));
    label(_("&Visits planned"));
    visits_ =
        new wxSpinCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 200, 12};
    name_for_readers(*visits_, _("&Visits planned"));
    fields->Add(visits_);
    rate_source_ = text(_("&Where that comes from"));
    label(_("&Days between them"));
    spacing_ =
        new wxSpinCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 1, 180, 7};
    name_for_readers(*spacing_, _("&Days between them"));
    fields->Add(spacing_);
    for (auto* spin : {visits_, spacing_})
        spin->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { show_fitting(); });
    column->Add(fields, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));

    outlook_ = new wxStaticText{this, wxID_ANY, wxString{}};
    column->Add(outlook_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    const auto lines = [&](const wxString& words) {
        column->Add(new wxStaticText{this, wxID_ANY, words}, wxSizerFlags{}.Border(wxLEFT, FromDIP(16)));
        auto* field = new wxTextCtrl{
            this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize{form_width, 52}), wxTE_MULTILINE};
        column->Add(field, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
        name_for_readers(*field, words);
        return field;
    };
    words_ = lines(_("In the &patient's own words"));
    stop_rule_ = lines(_("We &stop or think again if"));
    if (view_.agreement)
        reason_ = lines(_("Why it re&places the one before"));
    patient_agrees_ = new wxCheckBox{this, wxID_ANY, wxString::Format(_("%s agrees"), shown(full_name(view_.patient)))};
    const auto who = context_.book.who().empty() ? _("The practitioner") : shown(context_.book.who());
    practitioner_agrees_ = new wxCheckBox{this, wxID_ANY, wxString::Format(_("%s agrees"), who)};
    auto* ticks = new wxBoxSizer{wxHORIZONTAL};
    ticks->Add(patient_agrees_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(24)));
    ticks->Add(practitioner_agrees_);
    column->Add(ticks, wxSizerFlags{}.Border(wxLEFT | wxRIGHT, FromDIP(16)));
    problem_ = new wxStaticText{
        this, wxID_ANY, wxString::Format(_("Dated %s, never overwritten."), shown(report::date_text(view_.as_of)))};
    column->Add(problem_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("A&gree and date")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    SetSizer(column);
    propose_review();
    show_fitting();
    show_outlook();
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
    pause_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { show_outlook(); });
    aims_.front()->SetFocus();
}

Aim AgreementDialog::aim() const {
    for (std::size_t i = 0; i < aims_.size(); ++i)
        if (aims_[i]->GetValue())
            return static_cast<Aim>(i);
    return Aim::improve;
}

void AgreementDialog::propose_review() {
    if (review_typed_)
        return;
    const auto begin = view_.agreement || !view_.first_treatment ? view_.as_of : *view_.first_treatment;
    auto review = begin + date::days{7 * default_weeks(aim(), view_.constants)};
    if (review <= view_.as_of)
        review = view_.as_of + date::days{7 * default_weeks(aim(), view_.constants)};
    review_->ChangeValue(shown(typed_form(review)));
}

Agreement AgreementDialog::agreement() const {
    Agreement made;
    made.complaint = view_.complaint.id;
    if (view_.agreement)
        made.supersedes = view_.agreement->id;
    made.agreed_on = view_.as_of;
    made.aim = aim();
    const int chosen = measure_->GetSelection();
    if (made.aim != Aim::comfort && chosen != wxNOT_FOUND)
        made.measure = view_.measures[static_cast<std::size_t>(chosen)].measure.id;
    if (const auto review = typed_day(value_of(review_)))
        made.review_on = *review;
    if (made.aim == Aim::improve)
        made.target = number_of(target_);
    if (made.aim == Aim::slow) {
        made.rate_per_year = number_of(rate_);
        made.rate_source = value_of(rate_source_);
    }
    made.planned_visits = visits_->GetValue();
    made.spacing_days = spacing_->GetValue();
    made.patient_words = value_of(words_);
    made.stop_rule = value_of(stop_rule_);
    if (reason_ != nullptr)
        made.reason = value_of(reason_);
    made.agreed_by_patient = full_name(view_.patient);
    made.agreed_by_practitioner = context_.book.who();
    return made;
}

void AgreementDialog::show_fitting() {
    const auto chosen = aim();
    measure_->Enable(chosen != Aim::comfort);
    target_->Enable(chosen == Aim::improve);
    rate_->Enable(chosen == Aim::slow);
    rate_source_->Enable(chosen == Aim::slow);
    pause_.StartOnce(typing_pause_ms);
}

void AgreementDialog::show_outlook() {
    outlook_->SetLabel(shown(typeset(app::agreement_outlook(view_, agreement()))));
    outlook_->Wrap(FromDIP(form_width + 120));
    Layout();
    Fit();
}

void AgreementDialog::say(const wxString& words, wxWindow* field) {
    problem_->SetLabel(words);
    problem_->Wrap(FromDIP(form_width + 120));
    Layout();
    Fit();
    field->SetFocus();
}

void AgreementDialog::accept() {
    if (!typed_day(value_of(review_)))
        return say(wxString::Format(_("The review date can't be read. Type it as %s or 2026-03-14."), example_date()),
                   review_);
    const auto typed_number = [](const wxTextCtrl* field) {
        return field->GetValue().Strip(wxString::both).empty() || number_of(field);
    };
    if (aim() == Aim::improve && !typed_number(target_))
        return say(_("The target can't be read. Type points, such as 2 or 2.5, or leave it empty."), target_);
    auto made = agreement();
    if (made.aim == Aim::slow && !made.rate_per_year)
        return say(_("Please say how much the score is expected to rise in a year."), rate_);
    if (made.aim == Aim::slow && made.rate_source.empty())
        return say(_("Please say where the expected rise comes from."), rate_source_);
    const Measure* measure = nullptr;
    for (const auto& one : view_.measures)
        if (made.measure == std::optional{one.measure.id})
            measure = &one.measure;
    if (const auto refused = app::agreement_refusal(view_, made); !refused.empty())
        return say(shown(refused), target_);
    for (const auto& fault : app::faults(made, measure, view_.first_treatment, view_.as_of)) {
        auto* field = fault.field == "target"          ? static_cast<wxWindow*>(target_)
                      : fault.field == "rate_per_year" ? rate_
                      : fault.field == "measure"       ? static_cast<wxWindow*>(measure_)
                                                       : review_;
        return say(shown(app::sentence_for(Error{fault.code, fault.detail}, fault.field)), field);
    }
    if (reason_ != nullptr && made.reason.empty())
        return say(_("Please say why it replaces the one before."), reason_);
    if (!patient_agrees_->GetValue() || !practitioner_agrees_->GetValue())
        return say(_("An agreement needs both: please tick who agrees."),
                   patient_agrees_->GetValue() ? practitioner_agrees_ : patient_agrees_);
    made.id = context_.book.ids().next<Agreement>();
    const auto kept = context_.book.commit({"agree", {app::added(made)}}, view_.patient.id);
    if (!kept)
        return say(shown(app::sentence_for(kept.error())), review_);
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
