/// One GTK style provider for the whole program.
#include "desktop/system_style.h"

#include <string>

#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/settings.h>

namespace needlebook::desktop {

void install_system_style() {
    auto* screen = gdk_screen_get_default();
    auto* settings = gtk_settings_get_default();
    if (screen == nullptr || settings == nullptr)
        return;
    gchar* name = nullptr;
    g_object_get(settings, "gtk-theme-name", &name, nullptr);
    const std::string theme = name != nullptr ? name : "";
    g_free(name);
    if (theme.find("HighContrast") != std::string::npos)
        return;
    const std::string colour = wxSystemSettings::GetAppearance().IsDark() ? "#15539e" : "#2a6ac4";
    const std::string css =
        "treeview.view:selected, treeview.view:selected:focus, entry selection, textview text selection {"
        " background-color: " +
        colour +
        "; color: #ffffff; }"
        "button.suggested-action, button.default { background-image: none; background-color: " +
        colour + "; color: #ffffff; }";
    auto* provider = gtk_css_provider_new();
    gtk_css_provider_load_from_data(provider, css.c_str(), static_cast<gssize>(css.size()), nullptr);
    gtk_style_context_add_provider_for_screen(screen, GTK_STYLE_PROVIDER(provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    g_object_unref(provider);
}

void suggest(wxButton& button) {
    gtk_style_context_add_class(gtk_widget_get_style_context(button.GetHandle()), "suggested-action");
}

}  // namespace needlebook::desktop
