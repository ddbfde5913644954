/// The entry page: head, step map, form and strip; saving while one types; signing.
#include "desktop/entry_page.h"

#include <wx/button.h>
#include <wx/infobar.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/timer.h>

#include "app/logbook.h"
#include "app/session_form_keeper.h"
#include "app/views.h"
#include "desktop/body_chart_pane.h"
#include "desktop/entry_faces.h"
#include "desktop/entry_form.h"
#include "desktop/entry_words.h"
#include "desktop/needle_strip.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

using app::EntryPart;
using app::FormEvent;

namespace {

constexpr int keep_within_ms = 300;
constexpr int minute_ms = 60'000;
constexpr int steps_width = 188;
constexpr int form_width = 724;  ///< With its margins and the scroll bar.
constexpr int narrowest_body = 300;

/// "Improve, judged on Pain · review 25 May 2026 · “I want to walk to the shops.”"
std::string agreed_line(const app::Logbook& book, const app::EntryContext& context) {
    if (!context.complaint)
        return {};
    const auto page = app::patient_page(book, context.patient.id);
    if (!page)
        return {};
    for (const auto& complaint : page->complaints) {
        if (complaint.complaint.id != context.complaint->id || complaint.agreements.empty())
            continue;
        const auto& agreement = complaint.agreements.back();
        std::string line;
        switch (agreement.aim) {
            case Aim::improve:
                line = text_of(_("Improve"));
                break;
            case Aim::hold:
                line = text_of(_("Hold steady"));
                break;
            case Aim::slow:
                line = text_of(_("Slow the worsening"));
                break;
            case Aim::comfort:
                line = text_of(_("Comfort only"));
                break;
        }
        for (const auto& measure : complaint.measures)
            if (measure.id == agreement.measure)
                line += text_of(_(", judged on ")) + measure.label;
        if (agreement.review_on)
            line += text_of(utf8_words(" · review ")) + long_day(*agreement.review_on);
        if (!agreement.patient_words.empty())
            line += " · “" + agreement.patient_words + "”";
        return line;
    }
    return {};
}

}  // namespace

class EntryPage::Parts {
public:
    Parts(EntryPage& page, app::Logbook& book, app::EntryKeeper keeper, EntryCallbacks callbacks);

    app::EntryKeeper& keeper() { return keeper_; }
    void focus();
    void save();

private:
    void lay_out();
    void share_width(int width);
    void act(FormEvent event);
    void update();
    void keep_typing();
    void say(const Result<void>& done);
    void say(const wxString& sentence);
    void press(wxKeyEvent& event);
    bool shortcut(int code, const wxKeyEvent& event);
    void count_out();
    void leave();
    void sign();
    void to_fault(app::EntryFault fault);
    bool key_on_strip(app::Key key);
    void press_strip(int target);

    EntryPage& page_;
    app::Logbook& book_;
    app::EntryKeeper keeper_;
    EntryCallbacks callbacks_;
    paint::Typesetter typesetter_;
    Look look_;
    std::string agreed_;
    wxTimer keep_timer_;
    wxTimer minute_timer_;
    // Windows belong to their parent; these only look.
    FaceWindow* head_ = nullptr;
    wxInfoBar* problem_ = nullptr;
    FaceWindow* steps_ = nullptr;
    EntryForm* form_ = nullptr;
    BodyChartPane* body_ = nullptr;
    wxPanel* rule_ = nullptr;
    FaceWindow* strip_ = nullptr;
    wxButton* sign_ = nullptr;
};

EntryPage::Parts::Parts(EntryPage& page, app::Logbook& book, app::EntryKeeper keeper, EntryCallbacks callbacks)
    : page_{page},
      book_{book},
      keeper_{std::move(keeper)},
      callbacks_{std::move(callbacks)},
      typesetter_{system_font_family(page)},
      look_{system_look(page, typesetter_)},
      agreed_{agreed_line(book, keeper_.form().context())} {
    lay_out();
    keep_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keep_typing(); });
    minute_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { strip_->update(); });
    minute_timer_.Start(minute_ms);
    page_.Bind(wxEVT_CHAR_HOOK, &Parts::press, this);
    page_.Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        look_ = system_look(page_, typesetter_);
        update();
        event.Skip();
    });
    update();
}

void EntryPage::Parts::lay_out() {
    auto& form = keeper_.form();
    head_ = new FaceWindow{&page_,
                           look_,
                           text_of(_("New session")),
                           [this](const FaceRoom& room) { return entry_head_face(keeper_.form(), agreed_, room); },
                           {.on_target = {}, .on_key = {}, .on_focus = {}, .takes_focus = false}};
    problem_ = new wxInfoBar{&page_};
    steps_ = new FaceWindow{&page_,
                            look_,
                            text_of(_("Steps")),
                            [this](const FaceRoom& room) { return step_list_face(keeper_.form(), room); },
                            {.on_target =
                                 [this](int target) {
                                     const auto settled = keeper_.form().settle();
                                     keeper_.form().go_to_step(static_cast<app::EntryStep>(target));
                                     act({true, settled.changed, true, settled.reveal});
                                 },
                             .on_key = {},
                             .on_focus = {},
                             .takes_focus = false}};
    form_ = new EntryForm{&page_, look_, form, [this](FormEvent event) { act(event); }};
    strip_ = new FaceWindow{&page_,
                            look_,
                            text_of(_("Needles in and out")),
                            [this](const FaceRoom& room) { return needle_strip_face(keeper_.form(), room); },
                            {.on_target = [this](int target) { press_strip(target); },
                             .on_key = [this](app::Key key) { return key_on_strip(key); },
                             .on_focus =
                                 [this] {
                                     if (keeper_.form().place().part == EntryPart::needles)
                                         return;
                                     keeper_.form().go_to(EntryPart::needles);
                                     act({.handled = true});
                                 },
                             .takes_focus = true}};
    sign_ = new wxButton{&page_, wxID_ANY, _("Sign   Ctrl+Enter")};
    sign_->SetMinSize(page_.FromDIP(wxSize{146, 34}));
    sign_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { sign(); });

    auto* middle = new wxBoxSizer{wxHORIZONTAL};
    steps_->SetMinSize(page_.FromDIP(wxSize{steps_width, -1}));
    middle->Add(steps_, wxSizerFlags{}.Expand());
    // The form takes what it needs first; the body chart has the rest of a wide page.
    form_->SetMinSize(page_.FromDIP(wxSize{form_width, -1}));
    middle->Add(form_, wxSizerFlags{}.Expand());
    body_ = new BodyChartPane{&page_, look_, form, [this](FormEvent event) { act(event); }};
    middle->Add(body_, wxSizerFlags{1}.Expand());
    page_.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        if (event.GetEventObject() == &page_)
            share_width(event.GetSize().GetWidth());
        event.Skip();
    });
    auto* bottom = new wxBoxSizer{wxHORIZONTAL};
    bottom->Add(strip_, wxSizerFlags{1}.Expand());
    bottom->Add(sign_, wxSizerFlags{}.CentreVertical().Border(wxLEFT | wxRIGHT, page_.FromDIP(16)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(head_, wxSizerFlags{}.Expand());
    column->Add(problem_, wxSizerFlags{}.Expand());
    column->Add(middle, wxSizerFlags{1}.Expand());
    rule_ = new wxPanel{&page_, wxID_ANY, wxDefaultPosition, page_.FromDIP(wxSize{-1, 1})};
    column->Add(rule_, wxSizerFlags{}.Expand());
    column->Add(bottom, wxSizerFlags{}.Expand());
    page_.SetSizer(column);
}

void EntryPage::Parts::share_width(int width) {
    const int rest = page_.ToDIP(width) - steps_width - form_width;
    const bool wide = rest >= narrowest_body;
    if (body_->IsShown() != wide)
        body_->Show(wide);
    auto* middle = form_->GetContainingSizer();
    middle->GetItem(form_)->SetProportion(wide ? 0 : 1);
    form_->SetMinSize(page_.FromDIP(wxSize{wide ? form_width : 300, -1}));
}

void EntryPage::Parts::act(FormEvent event) {
    if (event.reveal)
        say(keeper_.reveal());
    update();
    if (event.moved) {
        focus();
        // A step has ended: what was entered so far counts from now on.
        say(keeper_.keep());
        if (callbacks_.on_edited && event.changed)
            callbacks_.on_edited(keeper_.form().entry().patient);
    }
    if (event.changed && !keep_timer_.IsRunning())
        keep_timer_.StartOnce(keep_within_ms);
}

void EntryPage::Parts::update() {
    form_->update();
    if (body_->IsShown())
        body_->update();
    head_->update();
    steps_->update();
    strip_->update();
    rule_->SetBackgroundColour(wx_colour(look_.theme[chart::Ink::rule]));
    page_.SetBackgroundColour(wx_colour(look_.theme[chart::Ink::window]));
    sign_->Enable(keeper_.form().faults().empty());
}

void EntryPage::Parts::focus() {
    if (keeper_.form().place().part == EntryPart::needles)
        strip_->SetFocus();
    else
        form_->focus();
}

void EntryPage::Parts::keep_typing() { say(keeper_.keep_typing()); }

void EntryPage::Parts::save() {
    keep_timer_.Stop();
    keeper_.form().settle();
    say(keeper_.keep());
}

void EntryPage::Parts::say(const Result<void>& done) {
    if (!done)
        say(wxString::FromUTF8(trouble_sentence(done.error())));
}

void EntryPage::Parts::say(const wxString& sentence) { problem_->ShowMessage(sentence, wxICON_WARNING); }

void EntryPage::Parts::press(wxKeyEvent& event) {
    if (!shortcut(event.GetKeyCode(), event))
        event.Skip();
}

bool EntryPage::Parts::shortcut(int code, const wxKeyEvent& event) {
    auto& form = keeper_.form();
    if (code == WXK_ESCAPE && !event.HasAnyModifiers()) {
        if (!form_->close_list())
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
            act(form.start_timer());
            return true;
        case 'R':
            count_out();
            return true;
        case 'B':
            if (body_->IsShown())
                body_->SetFocus();
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

void EntryPage::Parts::count_out() {
    auto& form = keeper_.form();
    if (!form.has(EntryPart::needles)) {
        say(_("No needles went in."));
        return;
    }
    form.settle();
    form.go_to(EntryPart::needles);
    act({.handled = true, .changed = true, .moved = true});
}

void EntryPage::Parts::leave() {
    save();
    // The window may destroy this page on hearing it.
    if (const auto on_cancel = callbacks_.on_cancel)
        page_.CallAfter(on_cancel);
}

void EntryPage::Parts::sign() {
    auto& form = keeper_.form();
    const auto settled = form.settle();
    act(settled);
    if (const auto faults = form.faults(); !faults.empty()) {
        say(wxString::FromUTF8(fault_sentence(faults.front())));
        to_fault(faults.front());
        return;
    }
    if (book_.who().empty())
        for (const auto& practitioner : form.context().practitioners)
            if (practitioner.id == form.entry().practitioner)
                book_.set_who(practitioner.name);
    const auto done = keeper_.sign();
    if (!done) {
        say(wxString::FromUTF8(trouble_sentence(done.error())));
        return;
    }
    keep_timer_.Stop();
    problem_->Dismiss();
    if (const auto on_done = callbacks_.on_done)
        page_.CallAfter([on_done, id = done->id] { on_done(id); });
}

void EntryPage::Parts::to_fault(app::EntryFault fault) {
    using enum app::EntryFault;
    auto& form = keeper_.form();
    switch (fault) {
        case starts_beyond_tomorrow:
            form.go_to(EntryPart::who);
            break;
        case line_not_understood:
            form.go_to(EntryPart::points);
            break;
        case caution_undecided:
        case hard_stop_without_reason:
            form.go_to(EntryPart::cautions);
            break;
        case needles_not_counted:
        case more_out_than_in:
        case mismatch_without_reason:
            form.go_to(EntryPart::needles);
            break;
    }
    act({.handled = true, .moved = true});
    if (fault == mismatch_without_reason)
        form_->focus_mismatch();
}

bool EntryPage::Parts::key_on_strip(app::Key key) {
    auto& form = keeper_.form();
    const bool answers = key.kind == app::Key::Kind::enter || key.kind == app::Key::Kind::space;
    const auto event = form.press(key);
    if (!event.handled)
        return false;
    act(event);
    if (answers && form.place().part != EntryPart::needles)
        form_->focus_mismatch();
    return true;
}

void EntryPage::Parts::press_strip(int target) {
    auto& form = keeper_.form();
    if (target == timer_target) {
        act(form.start_timer());
        return;
    }
    const auto counts = form.regions();
    if (target >= static_cast<int>(counts.size()))
        return;
    form.go_to(EntryPart::needles, target);
    // One click says: all of this region are out; a second one takes the count back.
    const auto& count = counts[static_cast<std::size_t>(target)];
    act(form.set_out(count.region, count.out ? std::nullopt : std::optional{count.in}));
}

EntryPage::EntryPage(wxWindow* parent, app::Logbook& book, Id<Patient> patient, std::optional<Id<Session>> existing,
                     EntryCallbacks callbacks)
    : wxPanel{parent}, patient_{patient} {
    auto keeper = app::EntryKeeper::open(book, patient, existing);
    if (keeper) {
        parts_ = std::make_unique<Parts>(*this, book, *std::move(keeper), std::move(callbacks));
        return;
    }
    auto* problem = new wxInfoBar{this};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(problem, wxSizerFlags{}.Expand());
    SetSizer(column);
    problem->ShowMessage(_("This session can't be opened. Nothing was changed."), wxICON_WARNING);
}

EntryPage::~EntryPage() {
    if (parts_)
        parts_->save();
    // The painted controls look at what parts_ holds.
    DestroyChildren();
}

std::optional<Id<Session>> EntryPage::session() const {
    return parts_ ? std::optional{parts_->keeper().form().entry().session} : std::nullopt;
}

void EntryPage::save_now() {
    if (parts_)
        parts_->save();
}

void EntryPage::SetFocus() {
    if (parts_)
        parts_->focus();
    else
        wxPanel::SetFocus();
}

}  // namespace needlebook::desktop
