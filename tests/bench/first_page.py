#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a viewer takes from its start to its first page.

    first_page.py [--rounds N] COMMAND FILE...

Run inside tests/support/with-display. Watches the middle of the window, and
takes the moment from which it looked as it does in the end, so that a page that
is still blank, or blurred, does not count. Prints one number of seconds a round.
"""

import argparse
import hashlib
import subprocess
import sys
import time

import gi

gi.require_version("Gdk", "3.0")
from gi.repository import Gdk  # noqa: E402

# Inside the window of either viewer, which without a window manager stands in
# the upper left corner, and on the paper.
LEFT, TOP, WIDTH, HEIGHT = 320, 240, 240, 300
SETTLED_S = 2.0
LONGEST_S = 20.0
WHITE = 250


def look():
    """What is there now: a digest, and whether it is text on paper."""
    root = Gdk.get_default_root_window()
    pixels = Gdk.pixbuf_get_from_window(root, LEFT, TOP, WIDTH,
                                        HEIGHT).get_pixels()
    reds = pixels[::3]
    white = sum(reds.count(value) for value in range(WHITE, 256))
    dark = sum(reds.count(value) for value in range(0, 100))
    readable = white > len(reds) / 2 and dark > len(reds) / 100
    return hashlib.sha256(pixels).digest(), readable


def measure(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    since, last = None, None
    try:
        while time.perf_counter() - start < LONGEST_S:
            now = time.perf_counter()
            seen, readable = look()
            if not readable:
                since = last = None
            elif seen != last:
                since, last = now, seen
            elif now - since > SETTLED_S:
                return since - start
            time.sleep(0.004)
    finally:
        process.terminate()
        process.wait()
        time.sleep(0.3)
    raise SystemExit(f"no page in {LONGEST_S} s: {' '.join(command)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    measure(options.command)  # The first one warms up.
    for _ in range(options.rounds):
        print(f"{measure(options.command):.4f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
