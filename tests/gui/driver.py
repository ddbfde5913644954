"""Drives the finished program from without: real keys and clicks, and AT-SPI to look.

Every step waits until something can be seen, never for a time. What fails says what was
awaited and what was there instead, and leaves a picture of the screen.
"""
import os
import re
import subprocess
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60  # seconds for one wait; a busy machine is slow
LOOK_EVERY = 0.05
SCALE = int(os.environ.get("GDK_SCALE", "1"))  # Pixels of the screen to one that AT-SPI counts in.
LANGUAGE = os.environ.get("NEEDLEBOOK_LANGUAGE", "")  # en@pseudo, or that of the desktop.
# Letters as tools/words accents them in the pseudo-language, and as they were.
ACCENTED = str.maketrans("ÅåƁƀÇçĐđÉéƑƒĜĝĦħÎîĴĵĶķĻļṀṁÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž",
                         "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz")
# What hides its content until it is opened, or has none worth looking into.
CLOSED = {Atspi.Role.MENU_BAR, Atspi.Role.SCROLL_BAR}


def in_english(words):
    """As it would stand there in English, so that a test finds its way in the pseudo-language too."""
    if LANGUAGE != "en@pseudo":
        return words
    return re.sub(r"[\[\]]", "", re.sub(r"~[~ ]*\]", "]", words)).translate(ACCENTED)


class Failure(Exception):
    """What a test says when it does not find what it waits for."""


class Node:
    """One thing in the window, as a screen reader meets it."""

    def __init__(self, thing, depth):
        self.thing = thing
        self.depth = depth
        self.role = thing.get_role_name()
        self.name = in_english(thing.get_name() or "")
        self.states = thing.get_state_set()

    def has(self, state):
        return self.states.contains(state)

    @property
    def focusable(self):
        return self.has(Atspi.StateType.FOCUSABLE)

    @property
    def focused(self):
        return self.has(Atspi.StateType.FOCUSED)

    @property
    def enabled(self):
        return self.has(Atspi.StateType.SENSITIVE)

    @property
    def checked(self):
        return self.has(Atspi.StateType.CHECKED)

    @property
    def text(self):
        words = self.thing.get_text_iface()
        return in_english(Atspi.Text.get_text(words, 0, Atspi.Text.get_character_count(words)) if words else "")

    @property
    def box(self):
        extents = Atspi.Component.get_extents(self.thing.get_component_iface(), Atspi.CoordType.SCREEN)
        return extents.x, extents.y, extents.width, extents.height

    def __str__(self):
        focus = " (keyboard)" if self.focused else ""
        return f"{self.role} “{self.name}”{focus}"


def walk(thing, nodes, depth=0):
    """Appends what is visible of `thing` and of what lies in it."""
    try:
        node = Node(thing, depth)
        if not node.has(Atspi.StateType.VISIBLE) and depth > 0:
            return
        if node.role == "page tab" and not node.has(Atspi.StateType.SELECTED):
            nodes.append(node)
            return
        nodes.append(node)
        if thing.get_role() in CLOSED:
            return
        for index in range(thing.get_child_count()):
            child = thing.get_child_at_index(index)
            if child is not None:
                walk(child, nodes, depth + 1)
    except GLib.Error:
        pass  # It went while we looked; the next look shows what came instead.


class Program:
    """One run of the program."""

    def __init__(self, *arguments):
        Atspi.init()
        self.desktop = Atspi.get_desktop(0)
        self.log = tempfile.TemporaryFile()
        if LANGUAGE:
            arguments = ("--language", LANGUAGE, *arguments)
        self.process = subprocess.Popen([os.environ["NEEDLEBOOK"], *arguments], stdout=self.log, stderr=self.log)
        self.root = None
        self.wait("the program in the accessibility tree", self._appear)

    def _appear(self):
        for index in range(self.desktop.get_child_count()):
            try:
                one = self.desktop.get_child_at_index(index)
                if one is not None and one.get_process_id() == self.process.pid:
                    self.root = one
            except GLib.Error:
                pass
        return self.root is not None

    # Looking.

    def nodes(self):
        # Nothing here hears of changes between two looks, so nothing may be kept.
        while GLib.MainContext.default().iteration(False):
            pass
        self.root.clear_cache()
        found = []
        walk(self.root, found)
        return found

    def wait(self, what, condition):
        """Returns the first true answer of `condition`."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = condition()
            except GLib.Error:
                answer = None
            if answer:
                return answer
            if self.process.poll() is not None:
                raise Failure(f"the program ended ({self.process.returncode}) before {what}")
            if time.monotonic() > end:
                raise Failure(f"waited {PATIENCE} s for {what}")
            time.sleep(LOOK_EVERY)

    def find(self, role, name, holds=lambda node: True):
        """The first thing of this role whose name is, or matches by a function, `name`."""
        fits = name if callable(name) else lambda there: there == name
        for node in self.nodes():
            if node.role == role and fits(node.name) and holds(node):
                return node
        return None

    def see(self, role, name, holds=lambda node: True):
        shown = getattr(name, "says", name)
        return self.wait(f"{role} “{shown}”", lambda: self.find(role, name, holds))

    def gone(self, role, name):
        self.wait(f"{role} “{getattr(name, 'says', name)}” to go", lambda: not self.find(role, name))

    def focus(self):
        focused = [node for node in self.nodes() if node.focused]
        return focused[-1] if focused else None

    def see_focus(self, name, role=None):
        """The keyboard is at a thing of this name."""
        fits = name if callable(name) else lambda there: there == name

        def there():
            node = self.focus()
            return node if node and fits(node.name) and (role is None or node.role == role) else None

        return self.wait(f"the keyboard at “{getattr(name, 'says', name)}”", there)

    def see_window(self, title):
        """A window of this title that has the keyboard."""
        fits = title if callable(title) else lambda there: there == title

        def there():
            for node in self.nodes():
                if node.depth == 1 and fits(node.name) and node.has(Atspi.StateType.ACTIVE):
                    return node
            return None

        return self.wait(f"the window “{getattr(title, 'says', title)}”", there)

    # Acting.

    def xdotool(self, *words):
        subprocess.run(["xdotool", *[str(word) for word in words]], check=True, timeout=PATIENCE)

    def key(self, *keys):
        for one in keys:
            self.xdotool("key", "--clearmodifiers", one)

    def type(self, words):
        self.xdotool("type", "--clearmodifiers", "--delay", "12", words)

    def fill(self, name, words, role=None, hidden=False):
        """Types over what stands in the field that has the keyboard."""
        self.see_focus(name, role)
        self.key("ctrl+a")
        self.type(words)
        if hidden:
            self.wait(f"{len(words)} signs in “{name}”", lambda: len(self.focus().text) == len(words))
        else:
            self.wait(f"“{words}” in “{name}”", lambda: self.focus().text == words)

    def click(self, node):
        # A thing can be in the tree before it is laid out, far off the screen until then. And a
        # layout that goes on moves it: where it stands twice running, it stays.
        places = [None]

        def place():
            places.append(node.box)
            left, top, width, height = places[-1]
            return places[-1] if min(left, top) >= 0 and min(width, height) > 0 and places[-1] == places[-2] else None

        left, top, width, height = self.wait(f"{node} to stand on the screen", place)
        self.xdotool("mousemove", SCALE * (left + width // 2), SCALE * (top + height // 2), "click", 1)

    def press(self, role, name):
        node = self.see(role, name, lambda node: node.enabled)
        self.click(node)
        return node

    def quit(self, key="ctrl+q"):
        self.key(key)
        self.wait_end()

    def wait_end(self):
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failure(f"the program still runs after {PATIENCE} s") from None
        if status != 0:
            raise Failure(f"the program ended with {status}")

    def words(self):
        """What it wrote to its outputs."""
        self.log.seek(0)
        return self.log.read().decode(errors="replace")


class containing:
    """A name that has these words in it, however its lines are broken."""

    def __init__(self, words):
        self.says = f"…{words}…"
        self.part = words

    def __call__(self, name):
        return self.part in " ".join(name.split())


class starting(containing):
    """A name that begins with these words."""

    def __init__(self, words):
        super().__init__(words)
        self.says = f"{words}…"

    def __call__(self, name):
        return name.startswith(self.part)


def start(programs, *arguments):
    """A program that `run` ends."""
    programs.append(Program(*arguments))
    return programs[-1]


def open_demonstration(program):
    program.press("push button", "Demonstration book")
    program.see("label", "12 patients")


def choose_patient(program, typed, name):
    program.fill(containing("Find"), typed)
    program.key("Return")
    program.see("label", name)


def begin_session(program):
    """Of the patient shown; the keyboard is on its first question."""
    program.key("F2")
    program.see_focus("Since last time, any side effect?")


def begin_scores(program):
    """The same, with no side effect since last time."""
    begin_session(program)
    program.key("n")
    program.see_focus("Scores, before the needles")


def cli(*words, passphrase="demonstration"):
    """What the program without a window writes to its output."""
    done = subprocess.run([os.environ["NEEDLEBOOK_CLI"], *words], check=False, timeout=PATIENCE, capture_output=True,
                          text=True, env=dict(os.environ, NEEDLEBOOK_PASSPHRASE=passphrase))
    if done.returncode != 0:
        raise Failure(f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def data_folder():
    """Where the program keeps its books."""
    return os.path.join(os.environ["XDG_DATA_HOME"], "needlebook")


def tree_words(program):
    return "\n".join("  " * node.depth + str(node) for node in program.nodes())


def run(steps):
    """Runs `steps(programs)`, which appends every program it starts; gives the exit status.

    What could not be looked at here, `steps` says by giving back 77.
    """
    programs = []
    try:
        return steps(programs) or 0
    except (Failure, AssertionError) as failure:
        print(f"FAILED: {failure}")
        traceback.print_exc()
        folder = tempfile.mkdtemp(prefix="needlebook-shot.", dir=os.environ.get("NEEDLEBOOK_SHOTS"))
        picture = os.path.join(folder, "screen.png")
        try:
            subprocess.run(["import", "-window", "root", picture], check=True, timeout=PATIENCE)
            print(f"The screen at that moment: {picture}")
        except (OSError, subprocess.SubprocessError) as trouble:
            print(f"No picture of the screen: {trouble}")
        if programs and programs[-1].process.poll() is None:
            print("What stood in the window:\n" + tree_words(programs[-1]))
        if programs:
            print("What the program wrote:\n" + programs[-1].words())
        return 1
    finally:
        for program in programs:
            if program.process.poll() is None:
                program.process.terminate()
                try:
                    program.process.wait(10)
                except subprocess.TimeoutExpired:
                    program.process.kill()
                    program.process.wait()
