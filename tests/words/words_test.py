"""tools/words refuses a translation whose sentences can't be filled, and takes one that only orders them anew.

    words_test.py TOOL
"""
import os
import subprocess
import sys
import tempfile

HEADER = ('msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
          '"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;\\n"\n\n')
# Of the program itself: a translation is of sentences that it says.
DATE = "{0} {1} {2}"
CHOICE = ("Your {nb:score was|scores averaged} {B} at the start and {nb:averaged |}{M} lately. They go up and down too "
          "much to say more.")
TAKEN = [
    ("{} of {} sessions", "z {1} sesji {0}"),
    (DATE, "{2}-{1}-{0}"),
    (CHOICE, "{nb:wynik|wyniki|wyników} {B}, {nb:a|b|c} {M}"),
    ("%d of %d", "%2$d, %1$d"),
]
REFUSED = [
    ("{} of {} sessions", "{} sesji", "places to fill"),
    ("{} of {} sessions", "{} z {} z {}", "places to fill"),
    (DATE, "{0} {1} {3}", "places to fill"),
    (CHOICE, "{nb:wynik|wyniki} {B}, {nb:a|b|c} {M}", "3 forms"),
    (CHOICE, "{nb:wynik|wyniki|wyników} {C}, {nb:a|b|c} {M}", "places to fill"),
    ("%d of %d", "%d z %s", "places to fill"),
    ("No such sentence was ever said", "Nigdy", "no longer said"),
]


def checked(tool, english, said):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "pl.po")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'{HEADER}msgid "{english}"\nmsgstr "{said}"\n')
        return subprocess.run([sys.executable, "-B", tool, "--check", path], capture_output=True, text=True)


def main(tool):
    wrong = []
    for english, said in TAKEN:
        done = checked(tool, english, said)
        if done.returncode != 0:
            wrong.append(f"refused {said!r}: {done.stdout}{done.stderr}")
    for english, said, reason in REFUSED:
        done = checked(tool, english, said)
        if done.returncode != 1 or reason not in done.stdout:
            wrong.append(f"took {said!r}, or for another reason: {done.stdout}{done.stderr}")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
