"""In and out by the window: a spreadsheet of another system is mapped, checked row by row, taken in and taken back; tables
are exported; a patient's copy is opened, its diary filled in with three keys, and taken in again."""
import csv
import os
import sys
import tempfile

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from driver import Failure, cli, containing, run, start, starting, walk  # noqa: E402

TODAY = "2026-03-20"
PASSPHRASE = "demonstration"
FOREIGN = """Client ID,Appointment date,Score today,Remarks,Fee
K-17,03/02/2026,7,first visit,60.00
K-17,10/02/2026,12,slept better,60.00
K-18,04/02/2026,5,,60.00
P0002,05/02/2026,4,came by bus,60.00
"""


def type_path(program, title, path):
    """Into the file dialog of the system: a slash opens its line for a path."""
    program.see_window(title)
    program.type("/")
    program.wait("a line for a path", lambda: program.focus() and program.focus().text.startswith("/"))
    program.type(path[1:])
    program.wait(f"“{path}” in the dialog", lambda: program.focus() and program.focus().text.rstrip("/") == path)
    program.key("Return")


def choose(program, column, words):
    """In the choice of this name."""
    program.click(program.see("combo box", column))
    item = program.see("menu item", words)
    program.click(item)
    program.wait(f"“{words}” for {column}", lambda: program.find("combo box", column, lambda box: shown_in(box) == words))


def shown_in(box):
    """What a closed choice shows: the name of its chosen item, or its own text."""
    chosen = box.thing.get_selection_iface()
    if chosen and Atspi.Selection.get_n_selected_children(chosen) > 0:
        return Atspi.Selection.get_selected_child(chosen, 0).get_name()
    return box.name


def see_in_menu(program, words):
    """An item of the open menu."""
    def there():
        bar = program.find("menu bar", "").thing
        items = []
        for index in range(bar.get_child_count()):
            walk(bar.get_child_at_index(index), items)
        return [item for item in items if item.role == "menu item" and item.name.startswith(words)]

    program.wait(f"“{words}” in the menu", there)


def can_import(program):
    return program.find("push button", "Import", lambda button: button.enabled)


def import_visits(program, folder):
    program.key("ctrl+i")
    type_path(program, "Import from a file", os.path.join(folder, "foreign.csv"))
    program.see_window("Import visits")
    program.see("label", "K-17, K-18, P0002")  # what stands in the first column
    program.see("table cell", containing("can be two days"))
    if can_import(program):
        raise Failure("a file whose dates can be two days could be imported")

    # Day and month: said once; then each problem stands at its row.
    choose(program, "Dates such as 1/3/2026", "day first: 1 March")
    choose(program, "Score today", "pain")
    choose(program, "Remarks", "note")
    program.see("label", starting("1 cell keeps the file out"))
    program.see("table cell", containing("Score today: 12 is no score"))
    if can_import(program):
        raise Failure("a file with a wrong score could be imported")
    program.key("Escape")
    program.see_window(containing("Needlebook"))
    program.see("label", "6 patients")

    # Put right in the file; only the order of the dates and the columns are asked again, since nothing was taken in.
    with open(os.path.join(folder, "foreign.csv"), "w", encoding="utf-8") as file:
        file.write(FOREIGN.replace(",12,", ",2,"))
    program.key("ctrl+i")
    type_path(program, "Import from a file", os.path.join(folder, "foreign.csv"))
    program.see_window("Import visits")
    choose(program, "Dates such as 1/3/2026", "day first: 1 March")
    choose(program, "Score today", "pain")
    choose(program, "Remarks", "note")
    program.see("label", starting("4 rows: 2 new patients, 4 sessions, 4 scores"))
    program.press("push button", "Import")
    program.see("label", starting("4 rows: 2 new patients, 4 sessions, 4 scores taken in"))
    program.see("label", "8 patients")


def undo_import(program, folder):
    # The menu says what it takes back, and so does the question.
    program.key("alt+p")
    see_in_menu(program, "Undo import of foreign.csv")
    program.key("Escape", "Escape")
    program.key("ctrl+z")
    program.see("label", containing("Taken out again: 2 patients, 4 sessions"))
    program.press("push button", "Keep it")
    program.see("label", "8 patients")
    program.key("ctrl+z")
    program.see("label", containing("Taken out again: 2 patients, 4 sessions"))
    program.press("push button", "Undo the import")
    program.see("label", starting("The import of foreign.csv is undone"))
    program.see("label", "6 patients")

    # What its columns are is known from the first time.
    program.key("ctrl+i")
    type_path(program, "Import from a file", os.path.join(folder, "foreign.csv"))
    program.see_window("Import visits")
    program.see("label", starting("4 rows: 2 new patients"))
    program.press("push button", "Import")
    program.see("label", "8 patients")


def export_tables(program, folder):
    program.key("alt+b", "x")
    program.see_window("Export")
    program.press("push button", starting("Choose a folder"))
    out = os.path.join(folder, "tables")
    os.mkdir(out)
    type_path(program, "An empty folder for the files", out)
    program.see("label", starting("Wrote 8 patients in 24 files"))
    with open(os.path.join(out, "session.csv"), encoding="utf-8", newline="") as file:
        sources = [row["source"] for row in csv.DictReader(file)]
    if sources.count("foreign.csv") != 4:
        raise Failure(f"the tables hold the sessions of {sources}")


def save_copy(program, folder, as_book):
    """Gives the passphrase, if it is a book."""
    program.key("alt+p", "c")
    program.see_window("The patient's own copy")
    if as_book:
        program.press("radio button", starting("A book of their own"))
    program.press("push button", starting("Save as"))
    file = os.path.join(folder, "copy.needlebook" if as_book else "copy.html")
    program.see_window("The patient's own copy")
    program.key("ctrl+a")
    type_path(program, "The patient's own copy", file)
    secret = None
    if as_book:
        program.see_window("Passphrase of the copy")
        secret = program.see("text", "Passphrase of the copy").text
        program.press("push button", "I have written it down")
    program.see("label", containing(f"Wrote {file}"))
    return secret


def fill_in_diary(programs, folder, secret):
    with open(os.path.join(folder, "copy.txt"), "w", encoding="utf-8") as file:
        file.write(secret)
    copy = start(programs, os.path.join(folder, "copy.needlebook"), "--passphrase-file",
                 os.path.join(folder, "copy.txt"), "--as-of", TODAY)
    # Straight to the patient's own page, with a way to the diary.
    copy.see("push button", starting("Home diary"))
    copy.key("Escape")
    copy.see_window("Scores from home")
    copy.key("alt+f")
    copy.fill("First day", "20/3/2026")
    copy.key("Tab", "Tab")
    copy.see_focus(starting("Diary"))
    copy.key("4", "3", "2")
    copy.see("list item", "Tingling, Fri 20 March 2026: 2")
    copy.press("push button", "Keep scores")
    copy.gone("dialog", "Scores from home")
    copy.see_window(containing("Needlebook"))
    copy.quit()


def refuse_diary(program, folder):
    broken = os.path.join(folder, "broken.json")
    with open(broken, "w", encoding="utf-8") as file:
        file.write('{"format": "needlebook-diary", "version": 1, "book": "1", "patient": "2", "readings": [\n\n'
                   '{"measure": "3", "day": "2026-03-12", "score": 11}]}')
    program.key("ctrl+i")
    type_path(program, "Import from a file", broken)
    program.see("label", containing("line 3, readings[0].score: 11 is no score"))


def take_diary(program, folder, secret):
    program.key("ctrl+i")
    type_path(program, "Import from a file", os.path.join(folder, "copy.needlebook"))
    program.see("label", containing("The passphrase of the patient's copy"))
    program.type(secret)
    program.key("Return")
    program.see_window("Take in this diary?")
    program.see("label", containing("3 new scores from home"))
    for cell in ("20 March 2026", "Tingling", "2", "new"):
        program.see("table cell", cell)
    program.press("push button", "Take in")
    program.see("label", containing("Undo on this page takes them back"))


def main(programs):
    folder = tempfile.mkdtemp(prefix="needlebook-exchange-")
    book = os.path.join(folder, "practice.needlebook")
    with open(os.path.join(folder, "secret.txt"), "w", encoding="utf-8") as file:
        file.write(PASSPHRASE)
    with open(os.path.join(folder, "foreign.csv"), "w", encoding="utf-8") as file:
        file.write(FOREIGN)
    cli("demo", book, "--patients", "6", "--as-of", TODAY)
    home = lambda: cli("trend", book, "--patient", "P0002", "--json", "--as-of", TODAY).count('"home"')
    before = home()

    program = start(programs, book, "--passphrase-file", os.path.join(folder, "secret.txt"), "--as-of", TODAY)
    program.see("label", "6 patients")
    import_visits(program, folder)
    undo_import(program, folder)
    export_tables(program, folder)

    program.key("ctrl+f")
    program.fill(containing("Find"), "P0002")
    program.key("Return")
    program.see("label", containing("P0002"))
    save_copy(program, folder, as_book=False)
    with open(os.path.join(folder, "copy.html"), encoding="utf-8") as file:
        if "needlebook-diary" not in file.read():
            raise Failure("the page has no diary")
    secret = save_copy(program, folder, as_book=True)
    fill_in_diary(programs, folder, secret)
    refuse_diary(program, folder)
    take_diary(program, folder, secret)
    program.quit()
    if home() != before + 3:
        raise Failure(f"{home()} scores from home, {before} before the diary came")


if __name__ == "__main__":
    sys.exit(run(main))
