#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small window that says "ready" and then the addresses of what is dropped on
it."""

import sys

import gi
gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk  # noqa: E402


def received(widget, context, x, y, data, info, time):
    print("\n".join(data.get_uris()), flush=True)
    Gtk.drag_finish(context, True, False, time)
    Gtk.main_quit()


def main():
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(200, 200)
    window.move(int(sys.argv[1]), int(sys.argv[2]))
    window.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
    window.drag_dest_add_uri_targets()
    window.connect("drag-data-received", received)
    window.connect("map-event", lambda *_: print("ready", flush=True))
    window.show()
    Gtk.main()


main()
