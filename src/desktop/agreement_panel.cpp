/// Agreements as text; the one in force is drawn beside it.
#include "desktop/agreement_panel.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/report_words.h"
#include "app/trend_picture.h"
#include "desktop/agreement_dialog.h"
#include "desktop/dialog_draft.h"
#include "desktop/entry_words.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int text_width = 430;

constexpr TextBlock plain{.width = text_width};
constexpr TextBlock small{.scale = 0.9F, .width = text_width};
constexpr TextBlock strong{.bold = true, .width = text_width};
constexpr TextBlock lead{.scale = 1.1F, .bold = true, .width = text_width};

void add_words(wxWindow* page, wxSizer* column, const std::string& words, int above = 2,
               const TextBlock& block = plain) {
    column->Add(text_block(page, words, block), wxSizerFlags{}.Expand().Border(wxTOP, page->FromDIP(above)));
}

void add_labelled(wxWindow* page, wxSizer* column, const wxString& label, const std::string& words) {
    if (words.empty())
        return;
    add_words(page, column, text_of(label), 12, small);
    add_words(page, column, words);
}

std::string measure_name(const app::TrendView& view, const Agreement& agreement) {
    for (const auto& trend : view.measures)
        if (agreement.measure == std::optional{trend.measure.id})
            return with_side(trend.measure.label, trend.measure.side);
    return {};
}

}  // namespace

AgreementPanel::AgreementPanel(wxWindow* parent, PageContext& context) : wxPanel{parent}, context_{context} {
    new_ = new wxButton{this, wxID_ANY, _("&New agreement…")};
    expect_ = new wxButton{this, wxID_ANY, _("What to e&xpect…")};
    expect_->SetToolTip(_("For the first visit: what happened to people in studies. Ctrl+Shift+E"));
    page_ = new wxScrolledWindow{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{480, -1})};
    page_->SetScrollRate(0, FromDIP(16));
    drawn_ = new SceneWindow{
        this,
        context_.look,
        text_of(_("What you agreed, drawn")),
        [this](chart::Size size) {
            const auto* primary = view_ ? view_->primary() : nullptr;
            if (primary == nullptr)
                return chart::Scene{size, {}};
            auto spec = app::trend_spec(*view_, {.only = primary->measure.id, .from = {}, .to = {}});
            spec.lanes = false;
            spec.labels = chart::TrendLabels::none;
            spec.body = context_.look.body;
            return chart::trend(spec, {size.width, std::min(size.height, 420.0)}, context_.look.meter());
        },
        [](const chart::SpotId&) { return std::vector<std::string>{}; },
        [](const chart::SpotId&) {}};
    auto* left = new wxBoxSizer{wxVERTICAL};
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(new_);
    buttons->Add(expect_, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    left->Add(buttons, wxSizerFlags{}.Border(wxALL, FromDIP(16)));
    left->Add(page_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxBOTTOM, FromDIP(16)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(left, wxSizerFlags{}.Expand());
    row->Add(drawn_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(row);
    new_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { new_agreement(); });
    expect_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { context_.show_expectations(); });
}

void AgreementPanel::show(std::optional<app::TrendView> view) {
    view_ = std::move(view);
    new_->Enable(view_ && !context_.book.read_only());
    expect_->Enable(view_.has_value());
    fill();
    drawn_->Show(view_ && view_->primary() != nullptr);
    drawn_->update();
    Layout();
}

void AgreementPanel::fill() {
    page_->DestroyChildren();
    auto* column = new wxBoxSizer{wxVERTICAL};
    if (!view_) {
        add_words(page_, column, text_of(_("An agreement belongs to a complaint. Add one on the Details tab.")));
    } else if (view_->agreements.empty()) {
        add_words(page_, column, text_of(_("Nothing is agreed yet.")), 2, lead);
        add_words(
            page_, column,
            text_of(_("Write down what the two of you want from treatment: an improvement, holding steady, slowing "
                      "the worsening, or comfort only. Scores are judged against that, and against nothing else.")));
    } else {
        std::optional<Day> until;
        for (auto period = view_->agreements.rbegin(); period != view_->agreements.rend(); ++period) {
            add_ends(column, period->agreement.agreed_on, until);
            add_agreement(column, *period, !until);
            until = period->agreement.agreed_on;
        }
    }
    if (view_)
        add_ends(
            column, std::nullopt,
            view_->agreements.empty() ? std::nullopt : std::optional{view_->agreements.front().agreement.agreed_on});
    page_->SetSizer(column);
    page_->FitInside();
}

/// The ends of the course from a day until another, the newest first.
void AgreementPanel::add_ends(wxBoxSizer* column, std::optional<Day> since, std::optional<Day> until) {
    for (auto end = view_->ends.rbegin(); end != view_->ends.rend(); ++end) {
        if ((since && end->ended_on < *since) || (until && end->ended_on >= *until))
            continue;
        add_words(page_, column,
                  text_of(_("The course ended on")) + " " + report::date_text(end->ended_on) + ": " +
                      std::string{app::end_words(end->reason)} + ".",
                  0, strong);
        add_labelled(page_, column, _("Follow-up"), end->follow_up);
        add_labelled(page_, column, _("Note"), end->note);
        column->AddSpacer(page_->FromDIP(20));
    }
}

void AgreementPanel::add_agreement(wxBoxSizer* column, const app::AgreementPeriod& period, bool current) {
    const auto& agreement = period.agreement;
    if (!current)
        add_words(page_, column, text_of(_("Before that")), 28, strong);
    add_words(page_, column, agreement_line(agreement, measure_name(*view_, agreement), period.review), current ? 0 : 4,
              current ? lead : plain);
    if (period.until)
        add_words(page_, column, text_of(_("in force until")) + " " + report::date_text(*period.until));
    if (agreement.target)
        add_labelled(page_, column, _("At least lower by"), report::number_text(*agreement.target));
    if (agreement.rate_per_year)
        add_labelled(page_, column, _("Expected rise a year"),
                     report::number_text(*agreement.rate_per_year) + " (" + agreement.rate_source + ")");
    if (!agreement.patient_words.empty()) {
        add_labelled(page_, column, _("In the patient's own words"), "“" + agreement.patient_words + "”");
    }
    add_labelled(page_, column, _("We stop or think again if"), agreement.stop_rule);
    add_labelled(page_, column, _("Why it replaced the one before"), agreement.reason);
    std::string names = agreement.agreed_by_patient;
    if (!names.empty() && !agreement.agreed_by_practitioner.empty())
        names += " · ";
    add_labelled(page_, column, _("Agreed by"), names + agreement.agreed_by_practitioner);
}

void AgreementPanel::new_agreement() {
    if (!view_ || context_.book.read_only())
        return;
    AgreementDialog dialog{this, context_, *view_};
    const DialogDraft draft{dialog, context_.book, "agreement " + to_text(view_->complaint.id), view_->patient.id};
    dialog.ShowModal();
}

}  // namespace needlebook::desktop
