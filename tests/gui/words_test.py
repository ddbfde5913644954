"""In the pseudo-language nothing on any screen of the demonstration book is left in English.

The walk is that of the test of names; what people wrote is data and stays as it is.
"""
import csv
import json
import os
import re
import sys
import tempfile

os.environ["NEEDLEBOOK_LANGUAGE"] = "en@pseudo"

import names_test  # noqa: E402
from driver import Failure, cli, run  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# What no language of ours changes: the program's name, keys, the book's file, and what GTK says in its own language.
KEPT = {"needlebook", "ctrl", "shift", "alt", "enter", "tab", "space", "esc", "utc", "demonstration",
        "cancel", "close", "license", "doi"}
UNREAD = {"filler", "scroll bar", "application", "separator", "icon"}


def words_of(text):
    """Those of English: no paths of files, no pinyin."""
    return [word for word in re.findall(r"\w+", re.sub(r"/\S+", "", text)) if re.fullmatch(r"[A-Za-z]{3,}", word)]


def words_of_people():
    """Every word that stands in the book."""
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "demonstration.needlebook")
        cli("demo", book, "--as-of", names_test.TODAY)
        cli("export", book, "-o", os.path.join(folder, "out"), "--format", "json")
        with open(os.path.join(folder, "out", "needlebook.json"), encoding="utf-8") as file:
            texts = []

            def take(value):
                if isinstance(value, str):
                    texts.append(value)
                elif isinstance(value, (dict, list)):
                    for part in value.values() if isinstance(value, dict) else value:
                        take(part)

            take(json.load(file))
    # Measures are offered in the words that are kept with them.
    with open(os.path.join(ROOT, "resources/evidence/measures.csv"), encoding="utf-8", newline="") as file:
        texts += [row["label"] for row in csv.DictReader(file)]
    # A survey is named after who wrote it.
    with open(os.path.join(ROOT, "resources/evidence/side_effect_rates.csv"), encoding="utf-8", newline="") as file:
        texts += [row["study"] for row in csv.DictReader(file)]
    return {word.lower() for text in texts for word in words_of(text)} | KEPT


def outside_brackets(text):
    depth, out = 0, []
    for letter in text:
        depth += {"[": 1, "]": -1}.get(letter, 0)
        out.append(letter if depth == 0 else " ")
    return "".join(out)


class Reader(names_test.Walk):
    """Keeps what is left in English in place of what has no name."""

    def __init__(self, program):
        super().__init__(program)
        self.known = words_of_people()
        self.english = {}
        self.read = 0

    def look(self, screen):
        for node in self.program.nodes():
            if node.role in UNREAD:
                continue
            texts = [node.said]
            if node.role in ("label", "text") and not node.enabled or node.role == "label":
                texts.append(node.said_text)
            for text in texts:
                self.read += 1
                left = [word for word in words_of(outside_brackets(text)) if word.lower() not in self.known]
                if left:
                    self.english.setdefault(f"{node.role} “{text}”", screen)


def main(programs):
    walk = names_test.walked(programs, Reader)
    if walk.read < 500:
        raise Failure(f"only {walk.read} texts were read")
    if walk.english:
        raise Failure(f"{len(walk.english)} of {walk.read} texts are left in English:\n" +
                      "\n".join(f"{screen}: {what}" for what, screen in walk.english.items()))


if __name__ == "__main__":
    sys.exit(run(main))
