#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a signature is seen, measured on the pixels of two other renderers:
every /Rotate, an off-origin CropBox, UserUnit (which Poppler ignores, so there
MuPDF judges alone)."""

import itertools
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import judges  # noqa: E402

SIGN_FILE = os.environ["SIGN_FILE"]
MAKE_PDF = os.environ["MAKE_PDF"]
MEASURE_INK = os.environ["MEASURE_INK"]
DPI = 150
MM = DPI / 25.4
TOLERANCE_MM = 0.3
RECT = (61, 92, 45, 20)  # also on the smallest of the pages, turned
# The left third is another colour, and the lowest part of it none at all:
# upright is more than a box, and so is not to be mirrored.
WIDTH, HEIGHT = 450, 200
BLUE, RED, CLEAR = b"\0\0\xff\xff", b"\xff\0\0\xff", b"\0\0\0\0"
BOXES = ([], ["--crop=50,40,545,800"],
         ["--media=-100,-50,495,792", "--crop=-90,0,480,700"])


def write_picture(path):
    left = WIDTH // 3
    rows = b"".join(
        b"\0" + (RED if y < HEIGHT // 2 else CLEAR) * left
        + BLUE * (WIDTH - left) for y in range(HEIGHT))

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def measure(colour, image):
    """x, y, width, height of the ink, in millimetres."""
    _, out, err = judges.run(MEASURE_INK, colour, image)
    assert out, err
    left, top, right, bottom, _ = (int(word) / MM for word in out.split())
    return left, top, right - left, bottom - top


def poppler(pdf, image):
    judges.run("pdftoppm", "-r", DPI, "-cropbox", "-singlefile", pdf,
               image.with_suffix(""))
    return image


def mupdf(pdf, image):
    judges.run("mutool", "draw", "-q", "-r", DPI, "-o", image, pdf, "1")
    return image


class Positions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.picture = self.folder / "ink.png"
        write_picture(self.picture)

    def sign(self, *options, rect=RECT):
        page, signed = self.folder / "page.pdf", self.folder / "signed.pdf"
        subprocess.run([sys.executable, MAKE_PDF, "--pages=1", *options, page],
                       check=True)
        subprocess.run([SIGN_FILE, f"--image={self.picture}",
                        f"--rect={','.join(str(n) for n in rect)}", page,
                        signed], check=True, stdout=subprocess.DEVNULL)
        return signed

    def assert_box(self, found, wanted):
        for have, want in zip(found, wanted):
            self.assertAlmostEqual(have, want, delta=TOLERANCE_MM)

    def assert_place(self, image, rect=RECT):
        x, y, width, height = rect
        self.assert_box(measure("blue", image),
                        (x + width / 3, y, width * 2 / 3, height))
        self.assert_box(measure("red", image), (x, y, width / 3, height / 2))

    def test_rotations_and_boxes(self):
        for rotate, boxes in itertools.product((0, 90, 180, 270), BOXES):
            with self.subTest(rotate=rotate, boxes=boxes):
                signed = self.sign(f"--rotate={rotate}", *boxes)
                image = self.folder / "page.ppm"
                self.assert_place(poppler(signed, image))
                self.assert_place(mupdf(signed, image))

    def test_user_unit(self):
        """Poppler ignores it: MuPDF judges the millimetres."""
        for rotate, boxes in itertools.product((0, 90, 180, 270), BOXES):
            with self.subTest(rotate=rotate, boxes=boxes):
                signed = self.sign(f"--rotate={rotate}", "--user-unit=1.5",
                                   *boxes)
                self.assert_place(mupdf(signed, self.folder / "page.ppm"))


if __name__ == "__main__":
    why = judges.lacking("pdftoppm", "mutool")
    if why:
        print(why)
        sys.exit(77)
    unittest.main(verbosity=0)
