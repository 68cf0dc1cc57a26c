#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF/A-1b file that is signed is one still: no soft mask, no transparency
group, fonts with all that the standard wants of them."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import judges  # noqa: E402

SIGN_FILE = os.environ["SIGN_FILE"]
PICTURE = os.environ["PICTURE"]
LETTER = "ỦY BAN NHÂN DÂN\nVăn bản lưu trữ lâu dài (DEMO)\n"
EXPORT = ('pdf:writer_pdf_Export:{"SelectPdfVersion":'
          '{"type":"long","value":"1"}}')


class Archive(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        text = self.folder / "letter.txt"
        text.write_text(LETTER, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder.name}"
                        "/office", "--headless", "--convert-to", EXPORT,
                        "--outdir", folder.name, text], check=True,
                       capture_output=True)
        self.letter = self.folder / "letter.pdf"

    def sign(self, source, name, *options):
        target = self.folder / name
        subprocess.run([SIGN_FILE, *options, source, target], check=True,
                       stdout=subprocess.DEVNULL)
        return target

    def test_stays_archived(self):
        picture = self.sign(self.letter, "1.pdf", "--rect=100,100,45,20",
                            f"--image={PICTURE}")
        number = self.sign(picture, "2.pdf", "--key=organization",
                           "--rect=30,40,30,8", "--text=15")
        line = self.sign(number, "3.pdf", "--key=organization",
                         "--rect=100,8,95,10",
                         "--text=SAO Y; Ủy ban nhân dân xã Mẫu; 21/11/2026")
        empty = self.sign(line, "4.pdf", "--key=organization")
        files = [self.letter, picture, number, line, empty]
        for path, faults in judges.archive(files).items():
            self.assertEqual(faults, [], path)
        self.assertNotIn(b"/SMask", empty.read_bytes())


if __name__ == "__main__":
    why = judges.lacking("soffice") or judges.java_lacking(judges.ARCHIVE_JARS)
    if why:
        print(why)
        sys.exit(77)
    unittest.main(verbosity=0)
