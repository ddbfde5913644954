/// One GTK style provider and one icon for the whole program.
#include "desktop/system_style.h"

#include <string>

#include <gtk/gtk.h>
#include <wx/button.h>
#include <wx/settings.h>
#include <wx/textctrl.h>

#include "desktop/style.h"
#include "embedded/icons.h"

namespace needlebook::desktop {

SystemStyle::SystemStyle() : provider_{gtk_css_provider_new()} {
    gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(provider_),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    update();
}

SystemStyle::~SystemStyle() { g_object_unref(provider_); }

void SystemStyle::update() {
    const std::string colour = wxSystemSettings::GetAppearance().IsDark() ? "#15539e" : "#2a6ac4";
    const std::string css =
        high_contrast() ? std::string{}
                        : "treeview.view:selected, treeview.view:selected:focus, entry selection, textview text "
                          "selection { background-color: " +
                              colour +
                              "; color: #ffffff; }"
                              "button.suggested-action, button.default { background-image: none; background-color: " +
                              colour + "; color: #ffffff; }";
    gtk_css_provider_load_from_data(provider_, css.c_str(), static_cast<gssize>(css.size()), nullptr);
}

void install_icon() {
    GList* sizes = nullptr;
    for (const auto& icon : embedded::icons_all()) {
        auto* loader = gdk_pixbuf_loader_new();
        const auto* bytes = reinterpret_cast<const guchar*>(icon.text.data());
        const bool whole = gdk_pixbuf_loader_write(loader, bytes, icon.text.size(), nullptr) != 0;
        if (gdk_pixbuf_loader_close(loader, nullptr) != 0 && whole)
            sizes = g_list_append(sizes, g_object_ref(gdk_pixbuf_loader_get_pixbuf(loader)));
        g_object_unref(loader);
    }
    gtk_window_set_default_icon_list(sizes);
    g_list_free_full(sizes, g_object_unref);
}

void lay_out_anew(wxWindow& window) {
    for (auto* each = window.GetHandle(); each != nullptr; each = gtk_widget_get_parent(each))
        gtk_widget_queue_resize(each);
}

void pad_text(wxTextCtrl& text) {
    auto* view = gtk_bin_get_child(GTK_BIN(text.GetHandle()));
    const int margin = text.FromDIP(8);
    gtk_text_view_set_left_margin(GTK_TEXT_VIEW(view), margin);
    gtk_text_view_set_right_margin(GTK_TEXT_VIEW(view), margin);
    gtk_text_view_set_top_margin(GTK_TEXT_VIEW(view), margin);
    gtk_text_view_set_bottom_margin(GTK_TEXT_VIEW(view), margin);
}

void suggest(wxButton& button) {
    gtk_style_context_add_class(gtk_widget_get_style_context(button.GetHandle()), "suggested-action");
}

}  // namespace needlebook::desktop
