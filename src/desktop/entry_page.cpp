/// The entry page: head, step map, form and strip; saving while one types; signing.
#include "desktop/entry_page_parts.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/infobar.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/timer.h>

#include "app/logbook.h"
#include "app/session_form_keeper.h"
#include "app/views.h"
#include "desktop/body_chart.h"
#include "desktop/entry_faces.h"
#include "desktop/entry_form.h"
#include "desktop/entry_words.h"
#include "desktop/groups_page.h"
#include "desktop/needle_strip.h"
#include "desktop/paint_kit.h"
#include "desktop/rooms_board.h"

namespace needlebook::desktop {

using app::EntryPart;
using app::FormEvent;

namespace {

constexpr int keep_within_ms = 300;
constexpr int minute_ms = 60'000;

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
    minute_timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        strip_->update();
        rooms_->update();
    });
    minute_timer_.Start(minute_ms);
    page_.Bind(wxEVT_CHAR_HOOK, &Parts::press, this);
    page_.Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        look_ = system_look(page_, typesetter_);
        update();
        body_->update();
        body_page_->update();
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
                            [this](const FaceRoom& room) {
                                // Laid out once before it is there.
                                const int height = steps_ ? page_.ToDIP(steps_->GetClientSize()).GetHeight() : 0;
                                return step_list_face(keeper_.form(), height, room);
                            },
                            {.on_target =
                                 [this](int target) {
                                     const auto settled = keeper_.form().settle();
                                     keeper_.form().go_to_step(static_cast<app::EntryStep>(target));
                                     act({true, settled.changed, true, settled.reveal});
                                 },
                             .on_key = {},
                             .on_focus = {},
                             .takes_focus = false}};
    rooms_ = new FaceWindow{&page_,
                            look_,
                            text_of(_("Rooms")),
                            [this](const FaceRoom& room) {
                                return rooms_face(open_, book_.clock().now(), RoomNames::hidden,
                                                  keeper_.form().entry().session, -1, room);
                            },
                            {.on_target =
                                 [this](int row) {
                                     const auto chosen = open_.at(static_cast<std::size_t>(row));
                                     if (const auto go = callbacks_.on_room)
                                         page_.CallAfter([go, chosen] { go(chosen); });
                                 },
                             .on_key = {},
                             .on_focus = {},
                             .takes_focus = false}};
    form_ = new EntryForm{&page_, look_, form, [this](FormEvent event) { act(event); }, [this] { let_patient_type(); }};
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
    auto room = sign_->GetBestSize();
    room.IncTo(page_.FromDIP(wxSize{146, 34}));
    sign_->SetMinSize(room);
    sign_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { sign(); });

    auto* middle = new wxBoxSizer{wxHORIZONTAL};
    steps_->SetMinSize(page_.FromDIP(wxSize{entry_steps_width, -1}));
    auto* map = new wxBoxSizer{wxVERTICAL};
    map->Add(steps_, wxSizerFlags{1}.Expand());
    map->Add(rooms_, wxSizerFlags{}.Expand());
    middle->Add(map, wxSizerFlags{}.Expand());
    // The form takes what it needs first; the body chart has the rest of a wide page.
    form_->SetMinSize(page_.FromDIP(wxSize{entry_form_width, -1}));
    middle->Add(form_, wxSizerFlags{}.Expand());
    const BodyChart::Actions on_body{
        .on_needle = [this](PointCode code, std::optional<Side> side) { needle(code, side); },
        .on_numbness = [this](const chart::BodyNumbness& numbness, bool begins) { draw_numbness(numbness, begins); }};
    body_ = new BodyChart{&page_, look_, BodyChart::Kind::column, on_body};
    body_->show_page(page_for(body_contents(form)), Side::left);
    middle->Add(body_, wxSizerFlags{1}.Expand());
    body_page_ = new BodyChart{&page_, look_, BodyChart::Kind::page, on_body};
    middle->Add(body_page_, wxSizerFlags{1}.Expand());
    body_page_->Hide();
    groups_ = new GroupsPage{&page_,
                             keeper_,
                             {.on_take = [this](const std::string& name) { take_group(name); },
                              .on_close = [this] { close_body(); },
                              .on_trouble = [this](const Error& error) { say(tl::unexpected(error)); }}};
    middle->Add(groups_, wxSizerFlags{1}.Expand());
    groups_->Hide();
    page_.Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        if (event.GetEventObject() == &page_)
            show_body(event.GetSize().GetWidth());
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

void EntryPage::Parts::act(FormEvent event) {
    if (event.reveal)
        say(keeper_.reveal());
    update();
    if (event.moved) {
        if (body_page_open_ || groups_open_)
            close_body();
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
    const auto contents = body_contents(keeper_.form());
    body_->show(contents);
    body_page_->show(contents);
    head_->update();
    steps_->update();
    strip_->update();
    rule_->SetBackgroundColour(wx_colour(look_.theme[chart::Ink::rule]));
    page_.SetBackgroundColour(wx_colour(look_.theme[chart::Ink::window]));
    const auto faults = keeper_.form().faults();
    sign_->Enable(faults.empty());
    if (told_ && std::ranges::find(faults, *told_) == faults.end()) {
        told_.reset();
        problem_->Dismiss();
    }
}

void EntryPage::Parts::focus() {
    if (keeper_.form().place().part == EntryPart::needles)
        strip_->SetFocus();
    else
        form_->focus();
}

void EntryPage::Parts::keep_typing() {
    const auto kept = keeper_.keep_typing();
    say(kept);
    if (kept && callbacks_.on_edited)
        callbacks_.on_edited(keeper_.form().entry().patient);
}

void EntryPage::Parts::show_rooms(std::vector<app::OpenEntry> rooms) {
    const auto own = keeper_.form().entry().session;
    const bool others = std::ranges::any_of(rooms, [&](const app::OpenEntry& entry) { return entry.session != own; });
    open_ = others ? std::move(rooms) : std::vector<app::OpenEntry>{};
    rooms_->update();
    page_.Layout();
}

void EntryPage::Parts::save() {
    keep_timer_.Stop();
    keeper_.form().settle();
    say(keeper_.keep());
}

void EntryPage::Parts::say(const Result<void>& done) {
    if (!done)
        say(wxString::FromUTF8(trouble_sentence(done.error())));
}

void EntryPage::Parts::say(const wxString& sentence) {
    told_.reset();
    problem_->ShowMessage(sentence, wxICON_WARNING);
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
        told_ = faults.front();
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
        case press_needles_not_counted:
            form.go_to(EntryPart::techniques);
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
        start_timer();
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
                     EntryCallbacks callbacks, const app::EntryStart& start)
    : wxPanel{parent}, patient_{patient} {
    auto keeper = app::EntryKeeper::open(book, patient, existing, start);
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

app::EntryStart EntryPage::start() const {
    if (!parts_)
        return {};
    const auto& entry = parts_->keeper().form().entry();
    return {.starts = entry.starts, .practitioner = entry.practitioner, .room = entry.room};
}

void EntryPage::show_rooms(std::vector<app::OpenEntry> rooms) {
    if (parts_)
        parts_->show_rooms(std::move(rooms));
}

Result<Id<Session>> EntryPage::move_to(Id<Patient> other) {
    return parts_ ? parts_->keeper().move_to(other) : fail(Errc::not_found, "session");
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
