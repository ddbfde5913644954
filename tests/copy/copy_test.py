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
        run("patient-copy", "demo.needlebook", "--patient", "P0002", "-o", "copy.html")
        page = (folder / "copy.html").read_text()
        for outside in ("http://", "https://", "src=", "@import", "url("):
            found = page.replace("http://www.w3.org/2000/svg", "").find(outside)
            assert found < 0, page[max(0, found - 80) : found + 80]
        (folder / "tools").mkdir()
        tools(folder / "tools")
        for way in ("keyboard", "touch"):
            saved = folder / way
            saved.mkdir()
            seen = json.loads(
                subprocess.run(
                    ["node", folder / "tools" / "fill_diary.js", folder / "copy.html", saved, way],
                    cwd=folder / "tools", env=env, check=True, stdout=subprocess.PIPE, text=True, timeout=240,
                ).stdout
            )
            print(way, seen)
            assert seen["elsewhere"] == [] and seen["problems"] == [], seen
            assert seen["course"] == {"wide": False, "charts": 1, "rows": seen["course"]["rows"], "diary": False}, seen
            assert seen["course"]["rows"] > 3 and not seen["wide"] and seen["small"] == 0, seen
            assert seen["count"] == "7 days are filled in." and seen["readings"] == 7 * seen["questions"], seen

            shutil.copy(folder / "demo.needlebook", folder / f"{way}.needlebook")
            before = json.loads(run("trend", f"{way}.needlebook", "--patient", "P0002", "--json"))
            preview = json.loads(run("import-diary", f"{way}.needlebook", str(saved / seen["file"]), "--dry-run", "--json"))
            taken = json.loads(run("import-diary", f"{way}.needlebook", str(saved / seen["file"]), "--json"))
            assert taken == preview and taken["rejected"] == [], taken
            assert taken["readings"] + taken["known"] + len(taken["kept"]) == seen["readings"], taken
            assert taken["readings"] > 0, taken
            after = json.loads(run("trend", f"{way}.needlebook", "--patient", "P0002", "--json"))
            home = lambda trend: sum(
                reading["source"] == "home" for measure in trend["measures"] for reading in measure["readings"])
            assert home(after) == home(before) + taken["readings"]
            again = json.loads(run("import-diary", f"{way}.needlebook", str(saved / seen["file"]), "--json"))
            assert again["readings"] == 0 and again["known"] == seen["readings"] - len(taken["kept"]), again
            run("chart", f"{way}.needlebook", "--patient", "P0002", "-o", f"{way}.svg")
            assert "<svg" in (folder / f"{way}.svg").read_text()


if __name__ == "__main__":
    main()
