"""Scores from home, what an agreement can show, how a verdict was judged, and by which constants."""
import datetime
import json
import os
import sys
import tempfile

from driver import Failure, cli, containing, run, start, starting

TODAY = datetime.date(2026, 6, 22)
FIRST = datetime.date(2026, 3, 2)
SCORES = [8, 8, 7, 7, 6, 5, 5, 4, 4, 4, 4, 3, 4, 3, 4, 3]
PATIENT = "Mabel Thorne"
PASSPHRASE = "four wet stones"
DIARY = [7, 8, 7, 9, 8, 7, 8, 8, 7, 8]


class Desk:
    """A book with one patient, made by the command-line program."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="needlebook-verdict.", dir=os.environ["XDG_DATA_HOME"])
        self.book = os.path.join(self.folder, "Practice.needlebook")
        self.secret = self.file("secret.txt", PASSPHRASE)
        self.ask("new")
        rows = ["patient,date,kind,pain,points,needles_in,needles_out,aim,primary,agreed_on,review_on"]
        for week, score in enumerate(SCORES):
            day = FIRST + datetime.timedelta(weeks=week)
            rows.append(f"T1,{day},visit,{score},st36,2,2,improve,pain,{FIRST},2026-07-20")
        rows.append("T2,2026-06-15,reading,1,,,,,,,")
        self.ask("import", self.file("visits.csv", "\n".join(rows) + "\n"))

    def file(self, name, words):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(words)
        return path

    def ask(self, command, *arguments):
        return cli(command, self.book, *arguments, "--as-of", str(TODAY), passphrase=PASSPHRASE)

    def pain(self):
        return json.loads(self.ask("trend", "--patient", "T1", "--json"))["measures"][0]


def choose(program, code):
    program.see_window(containing("Practice"))
    program.key("ctrl+f")
    program.fill("Find by name, code or date of birth", code)
    program.see("list item", starting(code))
    program.key("Return")
    program.see("page tab", "Trend")


def how_judged(program):
    """All that stands in the window that explains the verdict."""
    program.key("ctrl+j")
    program.see_window(starting("How this was judged"))
    words = "\n".join(" ".join(node.name.split()) for node in program.nodes() if node.role == "label")
    program.key("Escape")
    program.gone("dialog", starting("How this was judged"))
    return words


def must_have(words, *parts):
    for part in parts:
        if part not in words:
            raise Failure(f"“{part}” is not in:\n{words}")


def type_diary(program):
    """Ten days before the first treatment, typed from paper by digits alone."""
    program.key("ctrl+d")
    program.see_window("Scores from home")
    program.key("alt+f")
    program.fill("First day", "20/2/2026")
    program.key("Tab")
    program.see("list item", starting("Pain, Fri 20 February 2026"))
    program.key("Tab")
    program.see_focus(starting("Diary"))
    for score in DIARY:
        program.key(str(score), "4", "d")
    program.see("list item", "Pain, Sun 1 March 2026: 8")
    program.see("list item", "Numbness, Sun 1 March 2026: 4")
    program.see("list item", "Tingling, Sun 1 March 2026: D")
    program.press("push button", "Keep scores")
    program.gone("dialog", "Scores from home")


def diary_counts(program, desk):
    before = desk.pain()
    type_diary(program)
    program.key("ctrl+t")
    program.see("table cell", "1 March 2026")
    program.key("ctrl+t")
    after = desk.pain()
    home = [reading["score"] for reading in after["readings"] if reading["source"] == "home"]
    if home != DIARY:
        raise Failure(f"scores from home: {home}")
    if (before["n_baseline"], after["n_baseline"]) != (1, 6):
        raise Failure(f"scores at the start: {before['n_baseline']}, then {after['n_baseline']}")
    return after


def undo_takes_the_diary_back(program, desk):
    program.key("ctrl+z")
    program.wait("the diary to be taken back", lambda: desk.pain()["n_baseline"] == 1)
    program.key("ctrl+shift+z")
    program.wait("the diary to be there again", lambda: desk.pain()["n_baseline"] == 6)


def outlook(program):
    """What the next agreement could show changes with what is typed, before anything is kept."""
    program.key("ctrl+shift+a")
    program.see_window("New agreement")
    program.see("label", containing("Out of 100 people with a true fall of 3"))
    program.see("label", containing("an estimate, not a promise"))
    program.press("radio button", "Hold steady")
    program.see("label", containing("Out of 100 people who truly stay level"))
    program.press("radio button", "Slow the worsening")
    program.click(program.see("text", "Expected rise a year", lambda node: node.enabled))
    program.fill("Expected rise a year", "0.5")
    program.see("label", containing("after the review agreed on"))
    program.fill("Expected rise a year", "3")
    program.see("label", containing("can be judged from about"))
    program.gone("label", containing("after the review agreed on"))
    program.key("Escape")
    program.gone("dialog", "New agreement")


def change_constant(program, value):
    program.key("ctrl+comma")
    program.see_window("Practice settings")
    program.press("page tab", "How it is judged")
    field = program.see("text", containing("correlation"))
    program.click(field)
    program.fill(field.name, value)
    program.press("push button", "Keep settings")


def constants(program, desk):
    change_constant(program, "3")
    program.see("label", containing("a number from 0 to 0.99"))
    field = program.see_focus(containing("correlation"))
    program.fill(field.name, "0.5")
    program.press("push button", "Keep settings")
    program.gone("dialog", "Practice settings")
    changed = how_judged(program)
    must_have(changed, "rho 0.5")
    if desk.pain()["se"] is None:
        raise Failure("nothing is judged any longer")
    program.key("ctrl+comma")
    program.see_window("Practice settings")
    program.press("page tab", "How it is judged")
    program.press("push button", "All as published")
    program.see("text", containing("correlation"), lambda node: node.text == "0.4")
    program.press("push button", "Keep settings")
    program.gone("dialog", "Practice settings")
    must_have(how_judged(program), "All constants as published")


def low_start(program):
    """Scores that start low can't fall: said at once, and another aim proposed."""
    choose(program, "T2")
    program.key("ctrl+shift+a")
    program.see_window("New agreement")
    program.see("label", containing("Scores that start this low"))
    program.key("Escape")
    program.gone("dialog", "New agreement")


def main(programs):
    desk = Desk()
    program = start(programs, desk.book, "--passphrase-file", desk.secret, "--as-of", str(TODAY))
    choose(program, "T1")
    judged = diary_counts(program, desk)
    undo_takes_the_diary_back(program, desk)
    must_have(how_judged(program), "At the start", "Lately", "Difference", "Usual ups and downs", "The rule",
              "What this can't tell", "Version 2.", f"{judged['n_baseline']} scores", f"{judged['n_recent']} scores")
    outlook(program)
    constants(program, desk)
    low_start(program)
    program.quit()


if __name__ == "__main__":
    sys.exit(run(main))
