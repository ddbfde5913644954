#!/usr/bin/env python3
"""Out of a book and into an empty one on the command line, by CSV and by JSON: the same content, exit codes, and what is
refused leaves the book's file as it was. With NEEDLEBOOK_LONG a book of 5,000 patients too.

usage: round_trip_test.py NEEDLEBOOK_CLI
"""

import filecmp
import json
import os
import pathlib
import subprocess
import sys
import tempfile


class Cli:
    def __init__(self, program, folder):
        self.program = pathlib.Path(program).resolve()
        self.folder = folder
        self.env = dict(os.environ, NEEDLEBOOK_PASSPHRASE="demonstration")

    def __call__(self, *words, code=0):
        done = subprocess.run([self.program, *words], cwd=self.folder, env=self.env, capture_output=True, text=True)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        return done.stdout


def same(first, second):
    """Every table but those in which each book speaks of itself."""
    names = sorted(path.name for path in first.iterdir() if path.name not in ("book.csv", "history.csv"))
    assert len(names) == 22, names
    matching, different, missing = filecmp.cmpfiles(first, second, names, shallow=False)
    assert not different and not missing, (different, missing)


def round_trip(cli, folder, demo_words):
    cli("demo", "first.needlebook", *demo_words)
    cli("export", "first.needlebook", "-o", "csv", "--format", "csv")
    cli("export", "first.needlebook", "-o", "json", "--format", "json")
    for source in ("csv", "json/needlebook.json"):
        book = source.split("/")[0] + ".needlebook"
        cli("new", book)
        announced = json.loads(cli("import", book, source, "--dry-run", "--json"))
        report = json.loads(cli("import", book, source, "--json"))
        assert report == announced, (announced, report)
        assert report["rejected"] == [] and report["patients"] > 0 and report["sessions"] > 0, report
        cli("check", book)
        cli("export", book, "-o", "back", "--format", "csv")
        same(folder / "csv", folder / "back")


def refusals(cli, folder):
    cli("new", "empty.needlebook")
    before = (folder / "empty.needlebook").read_bytes()
    whole = (folder / "json" / "needlebook.json").read_text()
    (folder / "wrong.json").write_text(whole.replace('"kind":"treatment"', '"kind":"visit"', 1))
    report = json.loads(cli("import", "empty.needlebook", "wrong.json", "--json", code=3))
    (refused,) = report["rejected"]
    assert refused["column"].endswith(".kind") and refused["line"] > 5 and refused["reason"], refused
    patient = folder / "csv" / "patient.csv"
    good = patient.read_text()
    patient.write_text(good.replace("\nid", "\n77", 1))
    (refused,) = json.loads(cli("import", "empty.needlebook", "csv", "--json", code=3))["rejected"]
    assert (refused["file"], refused["line"], refused["column"]) == ("patient.csv", 2, "id"), refused
    patient.write_text(good)
    assert (folder / "empty.needlebook").read_bytes() == before
    cli("import", "first.needlebook", "csv", code=3)
    cli("export", "first.needlebook", "-o", "none", "--format", "csv", "--patient", "nobody", code=3)
    cli("export", "first.needlebook", "-o", "none", "--format", "xml", code=2)


def main():
    with tempfile.TemporaryDirectory(prefix="needlebook-trip-") as name:
        folder = pathlib.Path(name)
        cli = Cli(sys.argv[1], folder)
        round_trip(cli, folder, ("--patients", "14", "--as-of", "2026-03-20"))
        refusals(cli, folder)
    if os.environ.get("NEEDLEBOOK_LONG"):
        with tempfile.TemporaryDirectory(prefix="needlebook-trip-") as name:
            folder = pathlib.Path(name)
            round_trip(Cli(sys.argv[1], folder), folder, ("--patients", "5000", "--sessions", "200000"))


if __name__ == "__main__":
    main()
