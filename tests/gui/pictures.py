"""Makes a picture of every window and dialog of the demonstration book, each named after what it shows.

Run by tools/pictures under run_gui; with NEEDLEBOOK_README, only the three of the README. What can't be reached is said
at the end, and then the exit status is 1.
"""
import os
import subprocess
import sys
import tempfile

from driver import PATIENCE, Failure, Program, cli, containing, run, starting

TODAY = "2026-11-22"
PASSPHRASE = "demonstration"
FOLDER = os.environ["NEEDLEBOOK_PICTURES"]
WINDOW = os.environ.get("NEEDLEBOOK_WINDOW")  # Width and height in pixels; the program's own choice without.
# Visits with two columns that have to be told what they are, so that the import has something to ask.
VISITS = "patient,date,how bad,points,remark\nN-1,2026-10-05,7,st36 sp6,first visit\nN-1,2026-10-12,6,st36,\n"


class Walk:
    """Goes from one window to the next and keeps a picture of each."""

    def __init__(self, programs):
        self.programs = programs
        self.program = None
        self.number = 0
        self.missed = []

    def start(self, *arguments):
        self.program = Program("--as-of", TODAY, *arguments)
        self.programs.append(self.program)
        self.program.see_window(containing("Needlebook"))
        if WINDOW:
            self.program.xdotool("getactivewindow", "windowmove", 0, 20, "windowsize", *WINDOW.split("x"))

    def picture(self, name):
        """Of the screen, kept once two looks running are alike."""
        self.number += 1
        self.shoot(name, os.path.join(FOLDER, f"{self.number:02}-{name}.png"), "root")

    def picture_of_window(self, name):
        self.shoot(name, os.path.join(FOLDER, f"{name}.png"), subprocess.check_output(
            ["xdotool", "getactivewindow"], text=True, timeout=PATIENCE).strip())

    def shoot(self, name, file, window):
        looks = [b""]

        def still():
            looks.append(subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], check=True,
                                        capture_output=True, timeout=PATIENCE).stdout)
            return looks[-1] == looks[-2] and looks[-1]

        self.program.xdotool("mousemove", 2, 2)
        self.program.wait(f"“{name}” to stand still", still)
        subprocess.run(["import", "-window", window, "-strip", file], check=True, timeout=PATIENCE)
        print(file, flush=True)

    def windows(self):
        return [node for node in self.program.nodes() if node.depth == 1]

    def dialog(self, name, *keys):
        """Opens a window by keys, keeps it and closes it."""
        before = len(self.windows())
        self.program.key(*keys)
        self.in_dialog(name, before)

    def in_dialog(self, name, before):
        try:
            self.program.wait(f"a window for {name}", lambda: len(self.windows()) > before)
            self.picture(name)
        except Failure as failure:
            self.missed.append(f"{name}: {failure}")
            self.program.key("Escape")  # A menu may stand open.
        while len(self.windows()) > before:
            there = len(self.windows())
            self.program.key("Escape")
            self.program.wait(f"{name} to close", lambda: len(self.windows()) < there)

    def page(self, name, keys, role, words):
        """Goes to a page of the main window by keys, and keeps it."""
        try:
            self.program.key(*keys)
            self.program.see(role, words)
            self.picture(name)
        except Failure as failure:
            self.missed.append(f"{name}: {failure}")

    def tabs(self, name, *tabs):
        for tab in tabs:
            self.program.click(self.program.see("page tab", starting(tab)))
            self.picture(f"{name}-{tab.lower().replace(' ', '-')}")


def without_a_book(walk):
    walk.start()
    walk.program.see("push button", containing("New book"))
    walk.picture("start")
    walk.dialog("new-book", "ctrl+n")
    walk.dialog("guide", "F1")
    for letter, name in (("w", "words"), ("c", "limits"), ("k", "keys"), ("a", "about")):
        walk.dialog(f"help-{name}", "alt+h", letter)
    walk.program.quit()


def whole_book(walk):
    walk.page("today", ["F6"], "table column header", "What to do")
    walk.page("practice", ["F7"], "table column header", "Severity")
    walk.tabs("practice", "Everyone who started", "Points used", "Record")
    walk.program.key("ctrl+f")
    walk.dialog("settings", "ctrl+comma")
    for letter, name in (("a", "restore"), ("k", "backups-and-lock"), ("p", "passphrase"), ("r", "recovery"),
                         ("m", "past-their-time"), ("h", "check"), ("x", "export")):
        walk.dialog(f"book-{name}", "alt+b", *letter)
    with tempfile.TemporaryDirectory() as folder:
        visits = os.path.join(folder, "visits.csv")
        with open(visits, "w", encoding="utf-8") as file:
            file.write(VISITS)
        before = len(walk.windows())
        walk.program.key("ctrl+i")
        walk.program.see_window("Import from a file")
        walk.program.type(visits)
        walk.program.key("Return")
        walk.program.see("push button", containing("Import"))
        walk.in_dialog("import", before)


def one_patient(walk):
    walk.program.fill(containing("Find"), "Ellery")
    walk.program.key("Return")
    walk.program.see("label", "Maud Ellery")
    walk.page("trend", ["alt+1"], "push button", starting("How this was judged"))
    walk.page("trend-table", ["ctrl+t"], "table column header", "Day")
    walk.page("trend-again", ["ctrl+t"], "push button", starting("How this was judged"))
    walk.page("sessions", ["alt+2"], "push button", starting("Amend"))
    walk.dialog("amend", "F8")
    walk.dialog("entered-in-error", "alt+s", "e")
    walk.page("agreement", ["alt+3"], "push button", starting("New agreement"))
    walk.page("details", ["alt+4"], "text", "Family name")
    walk.page("first-visit", ["alt+5"], "push button", starting("Consent"))
    for name, keys in (("how-judged", ["ctrl+j"]), ("history", ["ctrl+h"]), ("new-patient", ["ctrl+shift+n"]),
                       ("new-agreement", ["ctrl+shift+a"]), ("diary", ["ctrl+d"]), ("examination", ["ctrl+shift+x"]),
                       ("end-of-course", ["alt+p", "e"]), ("records-and-rights", ["alt+p", "g"]),
                       ("report-gp", ["ctrl+p"]), ("report-patient", ["alt+r", "p"]), ("report-full", ["alt+r", "f"]),
                       ("report-expectations", ["alt+r", "x"])):
        walk.dialog(name, *keys)
    for name, keys in (("patient-view", "ctrl+shift+p"), ("expectations", "ctrl+shift+e")):
        walk.page(name, [keys], "push button", starting("Leave"))
        walk.program.key("Next")
        walk.picture(f"{name}-below")
        walk.program.key("Escape")
        walk.program.see("label", "Maud Ellery")


def entry(walk):
    walk.page("session-entry", ["F2"], "push button", containing("Sign"))
    walk.program.key("n", "7", "5", "1", "0")
    walk.picture("session-entry-scores")
    walk.program.type("n")
    walk.picture("session-entry-later")
    walk.program.key("ctrl+l")


def for_the_readme(walk):
    walk.program.fill(containing("Find"), "Ellery")
    walk.program.key("Return")
    walk.program.see("label", "Maud Ellery")
    walk.picture_of_window("trend")
    walk.program.key("ctrl+shift+p")
    walk.program.see("push button", starting("Leave"))
    walk.picture_of_window("patient-view")
    walk.program.key("Escape")
    walk.program.see("label", "Maud Ellery")
    walk.program.key("F2")
    walk.program.see("push button", containing("Sign"))
    walk.program.key("n", "4", "3")
    walk.picture_of_window("session")


def main(programs):
    os.makedirs(FOLDER, exist_ok=True)
    walk = Walk(programs)
    is_whole = "NEEDLEBOOK_README" not in os.environ
    if is_whole:
        without_a_book(walk)
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "Riverside.needlebook")
        secret = os.path.join(folder, "secret.txt")
        with open(secret, "w", encoding="utf-8") as file:
            file.write(PASSPHRASE)
        cli("demo", book, "--as-of", TODAY, passphrase=PASSPHRASE)
        if is_whole:
            walk.start(book)
            walk.program.see("password text", "Passphrase")
            walk.picture("unlock")
            walk.program.quit()
        walk.start(book, "--passphrase-file", secret)
        walk.program.see("label", "12 patients")
        if is_whole:
            walk.picture("book")
            whole_book(walk)
            one_patient(walk)
            entry(walk)
        else:
            for_the_readme(walk)
    if walk.missed:
        raise Failure("no picture of:\n" + "\n".join(walk.missed))


if __name__ == "__main__":
    sys.exit(run(main))
