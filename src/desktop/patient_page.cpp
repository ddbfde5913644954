/// Reading one patient's views and handing each tab its own.
#include "desktop/patient_page.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/notebook.h>
#include <wx/sizer.h>

#include "app/messages.h"
#include "desktop/agreement_panel.h"
#include "desktop/caution_chip.h"
#include "desktop/details_panel.h"
#include "desktop/entry_words.h"
#include "desktop/first_visit_panel.h"
#include "desktop/ink_text.h"
#include "desktop/sessions_panel.h"
#include "desktop/system_style.h"
#include "desktop/trend_panel.h"
#include "desktop/words.h"

namespace needlebook::desktop {

using chart::Ink;
using chart::Weight;

namespace {

/// Up to this height (a window of 760) the patient's words leave the header to the chart; the Agreement tab has them.
constexpr int highest_without_words = 732;

}  // namespace

PatientPage::PatientPage(wxWindow* parent, PageContext& context, std::function<void()> new_session,
                         std::function<void()> patient_view)
    : wxPanel{parent}, context_{context} {
    name_ = new InkText{this, {}, {TextRole::title, Weight::bold}};
    reason_ = new InkText{this, {}, {TextRole::body, Weight::regular, Ink::ink_2}, TextFlow::shortened};
    agreed_ = new InkText{this, {}, {TextRole::body, Weight::medium}, TextFlow::shortened};
    own_words_ = new InkText{this, {}, {TextRole::body, Weight::regular, Ink::ink_2, true}, TextFlow::shortened};
    cautions_ = new CautionChip{this};
    complaint_ = new wxChoice{this, wxID_ANY};
    auto* large = new wxButton{this, wxID_ANY, _("Patient view   Ctrl+Shift+P")};
    large->Bind(wxEVT_BUTTON, [patient_view = std::move(patient_view)](wxCommandEvent&) { patient_view(); });

    new_session_ = new wxButton{this, wxID_ANY, _("New session   F2")};
    suggest(*new_session_);
    new_session_->Bind(wxEVT_BUTTON, [new_session](wxCommandEvent&) { new_session(); });

    tabs_ = new wxNotebook{this, wxID_ANY};
    trend_ = new TrendPanel{tabs_, context_};
    sessions_ = new SessionsPanel{tabs_, context_};
    agreement_ = new AgreementPanel{tabs_, context_};
    details_ = new DetailsPanel{tabs_, context_};
    tabs_->AddPage(trend_, _("Trend"));
    tabs_->AddPage(sessions_, _("Sessions"));
    tabs_->AddPage(agreement_, _("Agreement"));
    tabs_->AddPage(details_, _("Details"));
    first_visit_ = new FirstVisitPanel{tabs_, context_};
    tabs_->AddPage(first_visit_, _("First visit"));

    auto* first = new wxBoxSizer{wxHORIZONTAL};
    first->Add(name_, wxSizerFlags{}.CentreVertical());
    first->Add(reason_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(first, wxSizerFlags{}.Expand());
    words->Add(agreed_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(4)));
    words->Add(own_words_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(2)));
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(complaint_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(large, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(new_session_);
    auto* right = new wxBoxSizer{wxVERTICAL};
    right->Add(buttons, wxSizerFlags{}.Right());
    right->AddStretchSpacer();
    right->Add(cautions_, wxSizerFlags{}.Right().Border(wxTOP, FromDIP(6)));
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(words, wxSizerFlags{1});
    head->Add(right, wxSizerFlags{}.Expand().Border(wxLEFT, FromDIP(12)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(head, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(tabs_, wxSizerFlags{1}.Expand());
    SetSizer(column);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        own_words_->Show(event.GetSize().GetHeight() > FromDIP(highest_without_words));
        event.Skip();
    });
    complaint_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        keep_typed();
        refresh();
    });
}

std::optional<Id<Patient>> PatientPage::patient() const { return patient_; }

void PatientPage::show(Id<Patient> patient) {
    if (patient_ != std::optional{patient}) {
        keep_typed();
        complaint_->SetSelection(wxNOT_FOUND);
    }
    patient_ = patient;
    refresh();
    if (page_)
        note_view();
}

/// The history tells who was looked at, once a day each: more would hide it in its own numbers.
void PatientPage::note_view() {
    const auto today = context_.book.clock().today();
    const auto [seen, first] = viewed_.try_emplace(*patient_, today);
    if (!first && seen->second == today)
        return;
    seen->second = today;
    if (const auto noted = context_.book.note("view", patient_, "record"); !noted)
        context_.notice(app::sentence_for(noted.error()), {});
}

void PatientPage::keep_typed() {
    if (!patient_ || context_.book.read_only())
        return;
    details_->keep();
    first_visit_->keep();
}

void PatientPage::forget() {
    details_->forget();
    first_visit_->forget();
    patient_.reset();
    page_.reset();
    view_.reset();
}

std::optional<Id<Complaint>> PatientPage::chosen_complaint() const {
    if (!page_ || page_->complaints.empty())
        return std::nullopt;
    const int at = complaint_->GetSelection();
    if (at != wxNOT_FOUND && static_cast<std::size_t>(at) < page_->complaints.size())
        return page_->complaints[static_cast<std::size_t>(at)].complaint.id;
    return page_->first_open.value_or(page_->complaints.front().complaint.id);
}

void PatientPage::refresh() {
    if (!patient_)
        return;
    page_.reset();
    view_.reset();
    if (auto page = app::patient_page(context_.book, *patient_))
        page_ = std::move(*page);
    else
        return context_.notice(app::sentence_for(page.error()), {});
    const auto complaint = chosen_complaint();
    wxArrayString complaints;
    for (const auto& one : page_->complaints)
        complaints.Add(shown(complaint_words(one.complaint)));
    complaint_->Set(complaints);
    complaint_->Show(complaints.size() > 1);
    for (std::size_t i = 0; i < page_->complaints.size(); ++i)
        if (complaint == std::optional{page_->complaints[i].complaint.id})
            complaint_->SetSelection(static_cast<int>(i));
    if (complaint) {
        auto view = app::trend_view(context_.book, *complaint, context_.book.clock().today());
        if (!view)
            return context_.notice(app::sentence_for(view.error()), {});
        view_ = std::move(*view);
    }
    show_header();
    trend_->show(view_);
    agreement_->show(view_);
    details_->show(page_->patient);
    first_visit_->show(*page_, complaint);
    if (auto lines = app::session_lines(context_.book, *patient_))
        sessions_->show(std::move(*lines));
    else
        context_.notice(app::sentence_for(lines.error()), {});
    Layout();
}

void PatientPage::show_header() {
    const auto& patient = page_->patient;
    name_->say(shown(full_name(patient)));
    std::string reason = patient.code;
    if (patient.born_on)
        reason += " · " + text_of(_("born")) + " " +
                  fmt::format("{}", static_cast<int>(date::year_month_day{*patient.born_on}.year()));
    if (view_)
        reason += " · " + complaint_words(view_->complaint);
    reason_->say(shown(reason));
    std::string agreed = text_of(_("Nothing agreed yet"));
    std::string words;
    if (view_ && view_->agreement) {
        const auto* primary = view_->primary();
        const auto review = view_->agreements.empty() ? std::nullopt : view_->agreements.back().review;
        agreed = agreement_line(*view_->agreement, primary != nullptr ? primary->measure.label : std::string{}, review);
        words = view_->agreement->patient_words;
    }
    agreed_->say(shown(agreed));
    const auto quoted = words.empty() ? wxString{} : shown("“" + words + "”");
    own_words_->say(quoted);
    agreed_->SetToolTip(quoted);
    cautions_->show(cautions_of(*page_));
    new_session_->Enable(!context_.book.read_only());
}

void PatientPage::go_to(PatientTab tab) { tabs_->SetSelection(static_cast<std::size_t>(tab)); }

}  // namespace needlebook::desktop
