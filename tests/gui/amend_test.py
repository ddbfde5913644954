"""An amendment that adds a point is signed once its needles are counted; the signed session stays readable."""
import glob
import json
import os
import sys
import tempfile

from driver import Failure, choose_patient, cli, data_folder, open_demonstration, run, start

TODAY = "2026-03-09"
BOOK = "demonstration.needlebook"


def exported():
    book = os.path.join(data_folder(), BOOK)
    cli("check", book, "--as-of", TODAY)
    with tempfile.TemporaryDirectory() as folder:
        cli("export", book, "-o", os.path.join(folder, "out"), "--format", "json", "--as-of", TODAY)
        texts = []
        for name in glob.glob(os.path.join(folder, "out", "*.json")):
            with open(name, encoding="utf-8") as file:
                texts.append(json.dumps(json.load(file)))
        return "\n".join(texts)


def write(program, name, words):
    program.click(program.see("text", name))
    program.fill(name, words)


def sign(program):
    program.press("push button", "Sign the amendment")


def main(programs):
    program = start(programs, "--as-of", TODAY)
    open_demonstration(program)
    choose_patient(program, "ellery", "Maud Ellery")
    program.key("alt+2")
    program.press("push button", "Amend…   F8")
    program.see_window("Amend the session")
    line = program.see("text", "Points").text
    if "LU7" in line:
        raise Failure(f"LU7 is in {line!r} already")
    write(program, "Points", line + " lu7")
    forearms = program.see("text", lambda name: name.endswith(", 2 in"), lambda node: node.text == "")
    sign(program)
    program.see("label", "Please say why it is amended.")
    write(program, "Why it is amended", "LU7 was left out of the line")
    sign(program)
    program.see("label", "Count the needles of every region.")
    write(program, forearms.name, "3")
    sign(program)
    program.see("label", "More needles out than in.")
    write(program, forearms.name, "1")
    sign(program)
    program.see("label", "Needles in and out differ. Count again, or say why.")
    write(program, forearms.name, "2")
    program.click(program.see("combo box", "Side effect to add"))
    program.key("Down", "Return")
    sign(program)
    program.gone("dialog", "Amend the session")
    program.quit()
    if '"LU7"' not in exported() or "LU7 was left out of the line" not in exported():
        raise Failure("the amendment is not in the book")


if __name__ == "__main__":
    sys.exit(run(main))
