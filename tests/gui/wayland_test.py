"""Under a Wayland compositor, with no X server to fall back on: starts, opens the demonstration book, closes cleanly."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

from driver import PATIENCE, Failure, cli, run, start
from gi.repository import Atspi

SOCKET = "needlebook"


@contextlib.contextmanager
def compositor():
    """One without a screen; programs started inside find it, and no X server."""
    with tempfile.TemporaryFile() as log:
        weston = subprocess.Popen(["weston", "--backend=headless-backend.so", "--no-config", f"--socket={SOCKET}",
                                   "--width=1280", "--height=900", "--idle-time=0"], stdout=log, stderr=log)
        try:
            end = time.monotonic() + PATIENCE
            while not os.path.exists(os.path.join(os.environ["XDG_RUNTIME_DIR"], SOCKET)):
                if weston.poll() is not None or time.monotonic() > end:
                    log.seek(0)
                    raise Failure("weston did not start:\n" + log.read().decode(errors="replace"))
                time.sleep(0.02)
            os.environ.update(GDK_BACKEND="wayland", WAYLAND_DISPLAY=SOCKET)
            os.environ.pop("DISPLAY")
            yield
        finally:
            weston.terminate()
            weston.wait(PATIENCE)


def item(thing, name):
    """A menu item of that name, though its menu is closed."""
    if thing.get_role_name() == "menu item" and thing.get_name() == name:
        return thing
    for index in range(thing.get_child_count()):
        child = thing.get_child_at_index(index)
        found = item(child, name) if child is not None else None
        if found is not None:
            return found
    return None


def main(programs):
    if shutil.which("weston") is None:
        print("there is no weston here")
        return 77
    with compositor(), tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "Riverside.needlebook")
        secret = os.path.join(folder, "secret.txt")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("demonstration")
        cli("demo", book, "--as-of", "2026-03-09")
        program = start(programs, "--as-of", "2026-03-09", book, "--passphrase-file", secret)
        program.see("label", "12 patients")
        # There are no keys to press here; the menu is asked to do what it would do on a click.
        Atspi.Action.do_action(item(program.root, "Quit").get_action_iface(), 0)
        program.wait_end()
        # Closed cleanly: nothing is left beside the book, and it checks.
        left = sorted(os.listdir(folder))
        if left != ["Riverside.needlebook", "secret.txt"]:
            raise Failure(f"left beside the book: {left}")
        cli("check", book)
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
