/// One native list; Enter leads to where the thing is done.
#include "desktop/today_page.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/messages.h"
#include "app/practice_pictures.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/row_table.h"
#include "desktop/system_style.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

std::string ago_words(Day day, Day today) {
    const int days = days_between(day, today);
    if (days == 0)
        return text_of(_("today"));
    if (days == 1)
        return text_of(_("yesterday"));
    if (days > 1)
        return fmt::format("{}, {}", short_date(day),
                           text_of(wxString::Format(wxPLURAL("%d day ago", "%d days ago", days), days)));
    return fmt::format("{}, {}", short_date(day),
                       text_of(wxString::Format(wxPLURAL("in %d day", "in %d days", -days), -days)));
}

std::string cell_of(const app::TodayItem& item, std::size_t column, Day today) {
    switch (column) {
        case 0:
            return today_word(item.kind);
        case 1:
            return item.name;
        case 2:
            return item.code;
        case 3:
            if (item.minutes)
                return text_of(
                    wxString::Format(wxPLURAL("for %d minute", "for %d minutes", *item.minutes), *item.minutes));
            return ago_words(item.day, today);
        default:
            return today_advice(item);
    }
}

}  // namespace

std::string today_word(app::TodayKind kind) {
    switch (kind) {
        case app::TodayKind::needles_in:
            return text_of(_("Needles in"));
        case app::TodayKind::serious_open:
            return text_of(_("Serious event, open"));
        case app::TodayKind::check_in:
            return text_of(_("Check in: scores are up"));
        case app::TodayKind::mixed:
            return text_of(_("Pain down, numbness up"));
        case app::TodayKind::review_overdue:
            return text_of(_("Review overdue"));
        case app::TodayKind::review_due:
            return text_of(_("Review due"));
        case app::TodayKind::follow_up:
            return text_of(_("Follow-up due"));
        case app::TodayKind::unsigned_session:
            return text_of(_("Session not signed"));
        case app::TodayKind::not_asked:
            return text_of(_("Side effects not asked"));
        case app::TodayKind::not_heard_of:
            break;
    }
    return text_of(_("Not heard of since"));
}

std::string today_advice(const app::TodayItem& item) {
    switch (item.kind) {
        case app::TodayKind::needles_in:
            return text_of(_("Take them out, count, sign."));
        case app::TodayKind::serious_open:
            return (item.effect_kind ? app::effect_kind_words(name_of(*item.effect_kind)) + ". " : std::string{}) +
                   text_of(_("Fill the form, close it when it is over."));
        case app::TodayKind::check_in:
            return item.worse ? text_of(_("New weakness, a foot wound, fever? Review, consider the GP."))
                              : text_of(_("New weakness, a foot wound, fever? Often it is chance."));
        case app::TodayKind::mixed:
            return text_of(_("Not the same as recovery: check sensation and skin."));
        case app::TodayKind::review_overdue:
            return text_of(_("Stop, change the aim, refer, or agree a new date."));
        case app::TodayKind::review_due:
            return text_of(_("Plan time to look at the scores together."));
        case app::TodayKind::follow_up:
            return text_of(_("The course ended: ring or write, and log the call."));
        case app::TodayKind::unsigned_session:
            return text_of(_("Finish and sign it."));
        case app::TodayKind::not_asked:
            return text_of(_("Ask about the time since the visit before."));
        case app::TodayKind::not_heard_of:
            break;
    }
    return text_of(_("Nobody could ask about side effects: ring?"));
}

TodayPage::TodayPage(wxWindow* parent, PageContext& context, LedgerKeeper& keeper, Open open,
                     std::function<std::string()> backup_words)
    : wxPanel{parent},
      context_{context},
      keeper_{keeper},
      open_{std::move(open)},
      backup_words_{std::move(backup_words)} {
    auto* title = new wxStaticText{this, wxID_ANY, _("Today")};
    title->SetFont(title->GetFont().Bold().Scaled(1.5F));
    said_ = new wxStaticText{this, wxID_ANY, wxString{}};
    said_->SetFont(said_->GetFont().Scaled(1.1F));
    backup_ = new wxStaticText{this, wxID_ANY, wxString{}};
    gauge_ = new wxGauge{this, wxID_ANY, 1000};
    name_for_readers(*gauge_, _("Counting the practice"));
    button_ = new wxButton{this, wxID_ANY, _("&Open   Enter")};
    suggest(*button_);
    table_ = new RowTable{this,
                          _("What waits today"),
                          {{text_of(_("What")), 175},
                           {text_of(_("Patient")), 135},
                           {text_of(_("Code")), 65},
                           {text_of(_("When")), 175},
                           {text_of(_("What to do")), 400}}};
    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(title, wxSizerFlags{}.CentreVertical());
    head->Add(said_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    head->Add(button_, wxSizerFlags{}.CentreVertical());
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(head, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(backup_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    column->Add(gauge_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    column->Add(table_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    SetSizer(column);
    table_->on_open([this](std::size_t) { open_chosen(); });
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED,
                 [this](wxDataViewEvent&) { button_->Enable(table_->chosen().has_value()); });
    button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_chosen(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent&) { show_backup(); });
}

void TodayPage::open_chosen() {
    const auto row = table_->chosen();
    if (!row || *row >= items_.size())
        return;
    // Opening one may change the list.
    const auto item = items_[*row];
    CallAfter([this, item] { open_(item); });
}

void TodayPage::show_now() {
    keeper_.want();
    filled_ = false;
    backup_said_ = backup_words_();
    show_backup();
    heard();
    table_->SetFocus();
}

void TodayPage::heard() {
    if (keeper_.is_due(*this, *gauge_, filled_))
        fill();
}

void TodayPage::fill() {
    filled_ = true;
    const auto* ledger = keeper_.ledger();
    items_.clear();
    if (ledger != nullptr) {
        auto items = app::today(*ledger);
        if (!items)
            return context_.notice(app::sentence_for(items.error()), {});
        items_ = std::move(*items);
    }
    const auto day = context_.book.clock().today();
    table_->show(items_.size(), [this, day](std::size_t row, std::size_t column) {
        return row < items_.size() ? cell_of(items_[row], column, day) : std::string{};
    });
    const auto count = static_cast<int>(items_.size());
    auto words = report::date_text(day) + " · ";
    if (ledger == nullptr)
        words += text_of(_("looking through the book…"));
    else if (items_.empty())
        words += text_of(_("nothing waits."));
    else
        words += text_of(wxString::Format(wxPLURAL("%d thing waits", "%d things wait", count), count));
    said_->SetLabel(shown(words));
    button_->Show(!items_.empty());
    if (!items_.empty())
        table_->choose(0);
    backup_said_ = backup_words_();
    show_backup();
}

void TodayPage::show_backup() {
    backup_->SetLabel(shown(backup_said_));
    backup_->Wrap(std::max(GetClientSize().GetWidth() - FromDIP(32), FromDIP(240)));
    Layout();
}

}  // namespace needlebook::desktop
