#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of a copy or an attachment (Phụ lục I, ô 14): top right of page 1 in
the top margin, 10 upright black, clear of what stands there; measured on what
Poppler draws, read by MuPDF."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import unittest
import xml.etree.ElementTree as tree

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from piece_pdf import Letter, letter_lines, line  # noqa: E402

RUN_ACTS = os.environ["RUN_ACTS"]
MEASURE_INK = os.environ["MEASURE_INK"]
DPI = 300
MM = 25.4 / DPI
POINT = 25.4 / 72
TIME = r"\d\d/\d\d/\d{4}; \d\d:\d\d:\d\d \+07:00"
BODY = "Ủy ban nhân dân xã Mẫu"
LONG = ("Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính "
        "thuộc Văn phòng Ủy ban nhân dân tỉnh Minh Họa")


class Lines(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.page = self.folder / "page.pdf"
        self.signed = self.folder / "signed.pdf"

    def write(self, *more, scan=False):
        lines = [] if scan else letter_lines()
        Letter("words").write(self.page, [*lines, *more], image=scan)

    def act(self, kind, *words):
        answer = subprocess.run(
            [RUN_ACTS], capture_output=True, check=True, text=True,
            input="\t".join([kind, str(self.page), str(self.signed), *words])
            + "\n").stdout
        self.assertTrue(answer.startswith("good"), answer)

    def draw(self, pdf):
        out = pdf.with_suffix("")
        subprocess.run(["pdftoppm", "-r", str(DPI), "-singlefile", pdf, out],
                       check=True)
        return out.with_suffix(".ppm")

    def measure(self):
        """left, top, right, bottom of what came, in millimetres."""
        out = subprocess.run(
            [MEASURE_INK, "change", self.draw(self.page),
             self.draw(self.signed)], capture_output=True, check=True,
            text=True).stdout
        return [int(word) * MM for word in out.split()[:4]]

    @staticmethod
    def read(pdf):
        """[(text, box, sizes, fonts, colours)] of the lines of page 1."""
        out = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf, "1"],
                             capture_output=True, check=True).stdout
        for element in tree.fromstring(out).iter("line"):
            chars = list(element.iter("char"))
            yield ("".join(c.get("c") for c in chars),
                   [float(n) * POINT for n in element.get("bbox").split()],
                   {float(f.get("size")) for f in element.iter("font")},
                   {f.get("name") for f in element.iter("font")},
                   {c.get("color") for c in chars})

    def judge(self, pattern):
        left, top, right, bottom = self.measure()
        self.assertGreater(left, 100)
        self.assertGreaterEqual(top, 3)
        self.assertLess(bottom, 20)
        self.assertLessEqual(right, 202)
        before = [text for text, *_ in self.read(self.page)]
        new = [found for found in self.read(self.signed)
               if found[0] not in before]
        text = " ".join(found[0].strip() for found in new)
        self.assertRegex(text, pattern)
        self.assertEqual(text, unicodedata.normalize("NFC", text))
        for _, _, sizes, fonts, colours in new:
            self.assertEqual(colours, {"#000000"})
            self.assertTrue(all(abs(size - 10) < 0.5 for size in sizes), sizes)
            self.assertTrue(all(re.search("(Times|Serif)[^,]*$", name)
                                and "Italic" not in name for name in fonts))
        for _, box, *_ in self.read(self.page):
            self.assertFalse(box[0] < right and left < box[2]
                             and box[1] < bottom and top < box[3],
                             "over what stands there")

    def test_copy(self):
        self.write(scan=True)
        self.act("copy", f"organization={BODY}")
        self.judge(f"^SAO Y; {BODY}; {TIME}$")

    def test_attachment(self):
        self.write()
        self.act("attachment", "document-number=15/UBND-VX")
        self.judge(f"^Số: 15/UBND-VX; {TIME}$")

    def test_long_name_wraps(self):
        self.write(scan=True)
        self.act("copy", f"organization={LONG}")
        self.judge(f"^SAO Y; {LONG}; {TIME}$")

    def test_clear_of_circulation(self):
        """Ô 11 stands to the left of ô 14 in the same margin."""
        self.write(line("XEM XONG TRẢ LẠI", 128, 13, 13, "Bold", True))
        self.act("attachment", "document-number=15/UBND-VX")
        self.judge(f"^Số: 15/UBND-VX; {TIME}$")

    def test_second_line(self):
        """A copy of what bears such a line already stands clear of it."""
        self.write(line("TRÍCH SAO; Sở Mẫu; 01/01/2026; 08:00:00 +07:00", 125,
                        14, 10))
        self.act("attachment", "document-number=15/UBND-VX")
        self.judge(f"^Số: 15/UBND-VX; {TIME}$")


if __name__ == "__main__":
    lacking = [tool for tool in ("mutool", "pdftoppm")
               if not shutil.which(tool)]
    if lacking:
        print(f"not installed: {', '.join(lacking)}")
        sys.exit(77)
    unittest.main(verbosity=0)
