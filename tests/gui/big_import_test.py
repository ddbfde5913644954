"""A large file of visits by the window: it is read again for each changed column while the window answers; the bar moves
while it is taken in, Escape leaves the book as it was, the second time it comes in whole, and undoing takes all of it
out again. 20,000 visits; 200,000 with NEEDLEBOOK_LONG."""
import datetime
import json
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import driver  # noqa: E402
from driver import Failure, cli, containing, run, start, starting, walk  # noqa: E402
from exchange_test import choose, shown_in, type_path  # noqa: E402

TODAY = "2026-03-20"
VISITS_EACH = 40
LONG = bool(os.environ.get("NEEDLEBOOK_LONG"))
PATIENTS = 5000 if LONG else 500
ANSWER_WITHIN = 5  # seconds, on a busy machine


def write_visits(path):
    first = datetime.date(2017, 1, 2)
    with open(path, "w", encoding="utf-8") as file:
        file.write("patient,date,pain,points,side_effects,needles_out,note\n")
        for visit in range(VISITS_EACH):
            for patient in range(PATIENTS):
                day = first + datetime.timedelta(days=patient % 2000 + 7 * visit)
                file.write(f"V{patient:05},{day},{(patient + visit) % 11},ST36 SP6 KI3 LR3,none,8,walks more\n")


def bar_of(program):
    """The progress bar of the dialog, if it is there. Looks into no other window: each question waits for a moment in
    which the import lets the window answer."""
    program.root.clear_cache()
    for index in range(program.root.get_child_count()):
        window = program.root.get_child_at_index(index)
        if window is not None and window.get_name() == "Import":
            nodes = []
            walk(window, nodes)
            return next((node.thing for node in nodes if node.role == "progress bar"), None)
    return None


def begin_import(program, file):
    program.key("ctrl+i")
    type_path(program, "Import from a file", file)
    program.see("label", starting(f"{PATIENTS * VISITS_EACH} rows: {PATIENTS} new patients"))
    program.press("push button", "Import")
    return program.wait("a bar", lambda: bar_of(program))


def in_dialog(program):
    """What stands in it, without the hundreds of rows of its table: a look into those takes longer than the reading."""
    program.root.clear_cache()
    for index in range(program.root.get_child_count()):
        window = program.root.get_child_at_index(index)
        if window is not None and window.get_name() == "Import visits":
            panel = window.get_child_at_index(0).get_child_at_index(0)
            return [driver.Node(panel.get_child_at_index(at), 0) for at in range(panel.get_child_count())]
    return []


def can_take_in(things):
    return any(thing.role == "push button" and thing.name == "Import" and thing.enabled for thing in things)


def change_columns(program, file):
    """The file is read again for each change, and the window answers meanwhile."""
    program.key("ctrl+i")
    type_path(program, "Import from a file", file)
    everything = starting(f"{PATIENTS * VISITS_EACH} rows: {PATIENTS} new patients, {PATIENTS * VISITS_EACH} sessions, "
                          f"{PATIENTS * VISITS_EACH} scores")
    program.see("label", everything)
    longest = 0
    bar_seen = False
    # What stands near in the menu: the rest of it can lie above the screen.
    for meaning, said in (("numbness", everything), ("note", containing(" sessions, 0 scores"))):
        box = program.see("combo box", "pain")
        program.click(box)
        program.click(program.see("menu item", meaning))
        end = time.monotonic() + driver.PATIENCE
        while True:
            asked = time.monotonic()
            things = in_dialog(program)
            longest = max(longest, time.monotonic() - asked)
            bar_seen |= any(thing.role == "progress bar" and thing.has(Atspi.StateType.SHOWING) for thing in things)
            read = any(thing.role == "label" and said(thing.name) for thing in things)
            if shown_in(box) == meaning and read and can_take_in(things):
                break
            if asked > end:
                raise Failure(f"the file is still being read with “pain” as “{meaning}”")
    print(f"read again twice; longest answer {longest:.2f} s; bar seen: {bar_seen}")
    if longest > ANSWER_WITHIN:
        raise Failure(f"the window took {longest:.1f} s to answer while the file was read again")
    if LONG and not bar_seen:
        raise Failure("nothing showed that the file was being read again")

    # Going while it is read waits for nothing.
    choose(program, "pain", "minutes in place")
    program.key("Escape")
    program.see("label", "6 patients")


def cancel(program):
    seen = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Import$"], check=False, timeout=60,
                          capture_output=True, text=True).stdout.split()
    if not seen:
        raise Failure("there is no bar to cancel")
    program.key("Escape")
    program.see("label", starting("Stopped. Nothing was imported."))
    program.see("label", "6 patients")


def watch(program, bar):
    """Until the bar has gone: where it stood, and the longest that the window took to answer."""
    places = set()
    longest = 0
    end = time.monotonic() + driver.PATIENCE
    while time.monotonic() < end:
        asked = time.monotonic()
        try:
            bar.clear_cache()
            value = bar.get_value_iface()
            if value is None:
                return places, longest
            places.add(Atspi.Value.get_current_value(value))
        except GLib.Error:
            return places, longest
        longest = max(longest, time.monotonic() - asked)
        time.sleep(driver.LOOK_EVERY)
    raise Failure(f"the bar still stands at {sorted(places)[-1]}")


def patients_in(book):
    return len(json.loads(cli("patients", book, "--json", "--as-of", TODAY)))


def main(programs):
    driver.PATIENCE = 900 if LONG else driver.PATIENCE
    folder = tempfile.mkdtemp(prefix="needlebook-big-")
    book = os.path.join(folder, "practice.needlebook")
    file = os.path.join(folder, "big.csv")
    write_visits(file)
    with open(os.path.join(folder, "secret.txt"), "w", encoding="utf-8") as secret:
        secret.write("demonstration")
    cli("demo", book, "--patients", "6", "--as-of", TODAY)

    program = start(programs, book, "--passphrase-file", os.path.join(folder, "secret.txt"), "--as-of", TODAY)
    program.see("label", "6 patients")
    change_columns(program, file)
    begin_import(program, file)
    cancel(program)
    if patients_in(book) != 6:
        raise Failure(f"{patients_in(book)} patients after an import that was cancelled")

    began = time.monotonic()
    places, longest = watch(program, begin_import(program, file))
    program.see("label", starting(f"{PATIENTS * VISITS_EACH} rows: {PATIENTS} new patients"))
    print(f"{PATIENTS * VISITS_EACH} visits in {time.monotonic() - began:.1f} s with the dialog; "
          f"the bar at {len(places)} places; longest answer {longest:.2f} s")
    if len(places) < 2:
        raise Failure(f"the bar stood at {places} all the time")
    if longest > ANSWER_WITHIN:
        raise Failure(f"the window took {longest:.1f} s to answer")
    program.see("label", f"{PATIENTS + 6} patients")

    program.key("ctrl+z")
    program.see("label", containing(f"Taken out again: {PATIENTS} patients"))
    program.press("push button", "Undo the import")
    program.see("label", starting("The import of big.csv is undone"))
    program.see("label", "6 patients")
    program.quit()
    if patients_in(book) != 6:
        raise Failure(f"{patients_in(book)} patients after the import was undone")
    cli("check", book)


if __name__ == "__main__":
    sys.exit(run(main))
