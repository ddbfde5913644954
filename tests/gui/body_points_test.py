"""The body chart from without: AT-SPI names every point of a view, and a click at the extent of a point takes it."""
import csv
import os
import sys

from driver import PATIENCE, Atspi, Failure, GLib, Node, begin_session, choose_patient, containing
from driver import open_demonstration, run, start

TODAY = "2026-03-09"
POINTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "resources", "points")
# What each choice of the chart shows, by the names of the pictures.
PAGES = {
    "Body: front": ["front"],
    "Body: back": ["back"],
    "Left foot": ["foot_dorsum", "foot_sole", "foot_lateral", "foot_medial"],
    "Left hand": ["hand_palm", "hand_dorsum"],
    "Head, left side": ["head_front", "head_side", "head_back", "head_top"],
}
CLICKS_A_VIEW = 8


def rows(name):
    with open(os.path.join(POINTS, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def awaited_names(views):
    """Point and side of every place in these pictures, by the files the figures are made from."""
    points = {row["code"]: row for row in rows("points.csv")}
    symmetric = {row["view"] for row in rows("views.csv") if row["symmetric"] == "1"}
    names = set()
    for place in rows("coordinates.csv"):
        if place["view"] not in views:
            continue
        point = points[place["code"]]
        title = f"{place['code']} {point['pinyin']}"
        if point["bilateral"] != "1":
            names.add((title, ""))
            continue
        names.add((title, "left"))
        if place["view"] in symmetric and place["mirror"] == "1":
            names.add((title, "right"))
    return names


def point_and_side(name):
    parts = name.split(", ")
    side = next((part for part in parts if part in ("left", "right")), "")
    return parts[0], side


class Body:
    """The panel whose children are the points shown."""

    def __init__(self, program):
        self.panel = program.wait("the body", lambda: self.find(program)).thing

    @staticmethod
    def find(program):
        found = [node for node in program.nodes()
                 if node.role == "panel" and node.name == "Body chart" and node.thing.get_child_count() > 20]
        return found[-1] if found else None

    def points(self):
        """The children by name, read anew."""
        while GLib.MainContext.default().iteration(False):
            pass
        self.panel.clear_cache()
        children = [self.panel.get_child_at_index(index) for index in range(self.panel.get_child_count())]
        return {child.get_name(): child for child in children if child is not None}


def choose_page(program, name):
    combo = program.see("combo box", "Which picture")
    items = labels_of(combo.thing)
    if name not in items:
        raise Failure(f"no picture {name} among {items}")
    Atspi.Selection.select_child(combo.thing.get_selection_iface(), items.index(name))


def labels_of(combo):
    menu = combo.get_child_at_index(0)
    return [menu.get_child_at_index(index).get_name() for index in range(menu.get_child_count())]


def wait_for_points(program, body, views):
    awaited = awaited_names(views)

    def all_there():
        points = body.points()
        there = {point_and_side(name) for name in points}
        wait_for_points.difference = sorted(awaited ^ there)
        return points if there == awaited else None

    try:
        return program.wait(f"{len(awaited)} points of {views}", all_there)
    except Failure as failure:
        raise Failure(f"{failure}; too few or too many: {wait_for_points.difference[:12]}") from failure


def click_some(program, body, points, taken):
    """Clicks CLICKS_A_VIEW points not taken yet, spread over the view."""
    fresh = {}
    for name in points:
        code = name.split(" ")[0]
        if code not in taken and ", taken" not in name:
            fresh.setdefault(code, name)
    names = list(fresh.values())
    for index in range(CLICKS_A_VIEW):
        name = names[index * len(names) // CLICKS_A_VIEW]
        program.click(Node(body.points()[name], 0))
        taken.add(name.split(" ")[0])
        # A proposal in grey says so at the same place.
        awaited = name.removesuffix(", proposed") + ", taken"
        program.wait(f"“{awaited}”", lambda: any(there.startswith(awaited) for there in body.points()))


def main(programs):
    program = start(programs, "--as-of", TODAY)
    # A page has hundreds of points, all of which are told of when it changes.
    Atspi.set_timeout(1000 * PATIENCE, 1000 * PATIENCE)
    open_demonstration(program)
    choose_patient(program, "ellery", "Maud Ellery")
    begin_session(program)
    program.key("alt+5")
    program.see_focus("Points")
    program.key("ctrl+b")
    program.see_focus("Body chart")
    program.key("ctrl+b")
    program.see("text", "Find a point")
    body = Body(program)
    taken = set()
    for page, views in PAGES.items():
        choose_page(program, page)
        points = wait_for_points(program, body, views)
        click_some(program, body, points, taken)
    if len(taken) != CLICKS_A_VIEW * len(PAGES):
        raise Failure(f"{len(taken)} points clicked")
    program.key("Escape")
    line = program.see("text", "Points").text
    missing = [code for code in taken if not any(item.startswith(code) for item in line.split())]
    if missing:
        raise Failure(f"{missing} clicked and not in the line {line!r}")
    program.see("push button", containing("Sign"))
    program.key("ctrl+q")
    program.wait_end()


if __name__ == "__main__":
    sys.exit(run(main))
