/// Keys of the entry page, and what stands in the place of its form: the body, groups of points.
#include <algorithm>

#include <wx/button.h>
#include <wx/infobar.h>
#include <wx/sizer.h>

#include "desktop/body_chart.h"
#include "desktop/entry_form.h"
#include "desktop/entry_page_parts.h"
#include "desktop/groups_page.h"
#include "desktop/patient_leave.h"
#include "desktop/patient_types.h"

namespace needlebook::desktop {

using app::EntryPart;
using app::FormEvent;

namespace {

constexpr int narrowest_body = 300;

}  // namespace

void EntryPage::Parts::show_body(int width) {
    const int rest = page_.ToDIP(width) - entry_steps_width - entry_form_width;
    const bool form = !body_page_open_ && !groups_open_;
    const bool column = rest >= narrowest_body && form;
    body_->Show(column);
    body_page_->Show(body_page_open_);
    groups_->Show(groups_open_);
    form_->Show(form);
    auto* middle = form_->GetContainingSizer();
    middle->GetItem(form_)->SetProportion(column ? 0 : 1);
    form_->SetMinSize(page_.FromDIP(wxSize{column ? entry_form_width : 300, -1}));
}

bool EntryPage::Parts::body_has_keyboard() const {
    const auto* focused = wxWindow::FindFocus();
    return body_page_open_ || (focused != nullptr && body_->IsDescendant(const_cast<wxWindow*>(focused)));
}

void EntryPage::Parts::needle(PointCode code, std::optional<Side> side) {
    const auto event = keeper_.form().set_side(code, side);
    if (event.handled)
        act(event);
}

void EntryPage::Parts::draw_numbness(const chart::BodyNumbness& numbness, bool begins) {
    auto& form = keeper_.form();
    // What is drawn in one go is taken back in one go.
    if (begins)
        form.go_to(form.place().part, form.place().row);
    const auto event = form.set_numbness(numbness.limb, numbness.side, numbness.level);
    if (event.handled)
        act(event);
}

void EntryPage::Parts::start_timer() {
    const auto started = keeper_.form().start_timer();
    if (!started.handled)
        return say(_("This session is typed up later: the minutes in place are given beside the needles."));
    act(started);
}

/// Turns the scores to the patient, and goes on where that ended.
void EntryPage::Parts::let_patient_type() {
    auto& form = keeper_.form();
    if (!form.has(EntryPart::scores))
        return;
    const auto settled = form.settle();
    const auto& rows = form.entry().scores;
    const auto open = std::ranges::find_if(rows, [](const app::ScoreRow& row) { return !row.score; });
    form.go_to(EntryPart::scores, open == rows.end() ? 0 : static_cast<int>(open - rows.begin()));
    act({.handled = true, .changed = settled.changed});
    PatientTypes page{&page_, look_, form,
                      [this](const FormEvent& event) {
                          // The keyboard stays with the patient, who may still go back and has seen no earlier score.
                          act({event.handled, event.changed, false, false});
                      },
                      [this](wxWindow& asks) { return may_leave_patient(asks, book_); }};
    page.ShowModal();
    const auto kept = form.settle();
    act({true, kept.changed, true, form.all_scores_in()});
}

/// Ctrl+B: to the body beside the form, then to the whole page of it, then back.
void EntryPage::Parts::next_body() {
    if (body_page_open_)
        return close_body();
    if (body_->IsShown() && !body_has_keyboard())
        return body_->SetFocus();
    body_page_open_ = true;
    show_body(page_.GetSize().GetWidth());
    page_.Layout();
    body_page_->SetFocus();
}

void EntryPage::Parts::open_groups() {
    if (!keeper_.form().has(EntryPart::points))
        return;
    body_page_open_ = false;
    groups_open_ = true;
    groups_->read();
    show_body(page_.GetSize().GetWidth());
    page_.Layout();
    groups_->SetFocus();
}

void EntryPage::Parts::take_group(const std::string& name) {
    auto& form = keeper_.form();
    auto piece = name;
    std::ranges::replace(piece, ' ', '_');
    auto line = form.entry().line;
    if (!line.empty() && line.back() != ' ')
        line += ' ';
    const auto event = form.set_line(line + "@" + piece + " ");
    form.go_to(EntryPart::points);
    act({event.handled, event.changed, true, event.reveal});
}

void EntryPage::Parts::close_body() {
    body_page_open_ = false;
    groups_open_ = false;
    show_body(page_.GetSize().GetWidth());
    page_.Layout();
    focus();
}

void EntryPage::Parts::press(wxKeyEvent& event) {
    if (!shortcut(event.GetKeyCode(), event))
        event.Skip();
}

bool EntryPage::Parts::shortcut(int code, const wxKeyEvent& event) {
    auto& form = keeper_.form();
    if (code == WXK_ESCAPE && !event.HasAnyModifiers()) {
        if (body_has_keyboard() || groups_open_)
            close_body();
        else if (!form_->close_list())
            leave();
        return true;
    }
    if (event.AltDown() && !event.ControlDown() && code >= '1' && code <= '8') {
        form.go_to_step(static_cast<app::EntryStep>(code - '1'));
        act({.handled = true, .moved = true});
        return true;
    }
    if (!event.ControlDown() || event.AltDown())
        return false;
    switch (code) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            sign();
            return true;
        case 'T':
            start_timer();
            return true;
        case 'S':
            if (!event.ShiftDown())
                return false;
            let_patient_type();
            return true;
        case 'R':
            count_out();
            return true;
        case 'B':
            groups_open_ = false;
            next_body();
            return true;
        case 'G':
            open_groups();
            return true;
        case 'Y':
            act(form.redo());
            return true;
        case 'Z': {
            auto event_back = event.ShiftDown() ? form.redo() : form.undo();
            act(event_back);
            return true;
        }
        default:
            return false;
    }
}

}  // namespace needlebook::desktop
