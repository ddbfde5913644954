/// The diary dialog: who answered, from which day, and the grid.
#include "desktop/diary_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/logbook.h"
#include "desktop/accessible_name.h"
#include "desktop/diary_face.h"
#include "desktop/entry_words.h"
#include "desktop/giver_words.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int rows_shown = 10;
constexpr int text_width = 560;  // DIP

wxArrayString giver_words() {
    wxArrayString words;
    for (const auto giver : all_of<Giver>())
        words.Add(giver_word(giver));
    words[0] = _("The patient, on paper");
    return words;
}

}  // namespace

Day diary_begin(std::span<const Reading> home, Day today) {
    const Day earliest = today - date::days{rows_shown - 1};
    Day begin = earliest;
    for (const auto& reading : home)
        begin = std::max(begin, reading.day + date::days{1});
    return std::min(begin, today);
}

DiaryDialog::DiaryDialog(wxWindow* parent, const Look& look, app::Logbook& book, const Patient& patient,
                         std::vector<Measure> measures, std::vector<Reading> home)
    : wxDialog{parent,
               wxID_ANY,
               _("Scores from home"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      look_{look},
      book_{book},
      patient_{patient},
      measures_{std::move(measures)},
      home_{std::move(home)},
      form_{measures_, diary_begin(home_, book.clock().today()), rows_shown, home_} {
    auto* who = new wxStaticText{this, wxID_ANY, wxString::FromUTF8(full_name(patient_) + ", " + patient_.code)};
    who->SetFont(who->GetFont().Bold());
    auto* first_label = new wxStaticText{this, wxID_ANY, _("&First day")};
    first_ =
        new wxTextCtrl{this, wxID_ANY, shown(typed_form(form_.day(0))), wxDefaultPosition, FromDIP(wxSize{120, -1})};
    auto* giver_label = new wxStaticText{this, wxID_ANY, _("&Who answered")};
    giver_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, giver_words()};
    giver_->SetSelection(0);
    name_for_readers(*first_, _("&First day"));
    name_for_readers(*giver_, _("&Who answered"));
    grid_ = new FaceWindow{this,
                           look_,
                           text_of(_("Diary: a digit for each score")),
                           [this](const FaceRoom& room) { return diary_face(form_, room); },
                           {.on_target =
                                [this](int target) {
                                    form_.go_to(diary_place(target));
                                    grid_->update();
                                },
                            .on_key =
                                [this](app::Key key) {
                                    const bool used = press_diary(form_, key);
                                    grid_->update();
                                    return used;
                                },
                            .on_focus = [this] { grid_->update(); }}};
    said_ = new wxStaticText{
        this, wxID_ANY, _("0–9, 1 0 for 10, – not asked, D declined. Leave a day empty when nothing was written.")};

    auto* head = new wxBoxSizer{wxHORIZONTAL};
    const auto beside = wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8));
    head->Add(first_label, beside);
    head->Add(first_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(24)));
    head->Add(giver_label, beside);
    head->Add(giver_, wxSizerFlags{}.CentreVertical());

    auto* buttons = new wxStdDialogButtonSizer;
    auto* keep = new wxButton{this, wxID_OK, _("&Keep scores")};
    buttons->AddButton(keep);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();

    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(who, row);
    column->Add(head, row);
    column->Add(grid_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    column->Add(said_, row);
    // There the patient types, and when is known; in the practice it is when somebody got round to it.
    if (book_.identity().kind == BookKind::patient_copy)
        column->Add(text_block(this,
                               text_of(_("Type each day on its day or the day after. What is typed later comes to "
                                         "the practice as recalled: drawn, never judged.")),
                               {.width = text_width}),
                    row);
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);

    first_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        CallAfter([this] { begin_on(first_->GetValue().utf8_string()); });
    });
    giver_->Bind(wxEVT_CHOICE,
                 [this](wxCommandEvent&) { form_.set_giver(static_cast<Giver>(giver_->GetSelection())); });
    keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    grid_->SetFocus();
}

void DiaryDialog::begin_on(const std::string& typed) {
    const auto first = typed_day(typed);
    if (!first)
        return say(wxString::Format(_("The first day can't be read. Type it as %s or 2026-03-14."), example_date()));
    if (*first == form_.day(0))
        return;
    if (form_.changed() && wxMessageBox(_("The scores typed so far are not kept yet. Go to another day and drop them?"),
                                        _("Scores from home"), wxYES_NO | wxNO_DEFAULT, this) != wxYES) {
        first_->ChangeValue(shown(typed_form(form_.day(0))));
        return;
    }
    form_ = app::DiaryForm{measures_, *first, rows_shown, home_};
    form_.set_giver(static_cast<Giver>(giver_->GetSelection()));
    grid_->update();
}

void DiaryDialog::take_up(const std::string& typed) {
    if (const auto first = app::DiaryForm::first_day_of(typed); first && *first != form_.day(0)) {
        form_ = app::DiaryForm{measures_, *first, rows_shown, home_};
        form_.set_giver(static_cast<Giver>(giver_->GetSelection()));
        first_->ChangeValue(shown(typed_form(*first)));
    }
    form_.take_up(typed);
    grid_->update();
}

void DiaryDialog::save() {
    form_.settle();
    const auto ahead = form_.days_ahead(book_.clock().today());
    if (!ahead.empty()) {
        say(wxString::Format(_("%s is still to come. Take its scores out, or choose another first day. Nothing was "
                               "kept so far."),
                             wxString::FromUTF8(report::date_text(ahead.front()))));
        return;
    }
    const auto edit = form_.edit(book_.ids(), book_.clock());
    if (edit.revisions.empty()) {
        EndModal(wxID_CANCEL);
        return;
    }
    if (const auto kept = book_.commit(edit, patient_.id); !kept) {
        say(wxString::FromUTF8(trouble_sentence(kept.error())));
        return;
    }
    EndModal(wxID_OK);
}

void DiaryDialog::say(const wxString& words) {
    said_->SetLabel(words);
    said_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Layout();
    Fit();
}

}  // namespace needlebook::desktop
