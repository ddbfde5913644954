/// Fields, and the earlier scores once the last ones are given.
#include "desktop/course_end_dialog.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/messages.h"
#include "app/report_words.h"
#include "app/trend_words.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int field_width = 420;

/// "Pain: last 3, 15 June 2026; 6.7 at the start, 3 lately. Reached". Of the scores that are judged: right after
/// needling, or remembered, is no last score.
std::string last_scores(const app::MeasureTrend& trend) {
    auto words = with_side(trend.measure.label, trend.measure.side) + ": ";
    if (trend.judged.empty())
        return words + text_of(_("never scored"));
    const auto& last = trend.judged.back();
    words += fmt::format("{} {}, {}", text_of(_("last")), last.score, short_date(last.day));
    if (trend.baseline && trend.recent)
        words += fmt::format("; {} {}, {} {}", report::number_text(trend.baseline->mean), text_of(_("at the start")),
                             report::number_text(trend.recent->mean), text_of(_("lately")));
    if (trend.primary)
        words += fmt::format(". {}", app::label_words(trend.standing));
    return words;
}

wxArrayString score_items() {
    wxArrayString items;
    items.Add(_("not given"));
    for (int points = Score::min; points <= Score::max; ++points)
        items.Add(wxString::Format("%d", points));
    return items;
}

}  // namespace

CourseEndDialog::CourseEndDialog(wxWindow* parent, PageContext& context, const app::TrendView& view)
    : wxDialog{parent,
               wxID_ANY,
               _("End the course"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      context_{context},
      view_{view} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(text_block(this, full_name(view.patient) + ", " + complaint_words(view.complaint), {.bold = true}),
                side);
    column->Add(fields(), side);
    problem_ = new wxStaticText{this, wxID_ANY, wxString{}};
    column->Add(problem_, side);
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&End the course")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    reason_->SetFocus();
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
    reveal_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { reveal(); });
    day_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { match_day(); });
    reveal_->Show(!scores_.empty());
    match_day();
    if (!app::running_since(view_)) {
        ok->Disable();
        say(app::EndFault::ended_already);
    }
}

void CourseEndDialog::add(wxFlexGridSizer& rows, const wxString& label, wxWindow* field) {
    auto* name = new wxStaticText{this, wxID_ANY, label};
    name->MoveBeforeInTabOrder(field);
    rows.Add(name, wxSizerFlags{}.CentreVertical());
    rows.Add(field, wxSizerFlags{1}.Expand());
    name_for_readers(*field, label);
}

wxSizer* CourseEndDialog::fields() {
    auto* rows = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    rows->AddGrowableCol(1);
    day_ = new wxTextCtrl{this, wxID_ANY, shown(typed_form(context_.book.clock().today())), wxDefaultPosition,
                          FromDIP(wxSize{field_width, -1})};
    add(*rows, _("&Last day"), day_);
    wxArrayString reasons;
    for (const auto reason : all_of<EndReason>())
        reasons.Add(shown(app::end_words(reason)));
    reason_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, reasons};
    add(*rows, _("&Why it ends"), reason_);
    for (const auto& trend : view_.measures) {
        auto* score = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, score_items()};
        score->SetSelection(0);
        add(*rows, shown(with_side(trend.measure.label, trend.measure.side)) + " " + _("on the last day"), score);
        scores_.emplace_back(trend.measure.id, score);
    }
    reveal_ = new wxButton{this, wxID_ANY, _("Show the &earlier scores")};
    rows->Add(new wxStaticText{this, wxID_ANY, wxString{}});
    rows->Add(reveal_);
    earlier_ = new wxStaticText{this, wxID_ANY, wxString{}};
    earlier_->Hide();
    rows->Add(new wxStaticText{this, wxID_ANY, wxString{}});
    rows->Add(earlier_, wxSizerFlags{}.Expand());
    follow_up_on_ = new wxTextCtrl{this, wxID_ANY};
    follow_up_on_->SetHint(wxString::Format(_("%s, or empty: it comes up on Today"), example_date()));
    add(*rows, _("&Ask again on"), follow_up_on_);
    follow_up_ = new wxTextCtrl{this, wxID_ANY};
    follow_up_->SetHint(_("who asks, and how"));
    add(*rows, _("&Follow-up contact"), follow_up_);
    note_ =
        new wxTextCtrl{this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{field_width, 66}), wxTE_MULTILINE};
    add(*rows, _("&Note"), note_);
    return rows;
}

void CourseEndDialog::reveal() {
    std::string words;
    for (const auto& trend : view_.measures)
        words += (words.empty() ? "" : "\n") + typeset(last_scores(trend));
    earlier_->SetLabel(shown(words));
    earlier_->Wrap(FromDIP(field_width));
    earlier_->Show();
    reveal_->Hide();
    revealed_ = true;
    match_day();
    Layout();
    Fit();
    follow_up_on_->SetFocus();
}

/// On a day of treatment the scores before needling are the last ones; nothing is asked for here then.
void CourseEndDialog::match_day() {
    const auto day = typed_day(day_->GetValue().utf8_string());
    const bool treated = day && app::treated_on(view_, *day);
    // What stands there stays: on the way from one day to another, another one is read.
    for (const auto& [measure, score] : scores_)
        score->Enable(!treated && !revealed_);
    if (!app::running_since(view_))
        return;  // That it has ended stays said.
    problem_->SetLabel(treated ? _("Treated on the last day: the scores given before needling are the last ones.")
                               : _("Scores given later stay on the chart, after the mark of the end."));
    Layout();
}

void CourseEndDialog::say(const wxString& words, wxWindow& field) {
    problem_->SetLabel(words);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Layout();
    field.SetFocus();
}

void CourseEndDialog::say(app::EndFault fault) {
    switch (fault) {
        case app::EndFault::not_yet:
            return say(_("This day has not come yet."), *day_);
        case app::EndFault::before_it_began: {
            const auto since = app::running_since(view_).value_or(view_.as_of);
            return say(_("The course had not begun by then: it runs since") + " " + shown(short_date(since)) + ".",
                       *day_);
        }
        case app::EndFault::ended_already: {
            const auto& end = view_.ends.back();
            return say(_("This course has ended already:") + " " + shown(short_date(end.ended_on)) + ", " +
                           shown(app::end_words(end.reason)) + ". " + _("Undo that end, or agree anew first."),
                       *day_);
        }
        case app::EndFault::no_reason:
            return say(_("Please choose why it ends."), *reason_);
        case app::EndFault::scored_at_visit:
            return match_day();
        case app::EndFault::follow_up_first:
            break;
    }
    say(_("The day to ask again lies before the last day."), *follow_up_on_);
}

void CourseEndDialog::accept() {
    const auto day = typed_day(day_->GetValue().utf8_string());
    if (!day)
        return say(wxString::Format(_("This is no day; write it as %s."), example_date()), *day_);
    app::CourseEndForm form{.last_day = *day,
                            .reason = {},
                            .follow_up_on = {},
                            .follow_up = follow_up_->GetValue().utf8_string(),
                            .note = note_->GetValue().utf8_string(),
                            .scores = {}};
    if (reason_->GetSelection() != wxNOT_FOUND)
        form.reason = static_cast<EndReason>(reason_->GetSelection());
    if (const auto again = follow_up_on_->GetValue().Strip(wxString::both).utf8_string(); !again.empty()) {
        const auto on = typed_day(again);
        if (!on)
            return say(wxString::Format(_("This is no day; write it as %s."), example_date()), *follow_up_on_);
        form.follow_up_on = *on;
    }
    const bool treated = app::treated_on(view_, *day);
    for (const auto& [measure, choice] : scores_)
        if (const int item = choice->GetSelection(); item > 0 && !treated)
            form.scores.emplace_back(measure, Score::from(item - 1).value());
    if (const auto fault = app::end_fault(view_, form, context_.book.clock().today()))
        return say(*fault);
    if (const auto done = app::end_course(context_.book, view_, form); !done)
        return say(shown(app::sentence_for(done.error())), *day_);
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
