#!/usr/bin/env python3
"""Reports as HTML in a browser, by check_pages.mjs; skipped where tools/setup could not install what that needs.

usage: NEEDLEBOOK_WEB=FOLDER pages_test.py NEEDLEBOOK_CLI
"""

import os
import pathlib
import shutil
import subprocess
import sys


def main():
    modules = pathlib.Path(os.environ.get("NEEDLEBOOK_WEB", "/nowhere")) / "node_modules"
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not shutil.which("node") or not browser or not modules.is_dir():
        print("tools/setup did not install Node, Chromium or what looks at pages: nothing was looked at.")
        sys.exit(77)
    script = pathlib.Path(__file__).resolve().parent / "check_pages.mjs"
    sys.exit(subprocess.run(["node", script, *sys.argv[1:]]).returncode)


if __name__ == "__main__":
    main()
