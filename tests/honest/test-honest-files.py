#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs' hands leave behind, before our own judge: every
signature holds, and nothing that came later is called forbidden.

LibreOffice 7.4 makes letters here, but signs none: its command line has no way
to name a certificate.
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import hands  # noqa: E402
import makers  # noqa: E402

CLI = os.environ["ANKY_CLI"]

def judge(paths):
    """Our answer about each."""
    trust = [word for name in ("root", "sub")
             for word in ("--trust", makers.PKI / f"{name}.pem")]
    done = subprocess.run(
        [str(word) for word in (CLI, "verify", "--json", "--no-network", *trust,
                                *paths)],
        capture_output=True, text=True, check=False)
    return {pathlib.Path(report["file"]).stem: report
            for report in map(json.loads, done.stdout.splitlines())}


class Honest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.workshop = makers.Workshop()
        cls.addClassCleanup(cls.workshop.close)
        cls.files = hands.Files(cls.workshop)
        cls.files.make_bases()
        cls.files.make_first()
        cls.files.make_later()
        cls.files.make_rows()
        cls.reports = judge(cls.files.files.values())

    def each(self, check):
        for name in self.files.files:
            with self.subTest(file=name):
                check(self.reports[name])

    def test_nobody_refused(self):
        self.assertEqual(self.files.refused, {})

    def test_all_are_judged(self):
        def check(report):
            self.assertNotIn("error", report)
            self.assertGreater(len(report["signatures"]), 0)
            self.assertEqual(report["document"]["limits"], [])

        self.each(check)

    def test_every_signature_holds(self):
        def check(report):
            for signature in report["signatures"]:
                self.assertEqual(signature["integrity"], "intact", signature)
                self.assertEqual(signature["indication"], "TOTAL-PASSED",
                                 signature)

        self.each(check)

    def test_a_changed_byte_is_found(self):
        """In every form of signature, the legacy ones too."""
        changed = []
        for first in hands.FIRST:
            good = self.files.files[f"table+{first}"].read_bytes()
            path = self.workshop.folder / f"changed+{first}.pdf"
            path.write_bytes(good.replace(b"1.000.000", b"9.000.000"))
            self.assertNotEqual(good, path.read_bytes())
            changed.append(path)
        for name, report in judge(changed).items():
            with self.subTest(file=name):
                self.assertEqual([signature["integrity"] for signature
                                  in report["signatures"]], ["broken"])
                self.assertEqual(report["document"]["acceptance"], "return")

    def test_nothing_is_forbidden(self):
        def check(report):
            for signature in report["signatures"]:
                self.assertIn(signature["laterChanges"],
                              ("none", "extension", "form-filling",
                               "annotation"), signature)

        self.each(check)
        print(f"\n# {len(self.files.files)} files of other programs' hands, none "
              "called forbidden")


if __name__ == "__main__":
    WHY = makers.lacking()
    if WHY:
        print(WHY)
        sys.exit(77)
    unittest.main(verbosity=1)
