"""Start and memory of the program from outside the process, beside an empty frame, in turns.

    run_gui start_bench.py NEEDLEBOOK EMPTY_FRAME BOOK PASSPHRASE
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
PATIENCE = 60  # s
SETTLED = 25  # s; what the list is read from is made, and the book checked.


class Started:
    """A process until its window of some title is there, and what that took."""

    def __init__(self, arguments, title):
        self.title = title
        began = time.monotonic()
        self.process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not self.is_shown():
            if self.process.poll() is not None:
                raise SystemExit(f"{arguments[0]} ended with {self.process.returncode}")
            if time.monotonic() - began > PATIENCE:
                raise SystemExit(f"no window “{title}”")
        self.ms = 1000 * (time.monotonic() - began)

    def is_shown(self):
        search = ["xdotool", "search", "--onlyvisible", "--name", self.title]
        return subprocess.run(search, capture_output=True, check=False).stdout.strip() != b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        while self.is_shown():
            time.sleep(0.02)

    def pss(self):
        """Megabytes, once two looks a second apart agree within a hundredth."""
        before, now = 0.0, self.pss_now()
        while abs(now - before) > now / 100:
            time.sleep(1)
            before, now = now, self.pss_now()
        return now

    def pss_now(self):
        with open(f"/proc/{self.process.pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) / 1024 for line in file if line.startswith("Pss:"))


def spread(figures):
    return f"{statistics.median(figures):.3g} ({min(figures):.3g} to {max(figures):.3g})"


def main(needlebook, empty, book, passphrase):
    with tempfile.NamedTemporaryFile("w", suffix=".pass") as secret, tempfile.TemporaryDirectory() as folder:
        secret.write(passphrase + "\n")
        secret.flush()
        copy = os.path.join(folder, "decade.needlebook")
        subprocess.run(["cp", book, copy], check=True)
        opening = [needlebook, copy, "--passphrase-file", secret.name, "--as-of", "2026-11-22"]
        with Started(opening, "decade — Needlebook$") as window:  # As on any day but the first.
            time.sleep(SETTLED)
        bare, asked, listed, memory, bare_memory = [], [], [], [], []
        for _ in range(RUNS):
            with Started([empty], "Empty frame") as frame:
                bare.append(frame.ms)
                bare_memory.append(frame.pss())
            with Started([needlebook, copy], "Needlebook") as window:
                asked.append(window.ms)
            with Started(opening, "decade — Needlebook$") as window:
                listed.append(window.ms)
                memory.append(window.pss())
    ratio = statistics.median(asked) / statistics.median(bare)
    opened = [late - early for late, early in zip(listed, asked)]
    goals = ratio <= 1.5, statistics.median(opened) <= 100, statistics.median(memory) <= 60
    said = ["yes" if met else "NO" for met in goals]
    print("\n### Start and memory, from outside\n\n| what | median (least to most) | beside | its | ratio | goal | met |\n"
          "| --- | --- | --- | --- | --- | --- | --- |")
    print(f"| program started to window shown, ms | {spread(asked)} | an empty frame | {spread(bare)} | {ratio:.2f} "
          f"| 1.5 x | {said[0]} |")
    print(f"| big book opened and listed, beyond that, ms | {spread(opened)} | | | | 100 ms | {said[1]} |")
    print(f"| memory with it, MB PSS | {spread(memory)} | an empty frame | {spread(bare_memory)} "
          f"| {statistics.median(memory) / statistics.median(bare_memory):.2f} | 60 MB | {said[2]} |")
    return 0 if all(goals) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:5]))
