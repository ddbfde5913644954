"""Backups and putting one back, the passphrase, a damaged book, and what a patient may ask for, in the window."""
import os
import sys

from driver import Failure, containing, data_folder, run, start, starting
from whole_way_test import PASSPHRASE, PATIENT, TODAY, add_patient, make_book, unlock

NEW_PASSPHRASE = "eight dry stones over snow"
BOOK = "Riverside.needlebook"


def add_second(program):
    program.key("ctrl+shift+n")
    program.see_window("New patient")
    program.fill("Given names", "Otis")
    program.key("Tab")
    program.fill("Family name", "Vane")
    program.key("Return")  # Says what is missing, and goes there.
    program.see("label", containing("please choose what they come for"))
    program.key("Down")
    program.press("push button", "Add patient")
    program.see("label", "2 patients")


def put_back(program):
    """The backup made when the book was closed has one patient; what came later is kept under another name."""
    unlock(program)
    add_second(program)
    program.key("alt+b", "a")
    program.see_window("Put a backup back")
    program.see("label", containing("It holds: 1 patient,"))
    program.see("label", containing("later entr"))
    program.press("push button", "Put it back")
    program.see("label", "1 patient")
    program.see("label", containing("is back."))
    kept = [name for name in os.listdir(data_folder()) if name.startswith("Riverside-replaced-")]
    if len(kept) != 1:
        raise Failure(f"kept beside the book: {kept}")


def change_passphrase(program):
    program.key("alt+b", "p")
    program.see_window("Change the passphrase")
    for now, again, says in (("wrong", NEW_PASSPHRASE, "That isn't the book's passphrase"),
                             (PASSPHRASE, "another one", "The two passphrases differ"),
                             (PASSPHRASE, NEW_PASSPHRASE, None)):
        for name, words in (("Passphrase now", now), ("New passphrase", NEW_PASSPHRASE), ("The same again", again)):
            program.click(program.see("password text", name))
            program.fill(name, words, hidden=True)
        program.press("push button", "Change it")
        if says:
            program.see("label", containing(says))
    program.gone("dialog", "Change the passphrase")
    program.see("label", containing("The passphrase is changed."))


def read_history(program):
    program.key("alt+v", "h")
    program.see_window(starting("History: " + PATIENT))
    for words in ("Looked at: record", "Changed: new patient", "Ana Quist", "date of birth", "1950-03-14"):
        program.see("table cell", words)
        # The chosen entry is the newest; what the first one changed is further down.
        if words == "Ana Quist":
            program.key("End")
    program.key("Escape")


def look_at_retention(program):
    program.key("alt+b", "m")
    program.see_window("Records past their time")
    program.see("label", "There are none.")
    program.key("Escape")


def check_whole(program):
    program.key("alt+b", "h")
    program.see("label", containing("The book is whole"))
    program.key("Return")


def erase(program):
    program.key("alt+p", "g")
    program.see_window("Records and rights: " + PATIENT)
    program.press("push button", containing("Erase this patient"))
    program.see_window("Erase " + PATIENT)
    program.see("label", containing("still hold"))
    program.see("label", containing("Riverside-replaced-"))
    program.click(program.see("text", "Why it is erased"))
    program.fill("Why it is erased", "asked for it")
    code = program.see("text", starting("Type the patient"))
    program.click(code)
    program.fill(code.name, "nobody")
    program.press("push button", "Erase for good")
    program.see("label", containing("That isn't the patient's code"))
    program.fill(code.name, code.name.split(",")[1].strip())
    program.press("push button", "Erase for good")
    program.see("label", "0 patients")
    program.see("label", containing("from this book and from its backups"))


def damage():
    """One bit of every second page of the book but its first ones, which say what kind of file it is."""
    page = 4096
    with open(os.path.join(data_folder(), BOOK), "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        for at in range(size - page // 2, 40 * page, -2 * page):
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 1]))


def open_damaged(programs):
    """Whether it opens or not, it says what is wrong and that there is a backup."""
    damage()
    program = start(programs, "--as-of", TODAY)
    program.see_window("Needlebook")
    program.click(program.see("password text", "Passphrase"))
    program.fill("Passphrase", NEW_PASSPHRASE, hidden=True)
    program.key("Return")
    program.see("label", containing("good backup is of"))
    program.quit()


def main(programs):
    program = start(programs, "--as-of", TODAY)
    make_book(program)
    add_patient(program)
    program.quit()
    program = start(programs, "--as-of", TODAY)
    put_back(program)
    change_passphrase(program)
    program.quit()
    program = start(programs, "--as-of", TODAY)
    program.see_window("Needlebook")
    program.click(program.see("password text", "Passphrase"))
    program.fill("Passphrase", NEW_PASSPHRASE, hidden=True)
    program.key("Return")
    program.see("label", "1 patient")
    program.fill(containing("Find"), "marl")
    program.key("Return")
    program.see("label", PATIENT)
    read_history(program)
    look_at_retention(program)
    check_whole(program)
    erase(program)
    program.quit()
    open_damaged(programs)


if __name__ == "__main__":
    sys.exit(run(main))
