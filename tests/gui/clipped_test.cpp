/// Every room and dialog in a language that is 40 % longer: each control has the room that its words need, and none is
/// left in English.
#include <cctype>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/listbox.h>
#include <wx/listctrl.h>
#include <wx/menu.h>
#include <wx/modalhook.h>
#include <wx/notebook.h>
#include <wx/radiobut.h>
#include <wx/scrolwin.h>
#include <wx/statbox.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/tglbtn.h>
#include <wx/utils.h>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "app/export.h"
#include "base/text.h"
#include "base/tongue.h"
#include "desktop/main_frame.h"
#include "desktop/patient_page.h"
#include "desktop/tongue.h"
#include "domain/evidence.h"
#include "gui_test.h"

using namespace needlebook;
using namespace needlebook::desktop;
using namespace needlebook::test;

namespace {

/// Words of people, kept as they are: what the book's export holds, and a few that no language changes.
class Data {
public:
    explicit Data(const app::Logbook& book) {
        const TemporaryFolder folder;
        REQUIRE(app::export_book(book, folder.path(), {.format = app::ExportFormat::json}));
        std::ifstream in{folder.path() / "needlebook.json"};
        take(nlohmann::json::parse(in));
        for (const auto* word : {"Needlebook", "needlebook", "Ctrl", "Shift", "Alt", "Enter", "Tab", "Space", "Esc",
                                 "UTC", "demonstration"})
            words_.insert(lower_ascii(word));
        // Measures are offered in the words that are kept with them.
        for (const auto& measure : evidence::measures())
            take(measure.label);
    }

    /// The first word outside brackets that is neither translated nor of people; empty when there is none.
    std::string left_in_english(const std::string& text) const {
        int depth = 0;
        std::string word;
        for (const char letter : text + " ") {
            if (letter == '[' || letter == ']')
                depth += letter == '[' ? 1 : -1;
            if (depth == 0 && std::isalpha(static_cast<unsigned char>(letter)) != 0) {
                word += letter;
                continue;
            }
            // Short ones are units and codes.
            if (word.size() > 2 && !words_.contains(lower_ascii(word)))
                return word;
            word.clear();
        }
        return {};
    }

private:
    void take(const nlohmann::json& value) {
        if (value.is_string()) {
            std::string word;
            for (const char letter : value.get<std::string>() + " ") {
                if (std::isalpha(static_cast<unsigned char>(letter)) != 0) {
                    word += letter;
                } else {
                    words_.insert(lower_ascii(word));
                    word.clear();
                }
            }
        } else if (value.is_structured()) {
            for (const auto& part : value)
                take(part);
        }
    }

    std::set<std::string> words_;
};

constexpr int smallest_screen = 1024;  // Pixels from left to right.

bool shows_words(const wxWindow& window) {
    return dynamic_cast<const wxStaticText*>(&window) != nullptr ||
           dynamic_cast<const wxAnyButton*>(&window) != nullptr ||
           dynamic_cast<const wxCheckBox*>(&window) != nullptr ||
           dynamic_cast<const wxRadioButton*>(&window) != nullptr;
}

class Inspector : public wxModalDialogHook {
public:
    explicit Inspector(const Data& data) : data_{data} {}

    void look(const wxWindow& window, const std::string& where) {
        read(window, where);
        if (shows_words(window))
            measure(window, where);
        for (const auto* child : window.GetChildren())
            if (child->IsShown() && !child->IsTopLevel())
                look(*child, where);
    }

    void read(const std::string& text, const std::string& where) {
        if (const auto word = data_.left_in_english(text); !word.empty())
            faults.try_emplace("“" + word + "” in “" + text + "”", where);
        ++read_;
    }

    std::map<std::string, std::string> faults;  ///< And where each was seen first.
    int dialogs = 0;
    int texts_read() const { return read_; }

protected:
    /// Looks at each dialog in place of the user, and cancels it.
    int Enter(wxDialog* dialog) override {
        ++dialogs;
        const bool has_parts = !dialog->GetChildren().empty();  // A question of GTK's own has none.
        if (has_parts) {
            dialog->Show();  // Some lay out what they hold only then.
            wxYield();
        }
        const auto title = dialog->GetTitle().utf8_string();
        if (dialog->GetSize().x > smallest_screen)
            faults.try_emplace("wider than the smallest screen: " + std::to_string(dialog->GetSize().x), title);
        look(*dialog, title);
        if (has_parts)
            dialog->Hide();
        read(title, "title");
        return wxID_CANCEL;
    }

private:
    void read(const wxWindow& window, const std::string& where) {
        if (dynamic_cast<const wxTextCtrl*>(&window) != nullptr) {
            read(dynamic_cast<const wxTextCtrl&>(window).GetHint().utf8_string(), where);
        } else if (const auto* items = dynamic_cast<const wxItemContainerImmutable*>(&window)) {
            for (unsigned i = 0; i < items->GetCount(); ++i)
                read(items->GetString(i).utf8_string(), where);
        } else if (const auto* list = dynamic_cast<const wxListCtrl*>(&window)) {
            for (int i = 0; i < list->GetColumnCount(); ++i) {
                wxListItem column;
                column.SetMask(wxLIST_MASK_TEXT);
                list->GetColumn(i, column);
                read(column.GetText().utf8_string(), where);
            }
        } else if (const auto* tabs = dynamic_cast<const wxNotebook*>(&window)) {
            for (std::size_t i = 0; i < tabs->GetPageCount(); ++i)
                read(tabs->GetPageText(i).utf8_string(), where);
        } else if (shows_words(window) || dynamic_cast<const wxStaticBox*>(&window) != nullptr) {
            read(wxControl::RemoveMnemonics(window.GetLabel()).utf8_string(), where);
        }
        read(window.GetToolTipText().utf8_string(), where);
    }

    void measure(const wxWindow& window, const std::string& where) {
        const auto size = window.GetSize();
        const auto best = window.GetBestSize();
        const auto label = window.GetLabel().utf8_string();
        if (label.empty())
            return;
        const auto say = [&](const char* what) {
            faults.try_emplace(std::string{what} + " “" + label + "”: " + std::to_string(size.x) + "x" +
                                   std::to_string(size.y) + ", needs " + std::to_string(best.x) + "x" +
                                   std::to_string(best.y),
                               where);
        };
        const bool shortens = window.HasFlag(wxST_ELLIPSIZE_END) || window.HasFlag(wxST_ELLIPSIZE_MIDDLE);
        // What is wrapped counts its lines a pixel or two too high.
        if (!shortens && (size.x < best.x || size.y + 2 < best.y))
            say("too small");
        const auto* parent = window.GetParent();
        const bool scrolls = dynamic_cast<const wxScrolledWindow*>(parent) != nullptr;
        const auto room = parent->GetClientSize();
        const auto end = window.GetPosition() + size;
        if (!scrolls && (end.x > room.x || end.y > room.y))
            say("cut off");
    }

    const Data& data_;
    int read_ = 0;
};

void for_each_item(const wxMenu& menu, const std::function<void(const wxMenuItem&)>& act) {
    for (const auto* item : menu.GetMenuItems()) {
        if (item->GetSubMenu() != nullptr)
            for_each_item(*item->GetSubMenu(), act);
        else if (!item->IsSeparator())
            act(*item);
    }
}

/// What leaves the book or the program.
bool leaves(const wxMenuItem& item) {
    for (const auto* keys : {"\tCtrl+L", "\tCtrl+Q", "\tCtrl+W"})
        if (item.GetItemLabel().EndsWith(keys))
            return true;
    return false;
}

}  // namespace

TEST_CASE("in a language that is longer nothing is clipped and nothing is left in English") {
    wxSetEnv("LANGUAGE", "en@pseudo");
    wxSetEnv("XDG_DATA_DIRS", PSEUDO_DATA ":/usr/local/share:/usr/share");
    speak_to_user();
    REQUIRE(tongue().language() == "en@pseudo");

    auto* probe = new wxFrame{nullptr, wxID_ANY, wxEmptyString};
    paint::Typesetter typesetter{system_font_family(*probe)};
    const auto look = system_look(*probe, typesetter);
    auto* frame = new MainFrame{look, clock_on(*parse_day("2026-11-22")), Settings{}};
    frame->SetSize(wxSize{1024, 700});
    frame->Show();
    frame->open_demonstration();
    REQUIRE(frame->has_book());
    const Data data{frame->book()};
    Inspector inspector{data};
    inspector.Register();

    inspector.look(*frame, "book");
    const auto patients = frame->book().book().patients.all();
    const auto ellery = std::ranges::find(patients, "Ellery", &Patient::family_name);
    REQUIRE(ellery != patients.end());
    frame->choose(ellery->id);
    wxYield();
    auto* bar = frame->GetMenuBar();
    std::vector<int> items;
    for (std::size_t i = 0; i < bar->GetMenuCount(); ++i) {
        inspector.read(bar->GetMenuLabelText(i).utf8_string(), "menu");
        for_each_item(*bar->GetMenu(i), [&](const wxMenuItem& item) {
            inspector.read(item.GetItemLabelText().utf8_string(), "menu");
            if (!leaves(item))
                items.push_back(item.GetId());
        });
    }
    for (const int item : items) {
        if (!frame->patient_page()->IsShownOnScreen()) {
            frame->choose(ellery->id);
            wxYield();
        }
        if (frame->GetMenuBar() == nullptr)
            break;
        wxCommandEvent chosen{wxEVT_MENU, item};
        frame->ProcessWindowEvent(chosen);
        wxYield();
        inspector.look(*frame, wxMenuItem::GetLabelText(bar->GetLabel(item)).utf8_string());
    }
    inspector.Unregister();

    CHECK(inspector.dialogs > 20);
    CHECK(inspector.texts_read() > 2000);
    std::string all;
    for (const auto& [fault, where] : inspector.faults)
        all += where + ": " + fault + "\n";
    INFO(all);
    CHECK(inspector.faults.empty());
    frame->Destroy();
    probe->Destroy();
}
