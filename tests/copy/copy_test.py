#!/usr/bin/env python3
"""The patient's HTML copy in Chromium at the size of a telephone, without a network: a week of the diary by keyboard
and by touch, kept, saved, imported and charted; nothing asked for from anywhere.

usage: copy_test.py NEEDLEBOOK_CLI
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TWO_COMPLAINTS = "P0003"
HERE = pathlib.Path(__file__).resolve().parent


def tools(folder):
    """A folder where Node finds puppeteer-core as tools/setup installed it."""
    installed = pathlib.Path(os.environ.get("NEEDLEBOOK_WEB", "/nowhere")) / "node_modules"
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not shutil.which("node") or not browser or not installed.is_dir():
        print("tools/setup did not install Node, Chromium or what drives it: nothing was tried.")
        sys.exit(77)
    shutil.copy(HERE / "fill_diary.js", folder)
    (folder / "node_modules").symlink_to(installed)


def main():
    cli = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="needlebook-copy-") as name:
        folder = pathlib.Path(name)
        env = dict(os.environ, NEEDLEBOOK_PASSPHRASE="demonstration", HOME=str(folder))

        def run(*words):
            return subprocess.run([cli, *words], cwd=folder, env=env, check=True, capture_output=True, text=True).stdout

        run("demo", "demo.needlebook")
        (folder / "tools").mkdir()
        tools(folder / "tools")

        def copy_of(patient):
            page_file = folder / f"{patient}.html"
            run("patient-copy", "demo.needlebook", "--patient", patient, "-o", page_file.name)
            page = page_file.read_text()
            for outside in ("http://", "https://", "src=", "@import", "url("):
                found = page.replace("http://www.w3.org/2000/svg", "").find(outside)
                assert found < 0, page[max(0, found - 80) : found + 80]
            again = subprocess.run([cli, "patient-copy", "demo.needlebook", "--patient", patient, "-o", page_file.name],
                                   cwd=folder, env=env, capture_output=True, text=True)
            assert again.returncode == 3 and "is there already" in again.stderr, again
            assert page_file.read_text() == page
            return page_file

        def fill(page_file, way):
            saved = folder / f"{page_file.stem}-{way}"
            saved.mkdir()
            seen = json.loads(
                subprocess.run(
                    ["node", folder / "tools" / "fill_diary.js", page_file, saved, way],
                    cwd=folder / "tools", env=env, check=True, stdout=subprocess.PIPE, text=True, timeout=240,
                ).stdout
            )
            seen["file"] = str(saved / seen["file"])
            print(page_file.stem, way, {name: what for name, what in seen.items() if name != "readings"})
            return seen

        def check_page(seen, complaints):
            assert seen["elsewhere"] == [] and seen["problems"] == [], seen
            assert seen["course"]["charts"] == complaints and not seen["course"]["diary"], seen
            assert not seen["course"]["wide"] and not seen["wide"] and seen["small"] == 0, seen
            assert seen["course"]["rows"] > 3, seen
            assert seen["count"] == "7 days are filled in.", seen
            assert len(seen["readings"]) == 7 * seen["questions"], seen

        def take(patient, seen, way):
            """Taken in as previewed, once; what was answered later than the day after is recalled."""
            book = f"{patient}-{way}.needlebook"
            shutil.copy(folder / "demo.needlebook", folder / book)
            scores = lambda source: [
                reading for measure in json.loads(run("trend", book, "--patient", patient, "--json"))["measures"]
                for reading in measure["readings"] if reading["source"] == source]
            before = {source: len(scores(source)) for source in ("home", "recalled")}
            preview = json.loads(run("import-diary", book, seen["file"], "--dry-run", "--json"))
            taken = json.loads(run("import-diary", book, seen["file"], "--json"))
            assert taken == preview and taken["rejected"] == [], taken
            assert taken["readings"] + taken["known"] + len(taken["kept"]) == len(seen["readings"]), taken
            assert taken["readings"] > 0, taken
            days = sorted({reading["day"] for reading in seen["readings"]})
            in_time = set(days if way == "touch" else days[-2:])
            for reading in taken["preview"]:
                assert reading["source"] == ("home" if reading["day"] in in_time else "recalled"), reading
            assert seen["seen_late"] == [way == "keyboard" and day not in in_time for day in days], seen["seen_late"]
            recalled = sum(reading["source"] == "recalled" for reading in taken["preview"])
            assert taken["recalled"] == recalled, taken
            assert (recalled > 0) == (way == "keyboard"), taken
            if complaints_of(patient) == 1:  # The trend is of the first.
                assert len(scores("home")) == before["home"] + taken["readings"] - recalled
                assert len(scores("recalled")) == before["recalled"] + recalled
            again = json.loads(run("import-diary", book, seen["file"], "--json"))
            assert again["readings"] == 0 and again["known"] == len(seen["readings"]) - len(taken["kept"]), again
            run("chart", book, "--patient", patient, "-o", f"{book}.svg")
            assert "<svg" in (folder / f"{book}.svg").read_text()

        run("export", "demo.needlebook", "-o", "record", "--format", "json")
        records = {
            record["patient"]["code"]: record
            for record in json.loads((folder / "record" / "needlebook.json").read_text())["patients"]}
        complaints_of = lambda patient: len(records[patient]["complaints"])

        one = copy_of("P0002")
        assert complaints_of("P0002") == 1
        for way in ("keyboard", "touch"):
            seen = fill(one, way)
            check_page(seen, 1)
            take("P0002", seen, way)

        # Every complaint whose course is open has its part, its chart, its table and its questions.
        record = records[TWO_COMPLAINTS]
        ended = {end["complaint"] for end in record["course_ends"]}
        assert len(record["complaints"]) == 2 and not ended, record["complaints"]
        seen = fill(copy_of(TWO_COMPLAINTS), "touch")
        check_page(seen, 2)
        assert seen["questions"] == len(record["measures"]), seen
        for complaint in record["complaints"]:
            named = [head for head in seen["course"]["heads"] if complaint["region"] in head]
            assert len(named) == 2 and named[1] == f"Every score: {named[0]}", seen["course"]["heads"]
        take(TWO_COMPLAINTS, seen, "touch")


if __name__ == "__main__":
    main()
