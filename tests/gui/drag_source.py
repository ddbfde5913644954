"""A small window out of which files can be dragged, as out of a file manager. Says "begun" when a drag has begun and
"taken" when what is under the mouse would take them: drag_source.py FILE…"""
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402

window = Gtk.Window(title="Files to drag", type=Gtk.WindowType.TOPLEVEL)
window.set_default_size(160, 120)
window.set_keep_above(True)
box = Gtk.EventBox()
box.add(Gtk.Label(label="\n".join(pathlib.Path(file).name for file in sys.argv[1:])))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, None, Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _box, _context, data, _info, _time: data.set_uris(
    [pathlib.Path(file).resolve().as_uri() for file in sys.argv[1:]]))


def begin(_box, context):
    print("begun", flush=True)
    context.connect("action-changed", lambda _context, action: print("taken" if action else "refused", flush=True))


box.connect("drag-begin", begin)
box.connect("drag-end", lambda _box, _context: Gtk.main_quit())
window.add(box)
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(0, 0)
Gtk.main()
