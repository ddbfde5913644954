"""In the patient view no key, click or menu leads to anybody else, and nothing of them can be seen or heard.

The same patient is shown from a book of their own and from one with others in it: the two screens are alike to
the last pixel. Then every key is tried, every accelerator and every path through the menus as the program itself has
them, and the keys that lead to rooms: in one of them somebody else lies.
"""
import os
import re
import subprocess
import sys
import tempfile

from gi.repository import Atspi

from driver import PATIENCE, Failure, cli, containing, run, start, starting, tree_words

TODAY = "2026-03-30"
PASSPHRASE = "seven wet stones under snow"
SHOWN = "Zz-Shown"
OTHERS = ["Yy-Hidden", "Xx-Secret", "Ww-Private"]
HEADER = "patient,date,kind,pain,numbness,aim,primary,agreed_on,review_on,note\n"
DAYS = ["2026-02-02", "2026-02-09", "2026-02-16", "2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"]


def visits(code, first_score):
    rows = [f"{code},2026-01-26,reading,{first_score},5,improve,pain,2026-01-26,2026-05-25,\n"]
    rows += [f"{code},{day},visit,{max(0, first_score - at)},5,,,,,\n" for at, day in enumerate(DAYS)]
    return "".join(rows)


def make_book(folder, codes, lying=None):
    os.makedirs(folder)
    book = os.path.join(folder, "Rooms.needlebook")
    table = os.path.join(folder, "visits.csv")
    secret = os.path.join(folder, "secret.txt")
    with open(table, "w", encoding="utf-8") as file:
        file.write(HEADER + "".join(visits(code, 8 - at) for at, code in enumerate(codes)))
    with open(secret, "w", encoding="utf-8") as file:
        file.write(PASSPHRASE)
    for arguments in (["new", book], ["import", book, table]):
        cli(*arguments, "--as-of", TODAY, passphrase=PASSPHRASE)
    if lying:
        cli("log", book, "--patient", lying, "--at", TODAY + "T09:00", "--points", "st36", "--as-of", TODAY,
            passphrase=PASSPHRASE)
    return [book, "--passphrase-file", secret, "--as-of", TODAY]


def bindings(thing, found):
    """What AT-SPI tells of the keys of each item under `thing`: "a;<Alt>p:a;<Primary><Shift>a"."""
    action = thing.get_action_iface()
    if action and thing.get_role() in (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM):
        found.append((thing.get_name(), Atspi.Action.get_key_binding(action, 0)))
    for index in range(thing.get_child_count()):
        child = thing.get_child_at_index(index)
        if child is not None:
            bindings(child, found)
    return found


def typed(binding):
    """"<Primary><Shift>a" as xdotool wants it: "ctrl+shift+a"."""
    names = {"Primary": "ctrl", "Control": "ctrl", "Shift": "shift", "Alt": "alt"}
    return "+".join([names[held] for held in re.findall("<(.*?)>", binding)] + [re.sub("<.*?>", "", binding)])


def keys_of_menus(program):
    """Every accelerator, and for every item the keys that lead to it through the menus."""
    bar = program.wait("the menus", lambda: program.find("menu bar", lambda name: True))
    items = bindings(bar.thing, [])
    accelerators = [typed(keys.split(";")[2]) for _, keys in items if keys.split(";")[2:3] not in ([], [""])]
    paths = [[typed(step) for step in keys.split(";")[1].split(":")] for _, keys in items if keys.split(";")[1:2] != [""]]
    for known in ("F2", "shift+F2", "F6", "F7", "ctrl+shift+a", "ctrl+h", "ctrl+l"):
        if known not in accelerators:
            raise Failure(f"{known} is not among the accelerators: {accelerators}")
    if len(paths) < 50 or ["alt+p", "e"] not in paths:
        raise Failure(f"these are not all paths through the menus: {paths}")
    for keys in (accelerators, [" ".join(path) for path in paths]):
        twice = {one for one in keys if keys.count(one) > 1}
        if twice:
            raise Failure(f"these keys lead to two things: {twice}")
    return accelerators, paths


def everything(thing, words):
    """All names and texts of the tree, of what is hidden too."""
    words.append(thing.get_name() or "")
    words.append(thing.get_description() or "")
    text = thing.get_text_iface()
    if text:
        words.append(Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)))
    for index in range(thing.get_child_count()):
        child = thing.get_child_at_index(index)
        if child is not None:
            everything(child, words)
    return words


def nobody_else(program, when):
    program.root.clear_cache()
    words = "\n".join(everything(program.root, []))
    for other in OTHERS:
        if other in words:
            raise Failure(f"{when}: “{other}” can be heard in the patient view")
    titles = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "", "getwindowname", "%@"],
                            capture_output=True, text=True, timeout=PATIENCE, check=False).stdout
    for other in OTHERS:
        if other in titles:
            raise Failure(f"{when}: “{other}” stands in the title of a window")


def still_there(program, when):
    program.see("push button", starting("Leave"))
    windows = [node for node in program.nodes() if node.depth == 1]
    if len(windows) != 1:
        raise Failure(f"{when}: another window opened\n{tree_words(program)}")
    if any(node.role in ("menu", "menu item", "menu bar") for node in program.nodes()):
        raise Failure(f"{when}: a menu can be reached")
    nobody_else(program, when)


def show(programs, arguments):
    program = start(programs, *arguments)
    program.see("list item", starting(SHOWN))
    program.see_window(containing("Rooms"))
    program.fill("Find by name, code or date of birth", SHOWN)
    program.key("Return")
    program.see("label", SHOWN)
    program.key("ctrl+shift+p")
    program.see("push button", starting("Leave"))
    return program


def screen(folder):
    """The window once it no longer changes; where it stands on the screen is the window manager's."""
    window = subprocess.run(["xdotool", "getactivewindow"], check=True, capture_output=True, text=True).stdout.strip()
    pictures = [None, None]
    while pictures[-1] is None or pictures[-1] != pictures[-2]:
        picture = os.path.join(folder, "screen.rgb")
        subprocess.run(["import", "-window", window, "-depth", "8", picture], check=True, timeout=PATIENCE)
        with open(picture, "rb") as file:
            pictures.append(file.read())
    return pictures[-1]


def park_pointer(program):
    program.xdotool("mousemove", 5, 1000)


def try_keys(program):
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    batches = [list(letters), [f"F{number}" for number in range(1, 13)],
               [f"ctrl+{letter}" for letter in letters], [f"ctrl+shift+{letter}" for letter in letters],
               [f"alt+{letter}" for letter in letters],
               ["Menu", "shift+F10", "alt+F10", "ctrl+Tab", "ctrl+Page_Down", "ctrl+Page_Up", "alt+Left", "Home", "End",
                "Prior", "Next", "Up", "Down", "Left", "Right", "Delete", "BackSpace", "Insert", "ctrl+Home",
                "ctrl+plus", "ctrl+minus", "ctrl+Return", "ctrl+slash", "ctrl+shift+Tab"],
               ["Tab"] * 7 + ["shift+Tab"] * 7]
    for batch in batches:
        program.key(*batch)
        still_there(program, f"after {batch[0]} to {batch[-1]}")


def try_menus(program, accelerators, paths):
    for accelerator in accelerators:
        program.key(accelerator)
    still_there(program, f"after {accelerators}")
    for at in range(0, len(paths), 12):
        for path in paths[at:at + 12]:
            program.key(*path)
        still_there(program, f"after {paths[at:at + 12]}")
    rooms = [f"ctrl+{number}" for number in range(1, 10)] + [f"ctrl+KP_{number}" for number in range(1, 10)]
    program.key(*rooms)
    still_there(program, "after the keys of the rooms")


def try_clicks(program):
    left, top, width, height = next(node for node in program.nodes() if node.depth == 1).box
    for button in (1, 3):
        for across in (0.1, 0.5, 0.9):
            for down in (0.3, 0.6, 0.9):
                program.xdotool("mousemove", int(left + across * width), int(top + down * height), "click", button)
        still_there(program, f"after clicks with button {button}")


def try_forms(program):
    for form in ("Words", "Chart", "Both"):
        program.press("toggle button", form)
        program.see("toggle button", form, lambda node: node.checked)
        nobody_else(program, form)
    program.press("push button", "Larger letters")
    program.press("push button", "Smaller letters")
    nobody_else(program, "letters larger and smaller")


def main(programs):
    os.environ["GTK_OVERLAY_SCROLLING"] = "0"  # A bar that fades makes pictures differ.
    with tempfile.TemporaryDirectory() as folder:
        alone = show(programs, make_book(os.path.join(folder, "alone"), [SHOWN]))
        park_pointer(alone)
        one = screen(folder)
        alone.key("Escape")
        alone.see("list item", starting(SHOWN))
        alone.quit()
        among = show(programs, make_book(os.path.join(folder, "among"), [SHOWN, *OTHERS], lying=OTHERS[0]))
        among.key("Escape")
        among.see("list item", starting(SHOWN))
        accelerators, paths = keys_of_menus(among)
        among.key("ctrl+shift+p")
        among.see("push button", starting("Leave"))
        park_pointer(among)
        if screen(folder) != one:
            raise Failure("other patients in the book change what the patient view shows")
        nobody_else(among, "on entering")
        try_keys(among)
        try_menus(among, accelerators, paths)
        try_clicks(among)
        try_forms(among)
        among.key("Escape")
        among.see("list item", starting(SHOWN))
        among.key("ctrl+1")  # Here the key does lead to somebody.
        among.see("list item", containing(OTHERS[0]))
        sign = among.see("push button", containing("Sign"))
        among.wait("the session to be laid out", lambda: min(sign.box) > 0)
        among.key("Escape")
        among.quit()


if __name__ == "__main__":
    sys.exit(run(main))
