"""A file dropped on the window, by the same protocol as out of a file manager: visits are asked about, what can't be read
is refused in words, several at a time too, and nothing comes in behind anybody's back."""
import os
import subprocess
import sys
import tempfile

from driver import PATIENCE, Failure, cli, containing, run, start, starting

TODAY = "2026-03-20"
SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "drag_source.py")
VISITS = "patient,date,pain\nK-17,2026-02-03,7\nK-17,2026-02-10,5\n"


def window_called(title):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], check=False,
                           capture_output=True, text=True, timeout=PATIENCE).stdout.split()
    return found[-1] if found else None


def middle_of(window):
    words = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], check=True, capture_output=True,
                           text=True, timeout=PATIENCE).stdout
    at = dict(line.split("=", 1) for line in words.split())
    return int(at["X"]) + int(at["WIDTH"]) // 2, int(at["Y"]) + int(at["HEIGHT"]) // 2


def drop(program, *files, at=(0.5, 0.5)):
    """Drags them from a window of their own to a place of the program's, its middle unless told, and lets go."""
    said = tempfile.TemporaryFile()
    source = subprocess.Popen([sys.executable, "-B", SOURCE, *files], stdout=said, env=dict(os.environ, NO_AT_BRIDGE="1"))
    last_word = lambda: (os.pread(said.fileno(), 1000, 0).split() or [b""])[-1].decode()
    try:
        window = program.wait("the window to drag from", lambda: window_called("Files to drag"))
        left, top = middle_of(window)
        to = program.see("frame", containing("Needlebook")).box
        across, down = to[0] + int(to[2] * at[0]), to[1] + int(to[3] * at[1])
        program.xdotool("mousemove", left, top, "mousedown", 1)

        def begun():
            program.xdotool("mousemove_relative", 4, 4)
            return last_word()

        program.wait("the drag to begin", begun)

        def taken():
            # Only a mouse that moves is told of.
            program.xdotool("mousemove", across + 3, down + 3, "mousemove", across, down)
            return last_word() == "taken"

        program.wait("the window to take the files", taken)
        program.xdotool("mouseup", 1)
        program.wait("the end of the drag", lambda: source.poll() is not None)
    finally:
        if source.poll() is None:
            source.terminate()
            source.wait(PATIENCE)


def main(programs):
    folder = tempfile.mkdtemp(prefix="needlebook-drop-")
    path = lambda name: os.path.join(folder, name)
    with open(path("visits.csv"), "w", encoding="utf-8") as file:
        file.write(VISITS)
    with open(path("photo.png"), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with open(path("secret.txt"), "w", encoding="utf-8") as file:
        file.write("demonstration")
    book = path("practice.needlebook")
    cli("demo", book, "--patients", "6", "--as-of", TODAY)

    program = start(programs, book, "--passphrase-file", path("secret.txt"), "--as-of", TODAY)
    program.see("label", "6 patients")
    drop(program, path("photo.png"))
    program.see("label", starting("photo.png, line"))
    program.see("label", containing("Nothing was imported."))
    drop(program, path("photo.png"), path("visits.csv"))
    program.see("label", starting("Drop one file at a time."))
    drop(program, path("visits.csv"))
    program.see_window("Import visits")
    program.see("label", starting("2 rows: 1 new patient, 2 sessions, 2 scores"))
    drop(program, path("photo.png"), at=(0.03, 0.97))
    program.see("label", starting("Close the dialog first"))
    program.press("push button", "Import")
    program.see("label", starting("2 rows: 1 new patient, 2 sessions, 2 scores taken in"))
    program.see("label", "7 patients")
    program.quit()
    if "K-17" not in cli("patients", book, "--as-of", TODAY):
        raise Failure("the dropped visits aren't in the book")


if __name__ == "__main__":
    sys.exit(run(main))
