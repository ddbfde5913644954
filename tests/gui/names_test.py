"""Whatever takes the keyboard has a name and a role, on every screen of the demonstration book."""
import sys

from driver import Failure, containing, run, start, starting

TODAY = "2026-03-09"

# Shapes that only hold other things, and say so by their role.
HOLDERS = {"application", "frame", "dialog", "filler", "panel", "page tab list", "scroll pane", "menu bar", "table cell"}


class Walk:
    """Looks at one screen after the other and keeps what is wrong."""

    def __init__(self, program):
        self.program = program
        self.nameless = []
        self.looked_at = 0

    def look(self, screen):
        controls = [node for node in self.program.nodes() if node.focusable and node.role not in HOLDERS]
        if not controls:
            raise Failure(f"{screen}: nothing takes the keyboard")
        self.looked_at += len(controls)
        for node in controls:
            if not node.name.strip() or node.role in ("unknown", "invalid", ""):
                self.nameless.append(f"{screen}: {node} at {node.box}")

    def dialog(self, keys, title):
        """Opens it by its keys, looks, and closes it."""
        self.program.key(keys)
        self.program.see_window(title)
        self.look(title)
        self.close(title)

    def close(self, title):
        self.program.key("Escape")
        self.program.wait(f"the window “{title}” to go", lambda: all(
            node.name != title or node.depth != 1 for node in self.program.nodes()))
        self.program.see_window(containing("Needlebook"))


def walked(programs):
    """A walk through every screen. The program is started anew once."""
    program = start(programs, "--as-of", TODAY)
    walk = Walk(program)
    program.see("push button", containing("New book"))
    program.see_window("Needlebook")
    walk.look("start page")
    walk.dialog("ctrl+n", "New book")

    program.press("push button", "Demonstration book")
    program.see("label", "12 patients")
    walk.look("open book")
    program.key("F6")
    program.see("table column header", "What to do")
    walk.look("today")
    program.key("F7")
    program.see("table column header", "Severity")
    walk.look("side effects")
    for tab, column in (("Everyone who started", "People"), ("Points used", "Point"), ("Record", "Share")):
        program.click(program.see("page tab", tab))
        program.see("table column header", column)
        walk.look(tab)
    walk.dialog("F1", "Guide")
    program.key("ctrl+w")
    program.see("push button", containing("New book"))
    program.quit()

    program = walk.program = start(programs, "--as-of", TODAY)
    program.see_window("Needlebook")
    program.see("password text", "Passphrase")
    walk.look("passphrase")
    program.click(program.see("password text", "Passphrase"))
    program.fill("Passphrase", "demonstration", hidden=True)
    program.key("Return")
    program.see("label", "12 patients")

    program.fill(containing("Find"), "Ellery")
    program.key("Return")
    program.see("label", "Maud Ellery")
    for keys, tab, there in (("alt+1", "Trend", "How this was judged…"), ("alt+2", "Sessions", "Amend…   F8"),
                             ("alt+3", "Agreement", "New agreement…"), ("alt+4", "Details", None),
                             ("alt+5", "First visit", "Consent was given today")):
        program.key(keys)
        if there:
            program.see("push button", starting(there[:5]))
        else:
            program.see("text", "Family name")
        walk.look(tab)
    program.key("ctrl+t")
    program.see("table column header", "Day")
    walk.look("table")
    walk.dialog("ctrl+shift+n", "New patient")
    walk.dialog("ctrl+shift+a", "New agreement")
    program.key("F2")
    program.see("push button", containing("Sign"))
    walk.look("session")
    program.key("Escape")
    program.see("label", "Maud Ellery")
    program.key("alt+h", "a")
    program.see_window(containing("About"))
    walk.look("about")
    program.key("Escape")
    program.see_window(containing("demonstration"))
    program.quit()
    return walk


def main(programs):
    walk = walked(programs)
    if walk.nameless:
        raise Failure(f"{len(walk.nameless)} of {walk.looked_at} things have no name:\n" + "\n".join(walk.nameless))


if __name__ == "__main__":
    sys.exit(run(main))
