/// exec, idling and logind.
#include "desktop/lock.h"

#include <array>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wx/event.h>

namespace needlebook::desktop {

void become_locked(const LockedBook& locked) {
    // In memory, not in a file nor among the arguments, which everybody can list.
    const int descriptor = ::memfd_create("needlebook-rooms", 0);
    if (descriptor < 0)
        return;
    const auto text = app::to_text(locked.rooms);
    const bool written = ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    std::vector<std::string> words{"needlebook", locked.book.string(), "--locked", std::to_string(descriptor)};
    if (locked.as_of) {
        words.emplace_back("--as-of");
        words.push_back(to_text(*locked.as_of));
    }
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::unsetenv("NEEDLEBOOK_PASSPHRASE");
    if (written)
        ::execv("/proc/self/exe", arguments.data());
    ::close(descriptor);
}

std::vector<app::RunningRoom> rooms_in(int descriptor) {
    std::string text;
    std::array<char, 4096> part{};
    if (::lseek(descriptor, 0, SEEK_SET) != 0)
        return {};
    for (ssize_t got = 0; (got = ::read(descriptor, part.data(), part.size())) > 0;)
        text.append(part.data(), static_cast<std::size_t>(got));
    ::close(descriptor);
    return app::running_rooms_from(text);
}

IdleWatch::IdleWatch(std::function<void()> lock) : lock_{std::move(lock)} {
    wxEvtHandler::AddFilter(this);
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { lock_(); });
}

IdleWatch::~IdleWatch() { wxEvtHandler::RemoveFilter(this); }

void IdleWatch::lock_after(std::optional<std::chrono::milliseconds> time) {
    timer_.Stop();
    if (time)
        timer_.StartOnce(static_cast<int>(time->count()));
}

int IdleWatch::FilterEvent(wxEvent& event) {
    const auto type = event.GetEventType();
    const bool by_hand = type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK || type == wxEVT_LEFT_DOWN ||
                         type == wxEVT_RIGHT_DOWN || type == wxEVT_MOTION || type == wxEVT_MOUSEWHEEL;
    if (by_hand && timer_.IsRunning())
        timer_.StartOnce();  // The same time again.
    return Event_Skip;
}

struct SleepWatch::Bus {
    std::function<void()> lock;
    GDBusConnection* connection = nullptr;
    guint subscription = 0;
    int inhibitor = -1;

    /// Lets the machine sleep.
    void let_go() {
        if (inhibitor >= 0)
            ::close(inhibitor);
        inhibitor = -1;
    }

    /// Sleeping waits, for some seconds, as long as this descriptor is open.
    void inhibit() {
        GUnixFDList* descriptors = nullptr;
        auto* answer = g_dbus_connection_call_with_unix_fd_list_sync(
            connection, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager",
            "Inhibit", g_variant_new("(ssss)", "sleep", "Needlebook", "Locking the book", "delay"),
            G_VARIANT_TYPE("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, 1000, nullptr, &descriptors, nullptr, nullptr);
        if (answer == nullptr)
            return;
        gint32 index = 0;
        g_variant_get(answer, "(h)", &index);
        if (descriptors != nullptr) {
            inhibitor = g_unix_fd_list_get(descriptors, index, nullptr);
            if (inhibitor >= 0)
                ::fcntl(inhibitor, F_SETFD, FD_CLOEXEC);  // Becoming a fresh process lets the machine sleep.
            g_object_unref(descriptors);
        }
        g_variant_unref(answer);
    }
};

SleepWatch::SleepWatch(std::function<void()> lock) : bus_{std::make_unique<Bus>()} {
    bus_->lock = std::move(lock);
    bus_->connection = g_bus_get_sync(G_BUS_TYPE_SYSTEM, nullptr, nullptr);
    if (bus_->connection == nullptr)
        return;
    // GDBus would end the program with the bus.
    g_dbus_connection_set_exit_on_close(bus_->connection, FALSE);
    bus_->inhibit();
    bus_->subscription = g_dbus_connection_signal_subscribe(
        bus_->connection, "org.freedesktop.login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
        "/org/freedesktop/login1", nullptr, G_DBUS_SIGNAL_FLAGS_NONE,
        [](GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant* parameters,
           gpointer bus) {
            gboolean going = FALSE;
            g_variant_get(parameters, "(b)", &going);
            auto& self = *static_cast<Bus*>(bus);
            if (going == FALSE)
                return self.inhibit();
            self.lock();
            self.let_go();  // Where nothing was open to be locked; else a fresh process runs by now.
        },
        bus_.get(), nullptr);
}

SleepWatch::~SleepWatch() {
    if (bus_->connection == nullptr)
        return;
    g_dbus_connection_signal_unsubscribe(bus_->connection, bus_->subscription);
    g_object_unref(bus_->connection);
    bus_->let_go();
}

}  // namespace needlebook::desktop
