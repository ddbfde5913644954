"""Today, Practice, the end of a course and the guide: reached by keys, read as tables."""
import sys

from driver import choose_patient, containing, open_demonstration, run, start, starting


def main(programs):
    program = start(programs, "--as-of", "2026-03-09")
    open_demonstration(program)

    # Today: what waits, as a table; Enter leads to it.
    program.key("F6")
    program.see("label", containing("wait"))
    program.see("table column header", "What to do")
    program.see("table cell", "Needles in")

    # Practice: each part has a table that says what its picture says.
    program.key("F7")
    program.see("label", containing("sessions"))
    program.see("table column header", "Severity")
    program.see("label", containing("side effect"))
    program.click(program.see("page tab", "Everyone who started"))
    program.see("table cell", "No clear change")
    program.see("table cell", "Never scored")
    program.click(program.see("page tab", "Points used"))
    program.see("label", starting("How often a point was needled says nothing"))
    program.see("table cell", "ST36")
    program.click(program.see("page tab", "Record"))
    program.see("table cell", "Signed within a day")

    # Ending a course, with its reason; it can be undone.
    program.key("ctrl+f")
    choose_patient(program, "Ellery", "Maud Ellery")
    program.key("alt+p", "e")
    program.see_window("End the course")
    program.key("Tab", "Down")  # from the last day to the reason
    program.press("push button", "End the course")
    program.see_window(containing("Needlebook"))
    program.see("label", "Maud Ellery")

    # The guide.
    program.key("F1")
    program.see_window("Guide")
    program.see("table cell", "What this app can't tell you")
    program.key("Escape")
    program.see_window(containing("Needlebook"))
    program.quit()


if __name__ == "__main__":
    sys.exit(run(main))
