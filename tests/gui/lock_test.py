"""A locked program is a fresh process that knows nobody's name and no passphrase."""
import os
import re
import sys

from gi.repository import Gio, GLib

from driver import Failure, containing, data_folder, run, start
from whole_way_test import PASSPHRASE, PATIENT, TODAY, add_patient, make_book, unlock

# What must not be found, as the program may hold it: UTF-8, and wide characters. The family name alone is
# one of the names that the program invents people of demonstration books from.
SECRETS = [word for text in (PASSPHRASE, PATIENT, "burning soles at night")
           for word in (text.encode(), text.encode("utf-32-le"), text.encode("utf-16-le"))]


def parts_of_memory(pid):
    """The readable parts of a process's memory; none where the kernel keeps them from us as well."""
    with open(f"/proc/{pid}/maps", encoding="ascii", errors="replace") as maps:
        ranges = [line.split()[0].split("-") for line in maps if re.match(r"\S+ r", line) and "[v" not in line]
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for first, last in ranges:
            start_at, end_at = int(first, 16), int(last, 16)
            memory.seek(start_at)
            try:
                yield memory.read(end_at - start_at)
            except OSError:
                continue


def found_in(pid):
    """Which secrets stand in the memory, the environment or the arguments of the process."""
    found = set()
    try:
        places = list(parts_of_memory(pid))
    except PermissionError:
        places = []  # Not dumpable: nobody but root can look, and so neither can another program of the user.
    for name in ("environ", "cmdline"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as file:
                places.append(file.read())
        except PermissionError:
            pass
    for place in places:
        found.update(secret for secret in SECRETS if secret in place)
    return found


def can_look(pid):
    try:
        with open(f"/proc/{pid}/mem", "rb"):
            return True
    except PermissionError:
        return False


def start_of(pid):
    with open(f"/proc/{pid}/cmdline", "rb") as file:
        return file.read()


def see_locked(program, before):
    """The same process id, another program in it, asking for the passphrase."""
    program.wait("a fresh process", lambda: start_of(program.process.pid) != before)

    def asks():
        program.root = None
        program._appear()
        return program.root and program.find("password text", "Passphrase")

    program.wait("the lock screen", asks)
    left = found_in(program.process.pid)
    if left:
        raise Failure(f"still in memory after locking: {left}")


class SleepyMachine:
    """Stands in for logind on the bus of this run."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        done = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "RequestName", GLib.Variant("(su)", ("org.freedesktop.login1", 0)), None,
                                  Gio.DBusCallFlags.NONE, -1, None)
        if done.unpack()[0] != 1:
            raise Failure("the name of logind is taken")

    def go_to_sleep(self):
        self.bus.emit_signal(None, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep",
                             GLib.Variant("(b)", (True,)))
        self.bus.flush_sync(None)


def given_names(program):
    return program.see("text", "Given names").text


def half_type(program):
    """Begins a second patient; the names stand in the book before this comes back."""
    last_writes = os.path.join(data_folder(), "Riverside.needlebook-wal")
    program.key("ctrl+shift+n")
    program.see_window("New patient")
    before = os.stat(last_writes).st_mtime_ns
    program.fill("Given names", "Otis")
    program.wait("what is typed to be written", lambda: os.stat(last_writes).st_mtime_ns != before)


def go_on(program, whole):
    """Said on opening, there again in the dialog, and gone once it was cancelled."""
    unlock(program)
    program.see("label", containing("“New patient” was not finished"))
    program.key("ctrl+shift+n")
    program.see_window("New patient, as you left it")
    found = given_names(program)
    if not found or not "Otis".startswith(found) or (whole and found != "Otis"):
        raise Failure(f"what was typed: {found!r}")
    program.key("Escape")
    program.gone("dialog", "New patient, as you left it")
    program.key("ctrl+shift+n")
    program.see_window("New patient")
    if given_names(program):
        raise Failure("what was cancelled is offered again")
    program.key("Escape")
    program.gone("dialog", "New patient")


def keep_half_typed(programs, program, machine):
    unlock(program)
    program.see("list item", containing(PATIENT))
    half_type(program)
    machine.go_to_sleep()
    see_locked(program, b"")
    go_on(program, whole=True)
    half_type(program)
    program.process.kill()
    program.process.wait()
    program = start(programs, "--as-of", TODAY)
    go_on(program, whole=False)
    return program


def main(programs):
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    machine = SleepyMachine()
    program = start(programs, "--as-of", TODAY)
    make_book(program)
    add_patient(program)
    program.see("label", PATIENT)
    # What is looked for can be found at all.
    if can_look(program.process.pid) and not found_in(program.process.pid):
        raise Failure("the names are not found even in the open book")
    before = start_of(program.process.pid)
    program.key("ctrl+l")
    see_locked(program, before)

    unlock(program)
    program.see("list item", containing(PATIENT))
    before = start_of(program.process.pid)
    machine.go_to_sleep()
    program.wait("the book to be closed", lambda: not os.path.exists(os.path.join(
        os.environ["XDG_DATA_HOME"], "needlebook", "Riverside.needlebook-lock")))
    see_locked(program, b"")
    searched = can_look(program.process.pid)
    program = keep_half_typed(programs, program, machine)
    program.quit()
    if not searched:
        print("The memory was not searched: only root may look into it.")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
