#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""anky-cli sign: what is written, where, and that others agree."""

import os
import shutil
import subprocess
import unittest

import anky_cli


def has(program):
    return shutil.which(program) is not None


class Sign(anky_cli.CliTest):
    def test_leader(self):
        self.make_pdf()
        result = self.sign("letter.pdf")
        self.assert_ok(result)
        self.assertEqual(self.names(), ["letter.pdf", "letter.signed.pdf"])
        self.assertTrue(result.out.strip().endswith("letter.signed.pdf"))
        report = self.verify("letter.signed.pdf").json[0]
        signature = report["signatures"][0]
        self.assertEqual(signature["indication"], "TOTAL-PASSED")
        self.assertEqual(signature["integrity"], "intact")
        self.assertEqual(signature["level"], "B-B")
        self.assertEqual(signature["role"], "leader")
        self.assertEqual(signature["signer"]["kind"], "person")
        self.assertEqual(signature["rectMm"], [110, 200, 45, 18])
        self.assertEqual(self.take_log(), ["C_Login", "C_Sign", "C_Logout"])

    def test_input_is_unchanged(self):
        path = self.make_pdf()
        before = path.read_bytes()
        self.assert_ok(self.sign("letter.pdf"))
        self.assertEqual(path.read_bytes(), before)
        self.assertTrue((self.work / "letter.signed.pdf").read_bytes()
                        .startswith(before))

    def test_algorithms(self):
        self.make_pdf()
        for cert, words, algorithm in (
                ("person", [], "RSA-PKCS1"),
                ("person", ["--algorithm", "rsa-pss"], "RSA-PSS"),
                ("person-rsa3072", ["--algorithm", "rsa-pkcs1"], "RSA-PKCS1"),
                ("person-p256", [], "ECDSA"),
                ("person-p384", ["--algorithm", "auto"], "ECDSA")):
            with self.subTest(cert=cert, words=words):
                self.assert_ok(self.sign("--overwrite", *words, "letter.pdf",
                                         cert=cert))
                report = self.verify("letter.signed.pdf").json[0]
                signature = report["signatures"][0]
                self.assertEqual(signature["algorithm"], algorithm)
                self.assertEqual(signature["indication"], "TOTAL-PASSED")

    def test_two_signatures(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        self.assert_ok(self.sign(
            "--seal-diameter", 36, "-o", "sealed.pdf", "letter.signed.pdf",
            kind="seal", cert="organization", image="seal.png",
            rect="90,190,36,36"))
        report = self.verify("sealed.pdf").json[0]
        self.assertEqual([s["role"] for s in report["signatures"]],
                         ["leader", "seal"])
        self.assertEqual([s["indication"] for s in report["signatures"]],
                         ["TOTAL-PASSED"] * 2)
        self.assertEqual(report["signatures"][1]["covers"], "file")

    @unittest.skipUnless(has("pdfsig"), "pdfsig is missing")
    def test_pdfsig_agrees(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        found = subprocess.run(["pdfsig", "-nocert",
                                self.work / "letter.signed.pdf"],
                               capture_output=True, check=True, text=True)
        self.assertIn("Signature is Valid.", found.stdout)
        self.assertIn("Total document signed", found.stdout)

    @unittest.skipUnless(has("qpdf"), "qpdf is missing")
    def test_qpdf_agrees(self):
        self.make_pdf(xref="stream")
        self.assert_ok(self.sign("letter.pdf"))
        subprocess.run(["qpdf", "--check", self.work / "letter.signed.pdf"],
                       capture_output=True, check=True)

    def test_many_files_one_pin(self):
        for name in ("a.pdf", "b.pdf", "c.pdf"):
            self.make_pdf(name)
        (self.work / "out").mkdir()
        result = self.sign("-o", "out", "a.pdf", "b.pdf", "c.pdf")
        self.assert_ok(result)
        self.assertEqual(len(result.out.splitlines()), 3)
        self.assertEqual(
            sorted(p.name for p in (self.work / "out").iterdir()),
            ["a.signed.pdf", "b.signed.pdf", "c.signed.pdf"])
        self.assertEqual(self.take_log(),
                         ["C_Login"] + ["C_Sign"] * 3 + ["C_Logout"])

    def test_many_files_largest_status(self):
        self.make_pdf("a.pdf")
        (self.work / "b.pdf").write_text("not a PDF")
        result = self.sign("b.pdf", "missing.pdf", "a.pdf")
        self.assertEqual(result.status, 3, result.err)
        self.assertEqual(self.names(), ["a.pdf", "a.signed.pdf", "b.pdf"])

    def test_output_folder_for_one(self):
        self.make_pdf()
        (self.work / "out").mkdir()
        self.assert_ok(self.sign("-o", "out", "letter.pdf"))
        self.assertTrue((self.work / "out/letter.signed.pdf").exists())

    def test_overwrite(self):
        self.make_pdf()
        (self.work / "out.pdf").write_text("old")
        self.assert_ok(self.sign("--overwrite", "-o", "out.pdf", "letter.pdf"))
        self.assertTrue((self.work / "out.pdf").read_bytes()
                        .startswith(b"%PDF-"))

    def test_long_path_and_vietnamese_name(self):
        self.make_pdf("Công văn số 15 (bản thảo).pdf")
        self.assert_ok(self.sign("Công văn số 15 (bản thảo).pdf",
                                 env={"LC_ALL": "C"}))
        self.assertIn("Công văn số 15 (bản thảo).signed.pdf", self.names())

    def test_docmdp(self):
        self.make_pdf()
        for level in ("none", "1", "2", "3"):
            with self.subTest(level=level):
                self.assert_ok(self.sign("--overwrite", "--docmdp", level,
                                         "letter.pdf"))
                bytes_ = (self.work / "letter.signed.pdf").read_bytes()
                self.assertEqual(b"/DocMDP" in bytes_, level != "none")

    def test_only_certificate_of_kind(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        self.assert_ok(self.sign("-o", "sealed.pdf", "letter.signed.pdf",
                                 kind="seal", cert=None, image="seal.png",
                                 rect="90,190,36,36"))

    @unittest.skipUnless(os.geteuid() == 0 and has("setpriv"),
                         "only root can become somebody else")
    def test_as_ordinary_user(self):
        self.make_pdf()
        self.folder.chmod(0o755)
        for path in [self.folder, *self.folder.rglob("*")]:
            os.chown(path, 65534, 65534)
        result = self.sign("letter.pdf", user=65534, group=65534,
                           extra_groups=[])
        self.assert_ok(result)
        self.assertIn("letter.signed.pdf", self.names())


anky_cli.main()
