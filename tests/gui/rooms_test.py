"""Two patients at once: one lies with needles in while the other is logged; no key lands with the wrong one."""
import json
import os
import sys

from driver import Failure, begin_scores, choose_patient, cli, containing, data_folder, open_demonstration, run, start
from driver import starting

TODAY = "2026-03-09"
BOOK = "demonstration.needlebook"


def program_line(command, *arguments):
    """One JSON document of the command-line program about the demonstration book."""
    return json.loads(cli(command, os.path.join(data_folder(), BOOK), "--json", "--as-of", TODAY, *arguments))


def scores_today(code):
    trend = program_line("trend", "--patient", code)
    # The demonstration has a visit on the same day for some.
    return {measure["measure"]: [reading["score"] for reading in measure["readings"]
                                 if reading["date"] == TODAY and reading["source"] == "before"]
            for measure in trend["measures"]}


def must_be(what, there, awaited):
    if there != awaited:
        raise Failure(f"{what}: {there}, not {awaited}")


def answered(program, measure, words):
    program.see("radio button", f"{measure}, 0 to 10, {words}, 0")


def regions(program):
    return [node for node in program.nodes() if node.role == "push button" and " in, " in node.name]


def begin_ellery(program):
    """Up to the needles; then somebody else is next."""
    choose_patient(program, "ellery", "Maud Ellery")
    begin_scores(program)
    program.key("2", "3", "4")
    answered(program, "Tingling", "4")
    program.key("alt+5")
    program.fill("Points", "gb34 ")
    program.key("ctrl+t")
    program.see("push button", containing("Time in place, 0 min"))


def waiting_on(program):
    """How many sessions the board lists as not signed."""
    rows = [node for node in program.nodes() if node.role == "push button"
            and (", begun " in node.name or " min of " in node.name or " min, " in node.name)]
    return len(rows)


def second_patient(program, other):
    """F2 asks who it is; nobody of two alike is proposed, and no name of the first is on the screen."""
    program.key("F2")
    program.see_focus("Find by name, code or date of birth")
    program.see("label", "New session: who is it?")
    program.see("push button", starting("Maud Ellery, "))
    program.type(other["name"])
    program.see("label", other["name"])
    program.key("Return")
    program.see("push button", containing("Sign"))
    program.gone("label", "Maud Ellery")
    program.see("push button", containing("Room 2"))


def other_of(patients):
    """Somebody seen before, scored for the same three things."""
    for one in patients:
        if one["name"] != "Maud Ellery" and one["last_seen"]:
            measures = [measure["measure"] for measure in program_line("trend", "--patient", one["code"])["measures"]]
            if measures == ["pain", "numbness", "tingling"]:
                return one
    raise Failure("nobody else is scored for pain, numbness and tingling")


def main(programs):
    program = start(programs, "--as-of", TODAY)
    open_demonstration(program)
    patients = program_line("patients")
    ellery = next(one for one in patients if one["name"] == "Maud Ellery")
    other = other_of(patients)
    before = {one["code"]: scores_today(one["code"]) for one in (ellery, other)}
    # The demonstration book has one in room 1; the next one is given room 2.
    waiting = program.wait("the board", lambda: waiting_on(program))

    begin_ellery(program)
    second_patient(program, other)
    program.key("alt+3")
    program.see_focus("Scores, before the needles")
    program.key("8", "9", "7")
    answered(program, "Tingling", "7")
    program.key("alt+5")
    program.fill("Points", "st36l ")
    program.key("Return")
    program.key("ctrl+r")
    program.see_focus("Needles in and out")
    program.key("space")
    program.key("ctrl+Return")
    program.see("page tab", "Trend")
    program.see("label", other["name"])

    program.key("ctrl+2")
    program.see("push button", containing("Sign"))
    program.see("radio button", "Pain, 0 to 10, 2, 2")
    program.see("radio button", "Tingling, 0 to 10, 4, 4")
    program.key("alt+6", "g")  # the anticoagulant: needle it so
    program.see("list item", "Cautions, decided")
    program.key("ctrl+r")
    program.see_focus("Needles in and out")
    program.wait("one region", lambda: len(regions(program)) == 1)
    program.key("space", "ctrl+Return")
    program.see("label", "Maud Ellery")
    program.wait("both to leave the board", lambda: waiting_on(program) == waiting)
    program.quit()
    for one, given in ((ellery, {"pain": 2, "numbness": 3, "tingling": 4}),
                       (other, {"pain": 8, "numbness": 9, "tingling": 7})):
        must_be(f"scores of {one['name']}", scores_today(one["code"]),
                {measure: before[one["code"]][measure] + [score] for measure, score in given.items()})
    must_be("check", program_line("check"), {"ok": True, "findings": []})


if __name__ == "__main__":
    sys.exit(run(main))
