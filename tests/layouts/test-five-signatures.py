#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter as it usually goes out: initials, which certify it (DocMDP P 2), its
leader, then number, date and seal. Five signatures, and everybody finds them
good."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "judges")]
import judges  # noqa: E402
from layouts import LAYOUTS  # noqa: E402

RUN_ACTS = os.environ["RUN_ACTS"]
ANKY_CLI = os.environ["ANKY_CLI"]
PICTURES = pathlib.Path(os.environ["DEMO_FILES"])
PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
ROLES = ["initials", "leader", "number", "date", "seal"]


class FiveSignatures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        source = cls.folder / "letter.fodt"
        source.write_text(LAYOUTS[0].xml, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder.name}"
                        "/office", "--headless", "--convert-to", "pdf",
                        "--outdir", folder.name, source], check=True,
                       capture_output=True)
        signature = f"image={PICTURES / 'signature.png'}"
        lines = [
            ["initials", "letter.pdf", "initialled.pdf", signature],
            ["leader", "initialled.pdf", "signed.pdf", signature],
            ["issue", "signed.pdf", "issued.pdf", "number=15",
             "date=2026-11-17T00:00:00+07:00",
             f"image={PICTURES / 'seal.png'}"]]
        done = subprocess.run(
            [RUN_ACTS], cwd=cls.folder, capture_output=True, text=True,
            check=True, input="".join("\t".join(line) + "\n"
                                      for line in lines))
        assert done.stdout.count("good") == 3, done.stdout
        cls.issued = cls.folder / "issued.pdf"

    def verify(self, name):
        done = subprocess.run(
            [ANKY_CLI, "verify", "--json", "--no-network", "--trust",
             PKI / "root.pem", "--trust", PKI / "sub.pem", self.folder / name],
            capture_output=True, check=False, text=True)
        return json.loads(done.stdout)

    def test_certified(self):
        """By the first signature, and by no other."""
        data = self.issued.read_bytes()
        self.assertEqual(data.count(b"/TransformMethod /DocMDP"), 1)
        self.assertIn(b"/P 2", data)

    def test_own_opinion(self):
        report = self.verify("issued.pdf")
        signatures = report["signatures"]
        self.assertEqual([s["role"] for s in signatures], ROLES)
        for signature in signatures:
            self.assertEqual(signature["indication"], "TOTAL-PASSED")
            self.assertEqual(signature["integrity"], "intact")
            self.assertTrue(signature["changesPermitted"])
            self.assertIn(signature["laterChanges"], ("extension", "none"))
        self.assertEqual(signatures[-1]["laterChanges"], "none")
        self.assertEqual(report["document"]["verdict"], "valid")

    def test_initials_are_no_leader(self):
        """They never count: the body may not sign on them alone."""
        self.assertEqual(self.verify("initialled.pdf")["document"]["verdict"],
                         "incomplete")
        done = subprocess.run(
            [RUN_ACTS], cwd=self.folder, capture_output=True, text=True,
            check=True, input="issue\tinitialled.pdf\tnever.pdf\tnumber=15\n")
        self.assertTrue(done.stdout.startswith("bad\t6"), done.stdout)
        self.assertFalse((self.folder / "never.pdf").exists())

    def test_poppler(self):
        self.assertEqual(judges.pdfsig(self.issued),
                         [(True, False)] * 4 + [(True, True)])

    def test_qpdf(self):
        self.assertEqual(judges.qpdf(self.issued), "")

    def test_mupdf(self):
        self.assertEqual(len(judges.mutool(self.issued)), 5)

    def test_java(self):
        why = judges.java_lacking()
        if why:
            self.skipTest(why)
        found = judges.java([self.issued])[str(self.issued)]
        self.assertEqual([word for word, _ in found], ["good"] * 5)


if __name__ == "__main__":
    lacking = [tool for tool in ("soffice", "pdfsig", "qpdf", "mutool",
                                 "certutil") if not shutil.which(tool)]
    if lacking:
        print(f"not installed: {', '.join(lacking)}")
        sys.exit(77)
    try:
        unittest.main(verbosity=0)
    finally:
        judges.clean()
