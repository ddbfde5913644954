#!/usr/bin/env python3
"""FHIR R4: every patient of the demonstration book validates, five broken bundles don't.

usage: NEEDLEBOOK_FHIR=FOLDER fhir_test.py NEEDLEBOOK_CLI

FOLDER is where tools/setup put the node_modules of package.json.
"""

import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def skip_without_validator():
    modules = pathlib.Path(os.environ.get("NEEDLEBOOK_FHIR", "/nowhere")) / "node_modules" / "fhir"
    if not shutil.which("node") or not modules.is_dir():
        print("tools/setup did not install Node or the R4 definitions: nothing was validated.")
        sys.exit(77)


def validate(files):
    return subprocess.run(["node", HERE / "validate.js", *files], capture_output=True, text=True)


def first(bundle, kind):
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind)


def without_status(bundle):
    del first(bundle, "Observation")["status"]


def with_word_for_number(bundle):
    for entry in bundle["entry"]:
        if "valueInteger" in entry["resource"]:
            entry["resource"]["valueInteger"] = "seven"
            return


def with_unknown_field(bundle):
    first(bundle, "Procedure")["needles"] = 4


def with_wrong_status(bundle):
    first(bundle, "Goal")["lifecycleStatus"] = "going well"


def without_subject(bundle):
    first(bundle, "Patient")["id"] = "someone else"
    bundle["entry"] = [entry for entry in bundle["entry"] if entry["resource"]["resourceType"] != "Patient"]


def main():
    skip_without_validator()
    cli = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="needlebook-fhir-") as name:
        folder = pathlib.Path(name)
        env = dict(os.environ, NEEDLEBOOK_PASSPHRASE="demonstration")
        run = lambda *words: subprocess.run([cli, *words], cwd=folder, env=env, check=True, capture_output=True)
        run("demo", "demo.needlebook", "--patients", "14", "--as-of", "2026-03-20")
        run("export", "demo.needlebook", "-o", "out", "--format", "fhir", "--as-of", "2026-03-20")
        files = sorted((folder / "out").iterdir())
        assert len(files) == 14, files

        good = validate(files)
        assert good.returncode == 0, good.stdout[:4000] + good.stderr
        print(f"{len(files)} bundles validate.")

        whole = json.loads(files[0].read_text())
        kinds = {entry["resource"]["resourceType"] for entry in whole["entry"]}
        wanted = {"Patient", "Practitioner", "Observation", "Procedure", "Goal", "Consent"}
        assert wanted <= kinds, kinds
        everything = "".join(file.read_text() for file in files)
        for word in (
            "AdverseEvent", "Flag", "MedicationStatement", "72514-3", "not-asked", "asked-declined", "goal-achievement",
            "urn:needlebook:verdict-sentence", "urn:needlebook:extent-leg", "urn:needlebook:change",
        ):
            assert word in everything, word
        for breaking in (without_status, with_word_for_number, with_unknown_field, with_wrong_status, without_subject):
            broken = copy.deepcopy(whole)
            breaking(broken)
            path = folder / "broken.json"
            path.write_text(json.dumps(broken))
            found = validate([path])
            assert found.returncode == 1 and found.stdout, f"{breaking.__name__} passed"
            print(f"{breaking.__name__}: {found.stdout.splitlines()[0][len(str(path)) + 2:]}")


if __name__ == "__main__":
    main()
