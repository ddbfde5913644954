"""Today, Practice, the end of a course and the guide: reached by keys, read as tables."""
import json
import os
import sys
import tempfile

from driver import choose_patient, cli, containing, data_folder, open_demonstration, run, start, starting

TODAY = "2026-03-09"


def patients_of(code):
    """One patient, as an export has them."""
    book = os.path.join(data_folder(), "demonstration.needlebook")
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        cli("export", book, "-o", out, "--format", "json", "--patient", code, "--as-of", TODAY)
        with open(os.path.join(out, "needlebook.json"), encoding="utf-8") as file:
            return json.load(file)["patients"]


def ends_of(code):
    return [end for patient in patients_of(code) for end in patient["course_ends"]]


def last_treatment_of(code):
    """The day, as it is typed: 2/3/2026."""
    days = [session["starts"][:10] for patient in patients_of(code) for session in patient["sessions"]
            if session["kind"] == "treatment"]
    year, month, day = max(days).split("-")
    return f"{int(day)}/{int(month)}/{year}"


def main(programs):
    program = start(programs, "--as-of", TODAY)
    open_demonstration(program)

    # Today: what waits, as a table; Enter leads to it.
    program.key("F6")
    program.see("label", containing("wait"))
    program.see("table column header", "What to do")
    program.see("table cell", "Needles in")
    program.see("table cell", starting("for "))  # how many minutes
    program.see("label", containing("backed up"))

    # Practice: each part has a table that says what its picture says.
    program.key("F7")
    program.see("label", containing("sessions"))
    program.see("table column header", "Severity")
    program.see("label", containing("side effect"))
    program.click(program.see("page tab", "The rates as a table"))
    program.see("table cell", "Any event")
    program.click(program.see("page tab", "Published, with sources"))
    program.see("table cell", containing("White 2001"))
    program.see("table cell", "second-hand")
    program.click(program.see("page tab", "Everyone who started"))
    program.see("page tab", "One by one")
    program.see("table cell", "No clear change")
    program.see("table cell", "Never scored")
    program.see("table cell", "Past the review, undecided")
    program.see("table column header", "Seen anyway")
    program.see("table cell", starting("no true change, 26 weeks"))
    # Looked at alone, an aim says of itself what chance shows.
    program.click(program.see("combo box", "Aim"))
    program.key("End", "Return")
    program.gone("table cell", starting("no true change, 26 weeks"))
    program.click(program.see("combo box", "Aim"))
    program.key("Home", "Return")
    program.see("table cell", starting("no true change, 26 weeks"))
    program.click(program.see("page tab", "Points used"))
    program.see("label", starting("How often a point was needled says nothing"))
    program.see("table cell", "ST36")
    program.click(program.see("page tab", "Record"))
    program.see("table cell", "Signed within a day")

    # Ending a course: not before it began; with its reason; the same again is refused; it can be undone.
    program.key("ctrl+f")
    choose_patient(program, "Ellery", "Maud Ellery")
    program.key("alt+p", "e")
    program.see_window("End the course")
    program.click(program.see("combo box", "Why it ends"))
    program.key("Down", "Return")
    program.click(program.see("text", "Last day"))
    program.fill("Last day", "1/1/1900")
    program.press("push button", "End the course")
    program.see("label", starting("The course had not begun by then"))
    program.fill("Last day", last_treatment_of("P0001"))
    program.see("label", starting("Treated on the last day"))
    program.press("push button", "Show the earlier scores")
    program.see("label", containing("at the start"))
    program.click(program.see("text", "Last day"))
    program.fill("Last day", "9/3/2026")
    program.press("push button", "End the course")
    program.see_window(containing("Needlebook"))
    ends = program.wait("the end in the book", lambda: ends_of("P0001"))
    assert [end["ended_on"] for end in ends] == [TODAY], ends
    program.key("alt+p", "e")
    program.see_window("End the course")
    program.see("label", starting("This course has ended already"))
    program.key("Escape")
    program.see_window(containing("Needlebook"))
    program.key("ctrl+z")
    program.wait("the end to be taken back", lambda: not ends_of("P0001"))

    # The guide.
    program.key("F1")
    program.see_window("Guide")
    program.see("table cell", "What this app can't tell you")
    program.key("Escape")
    program.see_window(containing("Needlebook"))
    program.quit()


if __name__ == "__main__":
    sys.exit(run(main))
