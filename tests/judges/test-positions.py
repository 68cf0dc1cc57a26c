#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a signature is seen, measured on the pixels of two other renderers:
every /Rotate, an off-origin CropBox, UserUnit (which Poppler ignores, so there
MuPDF judges alone)."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import judges  # noqa: E402

SIGN_FILE = os.environ["SIGN_FILE"]
MAKE_PDF = os.environ["MAKE_PDF"]
DPI = 150
MM = DPI / 25.4
TOLERANCE_MM = 0.3
RECT = (61, 92, 45, 20)  # also on the smallest of the pages, turned
MAGENTA = "#ff00ff"


def bounding_box(png):
    """x, y, width, height of the magenta ink, in millimetres."""
    _, out, err = judges.run(
        "convert", png, "-alpha", "off", "-fuzz", "20%", "-fill", "black",
        "+opaque", MAGENTA, "-fill", "white", "-opaque", MAGENTA, "-threshold",
        "50%", "-format", "%@", "info:")
    found = re.match(r"(\d+)x(\d+)\+(\d+)\+(\d+)", out)
    assert found, err
    width, height, x, y = (int(word) / MM for word in found.groups())
    return x, y, width, height


def poppler(pdf, png):
    judges.run("pdftoppm", "-r", DPI, "-cropbox", "-png", "-singlefile", pdf,
               png.with_suffix(""))
    return bounding_box(png)


def mupdf(pdf, png):
    judges.run("mutool", "draw", "-q", "-r", DPI, "-o", png, pdf, "1")
    return bounding_box(png)


class Positions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.picture = self.folder / "ink.png"
        # The left third is another colour: upright is more than a box.
        subprocess.run(["convert", "-size", "450x200", f"xc:{MAGENTA}", "-fill",
                        "#00ff00", "-draw", "rectangle 0,0 149,199",
                        self.picture], check=True)

    def sign(self, *options, rect=RECT):
        page, signed = self.folder / "page.pdf", self.folder / "signed.pdf"
        subprocess.run([sys.executable, MAKE_PDF, "--pages=1", *options, page],
                       check=True)
        subprocess.run([SIGN_FILE, f"--image={self.picture}",
                        f"--rect={','.join(str(n) for n in rect)}", page,
                        signed], check=True, stdout=subprocess.DEVNULL)
        return signed

    def assert_place(self, found, rect=RECT):
        x, y, width, height = rect
        wanted = (x + width / 3, y, width * 2 / 3, height)
        for have, want in zip(found, wanted):
            self.assertAlmostEqual(have, want, delta=TOLERANCE_MM)

    def test_rotations_and_boxes(self):
        for rotate in (0, 90, 180, 270):
            for boxes in ([], ["--crop=50,40,545,800"],
                          ["--media=-100,-50,495,792", "--crop=-90,0,480,700"]):
                with self.subTest(rotate=rotate, boxes=boxes):
                    signed = self.sign(f"--rotate={rotate}", *boxes)
                    png = self.folder / "page.png"
                    self.assert_place(poppler(signed, png))
                    self.assert_place(mupdf(signed, png))

    def test_user_unit(self):
        for rotate in (0, 90):
            with self.subTest(rotate=rotate):
                signed = self.sign(f"--rotate={rotate}", "--user-unit=1.5",
                                   "--crop=50,40,545,800")
                self.assert_place(mupdf(signed, self.folder / "page.png"))


if __name__ == "__main__":
    why = judges.lacking("pdftoppm", "mutool", "convert")
    if why:
        print(why)
        sys.exit(77)
    unittest.main(verbosity=0)
