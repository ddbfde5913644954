/// wx wraps some fields: the part that takes the keyboard lies inside, and needs the name too.
#include "desktop/accessible_name.h"

#include <gtk/gtk.h>
#include <wx/control.h>

namespace needlebook::desktop {

namespace {

void name_inside(GtkWidget* widget, gpointer name) {
    if (gtk_widget_get_can_focus(widget) == TRUE && !GTK_IS_SCROLLED_WINDOW(widget))
        atk_object_set_name(gtk_widget_get_accessible(widget), static_cast<const char*>(name));
    if (GTK_IS_CONTAINER(widget) == TRUE)
        gtk_container_forall(GTK_CONTAINER(widget), name_inside, name);
}

}  // namespace

void name_for_readers(wxWindow& field, const wxString& label) {
    auto name = wxControl::RemoveMnemonics(label).utf8_string();
    auto* widget = reinterpret_cast<GtkWidget*>(field.GetHandle());
    atk_object_set_name(gtk_widget_get_accessible(widget), name.c_str());
    name_inside(widget, name.data());
}

std::string name_of_field(const wxWindow& field) {
    auto* widget = reinterpret_cast<GtkWidget*>(field.GetHandle());
    const char* name = atk_object_get_name(gtk_widget_get_accessible(widget));
    return name != nullptr && *name != '\0' ? name : wxControl::RemoveMnemonics(field.GetLabel()).utf8_string();
}

}  // namespace needlebook::desktop
