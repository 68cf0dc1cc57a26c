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


XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1
</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".replace(b"1\n<", b"1<")


def write_colourless(path):
    """PDF/A-1b that says nothing of colours: there are none in it."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>",
               b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
               b"/Resources << >> >>",
               b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\n"
               b"endstream" % (len(XMP), XMP)]
    data, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for i, thing in enumerate(objects):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (i + 1, thing)
    rows = b"".join(b"%010d 00000 n \n" % at for at in offsets)
    path.write_bytes(
        data + b"xref\n0 5\n0000000000 65535 f \n" + rows + b"trailer\n<< "
        b"/Size 5 /Root 1 0 R /ID [<00112233445566778899aabbccddeeff> "
        b"<00112233445566778899aabbccddeeff>] >>\nstartxref\n%d\n%%%%EOF\n"
        % len(data))


class Archive(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def export_letter(self):
        text = self.folder / "letter.txt"
        text.write_text(LETTER, encoding="utf-8")
        subprocess.run(["soffice", "-env:UserInstallation="
                        f"file://{self.folder}/office", "--headless",
                        "--convert-to", EXPORT, "--outdir", self.folder, text],
                       check=True, capture_output=True)
        return self.folder / "letter.pdf"

    def sign(self, source, name, *options):
        target = self.folder / name
        subprocess.run([SIGN_FILE, *options, source, target], check=True,
                       stdout=subprocess.DEVNULL)
        return target

    def test_stays_archived(self):
        letter = self.export_letter()
        picture = self.sign(letter, "1.pdf", "--rect=100,100,45,20",
                            f"--image={PICTURE}")
        number = self.sign(picture, "2.pdf", "--key=organization",
                           "--rect=30,40,30,8", "--text=15")
        line = self.sign(number, "3.pdf", "--key=organization",
                         "--rect=100,8,95,10",
                         "--text=SAO Y; Ủy ban nhân dân xã Mẫu; 21/11/2026")
        empty = self.sign(line, "4.pdf", "--key=organization")
        files = [letter, picture, number, line, empty]
        for path, faults in judges.archive(files).items():
            self.assertEqual(faults, [], path)
        self.assertNotIn(b"/SMask", empty.read_bytes())

    def test_colours(self):
        """Without an output intent colours say themselves what they are."""
        letter = self.folder / "colourless.pdf"
        write_colourless(letter)
        picture = self.sign(letter, "5.pdf", "--rect=100,100,45,20",
                            f"--image={PICTURE}")
        number = self.sign(picture, "6.pdf", "--key=organization",
                           "--rect=30,40,30,8", "--text=15")
        for path, faults in judges.archive([letter, picture,
                                            number]).items():
            self.assertEqual(faults, [], path)
        self.assertIn(b"/DefaultRGB", picture.read_bytes())


if __name__ == "__main__":
    why = judges.lacking("soffice") or judges.java_lacking(judges.ARCHIVE_JARS)
    if why:
        print(why)
        sys.exit(77)
    unittest.main(verbosity=0)
