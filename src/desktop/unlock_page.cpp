/// A passphrase field that can be shown on demand: GTK can't turn one into the other, so there are two.
#include "desktop/unlock_page.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/utils.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

/// As the board of rooms calls it.
wxString room_words(const std::string& room) {
    if (room.empty())
        return _("Room");
    const bool numbered = room.size() == 1 && room.front() >= '1' && room.front() <= '9';
    return numbered ? wxString::Format(_("Room %d"), room.front() - '0') : shown(room);
}

}  // namespace

UnlockPage::UnlockPage(wxWindow* parent, Open open, std::function<void()> other_book, Restore restore)
    : wxPanel{parent}, open_{std::move(open)} {
    name_ = new wxStaticText{this, wxID_ANY, wxString{}};
    name_->SetFont(name_->GetFont().Bold().Scaled(1.5F));
    folder_ = new wxStaticText{this, wxID_ANY, wxString{}};
    auto* label = new wxStaticText{this, wxID_ANY, _("Passphras&e")};
    const auto size = FromDIP(wxSize{380, 32});
    hidden_ =
        new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, size, wxTE_PASSWORD | wxTE_PROCESS_ENTER};
    plain_ = new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, size, wxTE_PROCESS_ENTER};
    plain_->Hide();
    for (auto* field : {hidden_, plain_})
        name_for_readers(*field, label->GetLabel());
    show_ = new wxCheckBox{this, wxID_ANY, _("Sho&w it")};
    said_ = new wxStaticText{this, wxID_ANY, wxString{}};
    auto* press = new wxButton{this, wxID_ANY, _("&Open"), wxDefaultPosition, FromDIP(wxSize{120, 32})};
    auto* other = new wxButton{this, wxID_ANY, _("&Another book…"), wxDefaultPosition, FromDIP(wxSize{-1, 32})};
    auto* backup =
        new wxButton{this, wxID_ANY, utf8_words("Put a bac&kup back…"), wxDefaultPosition, FromDIP(wxSize{-1, 32})};
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    buttons->Add(press);
    buttons->Add(other, wxSizerFlags{}.Border(wxLEFT, FromDIP(12)));
    buttons->Add(backup, wxSizerFlags{}.Border(wxLEFT, FromDIP(12)));
    timers_ = new wxStaticText{this, wxID_ANY, wxString{}};
    timers_->SetFont(timers_->GetFont().Scaled(1.2F));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(timers_, wxSizerFlags{}.Border(wxBOTTOM, FromDIP(24)));
    column->Add(name_);
    column->Add(folder_, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, FromDIP(6)));
    column->Add(label, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, FromDIP(7)));
    column->Add(hidden_);
    column->Add(plain_);
    column->Add(show_, wxSizerFlags{}.Border(wxTOP, FromDIP(8)));
    column->Add(said_, wxSizerFlags{}.Border(wxTOP | wxBOTTOM, FromDIP(12)));
    column->Add(buttons);
    auto* middle = new wxBoxSizer{wxVERTICAL};
    middle->AddStretchSpacer();
    middle->Add(column, wxSizerFlags{}.CentreHorizontal());
    middle->AddStretchSpacer(2);
    SetSizer(middle);
    press->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->open(); });
    other->Bind(wxEVT_BUTTON, [other_book = std::move(other_book)](wxCommandEvent&) { other_book(); });
    backup->Bind(wxEVT_BUTTON, [this, restore = std::move(restore)](wxCommandEvent&) { restore(book_); });
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { show_timers(); });
    show_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { show_passphrase(event.IsChecked()); });
    for (auto* field : {hidden_, plain_})
        field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { this->open(); });
}

void UnlockPage::ask(const std::filesystem::path& book) {
    book_ = book;
    name_->SetLabel(shown(book.stem().string()));
    folder_->SetLabel(shown(book.parent_path().string()));
    said_->SetLabel(wxString{});
    // The rooms stay: needles are in, whatever passphrase is typed.
    hidden_->Clear();
    plain_->Clear();
    show_->SetValue(false);
    show_passphrase(false);
    Layout();
}

void UnlockPage::forget() {
    show_rooms({}, clock_);
    hidden_->Clear();
    plain_->Clear();
}

void UnlockPage::show_rooms(std::vector<app::RunningRoom> rooms, Clock clock) {
    constexpr int a_second = 1000;  // ms
    rooms_ = std::move(rooms);
    clock_ = std::move(clock);
    rung_ = 0;
    timers_->Show(!rooms_.empty());
    if (rooms_.empty()) {
        timer_.Stop();
        return;
    }
    timer_.Start(a_second);
    show_timers();
    Layout();
}

void UnlockPage::show_timers() {
    const auto now = clock_.now();
    wxString lines = _("Needles are in:");
    std::size_t up = 0;
    for (const auto& room : rooms_) {
        const bool over = app::time_is_up(room, now);
        up += over ? 1 : 0;
        lines += wxString{"\n"} + (over ? shown("▲ ") : shown("● ")) + room_words(room.room) +
                 shown("   " + app::timer_text(room, now));
    }
    if (lines != timers_->GetLabel()) {
        timers_->SetLabel(lines);
        Layout();
    }
    if (up > rung_)
        wxBell();
    rung_ = up;
}

void UnlockPage::show_passphrase(bool plain) {
    auto* from = plain ? hidden_ : plain_;
    auto* to = plain ? plain_ : hidden_;
    if (from->IsShown())
        to->ChangeValue(from->GetValue());
    from->Hide();
    from->Clear();
    to->Show();
    Layout();
    to->SetFocus();
    to->SetInsertionPointEnd();
}

void UnlockPage::say(const std::string& words) {
    said_->SetLabel(shown(words));
    said_->Wrap(FromDIP(560));
    Layout();
    auto* field = plain_->IsShown() ? plain_ : hidden_;
    field->SetFocus();
    field->SelectAll();
}

void UnlockPage::open() {
    auto* field = plain_->IsShown() ? plain_ : hidden_;
    auto typed = field->GetValue().utf8_string();
    Secret passphrase{typed};
    wipe(typed);
    open_(book_, std::move(passphrase));
}

}  // namespace needlebook::desktop
