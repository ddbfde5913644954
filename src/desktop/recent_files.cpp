/// GTK's file dialogs add what was chosen by themselves. Switching its list off would empty it for every other program,
/// so each entry is taken out again.
#include "desktop/recent_files.h"

#include <string>
#include <vector>

#include <gtk/gtk.h>

namespace needlebook::desktop {

namespace {

bool is_ours_alone(GtkRecentInfo* entry) {
    gsize programs = 0;
    g_strfreev(gtk_recent_info_get_applications(entry, &programs));
    return programs == 1 && gtk_recent_info_has_application(entry, g_get_application_name()) != FALSE;
}

void take_out_ours(GtkRecentManager* list, gpointer) {
    std::vector<std::string> ours;
    auto* entries = gtk_recent_manager_get_items(list);
    for (const auto* at = entries; at != nullptr; at = at->next) {
        auto* entry = static_cast<GtkRecentInfo*>(at->data);
        if (is_ours_alone(entry))
            ours.emplace_back(gtk_recent_info_get_uri(entry));
        gtk_recent_info_unref(entry);
    }
    g_list_free(entries);
    for (const auto& uri : ours)
        gtk_recent_manager_remove_item(list, uri.data(), nullptr);
}

}  // namespace

void keep_no_recent_files() {
    auto* list = gtk_recent_manager_get_default();
    g_signal_connect(list, "changed", G_CALLBACK(take_out_ours), nullptr);
    take_out_ours(list, nullptr);
}

}  // namespace needlebook::desktop
