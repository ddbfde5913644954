"""A side effect of the register is marked serious, gets what was done, is closed, and is then gone from Today."""
import json
import os
import sys
import tempfile

from driver import cli, containing, data_folder, open_demonstration, run, start, starting

TODAY = "2026-03-09"


def events():
    book = os.path.join(data_folder(), "demonstration.needlebook")
    return json.loads(cli("practice", book, "--json", "--as-of", TODAY))["register"]


def serious():
    return [event for event in events() if event["serious"]]


def open_row(program, words):
    program.click(program.see("table cell", words))
    program.key("Return")


def main(programs):
    program = start(programs, "--as-of", TODAY)
    open_demonstration(program)
    before = serious()

    # Any row opens; a point that is none is refused, the tick makes it serious.
    program.key("F7")
    program.see("label", containing("side effect"))
    open_row(program, "Bruise")
    program.see_window("Side effect")
    program.press("check box", "Serious")
    program.click(program.see("text", "At the point"))
    program.fill("At the point", "st361")
    program.press("push button", "Sign the amendment")
    program.see("label", starting("This is no point"))
    program.fill("At the point", "gb34 l")
    program.click(program.see("text", "What was done"))
    program.fill("What was done", "Sent to the GP")
    program.press("push button", "Sign the amendment")
    program.see_window(containing("Needlebook"))
    added = program.wait("one serious event more", lambda: [one for one in serious() if one not in before])
    assert len(added) == 1, added
    assert (added[0]["point"], added[0]["side"], added[0]["action"]) == ("GB34", "left", "Sent to the GP"), added

    # It waits on Today, and leads to its form; closed, it is gone.
    program.key("F6")
    open_row(program, containing("Bruise. Fill the form"))
    program.see_window("Serious event")
    program.press("check box", starting("Closed"))
    program.press("push button", "Sign the amendment")
    program.see_window(containing("Needlebook"))
    program.gone("table cell", containing("Bruise. Fill the form"))
    assert [one for one in serious() if one["closed_on"]], serious()
    program.quit()


if __name__ == "__main__":
    sys.exit(run(main))
