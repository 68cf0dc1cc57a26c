#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of file, signed three times with every kind of key, before every
judge.

What judges cannot do is listed, so that it does not hide a fault of ours:
mutool 1.21 and iText 5 cannot check RSA-PSS, iText 5 no ECDSA.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import judges  # noqa: E402

SIGN_FILE = os.environ["SIGN_FILE"]
MAKE_PDF = os.environ["MAKE_PDF"]
PICTURE = os.environ["PICTURE"]

FILES = {
    "table": ["--xref=table"],
    "stream": ["--xref=stream"],
    "hybrid": ["--xref=hybrid"],
    "linearized": ["--linearized"],
}
KEYS = {
    "rsa2048": ["--key=person"],
    "rsa3072": ["--key=person-rsa3072"],
    "pss": ["--key=person", "--scheme=pss"],
    "p256": ["--key=person-p256"],
}
PLACES = ["100,200,45,20", "60,190,36,36", "20,20,30,8"]
MUTOOL_CANNOT = {"pss"}


def sign(source, target, *options):
    subprocess.run([SIGN_FILE, *options, source, target], check=True,
                   stdout=subprocess.DEVNULL)


class Signatures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.files = {}
        for kind, options in FILES.items():
            cls.make_kind(pathlib.Path(cls.folder.name), kind, options)

    @classmethod
    def make_kind(cls, folder, kind, options):
        source = folder / f"{kind}.pdf"
        subprocess.run([sys.executable, MAKE_PDF, "--pages=3", *options,
                        source], check=True)
        for key, key_options in KEYS.items():
            last = source
            for i, place in enumerate(PLACES):
                target = folder / f"{kind}-{key}-{i + 1}.pdf"
                sign(last, target, *key_options, f"--rect={place}",
                     f"--image={PICTURE}", f"--page={i % 2 + 1}",
                     "--reason=Ký số văn bản điện tử")
                cls.files[kind, key, i + 1] = last = target

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()
        judges.clean()

    def each(self, check):
        for (kind, key, count), path in self.files.items():
            with self.subTest(file=kind, key=key, signatures=count):
                check(key, count, path)

    def test_nothing_before_is_touched(self):
        for kind in FILES:
            for key in KEYS:
                before = self.files[kind, key, 2].read_bytes()
                after = self.files[kind, key, 3].read_bytes()
                self.assertTrue(after.startswith(before))

    def test_pdfsig(self):
        def check(_, count, path):
            wanted = [(True, False)] * (count - 1) + [(True, True)]
            self.assertEqual(sorted(judges.pdfsig(path)), sorted(wanted))

        self.each(check)

    def test_qpdf(self):
        self.each(lambda _, __, path:
                  self.assertEqual(judges.qpdf(path), ""))

    def test_mutool(self):
        def check(key, count, path):
            if key in MUTOOL_CANNOT:
                return
            edited = "The signature is valid but there have been edits"
            wanted = [f"{edited} since signing."] * (count - 1)
            wanted.append("The document is unchanged since signing.")
            self.assertEqual(sorted(judges.mutool(path)), sorted(wanted))

        self.each(check)

    def test_pdfbox(self):
        if judges.java_lacking():
            self.skipTest(judges.java_lacking())
        found = judges.java(self.files.values())

        def check(_, count, path):
            wanted = [("good", "revision")] * (count - 1) + [("good", "file")]
            self.assertEqual(sorted(found[str(path)]), sorted(wanted))

        self.each(check)

    def test_flipped_bytes(self):
        """One byte anywhere in what is signed is found."""
        for kind in FILES:
            path = self.files[kind, "rsa2048", 1]
            good = path.read_bytes()
            spots = [good.index(b"Trang 1") if b"Trang 1" in good else 1000,
                     good.index(b"/M (D:") + 8, good.rindex(b"/Rect") + 7]
            for spot in spots:
                with self.subTest(file=kind, spot=spot):
                    bad = bytearray(good)
                    bad[spot] ^= 1
                    changed = path.with_name("flipped.pdf")
                    changed.write_bytes(bad)
                    self.assertNotIn((True, True), judges.pdfsig(changed))
                    self.assertNotIn((True, False), judges.pdfsig(changed))


if __name__ == "__main__":
    why = judges.lacking("qpdf", "pdfsig", "mutool", "certutil")
    if why:
        print(why)
        sys.exit(77)
    unittest.main(verbosity=0)
