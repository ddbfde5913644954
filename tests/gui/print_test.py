"""What the system's print dialog puts on paper is what the preview shows and what is saved as PDF, in the same place."""
import os
import re
import subprocess
import sys
import tempfile

from driver import PATIENCE, Failure, choose_patient, containing, open_demonstration, run, start, starting

TODAY = "2026-03-09"
A4 = (595.28, 841.89)
POINTS_PER_MM = 72 / 25.4
MARGIN = 12 * POINTS_PER_MM - 0.1  # Glyphs are set to whole pixels of the page.
NEAR = 1.5 * POINTS_PER_MM


def words_of(file):
    """Every word of a PDF with its page and the box that it stands in, in points."""
    made = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True, text=True,
                          timeout=PATIENCE).stdout
    words, page = [], 0
    for line in made.splitlines():
        if "<page " in line:
            page += 1
            size = tuple(float(value) for value in re.findall(r'(?:width|height)="([\d.]+)"', line))
            if max(abs(there - awaited) for there, awaited in zip(size, A4)) > 1:
                raise Failure(f"{file}, page {page}: {size} is not A4")
        elif found := re.match(r'\s*<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*)</word>', line):
            words.append((page, *(float(value) for value in found.groups()[:4]), found.group(5)))
    return words


def lasting(words):
    """Without the count and head of the history: saving is an entry of it."""
    texts = [word[-1] for word in words]
    return [text for before, text in zip([""] + texts, texts) if before not in ("history", "head")]


def same_pages(printed, saved):
    there, awaited = words_of(printed), words_of(saved)
    if lasting(there) != lasting(awaited):
        raise Failure(f"other words are printed than saved: {there[:20]} … and {awaited[:20]} …")
    # The head of the history is as wide as its digits happen to be, and moves what stands behind it.
    histories = {(word[0], word[2]) for word in there if word[-1] == "head"}
    for one, other in zip(there, awaited):
        if (one[0], one[2]) in histories:
            continue
        if one[0] != other[0] or max(abs(a - b) for a, b in zip(one[1:5], other[1:5])) > NEAR:
            raise Failure(f"printed at {one}, saved at {other}")
        _, left, top, right, bottom, word = one
        if min(left, top, A4[0] - right, A4[1] - bottom) < MARGIN:
            raise Failure(f"“{word}” is printed within 12 mm of the edge: {one}")
    return there[-1][0]


def save(program, file):
    program.press("push button", starting("Save as PDF"))
    program.see_window("Save the report")
    program.see_focus("", "text")
    program.key("ctrl+a")
    program.type(file)
    program.key("Return")
    program.wait(f"{file}", lambda: os.path.exists(file) and os.path.getsize(file) > 0)


def print_to(program, file):
    """By "Print to File", which writes output.pdf where the program was started."""
    program.press("push button", starting("Print…"))
    program.see_window("Print")
    program.press("table cell", "Print to File")
    program.see("radio button", "PDF", lambda node: node.checked)
    program.key("alt+p")
    program.wait("the print dialog to go", lambda: all(node.name != "Print" or node.depth != 1
                                                       for node in program.nodes()))
    program.wait(f"{file}", lambda: os.path.exists(file) and b"%%EOF" in open(file, "rb").read()[-16:])
    subprocess.run(["qpdf", "--check", file], check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)


def nothing_recent(program):
    """GTK notes what its dialogs were told for every program to see; names of patients stand in it."""
    noted = os.path.join(os.environ["XDG_DATA_HOME"], "recently-used.xbel")

    def holds_none():
        if not os.path.exists(noted):
            return False
        with open(noted, encoding="utf-8") as file:
            return "saved.pdf" not in file.read()

    program.wait("the saved file to be in no list of recent ones", holds_none)


def main(programs):
    # No printer of this machine: the dialog offers a file alone.
    settings = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-3.0")
    os.makedirs(settings, exist_ok=True)
    with open(os.path.join(settings, "settings.ini"), "w", encoding="ascii") as file:
        file.write("[Settings]\ngtk-print-backends=file\n")
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        program = start(programs, "--as-of", TODAY)
        open_demonstration(program)
        choose_patient(program, "Ellery", "Maud Ellery")
        for keys, fewest in ((["ctrl+p"], 1), (["alt+r", "f"], 2)):
            program.key(*keys)
            program.see_window("Reports")
            saved, printed = os.path.join(folder, "saved.pdf"), os.path.join(folder, "output.pdf")
            save(program, saved)
            print_to(program, printed)
            pages = same_pages(printed, saved)
            if pages < fewest or (fewest == 1 and pages != 1):
                raise Failure(f"{pages} pages after {keys}")
            for file in (saved, printed):
                os.remove(file)
            program.key("Escape")
            program.see_window(containing("demonstration"))
        nothing_recent(program)
        program.quit()
        os.chdir("/")


if __name__ == "__main__":
    sys.exit(run(main))
