"""From no book to two signed visits and their trend, as one would on the first day."""
import json
import os
import sys

from driver import Failure, cli, containing, data_folder, run, start, starting

TODAY = "2026-03-09"
PASSPHRASE = "seven wet stones under snow"
PATIENT = "Edith Marlow"


def make_book(program):
    program.see("push button", containing("New book"))
    program.see_window("Needlebook")
    program.key("ctrl+n")
    program.see_window("New book")
    program.fill("Name of the book", "Riverside")
    program.key("Tab")
    program.fill("Your name, to sign with", "Ana Quist")
    program.key("Tab")
    program.fill("Your initials", "AQ")
    program.key("Tab")
    program.fill("Name of the practice", "Riverside rooms")
    program.key("Tab")
    program.fill("Passphrase", PASSPHRASE, hidden=True)
    program.key("Tab")
    program.fill("The same again", PASSPHRASE + "s", hidden=True)
    program.press("push button", "Make the book")
    program.see("label", containing("The two passphrases differ"))
    program.fill("The same again", PASSPHRASE, hidden=True)
    program.press("push button", "Make the book")
    program.see_window(containing("Riverside"))
    program.see("label", "0 patients")


def add_patient(program):
    program.key("ctrl+shift+n")
    program.see_window("New patient")
    program.fill("Given names", "Edith")
    program.key("Tab")
    program.fill("Family name", "Marlow")
    program.key("Tab")
    program.fill("Date of birth", "14/3/1950")
    for name in ("Telephone", "Email", "Address", "GP", "GP practice", "Note"):
        program.key("Tab")
        program.see_focus(name)
    program.see("combo box", "What they come for")
    # What they come for is not chosen for anybody, and Enter adds the patient.
    program.key("Return")
    program.see("label", containing("please choose what they come for"))
    program.key("Down", "Tab")  # The keyboard is there; GTK tells no reader so of a choice.
    program.fill("In their own words", "burning soles at night")
    program.key("Return")
    program.see_window(containing("Riverside"))
    program.see("label", "1 patient")
    program.see("label", PATIENT)
    program.see("label", "Nothing agreed yet")


def agree(program):
    program.key("ctrl+shift+a")
    program.see_window("New agreement")
    improve = program.see("radio button", "Improve")
    if not improve.checked:
        raise Failure("Improve is not the aim that is offered first")
    program.see("combo box", "Judged on")
    words = program.see("text", "In the patient's own words")
    program.click(words)
    program.fill("In the patient's own words", "I want to sleep through the night.")
    program.press("push button", "Agree and date")
    program.see("label", containing("please tick who agrees"))
    for who in (PATIENT, "Ana Quist"):
        program.press("check box", f"{who} agrees")
        program.see("check box", f"{who} agrees", lambda node: node.checked)
    program.press("push button", "Agree and date")
    program.see_window(containing("Riverside"))
    program.gone("label", "Nothing agreed yet")
    program.see("label", containing("improve, judged on pain"))


def open_visit(program, first):
    program.key("F2")
    program.see("push button", containing("Sign"))
    program.see_focus(first)


def answer(program, measure, words):
    """Waits until the keys of this measure say what was answered."""
    program.see("radio button", f"{measure}, 0 to 10, {words}, 0")


def visit_by_keyboard(program):
    open_visit(program, "Scores, before the needles")
    program.key("alt+1")
    program.fill("Date", "2026-03-02")
    program.key("Return")
    program.see_focus("Scores, before the needles")
    program.key("1")
    answer(program, "Pain", "1")
    answer(program, "Numbness", "not answered")
    program.key("0")
    answer(program, "Pain", "10")
    answer(program, "Numbness", "not answered")
    program.key("4", "7")
    answer(program, "Numbness", "4")
    answer(program, "Tingling", "7")
    program.see_focus("Numb up to")
    program.key("4", "5")
    program.see_focus("Feet looked at?")
    program.key("n")
    program.see_focus("What else changed?")
    program.key("n")
    program.fill("Points", "st36 sp6 ki3")
    program.key("Return")
    program.see_focus("Needles in and out")
    count_out(program)
    program.see_focus("Seen today, any side effect?")
    program.key("n")
    program.fill("Advice", "Wear shoes indoors.")
    program.key("ctrl+Return")
    signed(program)


def regions(program):
    """The parts of the body with needles in them, at the bottom of the page: six needles in all."""
    def found():
        buttons = [node for node in program.nodes() if node.role == "push button" and " in, " in node.name]
        needles = sum(int(button.name.split(" in, ")[0].split()[-1]) for button in buttons)
        return buttons if needles == 6 else None
    return program.wait("six needles to be counted", found)


def count_out(program):
    """Space says that all needles of a region are out; the keyboard then goes to the next."""
    program.key(*["space"] * len(regions(program)))


def signed(program):
    program.gone("panel", "New session")
    program.see("label", PATIENT)
    program.see("page tab", "Trend")


def visit_by_mouse(program):
    open_visit(program, "Since last time, any side effect?")
    program.press("toggle button", "None")
    program.see("toggle button", "None", lambda node: node.checked)
    for measure, score in (("Pain", 6), ("Numbness", 3), ("Tingling", 10)):
        program.press("radio button", f"{measure}, 0 to 10, not answered, {score}")
        answer(program, measure, score)
    program.press("list item", starting("Points, "))
    program.see_focus("Points", "text")
    program.key("space")  # takes what stands in grey: the points of the last time
    program.see("list item", starting("Points, 6"))
    for place in range(len(regions(program))):
        before = regions(program)[place].name
        program.click(regions(program)[place])
        program.wait(f"“{before}” to be counted out", lambda: regions(program)[place].name != before)
    program.press("push button", containing("Sign"))
    signed(program)


def unlock(program):
    program.see("label", "Riverside")
    program.see_window("Needlebook")
    program.click(program.see("password text", "Passphrase"))
    program.fill("Passphrase", "seven dry stones", hidden=True)
    program.key("Return")
    program.see("label", containing("passphrase"))
    program.fill("Passphrase", PASSPHRASE, hidden=True)
    program.key("Return")
    program.see_window(containing("Riverside"))


def find_patient(program):
    program.fill("Find by name, code or date of birth", "nobody of this name")
    program.gone("list item", starting(PATIENT))
    program.fill("Find by name, code or date of birth", "marl")
    program.see("list item", starting(PATIENT))
    program.key("Return")
    program.see("label", PATIENT)


def table_rows(program):
    """The table of the trend as a screen reader hears it: its titles and its rows."""
    program.key("ctrl+t")
    program.see("table column header", "Day")
    nodes = program.nodes()
    titles = [node.name for node in nodes if node.role == "table column header"]
    cells = [node.name for node in nodes if node.role == "table cell"]
    return titles, [cells[at:at + len(titles)] for at in range(0, len(cells), len(titles))]


def must_be(what, there, awaited):
    if there != awaited:
        raise Failure(f"{what}: {there}, not {awaited}")


def look_at_table(program):
    titles, rows = table_rows(program)
    must_be("titles of the table", titles, ["Day", "Pain", "Numbness", "Tingling", "Session", "Side effects"])
    scores = [row[:4] for row in rows]
    must_be("days and scores in the table", scores,
            [["9 March 2026", "6", "3", "10"], ["2 March 2026", "10", "4", "7"]])
    must_be("the newest session in the table", rows[0][4:], ["Treatment 2", "asked, none"])


def ask_program(command, *arguments):
    """One JSON document of the command-line program about the book."""
    book = os.path.join(data_folder(), "Riverside.needlebook")
    return json.loads(cli(command, book, "--json", *arguments, passphrase=PASSPHRASE))


def look_from_without():
    must_be("check", ask_program("check"), {"ok": True, "findings": []})
    trend = ask_program("trend", "--patient", "P-0001", "--as-of", TODAY)
    readings = {measure["measure"]: [(reading["date"], reading["score"]) for reading in measure["readings"]]
                for measure in trend["measures"]}
    awaited = {"pain": (10, 6), "numbness": (4, 3), "tingling": (7, 10)}
    must_be("readings", readings, {measure: [("2026-03-02", first), (TODAY, second)]
                                   for measure, (first, second) in awaited.items()})


def main(programs):
    program = start(programs, "--as-of", TODAY)
    make_book(program)
    add_patient(program)
    agree(program)
    visit_by_keyboard(program)
    visit_by_mouse(program)
    program.quit()
    program = start(programs, "--as-of", TODAY)
    unlock(program)
    find_patient(program)
    look_at_table(program)
    program.quit()
    look_from_without()


if __name__ == "__main__":
    sys.exit(run(main))
