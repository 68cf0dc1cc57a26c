#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks other programs whether the files that the tests stand on are what they
are said to be: a fault in a fixture must not look like one of the program."""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
DEMO = pathlib.Path(os.environ["DEMO_FILES"])
TOOLS = ["convert", "mutool", "pdffonts", "pdfinfo", "pdftotext", "qpdf"]


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True,
                          text=True).stdout


class Fixture(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def assert_sound(self, path):
        done = subprocess.run(["qpdf", "--check", path], capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn("WARNING", done.stdout + done.stderr)


class Made(Fixture):
    def make(self, name, *options):
        path = self.folder / name
        subprocess.run([sys.executable, HERE / "make-pdf.py", *options, path],
                       check=True)
        return path

    def assert_text(self, path, page, words):
        found = output_of("pdftotext", "-f", str(page), "-l", str(page),
                          path, "-")
        self.assertIn(words, found)
        found = output_of("mutool", "draw", "-q", "-F", "text", path, str(page))
        self.assertIn(words, found)

    def test_cross_references(self):
        for kind in ("--xref=table", "--xref=stream", "--xref=hybrid",
                     "--linearized"):
            with self.subTest(kind):
                path = self.make("a.pdf", "--pages=120", kind)
                self.assert_sound(path)
                self.assert_text(path, 77, "Trang 77 / 120")
                again = self.make("b.pdf", "--pages=120", kind)
                self.assertEqual(path.read_bytes(), again.read_bytes())

    def test_boxes(self):
        path = self.make("a.pdf", "--rotate=90", "--crop=50,40,545,800",
                         "--user-unit=2")
        self.assert_sound(path)
        said = output_of("pdfinfo", "-box", path)
        self.assertRegex(said, r"Page rot: +90")
        self.assertRegex(said, r"CropBox: +50\.00 +40\.00 +545\.00 +800\.00")

    def test_size(self):
        path = self.make("a.pdf", "--size=15000000")
        self.assert_sound(path)
        self.assertGreater(path.stat().st_size, 15000000)
        self.assertRegex(output_of("pdfinfo", path), r"Pages: +2\n")

    def test_objects(self):
        for kind in ("table", "stream"):
            with self.subTest(kind):
                path = self.make("a.pdf", "--objects=3000", f"--xref={kind}")
                self.assert_sound(path)
                shown = output_of("qpdf", "--show-xref", path)
                self.assertGreaterEqual(len(shown.splitlines()), 3000)


class Demo(Fixture):
    def test_letter(self):
        letter = DEMO / "letter.pdf"
        self.assert_sound(letter)
        self.assertRegex(output_of("pdfinfo", letter), r"Pages: +1\n")
        fonts = output_of("pdffonts", letter).splitlines()[2:]
        for font in fonts:
            self.assertRegex(font, r"\+LiberationSerif")
            self.assertRegex(font, r"yes yes yes +\d+ +\d+$")
        text = output_of("pdftotext", "-layout", letter, "-")
        for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "/UBND-VX",
                      "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH", "Nguyễn Văn A",
                      "Nơi nhận:", "(DEMO)"):
            self.assertIn(words, text)
        self.assertRegex(text, r"Số: {4,}/UBND-VX")
        self.assertRegex(text, r"ngày {4,}tháng {4,}năm 2026")

    def test_letter_is_the_same_again(self):
        again = self.folder / "letter.pdf"
        subprocess.run([DEMO / "make-letter", again], check=True)
        self.assertEqual(hashlib.sha256(again.read_bytes()).digest(),
                         hashlib.sha256((DEMO / "letter.pdf").read_bytes()
                                        ).digest())

    def assert_ink(self, name, hue):
        """Nothing in the corners, and where there is ink it has one hue."""
        path = DEMO / name
        corner = output_of("convert", path, "-format", "%[fx:p{0,0}.a]",
                           "info:")
        self.assertEqual(float(corner), 0)
        ink = output_of("convert", path, "-background", "white", "-flatten",
                        "-resize", "1x1!", "-format",
                        "%[fx:int(360*mean.hue)] %[fx:u.r>u.b] %[fx:u.b>u.r]",
                        "info:").split()
        self.assertEqual(ink[1:], {"red": ["1", "0"], "blue": ["0", "1"]}[hue])

    def test_pictures(self):
        self.assert_ink("signature.png", "blue")
        self.assert_ink("seal.png", "red")
        size = re.search(r"(\d+)x(\d+)",
                         output_of("identify", DEMO / "seal.png"))
        self.assertEqual(size.group(1), size.group(2))


if __name__ == "__main__":
    lacking = [tool for tool in TOOLS if not shutil.which(tool)]
    if lacking:
        print(f"not installed: {', '.join(lacking)}")
        sys.exit(77)
    unittest.main(verbosity=0)
