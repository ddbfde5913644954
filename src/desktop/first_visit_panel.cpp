/// Every answer is kept at once, as an edit that Ctrl+Z takes back.
#include "desktop/first_visit_panel.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/ink_text.h"
#include "desktop/save_paper.h"
#include "desktop/words.h"
#include "report/pages.h"
#include "report/session_sheet.h"

namespace needlebook::desktop {

namespace {

constexpr int margin = 16;
constexpr int column_width = 760;

int flag_count() {
    return static_cast<int>(std::ranges::count_if(app::screening_questions(), &app::ScreeningQuestion::red_flag));
}

std::string typed(const wxTextCtrl& field) { return field.GetValue().Strip(wxString::both).utf8_string(); }

/// 0 to 10, then not asked, declined.
Answer<Score> severity_of(int selection) {
    if (selection >= 0 && selection <= Score::max)
        return *Score::from(selection);
    return selection == Score::max + 2 ? Answer<Score>::declined() : Answer<Score>::not_asked();
}

int selection_of(const Answer<Score>& severity) {
    if (severity.has_value())
        return severity.value().points();
    return severity.state() == Answered::declined ? Score::max + 2 : Score::max + 1;
}

/// Well, partly, poorly, then no such condition, not asked, declined.
Answer<Control> control_of(int selection) {
    if (selection >= 0 && selection <= static_cast<int>(Control::poorly))
        return static_cast<Control>(selection);
    switch (selection) {
        case 3:
            return Answer<Control>::none();
        case 5:
            return Answer<Control>::declined();
        default:
            return Answer<Control>::not_asked();
    }
}

int selection_of(const Answer<Control>& control) {
    switch (control.state()) {
        case Answered::value:
            return static_cast<int>(control.value());
        case Answered::none:
            return 3;
        case Answered::not_asked:
            return 4;
        case Answered::declined:
            break;
    }
    return 5;
}

/// Told, not to be told, not asked, declined; a day of telling stays the day it was.
Answer<Day> gp_of(int selection, const Answer<Day>& before, Day today) {
    switch (selection) {
        case 0:
            return before.has_value() ? before : Answer<Day>{today};
        case 1:
            return Answer<Day>::none();
        case 3:
            return Answer<Day>::declined();
        default:
            return Answer<Day>::not_asked();
    }
}

int selection_of(const Answer<Day>& told) {
    switch (told.state()) {
        case Answered::value:
            return 0;
        case Answered::none:
            return 1;
        case Answered::not_asked:
            return 2;
        case Answered::declined:
            break;
    }
    return 3;
}

}  // namespace

FirstVisitPanel::FirstVisitPanel(wxWindow* parent, PageContext& context)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL},
      context_{context} {
    SetScrollRate(0, FromDIP(12));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->SetMinSize(FromDIP(wxSize{column_width, -1}));
    add_complaint(*column);
    add_questions(*column);
    add_consent(*column);
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(column, wxSizerFlags{}.Border(wxALL, FromDIP(margin)));
    row->AddStretchSpacer();
    SetSizer(row);
}

void FirstVisitPanel::add_complaint(wxBoxSizer& column) {
    column.Add(new InkText{this, _("What they come for"), {.role = TextRole::lead, .weight = chart::Weight::semibold}},
               wxSizerFlags{}.Border(wxLEFT | wxBOTTOM, FromDIP(10)));
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{12, 6})};
    const auto add = [&](const wxString& label, wxWindow* field) {
        auto* name = new wxStaticText{this, wxID_ANY, label};
        name->MoveBeforeInTabOrder(field);
        name_for_readers(*field, label);
        grid->Add(name, wxSizerFlags{}.CentreVertical());
        grid->Add(field);
    };
    const auto text = [this] {
        return new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{300, -1})};
    };
    const auto choice = [this](const wxArrayString& words) {
        return new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
    };
    wxArrayString severity;
    for (int score = 0; score <= Score::max; ++score)
        severity.Add(std::to_string(score));
    severity.Add(_("not asked"));
    severity.Add(_("declined"));
    wxArrayString control;
    wxArrayString told;
    for (const auto& words :
         {_("well"), _("partly"), _("poorly"), _("no such condition"), _("not asked"), _("declined")})
        control.Add(words);
    for (const auto& words : {_("told"), _("not to be told"), _("not asked"), _("declined")})
        told.Add(words);
    add(_("Since when"), since_ = text());
    add(_("How severe at the start, 0 to 10"), severity_ = choice(severity));
    add(_("How well the main condition is controlled"), control_ = choice(control));
    add(_("Who diagnosed it"), diagnosed_by_ = text());
    add(_("GP informed"), gp_ = choice(told));
    column.Add(grid, wxSizerFlags{}.Border(wxLEFT, FromDIP(10)));
    save_ = new wxButton{this, wxID_ANY, _("Sav&e")};
    save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_complaint(); });
    column.Add(save_, wxSizerFlags{}.Border(wxALL, FromDIP(10)));
}

FaceWindow* FirstVisitPanel::add_face(wxBoxSizer& column, const wxString& title, int first, int count) {
    auto* face =
        new FaceWindow{this,
                       context_.look,
                       text_of(title),
                       [this, first, count, title](const FaceRoom& room) {
                           const std::vector<ScreeningAnswer> none;
                           return screening_face(app::screening_questions(), page_ ? page_->screening : none, first,
                                                 count, row_, text_of(title), room);
                       },
                       {.on_target =
                            [this](int target) {
                                row_ = target / 4;
                                const auto state = static_cast<Answered>(target % 4);
                                answer(row_, state == Answered::value ? Answer<std::string>{"yes"}
                                                                      : Answer<std::string>::without_value(state));
                            },
                        .on_key = [this, first, count](app::Key key) { return press(first, count, key); },
                        .on_focus =
                            [this, first, count] {
                                row_ = std::clamp(row_, first, first + count - 1);
                                update();
                            },
                        .takes_focus = true}};
    column.Add(face, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    return face;
}

void FirstVisitPanel::add_questions(wxBoxSizer& column) {
    const int flags = flag_count();
    const int all = static_cast<int>(app::screening_questions().size());
    flags_ = add_face(column, _("Red flags: any of these now?"), 0, flags);
    cautions_ = add_face(column, _("Cautions: does this apply?"), flags, all - flags);
    words_label_ = new WrappedText{this, {}};
    words_ = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{420, -1}), wxTE_PROCESS_ENTER};
    name_for_readers(*words_, _("What was said"));
    words_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { save_words(); });
    words_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        save_words();
        event.Skip();
    });
    column.Add(words_label_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(10)));
    column.AddSpacer(FromDIP(4));
    column.Add(words_, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(10)));
}

void FirstVisitPanel::add_consent(wxBoxSizer& column) {
    column.Add(new InkText{this, _("Consent"), {.role = TextRole::lead, .weight = chart::Weight::semibold}},
               wxSizerFlags{}.Border(wxALL, FromDIP(10)));
    consents_ = new WrappedText{this, {}};
    column.Add(consents_, wxSizerFlags{}.Expand().Border(wxLEFT | wxBOTTOM, FromDIP(10)));
    column.Add(new wxStaticText{this, wxID_ANY, _("What was explained")}, wxSizerFlags{}.Border(wxLEFT, FromDIP(10)));
    explained_ = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{520, 64}), wxTE_MULTILINE};
    name_for_readers(*explained_, _("What was explained"));
    column.Add(explained_, wxSizerFlags{}.Border(wxLEFT | wxTOP, FromDIP(10)));
    auto* row = new wxWrapSizer{wxHORIZONTAL};  // In some languages the words take more than one row.
    const auto add = [&](const wxString& words, void (FirstVisitPanel::*act)()) {
        auto* button = new wxButton{this, wxID_ANY, words};
        button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { (this->*act)(); });
        row->Add(button, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
        return button;
    };
    consent_ = add(_("&Consent was given today"), &FirstVisitPanel::record_consent);
    add(utf8_words("Shee&t to sign…"), &FirstVisitPanel::print_consent);
    reason_ = new wxTextCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{160, -1})};
    reason_->SetHint(_("why withdrawn"));
    name_for_readers(*reason_, _("Why consent was withdrawn"));
    row->Add(reason_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    withdraw_ = add(_("&Withdrawn today"), &FirstVisitPanel::withdraw_consent);
    column.Add(row, wxSizerFlags{}.Border(wxALL, FromDIP(10)));
}

void FirstVisitPanel::show(const app::PatientPage& page, std::optional<Id<Complaint>> complaint) {
    const bool other = !page_ || page_->patient.id != page.patient.id;
    const auto before = complaint_;
    page_ = page;
    complaint_.reset();
    for (const auto& one : page.complaints)
        if (complaint == one.complaint.id)
            complaint_ = one.complaint;
    if (other || before != complaint_) {
        since_->ChangeValue(complaint_ ? shown(complaint_->since) : wxString{});
        diagnosed_by_->ChangeValue(complaint_ ? shown(complaint_->diagnosed_by) : wxString{});
        severity_->SetSelection(complaint_ ? selection_of(complaint_->severity_at_start) : wxNOT_FOUND);
        control_->SetSelection(complaint_ ? selection_of(complaint_->control) : wxNOT_FOUND);
    }
    gp_->SetSelection(selection_of(page.patient.gp_informed));
    if (other) {
        row_ = 0;
        explained_->ChangeValue({});
        reason_->ChangeValue({});
    }
    update();
}

void FirstVisitPanel::update() {
    const bool writes = page_ && !context_.book.read_only();
    for (auto* field : std::initializer_list<wxWindow*>{since_, severity_, control_, diagnosed_by_})
        field->Enable(writes && complaint_);
    for (auto* field : std::initializer_list<wxWindow*>{save_, gp_, explained_})
        field->Enable(writes);
    std::string words;
    bool open = false;
    if (page_)
        for (const auto& consent : page_->consents) {
            words += (words.empty() ? "" : "\n") + text_of(_("Given")) + " " + long_day(consent.given_on) +
                     (consent.explained.empty() ? "" : ": " + consent.explained);
            if (consent.withdrawn_on)
                words += text_of(utf8_words(" · withdrawn ")) + long_day(*consent.withdrawn_on) +
                         (consent.withdrawn_reason.empty() ? "" : ": " + consent.withdrawn_reason);
            open = open || !consent.withdrawn_on;
        }
    consents_->say(words.empty() ? _("No consent is recorded yet.") : shown(words));
    consent_->Enable(writes);
    withdraw_->Enable(writes && open);
    reason_->Enable(writes && open);
    const auto& question = app::screening_questions()[static_cast<std::size_t>(row_)];
    const auto given = page_ ? app::answer_to(question, page_->screening) : std::nullopt;
    const bool yes = given && given->has_value();
    words_label_->say(shown(text_of(_("What was said: ")) + question.words));
    words_->Enable(writes && yes);
    if (!words_->HasFocus())
        words_->ChangeValue(yes && given->value() != "yes" ? shown(given->value()) : wxString{});
    flags_->update();
    cautions_->update();
    FitInside();
    Layout();
}

bool FirstVisitPanel::press(int first, int count, app::Key key) {
    using Kind = app::Key::Kind;
    const auto go = [&](int row) {
        row_ = std::clamp(row, first, first + count - 1);
        update();
        return true;
    };
    if (key.kind == Kind::up || key.kind == Kind::down)
        return go(row_ + (key.kind == Kind::up ? -1 : 1));
    if (key.kind == Kind::enter)
        return go(row_ + 1);
    if (key.kind != Kind::character)
        return false;
    const auto given = [&]() -> std::optional<Answer<std::string>> {
        switch (key.character) {
            case U'y':
            case U'Y':
                return Answer<std::string>{"yes"};
            case U'n':
            case U'N':
                return Answer<std::string>::none();
            case U'-':
                return Answer<std::string>::not_asked();
            case U'd':
            case U'D':
                return Answer<std::string>::declined();
            default:
                return std::nullopt;
        }
    }();
    if (!given)
        return false;
    answer(row_, *given);
    return go(row_ + 1);
}

bool FirstVisitPanel::commit(const app::Edit& edit) {
    if (edit.revisions.empty() || context_.book.read_only())
        return false;
    if (const auto kept = context_.book.commit(edit, page_->patient.id); !kept) {
        context_.notice(app::sentence_for(kept.error()), text_of(_("Nothing was changed.")));
        return false;
    }
    // At once, so that the next key finds what this one said; the page is read anew afterwards.
    if (auto read = app::patient_page(context_.book, page_->patient.id))
        page_ = std::move(*read);
    update();
    return true;
}

void FirstVisitPanel::answer(int question, const Answer<std::string>& answer) {
    if (!page_)
        return;
    const auto& asked = app::screening_questions()[static_cast<std::size_t>(question)];
    // A second yes doesn't take away what was said.
    if (const auto before = app::answer_to(asked, page_->screening); before && before->state() == answer.state())
        return update();
    commit(app::screening_edit(asked, answer, page_->patient.id, context_.book.clock().today(), page_->screening,
                               context_.book.ids()));
}

void FirstVisitPanel::save_words() {
    // What wasn't touched says nothing: an answer taken back meanwhile would come again.
    if (!page_ || !words_->IsEnabled() || !words_->IsModified())
        return;
    words_->DiscardEdits();
    const auto words = typed(*words_);
    commit(app::screening_edit(app::screening_questions()[static_cast<std::size_t>(row_)],
                               Answer<std::string>{words.empty() ? "yes" : words}, page_->patient.id,
                               context_.book.clock().today(), page_->screening, context_.book.ids()));
}

void FirstVisitPanel::keep() {
    if (!page_)
        return;
    // The details may have been saved a moment ago.
    if (auto read = app::patient_page(context_.book, page_->patient.id))
        page_ = std::move(*read);
    save_complaint();
}

void FirstVisitPanel::save_complaint() {
    if (!page_)
        return;
    app::Edit edit{"edit_patient", {}};
    auto patient = page_->patient;
    patient.gp_informed = gp_of(gp_->GetSelection(), patient.gp_informed, context_.book.clock().today());
    if (patient != page_->patient)
        edit.revisions.push_back(app::changed(page_->patient, patient));
    if (complaint_) {
        auto complaint = *complaint_;
        complaint.since = typed(*since_);
        complaint.diagnosed_by = typed(*diagnosed_by_);
        complaint.severity_at_start = severity_of(severity_->GetSelection());
        complaint.control = control_of(control_->GetSelection());
        if (complaint != *complaint_) {
            edit.revisions.push_back(app::changed(*complaint_, complaint));
            complaint_ = complaint;
        }
    }
    commit(edit);
}

void FirstVisitPanel::record_consent() {
    Consent consent;
    consent.id = context_.book.ids().next<Consent>();
    consent.patient = page_->patient.id;
    consent.given_on = context_.book.clock().today();
    consent.explained = typed(*explained_);
    const auto practitioners = app::guarded([this] { return context_.book.book().practitioners.all(); });
    if (practitioners)
        for (const auto& practitioner : *practitioners)
            if (practitioner.name == context_.book.who())
                consent.practitioner = practitioner.id;
    if (commit({"consent", {app::added(consent)}}))
        explained_->ChangeValue({});
}

void FirstVisitPanel::withdraw_consent() {
    app::Edit edit{"consent", {}};
    for (const auto& consent : page_->consents) {
        if (consent.withdrawn_on)
            continue;
        auto withdrawn = consent;
        withdrawn.withdrawn_on = context_.book.clock().today();
        withdrawn.withdrawn_reason = typed(*reason_);
        edit.revisions.push_back(app::changed(consent, withdrawn));
    }
    if (commit(edit))
        reason_->ChangeValue({});
}

void FirstVisitPanel::print_consent() {
    if (!page_)
        return;
    const auto& patient = page_->patient;
    report::ConsentSheet sheet;
    sheet.patient = full_name(patient) + ", " + patient.code;
    if (patient.born_on)
        sheet.patient += ", " + text_of(_("born")) + " " + long_day(*patient.born_on);
    sheet.practitioner = context_.book.who();
    if (const auto practice = app::guarded([this] { return context_.book.book().practice.get(); }))
        sheet.practice = practice->name;
    for (const auto& consent : page_->consents)
        if (!consent.withdrawn_on) {
            sheet.explained = consent.explained;
            sheet.given_on = long_day(consent.given_on);
        }
    const auto& meter = context_.look.meter();
    const auto document = report::fitted(report::consent_sheet(sheet), report::a4(), meter);
    save_paper(this, context_,
               {.asks = _("Save the consent sheet"),
                .file_name = "consent-" + patient.code + ".pdf",
                .title = document.title,
                .pages = report::paginate(document, report::a4(), meter)},
               patient.id, "consent sheet", context_.notice);
}

}  // namespace needlebook::desktop
