"""An amendment that adds a point is signed once its needles are counted; the signed session stays readable."""
import glob
import json
import os
import subprocess
import sys
import tempfile

from driver import PATIENCE, Failure, Program, run

TODAY = "2026-03-09"
BOOK = "demonstration.needlebook"


def command(*arguments):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as secret:
        secret.write("demonstration")
        secret.flush()
        subprocess.run([os.environ["NEEDLEBOOK_CLI"], *arguments, "--passphrase-file", secret.name, "--as-of", TODAY],
                       check=True, timeout=PATIENCE, stdout=subprocess.DEVNULL)


def exported():
    book = os.path.join(os.environ["XDG_DATA_HOME"], "needlebook", BOOK)
    command("check", book)
    with tempfile.TemporaryDirectory() as folder:
        command("export", book, "-o", os.path.join(folder, "out"), "--format", "json")
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
    program = Program("--as-of", TODAY)
    programs.append(program)
    program.press("push button", "Demonstration book")
    program.see("label", "12 patients")
    program.fill("Find by name, code or date of birth", "ellery")
    program.key("Return")
    program.see("label", "Maud Ellery")
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
