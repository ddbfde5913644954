"""Every key of the menus leads to one thing, and the guide that F1 shows lists all of them."""
import os
import sys

from driver import Failure, containing, run, start
from patient_view_test import keys_of_menus

GUIDE = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "guide.md")
SIGNS = {"comma": ",", "plus": "+", "minus": "-"}
# Said where the book is closed, and by every program.
KNOWN_TO_ALL = {"ctrl+q"}


def listed():
    """What stands at the left of the guide's table of keys: "ctrl+shift+n"."""
    with open(GUIDE, encoding="utf-8") as file:
        table = file.read().split("## Keys\n")[1].split("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    return {key.strip().lower() for cell in cells for key in cell.strip().split(", ")}


def main(programs):
    program = start(programs)
    program.see("push button", containing("New book"))
    accelerators, _ = keys_of_menus(program)
    keys = {"+".join(SIGNS.get(part, part) for part in key.lower().split("+")) for key in accelerators}
    missing = keys - listed() - KNOWN_TO_ALL
    if missing:
        raise Failure(f"the guide does not list {sorted(missing)}")
    program.quit()


if __name__ == "__main__":
    sys.exit(run(main))
