/// Fields, and the last scores to look at while filling them.
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

/// "Pain: last 3 on 15 June 2026; 6.7 at the start, 3 lately. Reached"
std::string last_scores(const app::MeasureTrend& trend) {
    const Reading* last = nullptr;
    for (const auto& reading : trend.readings)
        if (reading.score.has_value())
            last = &reading;
    auto words = with_side(trend.measure.label, trend.measure.side) + ": ";
    if (last == nullptr)
        return words + text_of(_("never scored"));
    words += fmt::format("{} {}, {}", text_of(_("last")), last->score.value().points(), short_date(last->day));
    if (trend.baseline && trend.recent)
        words += fmt::format("; {} {}, {} {}", report::number_text(trend.baseline->mean), text_of(_("at the start")),
                             report::number_text(trend.recent->mean), text_of(_("lately")));
    if (trend.primary)
        words += fmt::format(". {}", app::label_words(trend.standing));
    return words;
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
      complaint_{view.complaint.id},
      patient_{view.patient.id} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(text_block(this, full_name(view.patient) + ", " + complaint_words(view.complaint), {.bold = true}),
                side);
    for (const auto& trend : view.measures)
        column->Add(text_block(this, typeset(last_scores(trend)), {.width = field_width + 120}), side);
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    const auto add = [&](const wxString& label, wxWindow* field) {
        fields->Add(new wxStaticText{this, wxID_ANY, label}, wxSizerFlags{}.CentreVertical());
        fields->Add(field, wxSizerFlags{1}.Expand());
        name_for_readers(*field, label);
    };
    day_ = new wxTextCtrl{this, wxID_ANY, shown(typed_form(context_.book.clock().today())), wxDefaultPosition,
                          FromDIP(wxSize{field_width, -1})};
    add(_("&Last day"), day_);
    wxArrayString reasons;
    for (const auto reason : all_of<EndReason>())
        reasons.Add(shown(app::end_words(reason)));
    reason_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, reasons};
    add(_("&Why it ends"), reason_);
    follow_up_ = new wxTextCtrl{this, wxID_ANY};
    follow_up_->SetHint(_("who asks again, when, and how"));
    add(_("&Follow-up contact"), follow_up_);
    note_ =
        new wxTextCtrl{this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{field_width, 66}), wxTE_MULTILINE};
    add(_("&Note"), note_);
    column->Add(fields, side);
    problem_ = new wxStaticText{this, wxID_ANY, _("Scores given later stay on the chart, after the mark of the end.")};
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
}

void CourseEndDialog::accept() {
    const auto say = [this](const wxString& words, wxWindow* field) {
        problem_->SetLabel(words);
        Layout();
        field->SetFocus();
    };
    const auto day = typed_day(day_->GetValue().utf8_string());
    if (!day)
        return say(wxString::Format(_("This is no day; write it as %s."), example_date()), day_);
    if (*day > context_.book.clock().today())
        return say(_("This day has not come yet."), day_);
    const int reason = reason_->GetSelection();
    if (reason == wxNOT_FOUND)
        return say(_("Please choose why it ends."), reason_);
    CourseEnd end;
    end.id = context_.book.ids().next<CourseEnd>();
    end.complaint = complaint_;
    end.ended_on = *day;
    end.reason = static_cast<EndReason>(reason);
    end.follow_up = follow_up_->GetValue().utf8_string();
    end.note = note_->GetValue().utf8_string();
    if (const auto done = context_.book.commit({"end_course", {app::added(std::move(end))}}, patient_); !done)
        return say(shown(app::sentence_for(done.error())), day_);
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
