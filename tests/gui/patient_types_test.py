"""The scores turned to the patient: digits answer as they do for the practitioner, and no key leads anywhere else."""
import sys

from driver import Failure, begin_scores, choose_patient, open_demonstration, run, start, starting, tree_words

TODAY = "2026-03-09"
PAGE = "Your scores"


def chosen(program, name):
    program.see("radio button", name, lambda node: node.checked)


def only_the_page(program, when):
    """The page has the keyboard, and its window holds scores and buttons alone."""
    page = program.see_window(PAGE)
    nodes = program.nodes()
    at = nodes.index(next(node for node in nodes if node.thing == page.thing))
    inside = []
    for node in nodes[at + 1:]:
        if node.depth <= page.depth:
            break
        inside.append(node)
    known = {"Your scores", "Back", "Next", "I would rather not say", "Back to my answers", ""}
    for node in inside:
        is_key = node.role == "radio button" and node.name.split(", ")[0] in ("Pain", "Numbness", "Tingling")
        if not is_key and node.name not in known and not node.name.startswith("Leave"):
            raise Failure(f"{when}: {node} stands on the page\n{tree_words(program)}")


def windows(program):
    return [node.name for node in program.nodes() if node.depth == 1]


def try_other_keys(program):
    before = windows(program)
    for batch in (["n", "d", "q", "minus", "plus", "space", "Left", "Right", "Home", "End", "Delete"],
                  [f"F{number}" for number in range(1, 13) if number != 4],
                  [f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789"],
                  ["ctrl+Return", "ctrl+shift+p", "ctrl+shift+s", "alt+3", "alt+b", "Menu"]):
        program.key(*batch)
        only_the_page(program, f"after {batch[0]} to {batch[-1]}")
        if windows(program) != before:
            raise Failure(f"after {batch[0]} to {batch[-1]}: windows {windows(program)}, not {before}")
        for key in range(11):
            program.see("radio button", f"Pain, {key}", lambda node: not node.checked)


def main(programs):
    program = start(programs, "--as-of", TODAY)
    open_demonstration(program)
    choose_patient(program, "ellery", "Maud Ellery")
    begin_scores(program)
    program.key("ctrl+shift+s")
    only_the_page(program, "on opening")
    try_other_keys(program)

    program.key("1")
    chosen(program, "Pain, 1")  # It waits: a 0 makes it 10.
    program.key("0")
    program.see("radio button", "Numbness, 0")
    program.press("radio button", "Numbness, 7")
    program.see("radio button", "Tingling, 0")
    program.press("push button", "Back")
    chosen(program, "Numbness, 7")
    program.key("Return", "4")
    program.see("push button", "Back to my answers")
    only_the_page(program, "at the end")
    program.key("5", "Return", "ctrl+Return")
    program.see("push button", "Back to my answers")
    program.press("push button", "Back to my answers")
    program.press("push button", "I would rather not say")
    program.see("push button", "Back to my answers")
    program.key("Escape")

    program.gone("dialog", PAGE)
    program.see("radio button", "Pain, 0 to 10, 10, 10", lambda node: node.checked)
    program.see("radio button", "Numbness, 0 to 10, 7, 7", lambda node: node.checked)
    program.see("radio button", starting("Tingling, 0 to 10, declined, "), lambda node: node.checked)
    program.key("ctrl+q")
    program.wait_end()


if __name__ == "__main__":
    sys.exit(run(main))
