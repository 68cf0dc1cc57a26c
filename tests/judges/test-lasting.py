#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timestamps and evidence as other programs read them: pdfsig, PDFBox with
Bouncy Castle, iText 5.

What they cannot is no fault of ours: pdfsig 22.12 lists timestamps
of the document as of an unknown type and checks no timestamp at all; iText 5's
LtvVerifier wants a last signature that covers the file, a root within every
signature and revocation from the network for the last timestamp, so it is its
OCSPVerifier and CRLVerifier that are asked of each certificate.
"""

import functools
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "cli"))
import anky_cli  # noqa: E402
import anky_served  # noqa: E402
import judges  # noqa: E402

CADES = "ETSI.CAdES.detached"
STAMP = "ETSI.RFC3161"
# How many signatures each has, whether the last of them has a timestamp
# within, and how many timestamps of the document follow.
FILES = {
    "B-T": (1, True, 0),
    "B-LT": (1, True, 0),
    "B-LTA": (1, True, 1),
    "issued-B-LT": (4, True, 0),
    "issued-B-LTA": (4, True, 1),
    "received-B-LT": (1, False, 1),
    "received-B-LTA": (1, False, 2),
    "renewed": (1, False, 3),
}


class Lasting(anky_served.ServedTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.maker = cls("make_files")
        anky_served.ServedTest.setUp(cls.maker)
        cls.maker.make_files()
        cls.files = {name: cls.maker.work / f"{name}.pdf" for name in FILES}

    @classmethod
    def tearDownClass(cls):
        cls.maker.doCleanups()
        judges.clean()
        super().tearDownClass()

    def setUp(self):
        pass

    def make_files(self):
        self.add_certificate("organization-aia", "office")
        self.name_sources()
        for level in ("B-B", "B-T", "B-LT", "B-LTA"):
            self.assert_ok(self.sign("--level", level, "-o", f"{level}.pdf",
                                     "letter.pdf"))
        for level in ("B-LT", "B-LTA"):
            self.issue(level)
            self.extend(level, "B-B", f"received-{level}")
        self.extend("B-LTA", "received-B-LTA", "renewed")

    def issue(self, level):
        self.assert_ok(self.run_cli(
            "sign", "--as", "issue", "--number", 15, "--level", level,
            "--trust", self.trust, "--tsa", self.address + "/tsa",
            "--cert", "organization-aia", "--pin-file", self.folder / "pin",
            "--image", anky_cli.PICTURES / "seal.png", "--seal-diameter", 36,
            "--rect", "number:40,40,20,6", "--rect", "date:120,40,50,6",
            "--rect", "seal:90,195,36,36",
            "-o", f"issued-{level}.pdf", "B-T.pdf"))

    def extend(self, level, source, target):
        self.assert_ok(self.run_cli(
            "extend", "--level", level, "--trust", self.trust, "--tsa",
            self.address + "/tsa", "-o", f"{target}.pdf", f"{source}.pdf"))

    @classmethod
    @functools.lru_cache(maxsize=None)
    def read(cls):
        return judges.lasting(cls.files.values())

    def each(self, check):
        for name, path in self.files.items():
            with self.subTest(name):
                check(path, *FILES[name])

    def test_own(self):
        result = self.maker.verify(*(f"{name}.pdf" for name in FILES))
        for name, report in zip(FILES, result.json):
            with self.subTest(name):
                count = FILES[name][0]
                level = "B-LTA" if name == "renewed" else name
                self.assertEqual(report["signatures"][count - 1]["level"],
                                 "B-" + level.split("B-")[1])

    def test_pdfsig(self):
        def check(path, signatures, _, stamps):
            found = judges.pdfsig_types(path)
            wanted = [(CADES, True)] * signatures + [("unknown", False)] * stamps
            self.assertEqual(found, wanted)

        self.each(check)

    def test_qpdf(self):
        self.each(lambda path, *_: self.assertEqual(judges.qpdf(path), ""))

    def test_pdfbox(self):
        found = self.read()

        def check(path, signatures, is_stamped, stamps):
            mine = found[str(path)]
            kinds = [line[:3] for line in mine["signatures"]]
            within = "stamped" if is_stamped else "-"
            wanted = [(CADES, "good", "-")] * (signatures - 1)
            if signatures > 1:
                wanted[0] = (CADES, "good", "stamped")  # the leader's
            wanted.append((CADES, "good", within))
            self.assertEqual(kinds, wanted + [(STAMP, "good", "-")] * stamps)

        self.each(check)

    def test_judges_see_faults(self):
        """A changed byte, and a VRI of another name."""
        good = self.files["B-LTA"].read_bytes()
        page, name = bytearray(good), bytearray(good)
        page[good.index(b"/Rect") + 7] ^= 1
        at = good.index(b"/", good.index(b"/VRI") + 1) + 1
        name[at] ^= 1
        paths = [self.maker.work / "page.pdf", self.maker.work / "name.pdf"]
        for path, data in zip(paths, (page, name)):
            path.write_bytes(data)
        found = judges.lasting(paths)
        words = [line[1] for line in found[str(paths[0])]["signatures"]]
        self.assertEqual([word.startswith("bad") for word in words],
                         [True, True])
        self.assertNotIn("named", [
            line[3] for line in found[str(paths[1])]["signatures"]])

    def test_evidence(self):
        """A DSS with evidence for each certificate, and VRI by the key rule;
        a last timestamp of the document has none yet."""
        found = self.read()
        for name, path in self.files.items():
            with self.subTest(name):
                mine = found[str(path)]
                certificates, answers, lists, unanswered = mine["store"]
                if name == "B-T":
                    self.assertEqual(mine["store"][:3], (0, 0, 0))
                    continue
                self.assertGreaterEqual(certificates, 3)
                self.assertGreaterEqual(answers, 2)
                self.assertGreaterEqual(lists, 1)
                self.assertEqual(unanswered, "")
                named = [line[3] for line in mine["signatures"]]
                if named and name.endswith(("LTA", "renewed")):
                    named.pop()
                self.assertEqual(set(named), {"named"})

    def test_itext(self):
        found = judges.itext(self.files.values())

        def check(path, signatures, is_stamped, stamps):
            kinds = found[str(path)]["signatures"]
            self.assertEqual({word for word, _ in kinds}, {"good"})
            self.assertEqual([kind for _, kind in kinds].count("document"),
                             stamps)
            self.assertEqual([kind for _, kind in kinds].count("stamp"),
                             is_stamped + (signatures > 1))
            below, good = found[str(path)]["evidence"]
            self.assertEqual(below, good)
            self.assertEqual(below >= 3, path.name != "B-T.pdf")

        self.each(check)


if __name__ == "__main__":
    why = (judges.lacking("qpdf", "pdfsig", "certutil")
           or judges.java_lacking(judges.ITEXT_JARS))
    if why:
        print(why)
        sys.exit(77)
    unittest.main(verbosity=2)
