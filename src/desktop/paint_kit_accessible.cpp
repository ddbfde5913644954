/// Painted targets in the ATK tree. A widget of one pixel lies in the control; its
/// accessible object has one child for each target, placed where the target is painted.
#include "desktop/paint_kit_accessible.h"

#include <memory>
#include <utility>

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>
#include <wx/nativewin.h>
#include <wx/window.h>

#include "desktop/paint_kit.h"

namespace {

using needlebook::desktop::Target;
using needlebook::desktop::TargetRole;

/// What widget and children look at; outlives them.
struct Model {
    std::vector<Target> targets;
    std::function<void(int)> press;
    GtkWidget* shown_in = nullptr;  ///< The painted control itself, for places on the screen.
};

AtkRole atk_role(TargetRole role) {
    switch (role) {
        case TargetRole::radio:
            return ATK_ROLE_RADIO_BUTTON;
        case TargetRole::toggle:
            return ATK_ROLE_TOGGLE_BUTTON;
        case TargetRole::button:
            return ATK_ROLE_PUSH_BUTTON;
        case TargetRole::item:
            break;
    }
    return ATK_ROLE_LIST_ITEM;
}

}  // namespace

extern "C" {

struct NbTargets {
    GtkDrawingArea parent;
    Model* model;
    GPtrArray* children;
};
struct NbTargetsClass {
    GtkDrawingAreaClass parent;
};
struct NbTarget {
    AtkObject parent;
    NbTargets* owner;  // Cleared when the widget goes.
    gint index;
};
struct NbTargetClass {
    AtkObjectClass parent;
};
struct NbTargetsAccessible {
    GtkWidgetAccessible parent;
};
struct NbTargetsAccessibleClass {
    GtkWidgetAccessibleClass parent;
};

static GType nb_target_get_type();
static GType nb_targets_accessible_get_type();
static GType nb_targets_get_type();

static const Target* target_of(gpointer object) {
    const auto* child = reinterpret_cast<NbTarget*>(object);
    if (!child->owner || !child->owner->model)
        return nullptr;
    const auto& targets = child->owner->model->targets;
    const auto index = static_cast<std::size_t>(child->index);
    return index < targets.size() ? &targets[index] : nullptr;
}

static gboolean nb_target_do_action(AtkAction* action, gint) {
    const auto* target = target_of(action);
    if (!target)
        return FALSE;
    // The target may be gone once it has been pressed.
    const int id = target->id;
    const auto press = reinterpret_cast<NbTarget*>(action)->owner->model->press;
    press(id);
    return TRUE;
}
static gint nb_target_n_actions(AtkAction*) { return 1; }
static const gchar* nb_target_action_name(AtkAction*, gint) { return "click"; }
static void nb_target_action_init(AtkActionIface* interface) {
    interface->do_action = nb_target_do_action;
    interface->get_n_actions = nb_target_n_actions;
    interface->get_name = nb_target_action_name;
}

static void nb_target_extents(AtkComponent* component, gint* x, gint* y, gint* width, gint* height, AtkCoordType type) {
    *x = *y = *width = *height = 0;
    const auto* target = target_of(component);
    if (!target)
        return;
    auto* shown_in = reinterpret_cast<NbTarget*>(component)->owner->model->shown_in;
    gint left = 0;
    gint top = 0;
    if (auto* top_level = gtk_widget_get_toplevel(shown_in)) {
        gtk_widget_translate_coordinates(shown_in, top_level, 0, 0, &left, &top);
        auto* window = gtk_widget_get_window(top_level);
        if (type == ATK_XY_SCREEN && window) {
            gint screen_x = 0;
            gint screen_y = 0;
            gdk_window_get_origin(window, &screen_x, &screen_y);
            left += screen_x;
            top += screen_y;
        }
    }
    *x = left + static_cast<gint>(target->box.left);
    *y = top + static_cast<gint>(target->box.top);
    *width = static_cast<gint>(target->box.width());
    *height = static_cast<gint>(target->box.height());
}
static void nb_target_component_init(AtkComponentIface* interface) { interface->get_extents = nb_target_extents; }

G_DEFINE_TYPE_WITH_CODE(NbTarget, nb_target, ATK_TYPE_OBJECT,
                        G_IMPLEMENT_INTERFACE(ATK_TYPE_ACTION, nb_target_action_init)
                            G_IMPLEMENT_INTERFACE(ATK_TYPE_COMPONENT, nb_target_component_init))

static const gchar* nb_target_name(AtkObject* object) {
    const auto* target = target_of(object);
    return target ? target->name.c_str() : "";
}
static AtkRole nb_target_role(AtkObject* object) {
    const auto* target = target_of(object);
    return target ? atk_role(target->role) : ATK_ROLE_INVALID;
}
static AtkObject* nb_target_parent(AtkObject* object) {
    auto* owner = reinterpret_cast<NbTarget*>(object)->owner;
    return owner ? gtk_widget_get_accessible(GTK_WIDGET(owner)) : nullptr;
}
static gint nb_target_index(AtkObject* object) { return reinterpret_cast<NbTarget*>(object)->index; }
static AtkStateSet* nb_target_states(AtkObject* object) {
    auto* states = ATK_OBJECT_CLASS(nb_target_parent_class)->ref_state_set(object);
    const auto* target = target_of(object);
    if (!target) {
        atk_state_set_add_state(states, ATK_STATE_DEFUNCT);
        return states;
    }
    for (const auto state : {ATK_STATE_ENABLED, ATK_STATE_SENSITIVE, ATK_STATE_VISIBLE, ATK_STATE_SHOWING})
        atk_state_set_add_state(states, state);
    if (target->chosen)
        atk_state_set_add_state(states, target->role == TargetRole::item ? ATK_STATE_SELECTED : ATK_STATE_CHECKED);
    return states;
}
static void nb_target_init(NbTarget*) {}
static void nb_target_class_init(NbTargetClass* type) {
    auto* object = ATK_OBJECT_CLASS(type);
    object->get_name = nb_target_name;
    object->get_role = nb_target_role;
    object->get_parent = nb_target_parent;
    object->get_index_in_parent = nb_target_index;
    object->ref_state_set = nb_target_states;
}

G_DEFINE_TYPE(NbTargetsAccessible, nb_targets_accessible, GTK_TYPE_WIDGET_ACCESSIBLE)

static NbTargets* targets_of(AtkObject* object) {
    return reinterpret_cast<NbTargets*>(gtk_accessible_get_widget(GTK_ACCESSIBLE(object)));
}
static gint nb_targets_n_children(AtkObject* object) {
    auto* widget = targets_of(object);
    return widget && widget->model ? static_cast<gint>(widget->model->targets.size()) : 0;
}
static AtkObject* nb_targets_ref_child(AtkObject* object, gint index) {
    auto* widget = targets_of(object);
    if (!widget || index < 0 || index >= nb_targets_n_children(object))
        return nullptr;
    while (widget->children->len <= static_cast<guint>(index)) {
        auto* child = reinterpret_cast<NbTarget*>(g_object_new(nb_target_get_type(), nullptr));
        child->owner = widget;
        child->index = static_cast<gint>(widget->children->len);
        g_ptr_array_add(widget->children, child);
    }
    return ATK_OBJECT(g_object_ref(g_ptr_array_index(widget->children, static_cast<guint>(index))));
}
static void nb_targets_accessible_initialize(AtkObject* object, gpointer data) {
    ATK_OBJECT_CLASS(nb_targets_accessible_parent_class)->initialize(object, data);
    atk_object_set_role(object, ATK_ROLE_PANEL);
}
static void nb_targets_accessible_init(NbTargetsAccessible*) {}
static void nb_targets_accessible_class_init(NbTargetsAccessibleClass* type) {
    auto* object = ATK_OBJECT_CLASS(type);
    object->get_n_children = nb_targets_n_children;
    object->ref_child = nb_targets_ref_child;
    object->initialize = nb_targets_accessible_initialize;
}

G_DEFINE_TYPE(NbTargets, nb_targets, GTK_TYPE_DRAWING_AREA)

static void nb_targets_init(NbTargets* widget) {
    gtk_widget_set_has_window(GTK_WIDGET(widget), FALSE);
    widget->model = nullptr;
    widget->children = g_ptr_array_new_with_free_func(g_object_unref);
}
static void nb_targets_finalize(GObject* object) {
    auto* widget = reinterpret_cast<NbTargets*>(object);
    for (guint i = 0; i < widget->children->len; ++i)
        reinterpret_cast<NbTarget*>(g_ptr_array_index(widget->children, i))->owner = nullptr;
    g_ptr_array_unref(widget->children);
    G_OBJECT_CLASS(nb_targets_parent_class)->finalize(object);
}
static void nb_targets_class_init(NbTargetsClass* type) {
    G_OBJECT_CLASS(type)->finalize = nb_targets_finalize;
    gtk_widget_class_set_accessible_type(GTK_WIDGET_CLASS(type), nb_targets_accessible_get_type());
}

}  // extern "C"

namespace needlebook::desktop {

struct AccessibleTargets::Inside {
    Model model;
    GtkWidget* widget = nullptr;
};

AccessibleTargets::AccessibleTargets(wxWindow& window, const std::string& name, std::function<void(int)> press)
    : inside_{std::make_unique<Inside>()} {
    auto* shown_in = reinterpret_cast<GtkWidget*>(window.GetHandle());
    inside_->model.press = std::move(press);
    inside_->model.shown_in = shown_in;
    auto* widget = reinterpret_cast<NbTargets*>(g_object_new(nb_targets_get_type(), nullptr));
    widget->model = &inside_->model;
    inside_->widget = GTK_WIDGET(widget);
    g_object_add_weak_pointer(G_OBJECT(widget), reinterpret_cast<gpointer*>(&inside_->widget));
    gtk_widget_show(inside_->widget);
    // One pixel: over the whole control it would swallow the clicks.
    auto* native = new wxNativeWindow(&window, wxID_ANY, inside_->widget);
    native->SetSize(0, 0, 1, 1);
    native->SetCanFocus(false);
    atk_object_set_name(gtk_widget_get_accessible(shown_in), name.c_str());
    atk_object_set_name(gtk_widget_get_accessible(inside_->widget), name.c_str());
}

AccessibleTargets::~AccessibleTargets() {
    if (!inside_->widget)
        return;
    reinterpret_cast<NbTargets*>(inside_->widget)->model = nullptr;
    g_object_remove_weak_pointer(G_OBJECT(inside_->widget), reinterpret_cast<gpointer*>(&inside_->widget));
}

void AccessibleTargets::show(const std::vector<Target>& targets) {
    if (!inside_->widget || targets == inside_->model.targets)
        return;
    const auto before = std::exchange(inside_->model.targets, targets);
    auto* children = reinterpret_cast<NbTargets*>(inside_->widget)->children;
    for (guint i = 0; i < children->len && i < targets.size() && i < before.size(); ++i) {
        auto* child = ATK_OBJECT(g_ptr_array_index(children, i));
        if (before[i].name != targets[i].name)
            g_object_notify(G_OBJECT(child), "accessible-name");
        if (before[i].chosen != targets[i].chosen)
            atk_object_notify_state_change(child, ATK_STATE_CHECKED, targets[i].chosen);
    }
    auto* accessible = gtk_widget_get_accessible(inside_->widget);
    for (auto i = before.size(); i < targets.size(); ++i)
        g_signal_emit_by_name(accessible, "children-changed::add", static_cast<guint>(i), nullptr, nullptr);
    for (auto i = targets.size(); i < before.size(); ++i)
        g_signal_emit_by_name(accessible, "children-changed::remove", static_cast<guint>(i), nullptr, nullptr);
}

}  // namespace needlebook::desktop
