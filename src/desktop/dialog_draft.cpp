/// Reading native fields, and filling them as a hand would.
#include "desktop/dialog_draft.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <wx/checkbox.h>
#include <wx/checklst.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/intl.h>
#include <wx/radiobut.h>
#include <wx/spinctrl.h>
#include <wx/textctrl.h>

#include "app/dialog_words.h"
#include "app/guarded.h"
#include "app/logbook.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int pause_ms = 700;  // Less than the second that may be missing after a crash.
constexpr auto rest_name = "rest";

wxDEFINE_EVENT(KEEP_TYPED, wxCommandEvent);

int number_in(const std::string& value) {
    int number = -1;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

/// The words of what is ticked, a line each.
std::string ticks_of(const wxCheckListBox& list) {
    std::string ticks;
    for (unsigned item = 0; item < list.GetCount(); ++item)
        if (list.IsChecked(item))
            ticks += text_of(list.GetString(item)) + "\n";
    return ticks;
}

/// None for a window that nothing is entered in.
std::optional<std::string> value_of(const wxWindow& window) {
    if (const auto* text = dynamic_cast<const wxTextCtrl*>(&window))
        return text->HasFlag(wxTE_PASSWORD) ? std::nullopt : std::optional{text_of(text->GetValue())};
    if (const auto* spin = dynamic_cast<const wxSpinCtrl*>(&window))
        return std::to_string(spin->GetValue());
    if (const auto* choice = dynamic_cast<const wxChoice*>(&window))
        return text_of(choice->GetStringSelection());
    if (const auto* box = dynamic_cast<const wxCheckBox*>(&window))
        return box->GetValue() ? "1" : "0";
    if (const auto* button = dynamic_cast<const wxRadioButton*>(&window))
        return button->GetValue() ? "1" : "0";
    if (const auto* list = dynamic_cast<const wxCheckListBox*>(&window))
        return ticks_of(*list);
    return std::nullopt;
}

/// The dialog hears of it as of a hand's act, so that what hangs on a field follows.
void tell(wxWindow& field, wxEventType type, int number) {
    wxCommandEvent event{type, field.GetId()};
    event.SetEventObject(&field);
    event.SetInt(number);
    field.ProcessWindowEvent(event);
}

void put(wxWindow& window, const std::string& value) {
    const int number = number_in(value);
    if (auto* text = dynamic_cast<wxTextCtrl*>(&window)) {
        text->SetValue(shown(value));
    } else if (auto* spin = dynamic_cast<wxSpinCtrl*>(&window)) {
        spin->SetValue(number);
        tell(window, wxEVT_SPINCTRL, number);
    } else if (auto* choice = dynamic_cast<wxChoice*>(&window)) {
        const int item = choice->FindString(shown(value), true);
        if (item == wxNOT_FOUND)
            return;
        choice->SetSelection(item);
        tell(window, wxEVT_CHOICE, item);
    } else if (auto* box = dynamic_cast<wxCheckBox*>(&window)) {
        box->SetValue(number == 1);
        tell(window, wxEVT_CHECKBOX, number);
    } else if (auto* button = dynamic_cast<wxRadioButton*>(&window)) {
        if (number != 1)  // The others of its group give way by themselves.
            return;
        button->SetValue(true);
        tell(window, wxEVT_RADIOBUTTON, number);
    } else if (auto* list = dynamic_cast<wxCheckListBox*>(&window)) {
        for (unsigned item = 0; item < list->GetCount(); ++item)
            list->Check(item, ("\n" + value).find("\n" + text_of(list->GetString(item)) + "\n") != std::string::npos);
    }
}

/// Each window below `parent`. A copy of each list: what is told of one field may put others in.
void each_window(wxWindow& parent, const std::function<void(wxWindow&)>& visit) {
    const auto children = parent.GetChildren();
    for (auto* child : std::vector<wxWindow*>(children.begin(), children.end())) {
        visit(*child);
        each_window(*child, visit);
    }
}

/// Each field below `parent` with its name; with a number where several have the same one.
void each_field(wxWindow& parent, const std::function<void(wxWindow&, const std::string&)>& visit) {
    std::map<std::string, int> seen;
    each_window(parent, [&](wxWindow& window) {
        if (!value_of(window))
            return;
        const auto name = name_of_field(window);
        const int number = ++seen[name];
        visit(window, number == 1 ? name : name + " " + std::to_string(number));
    });
}

}  // namespace

DialogDraft::DialogDraft(wxDialog& dialog, app::Logbook& book, const std::string& about,
                         std::optional<Id<Patient>> patient, Rest rest)
    : dialog_{dialog},
      book_{book},
      form_{app::dialog_draft_name(about)},
      patient_{patient},
      rest_{std::move(rest)},
      title_{dialog.GetTitle()},
      blank_{values()} {
    take_up();
    dialog_.Bind(KEEP_TYPED, [this](wxCommandEvent&) { keep(); });
    pause_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keep(); });
    pause_.Start(pause_ms);
}

DialogDraft::~DialogDraft() {
    pause_.Stop();
    const bool by_hand = dialog_.GetReturnCode() != 0;
    if (by_hand && !stays_ && !kept_.empty())
        static_cast<void>(book_.remove_draft(form_));  // On a full disk it is offered once more.
}

DialogDraft::Values DialogDraft::values() const {
    Values all;
    each_field(dialog_, [&](wxWindow& field, const std::string& name) { all[name] = value_of(field).value(); });
    if (rest_.typed)
        all[rest_name] = rest_.typed();
    return all;
}

DialogDraft::Values DialogDraft::typed() const {
    const auto now = values();
    auto differs = now;
    std::erase_if(differs, [this](const auto& value) {
        const auto was = blank_.find(value.first);
        return was == blank_.end() ? value.second.empty() : was->second == value.second;
    });
    for (const auto& [name, value] : kept_)
        if (!now.contains(name))
            differs.emplace(name, value);
    return differs;
}

void DialogDraft::take_up() {
    const auto drafts = book_.drafts();
    if (!drafts)
        return;
    const auto found = std::ranges::find(*drafts, form_, &store::Draft::form);
    if (found == drafts->end())
        return;
    const auto words = app::dialog_words_from(found->body);
    if (!words)
        return;
    kept_ = words->values;
    // Twice: what stands in one field brings others with it.
    for (int pass = 0; pass < 2; ++pass)
        each_field(dialog_, [&](wxWindow& field, const std::string& name) {
            if (const auto value = kept_.find(name); value != kept_.end() && value_of(field) != value->second)
                put(field, value->second);
        });
    if (const auto value = kept_.find(rest_name); value != kept_.end() && rest_.take_up)
        rest_.take_up(value->second);
    dialog_.SetTitle(wxString::Format(_("%s, as you left it"), title_));
}

void DialogDraft::keep() {
    auto now = typed();
    if (now == kept_)
        return;
    // On a full disk it is tried again; keeping the dialog itself says what is wrong.
    const auto done = now.empty() ? book_.remove_draft(form_)
                                  : book_.save_draft(form_, patient_, app::to_draft({text_of(title_), now}));
    if (done)
        kept_ = std::move(now);
}

void keep_open_dialogs() {
    for (auto* window : wxTopLevelWindows) {
        wxCommandEvent event{KEEP_TYPED};
        window->ProcessWindowEvent(event);
    }
}

std::vector<std::string> half_typed_dialogs(const app::Logbook& book) {
    std::vector<std::string> titles;
    const auto add = [&](const store::Draft& draft) {
        const auto words = app::dialog_words_from(draft.body);
        if (!app::is_dialog_draft(draft.form) || !words)
            return;
        const auto patient = draft.patient ? book.book().patients.find(*draft.patient) : std::nullopt;
        titles.push_back(patient ? words->title + " (" + patient->code + ")" : words->title);
    };
    if (const auto drafts = book.drafts())
        static_cast<void>(app::guarded([&] { std::ranges::for_each(*drafts, add); }));  // What is read is said.
    return titles;
}

}  // namespace needlebook::desktop
