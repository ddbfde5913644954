/// Every room and dialog in a language that is 40 % longer: each control has the room that its words need, and none is
/// left in English.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/listbox.h>
#include <wx/listctrl.h>
#include <wx/menu.h>
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

#include "app/demo.h"
#include "app/export.h"
#include "app/import.h"
#include "app/patient_copy.h"
#include "base/text.h"
#include "base/tongue.h"
#include "desktop/main_frame.h"
#include "desktop/tongue.h"
#include "domain/evidence.h"
#include "domain/published_rates.h"
#include "domain/study.h"
#include "gui_test.h"
#include "screens.h"

using namespace needlebook;
using namespace needlebook::desktop;
using namespace needlebook::test;

namespace {

/// Words of people, kept as they are: what the book's export holds, and a few that no language changes.
class Data {
public:
    Data() {
        // The last ones are GTK's, in its own language.
        for (const auto* word : {"Needlebook", "Ctrl", "Shift", "Alt", "Enter", "Tab", "Space", "Esc", "UTC", "doi",
                                 "demonstration", "cancel", "close", "license"})
            words_.insert(lower_ascii(word));
        // Measures are offered in the words that are kept with them, and a survey is named after who wrote it.
        for (const auto& measure : evidence::measures())
            take(measure.label);
        for (const auto& rate : evidence::published_rates())
            for (const auto& text : {rate.study, rate.doi, rate.source.text})
                take(text);
        for (const auto& study : evidence::studies())
            take(study.source.text);
        for (const auto& course : evidence::untreated_courses())
            take(course.source.text);
    }

    void add(const app::Logbook& book) {
        const TemporaryFolder folder;
        REQUIRE(app::export_book(book, folder.path(), {.format = app::ExportFormat::json}));
        std::ifstream in{folder.path() / "needlebook.json"};
        take(nlohmann::json::parse(in));
    }

    /// The first word outside brackets that is neither translated nor of people; empty when there is none.
    std::string left_in_english(const std::string& text) const {
        int depth = 0;
        std::string word;
        for (const char letter : text + " ") {
            if (letter == '[' || letter == ']')
                depth += letter == '[' ? 1 : -1;
            if (depth == 0 && std::isalnum(static_cast<unsigned char>(letter)) != 0) {
                word += letter;
                continue;
            }
            // Short ones are units and codes, with digits the head of the history.
            const bool has_digit = word.find_first_of("0123456789") != std::string::npos;
            if (word.size() > 2 && !has_digit && !words_.contains(lower_ascii(word)))
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

class Inspector {
public:
    explicit Inspector(const Data& data) : data_{data} {}

    void look(wxWindow& shown, const std::string& where) {
        if (dynamic_cast<const wxDialog*>(&shown) != nullptr) {
            if (shown.GetSize().x > smallest_screen)
                faults.try_emplace("wider than the smallest screen: " + std::to_string(shown.GetSize().x), where);
            read(where, "title");
        }
        look_at(shown, where);
        hear(gtk_widget_get_accessible(static_cast<GtkWidget*>(shown.GetHandle())), where);
    }

    void read(const std::string& text, const std::string& where) {
        if (const auto word = data_.left_in_english(text); !word.empty())
            faults.try_emplace("“" + word + "” in “" + text + "”", where);
        ++read_;
    }

    std::map<std::string, std::string> faults;  ///< And where each was seen first.
    int texts_read() const { return read_; }

private:
    static constexpr int most_children = 300;  ///< Of a long list the first are enough.

    /// What a screen reader is told, of what is painted too.
    void hear(AtkObject* object, const std::string& where) {
        static const std::set<AtkRole> unread{ATK_ROLE_FILLER, ATK_ROLE_SCROLL_BAR, ATK_ROLE_SEPARATOR, ATK_ROLE_ICON};
        auto* states = atk_object_ref_state_set(object);
        const bool is_visible = atk_state_set_contains_state(states, ATK_STATE_VISIBLE) != FALSE;
        g_object_unref(states);
        if (!is_visible || atk_object_get_role(object) == ATK_ROLE_MENU_BAR)
            return;
        if (!unread.contains(atk_object_get_role(object))) {
            for (const char* words : {atk_object_get_name(object), atk_object_get_description(object)})
                if (words != nullptr && *words != '\0')
                    read(words, where);
        }
        const int children = std::min(atk_object_get_n_accessible_children(object), most_children);
        for (int i = 0; i < children; ++i)
            if (auto* child = atk_object_ref_accessible_child(object, i)) {
                hear(child, where);
                g_object_unref(child);
            }
    }

    void look_at(const wxWindow& window, const std::string& where) {
        read(window, where);
        if (shows_words(window))
            measure(window, where);
        for (const auto* child : window.GetChildren())
            if (child->IsShown() && !child->IsTopLevel())
                look_at(*child, where);
    }

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

const Secret& passphrase() {
    static const Secret secret{app::demo_passphrase};
    return secret;
}

constexpr std::size_t patient_menu = 1, session_menu = 2, view_menu = 3, report_menu = 4;

void speak_longer() {
    wxSetEnv("LANGUAGE", "en@pseudo");
    wxSetEnv("XDG_DATA_DIRS", PSEUDO_DATA ":/usr/local/share:/usr/share");
    speak_to_user();
    REQUIRE(tongue().language() == "en@pseudo");
}

void check(const Inspector& inspector) {
    std::string all;
    for (const auto& [fault, where] : inspector.faults)
        all += where + ": " + fault + "\n";
    INFO(all);
    CHECK(inspector.faults.empty());
}

}  // namespace

TEST_CASE("in a language that is longer nothing is clipped and nothing is left in English") {
    speak_longer();
    Desk desk{{smallest_screen, 700}};
    auto& frame = desk.frame();
    Data data;
    Inspector inspector{data};
    inspector.look(frame, "start");
    frame.open_demonstration();
    REQUIRE(frame.has_book());
    data.add(frame.book());
    Screens screens{frame, [&](wxWindow& shown, const std::string& where) { inspector.look(shown, where); }};
    inspector.look(frame, "book");
    const auto patients = frame.book().book().patients.all();
    const auto ellery = std::ranges::find(patients, "Ellery", &Patient::family_name);
    REQUIRE(ellery != patients.end());
    auto* bar = frame.GetMenuBar();
    for (std::size_t i = 0; i < bar->GetMenuCount(); ++i) {
        inspector.read(bar->GetMenuLabelText(i).utf8_string(), "menu");
        for_each_item(*bar->GetMenu(i),
                      [&](const wxMenuItem& item) { inspector.read(item.GetItemLabelText().utf8_string(), "menu"); });
    }
    screens.walk(ellery->id);
    CHECK(screens.dialogs() > 20);
    CHECK(inspector.texts_read() > 2000);
    check(inspector);
}

TEST_CASE("in a language that is longer every patient of the demonstration book can be shown") {
    speak_longer();
    Desk desk{{1300, 800}};  // Beside the form there is room for the body.
    auto& frame = desk.frame();
    frame.open_demonstration();
    REQUIRE(frame.has_book());
    Data data;
    data.add(frame.book());
    Inspector inspector{data};
    Screens screens{frame, [&](wxWindow& shown, const std::string& where) { inspector.look(shown, where); }};
    // Every verdict, the amended session, the ended course, the voided and the unsigned visit.
    for (const auto& patient : frame.book().book().patients.all())
        screens.walk(patient.id, {view_menu});
    check(inspector);
}

TEST_CASE("in a language that is longer an imported patient and a patient's own copy can be shown") {
    speak_longer();
    Desk desk{{smallest_screen, 700}};
    auto& frame = desk.frame();
    const auto clock = clock_on(*parse_day("2026-11-22"));
    {
        auto book = app::Logbook::create(desk.file("practice.needlebook"), passphrase(), BookKind::practice,
                                         "Europe/London", clock, "J. Marsh");
        REQUIRE(book);
        const auto taken = app::import_visits(
            *book,
            "patient,date,pain,points,needles_in,needles_out,note,side_effects,aim,primary,agreed_on,review_on\n"
            "N-1,2026-10-05,7,st36,2,2,Old system,bruise:mild,improve,pain,2026-10-05,2027-01-20\n"
            "N-1,2026-10-12,6,st36 sp6,4,3,,none,,,,\n",
            {.source = "visits.csv", .map = {}, .dry_run = false, .progress = {}});
        REQUIRE(taken);
        REQUIRE(app::make_patient_copy(*book, "N-1", desk.file("copy.needlebook"), passphrase()));
    }
    Data data;
    Inspector inspector{data};
    Screens screens{frame, [&](wxWindow& shown, const std::string& where) { inspector.look(shown, where); }};
    for (const auto* name : {"practice.needlebook", "copy.needlebook"}) {
        frame.open(desk.file(name), passphrase());
        REQUIRE(frame.has_book());
        data.add(frame.book());
        screens.walk(frame.book().book().patients.all().front().id,
                     {patient_menu, session_menu, view_menu, report_menu});
        frame.close_book();
        wxYield();
    }
    check(inspector);
}
