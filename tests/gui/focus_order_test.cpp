/// Tab's order on every page and in every dialog: it goes where the eye goes and comes around; in a dialog it passes
/// every control.
/// GTK is asked to move on as its binding of the key does, since a key goes to the active window alone.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtk/gtk.h>
#include <wx/dialog.h>
#include <wx/utils.h>
#include <catch2/catch_test_macros.hpp>

#include "desktop/main_frame.h"
#include "gui_test.h"
#include "screens.h"

using namespace needlebook;
using namespace needlebook::desktop;
using namespace needlebook::test;

namespace {

constexpr int most_steps = 150;
constexpr int slack = 6;  // Pixels by which fields of one row stand apart.

struct Stop {
    GtkWidget* widget = nullptr;
    wxRect box;  ///< On the screen.
    std::string name;
};

std::string spoken_name_of(GtkWidget* widget) {
    auto* object = gtk_widget_get_accessible(widget);
    const char* name = object == nullptr ? nullptr : atk_object_get_name(object);
    return name == nullptr ? "" : name;
}

std::string name_of(GtkWidget* widget) {
    return std::string{G_OBJECT_TYPE_NAME(widget)} + " “" + spoken_name_of(widget) + "”";
}

wxRect box_of(GtkWidget* widget) {
    GtkAllocation place{};
    gtk_widget_get_allocation(widget, &place);
    int x = 0;
    int y = 0;
    gtk_widget_translate_coordinates(widget, gtk_widget_get_toplevel(widget), 0, 0, &x, &y);
    return {x, y, place.width, place.height};
}

Stop stop_of(wxWindow& shown) {
    auto* widget = gtk_window_get_focus(GTK_WINDOW(shown.GetHandle()));
    if (widget == nullptr)
        return {};
    return {widget, box_of(widget), name_of(widget)};
}

/// Of a group of radio buttons one has the keyboard, and the arrows go to the others.
bool is_left_to_arrows(GtkWidget* widget) {
    return GTK_IS_RADIO_BUTTON(widget) && gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(widget)) == FALSE;
}

/// What is shown, takes keys and has a name of its own.
void gather_controls(GtkWidget* widget, std::vector<GtkWidget*>& found) {
    if (gtk_widget_get_mapped(widget) == FALSE || gtk_widget_is_sensitive(widget) == FALSE)
        return;
    // What scrolls leaves the keyboard to what it holds, and a table its header to the arrows.
    const bool passes_on = GTK_IS_SCROLLED_WINDOW(widget) || GTK_IS_TREE_VIEW(gtk_widget_get_parent(widget));
    if (gtk_widget_get_can_focus(widget) != FALSE && !spoken_name_of(widget).empty() && !passes_on &&
        !is_left_to_arrows(widget))
        found.push_back(widget);
    if (!GTK_IS_CONTAINER(widget))
        return;
    const auto take = [](GtkWidget* child, gpointer all) {
        gather_controls(child, *static_cast<std::vector<GtkWidget*>*>(all));
    };
    gtk_container_forall(GTK_CONTAINER(widget), take, &found);
}

/// Whether the eye goes from one to the other: on in its row, down, or up only into what stands wholly to the right.
bool follows(const wxRect& from, const wxRect& to) {
    if (to.y >= from.GetBottom() - slack)
        return true;
    if (to.x >= from.GetRight() - slack)
        return true;
    return to.y >= from.y - slack && to.x >= from.x - slack;
}

class Tabbing {
public:
    void look(wxWindow& shown, const std::string& where) {
        std::vector<Stop> stops;
        std::set<GtkWidget*> seen;
        bool comes_around = false;
        for (int i = 0; i < most_steps; ++i) {
            const auto before = stop_of(shown);
            step(shown);
            if (stop_of(shown).widget == before.widget)  // It was hidden or disabled meanwhile.
                step(shown);
            for (int again = 0; again < 3 && before.widget != nullptr && stop_of(shown).widget == before.widget;
                 ++again) {
                wxMilliSleep(20);  // The dialog was not ready yet.
                step(shown);
            }
            const auto now = stop_of(shown);
            if (now.widget == nullptr) {  // Behind the last one; the next step goes to the first.
                if (before.widget == nullptr)
                    break;
                continue;
            }
            if (now.widget == before.widget)  // The only one, or what keeps the keyboard: others are missed below.
                break;
            if (GTK_IS_TEXT_VIEW(now.widget) && gtk_text_view_get_accepts_tab(GTK_TEXT_VIEW(now.widget)) != FALSE)
                say(where, "takes Tab for itself: " + now.name);
            if (!seen.insert(now.widget).second) {
                comes_around = true;
                break;
            }
            stops.push_back(now);
        }
        for (auto& stop : stops)  // All as they stand now: what is come to is scrolled into sight.
            if (gtk_widget_get_mapped(stop.widget) != FALSE)
                stop.box = box_of(stop.widget);
        if (!known_.insert(signature(stops)).second)
            return;
        ++screens;
        stops_seen += static_cast<int>(stops.size());
        judge(stops, where);
        if (!comes_around && stops.size() > 1)
            say(where, "doesn't come around from " + stops.back().name);
        // The panes of the frame keep what had the keyboard in them: GTK comes to others from the outside only.
        std::vector<GtkWidget*> controls;
        if (dynamic_cast<const wxDialog*>(&shown) != nullptr)
            gather_controls(static_cast<GtkWidget*>(shown.GetHandle()), controls);
        for (auto* control : controls)
            if (!seen.contains(control))
                say(where, "doesn't come to " + name_of(control));
    }

    std::map<std::string, std::string> faults;  ///< And where each was seen first.
    int screens = 0;
    int stops_seen = 0;

private:
    /// What GTK binds to the Tab key, so that no window needs to be the active one.
    static void step(wxWindow& shown) {
        g_signal_emit_by_name(shown.GetHandle(), "move-focus", GTK_DIR_TAB_FORWARD);
        wxYield();
    }

    void judge(const std::vector<Stop>& stops, const std::string& where) {
        // It begins anywhere: the one step back to the beginning is no fault.
        int back = 0;
        std::string steps;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const auto& from = stops[i];
            const auto& to = stops[(i + 1) % stops.size()];
            if (follows(from.box, to.box))
                continue;
            ++back;
            steps += "\n    " + told(from) + " -> " + told(to);
        }
        if (back > 1)
            say(where, "goes back " + std::to_string(back) + " times:" + steps);
    }

    static std::string told(const Stop& stop) {
        return stop.name + " at " + std::to_string(stop.box.x) + "," + std::to_string(stop.box.y) + " " +
               std::to_string(stop.box.width) + "x" + std::to_string(stop.box.height);
    }

    /// The same page is come to by many items.
    static std::string signature(const std::vector<Stop>& stops) {
        std::vector<std::string> all;
        for (const auto& stop : stops)
            all.push_back(told(stop));
        std::ranges::sort(all);
        std::string text;
        for (const auto& one : all)
            text += one + "\n";
        return text;
    }

    void say(const std::string& where, const std::string& what) { faults.try_emplace(where + ": " + what, where); }

    std::set<std::string> known_;
};

}  // namespace

TEST_CASE("Tab goes where the eye goes, on every page and in every dialog") {
    Desk desk{{1200, 800}};
    auto* frame = &desk.frame();
    wxYield();
    Tabbing tabbing;
    tabbing.look(*frame, "start");
    frame->open_demonstration();
    REQUIRE(frame->has_book());
    wxYield();
    tabbing.look(*frame, "book");
    {
        Screens screens{*frame, [&](wxWindow& shown, const std::string& where) { tabbing.look(shown, where); }};
        const auto patients = frame->book().book().patients.all();
        const auto ellery = std::ranges::find(patients, "Ellery", &Patient::family_name);
        REQUIRE(ellery != patients.end());
        screens.walk(ellery->id);
        CHECK(screens.dialogs() > 20);
        CHECK(screens.tabs() > 8);
    }
    CHECK(tabbing.screens > 20);
    CHECK(tabbing.stops_seen > 150);
    std::string all;
    for (const auto& [fault, where] : tabbing.faults)
        all += fault + "\n";
    INFO(all);
    CHECK(tabbing.faults.empty());
}
