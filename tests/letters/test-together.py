#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""anky-cli verify over whole letters that were given together: attachments with
their document, and what is kept of a secret one."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["ANKY_CLI"]
LETTERS = os.environ["LETTERS"]
PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
MAIN, RIGHT, WRONG, SECRET = (
    "honest/seal-last", "honest/attachment",
    "faults/attachment-of-another-document", "faults/secret")


class Together(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="anky-letters-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        wanted = [word for name in (MAIN, RIGHT, WRONG, SECRET)
                  for word in ("-p", f"/letters/{name}")]
        subprocess.run([LETTERS, *wanted], check=True, capture_output=True,
                       env={**os.environ, "ANKY_LETTERS_OUT": str(cls.folder)})

    def verify(self, *names, options=()):
        trust = [word for name in ("root", "sub")
                 for word in ("--trust", PKI / f"{name}.pem")]
        files = [name.split("/")[1] + ".pdf" for name in names]
        done = subprocess.run(
            [str(word) for word in (CLI, "verify", "--json", "--no-network",
                                    *trust, *options, *files)],
            capture_output=True, text=True, check=False, cwd=self.folder)
        reports = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([report["file"] for report in reports], files)
        self.said = done.stderr
        return done.returncode, [
            {reason["code"] for reason in report["document"]["reasons"]}
            for report in reports]

    def test_with_its_document(self):
        """In whatever order they are given."""
        for names in ((MAIN, RIGHT, WRONG), (RIGHT, WRONG, MAIN)):
            status, codes = self.verify(*names)
            found = dict(zip(names, codes))
            self.assertEqual(status, 1)
            self.assertEqual(found[RIGHT], set())
            self.assertEqual(found[WRONG], {"attachment-number"})
        self.assertEqual(self.verify(RIGHT, MAIN)[0], 0)

    def test_whose_it_is_is_not_known(self):
        for names in ((WRONG,), (WRONG, MAIN, MAIN)):
            self.assertEqual(self.verify(*names), (0, [set()] * len(names)))

    def test_no_record_of_a_secret(self):
        for name in ("record.json", "record.pdf"):
            record = self.folder / name
            status, codes = self.verify(SECRET, MAIN,
                                        options=("--report", record))
            self.assertEqual(status, 1)
            self.assertIn("secret", codes[0])
            self.assertIn("secret.pdf", self.said)
            kept = record.read_text() if name.endswith("json") else \
                subprocess.run(["pdftotext", record, "-"], check=True,
                               capture_output=True, text=True).stdout
            self.assertIn("seal-last.pdf", kept)
            self.assertNotIn("secret", kept)
            self.assertNotIn("Danh Sách", kept)


unittest.main(verbosity=1)
