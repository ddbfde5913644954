#!/usr/bin/env python3
"""LibreOffice opens an exported folder of CSV: no formula runs, days arrive as dates, and what it saves again comes back
into an empty book as it was, ids included. Skipped where no LibreOffice is (libreoffice-calc-nogui is enough).

usage: spreadsheet_test.py NEEDLEBOOK_CLI
"""

import collections
import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

from round_trip_test import Cli, same

COMMA_QUOTE_UTF8 = "44,34,76,1"
SAVED_AS_SHOWN = "csv:Text - txt - csv (StarCalc):" + COMMA_QUOTE_UTF8 + ",,0,false,true,false"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

# What a spreadsheet would run, count with or take for a day.
NOTES = ["=1+1", "@SUM(1,2)", "+cmd|' /C calc'!A0", "-2+3", "007", "3/4", "1e5", "TRUE", "2026-03", "10:30", "'quoted",
         'cold, "feet"', "two\nlines"]


def office(folder, into, form, files):
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", f"--infilter=CSV:{COMMA_QUOTE_UTF8}",
         "--convert-to", form, "--outdir", into, *files],
        env=dict(os.environ, HOME=str(folder), LC_ALL="C.UTF-8"), check=True, capture_output=True, timeout=240)
    for file in files:
        written = folder / into / (file.stem + "." + form.split(":")[0])
        assert written.is_file(), f"LibreOffice wrote no {written.name}"


def book_with_traps(cli, folder):
    cli("demo", "first.needlebook", "--patients", "6", "--as-of", "2026-03-20")
    with open(folder / "visits.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["patient", "date", "pain", "note"])
        for number, note in enumerate(NOTES):
            # The file of visits asks for the guard itself where a text begins like a formula.
            guarded = "'" + note if note[0] in "=+-@'" else note
            rows.writerow(["X1", f"2026-02-{number + 1:02}", 5, guarded])
    cli("import", "first.needlebook", "visits.csv", "--as-of", "2026-03-20")
    cli("export", "first.needlebook", "-o", "csv", "--format", "csv")


def cells(sheet):
    return [cell for cell in xml.parse(sheet).iter() if cell.tag == TABLE + "table-cell"]


def opens(folder):
    """No formula, texts as they were written, days as dates."""
    tables = [folder / "csv" / name for name in ("session.csv", "reading.csv", "patient.csv", "agreement.csv")]
    office(folder, folder / "sheets", "fods", tables)
    for table in tables:
        found = cells(folder / "sheets" / (table.stem + ".fods"))
        assert found
        assert not [cell for cell in found if TABLE + "formula" in cell.attrib], table.name
    texts = {"\n".join("".join(line.itertext()) for line in cell) for cell in cells(folder / "sheets" / "session.fods")}
    for note in NOTES:
        assert note in texts or "'" + note in texts, note
    days = collections.Counter(row["day"] for row in csv.DictReader(open(folder / "csv" / "reading.csv", newline="")))
    dates = collections.Counter()
    for cell in cells(folder / "sheets" / "reading.fods"):
        if cell.get(OFFICE + "value-type") == "date":
            dates[cell.get(OFFICE + "date-value")] += int(cell.get(TABLE + "number-columns-repeated", "1"))
    assert dates == days, (dates - days, days - dates)


def comes_back(cli, folder):
    office(folder, folder / "saved", SAVED_AS_SHOWN, sorted((folder / "csv").iterdir()))
    cli("new", "second.needlebook")
    cli("import", "second.needlebook", "saved")
    cli("check", "second.needlebook")
    cli("export", "second.needlebook", "-o", "again", "--format", "csv")
    same(folder / "csv", folder / "again")


def main():
    if not shutil.which("soffice"):
        print("No LibreOffice here: nothing was opened. It is the package libreoffice-calc-nogui.")
        sys.exit(1 if os.environ.get("NEEDLEBOOK_LONG") else 77)  # Before a release it has to be.
    with tempfile.TemporaryDirectory(prefix="needlebook-sheet-") as name:
        folder = pathlib.Path(name)
        cli = Cli(sys.argv[1], folder)
        book_with_traps(cli, folder)
        opens(folder)
        comes_back(cli, folder)


if __name__ == "__main__":
    main()
