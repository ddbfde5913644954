#!/usr/bin/env python3
"""JSON: an export is what docs/needlebook-1.schema.json says, and what it isn't is found.

usage: schema_test.py NEEDLEBOOK_CLI SCHEMA
"""

import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema


def main():
    cli, schema = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text()))
    jsonschema.Draft7Validator.check_schema(validator.schema)
    with tempfile.TemporaryDirectory(prefix="needlebook-schema-") as name:
        folder = pathlib.Path(name)
        env = dict(os.environ, NEEDLEBOOK_PASSPHRASE="demonstration")
        run = lambda *words: subprocess.run([cli, *words], cwd=folder, env=env, check=True, capture_output=True)
        run("demo", "demo.needlebook", "--patients", "14", "--as-of", "2026-03-20")
        for extra in ([], ["--patient", "P0003"], ["--anonymous"]):
            run("export", "demo.needlebook", "-o", "out", "--format", "json", *extra)
            document = json.loads((folder / "out" / "needlebook.json").read_text())
            problems = [f"{list(one.absolute_path)}: {one.message[:200]}" for one in validator.iter_errors(document)]
            assert not problems, problems[:5]
        broken = []
        for path, value in (
            (["version"], 2),
            (["book", "kind"], "other"),
            (["patients", 0, "patient", "id"], 12),
            (["patients", 0, "sessions", 0, "starts"], "tomorrow"),
            (["patients", 0, "sessions", 0, "status"], "sealed"),
        ):
            wrong = copy.deepcopy(document)
            inside = wrong
            for step in path[:-1]:
                inside = inside[step]
            inside[path[-1]] = value
            broken.append((path, wrong))
        for path, wrong in broken:
            assert not validator.is_valid(wrong), path


if __name__ == "__main__":
    main()
