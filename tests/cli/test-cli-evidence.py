#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timestamps and evidence from servers on loopback, good and bad: status 5 and
nothing written, unless --or-lower was given."""

import hashlib
import json

import anky_cli
import anky_served

BAD = ["500", "garbage", "empty", "truncated", "wrong-type", "wrong-nonce",
       "wrong-imprint", "rejected", "no-certificate", "huge"]


class Evidence(anky_served.ServedTest):
    def test_timestamp(self):
        self.assert_ok(self.sign("letter.pdf"))
        self.assertEqual(self.level("letter.signed.pdf"), "B-T")
        report = self.verify("letter.signed.pdf").json[0]
        stamp = report["signatures"][0]["timestamp"]
        self.assertEqual(stamp["indication"], "TOTAL-PASSED")
        self.assertIn("CN=", stamp["tsa"])

    def test_level_below(self):
        self.assert_ok(self.sign("--level", "B-B", "letter.pdf"))
        self.assertEqual(self.level("letter.signed.pdf"), "B-B")

    def test_level_without_server(self):
        result = self.sign("--level", "B-T", "letter.pdf", network=False)
        self.assertIn(result.status, (2, 5), result.err)
        self.assertEqual(self.names(), ["letter.pdf"])

    def test_second_server(self):
        self.assert_ok(self.sign("--tsa", self.address + "/tsa", "letter.pdf",
                                 network=False))
        self.assert_ok(self.run_cli(
            "sign", "--as", "leader", "--trust", self.trust, "--cert",
            "person-aia", "--pin-file", self.folder / "pin", "--rect",
            "110,200,45,18", "--overwrite", "--tsa",
            self.address + "/nowhere", "--tsa", self.address + "/tsa",
            "letter.pdf"))
        self.assertEqual(self.level("letter.signed.pdf"), "B-T")

    def test_bad_server(self):
        for mode in BAD:
            with self.subTest(mode):
                self.ask(f"/control/tsa/{mode}")
                result = self.sign("letter.pdf")
                self.assertEqual(result.status, 5, result.err)
                self.assertEqual(self.names(), ["letter.pdf"])
                self.assertEqual(self.take_log().count("C_Login"), 1)

    def test_or_lower(self):
        self.ask("/control/tsa/500")
        result = self.sign("--or-lower", "letter.pdf")
        self.assert_ok(result)
        self.assertTrue(result.err)
        self.assertEqual(self.level("letter.signed.pdf"), "B-B")

    def test_record(self):
        """Thông tư 15/2025 Điều 5(4): what was known when it was signed."""
        store = self.folder / "home/data/anky/evidence"
        self.assert_ok(self.sign("--no-record", "letter.pdf"))
        self.assertFalse(store.exists())
        self.assert_ok(self.sign("--overwrite", "letter.pdf"))
        signed = (self.work / "letter.signed.pdf").read_bytes()
        record = store / hashlib.sha256(signed).hexdigest()
        self.assertEqual([path.name for path in store.iterdir()],
                         [record.name])
        result = json.loads((record / "result.json").read_text())
        self.assertEqual(result["level"], "B-T")
        self.assertEqual(result["check"]["revocation"]["status"], "good")
        self.assertTrue((record / "ocsp-1.ors").exists())

    def test_record_cannot_be_kept(self):
        data = self.folder / "home/data"
        data.mkdir(parents=True)
        (data / "anky").write_text("a file where the folder would be")
        result = self.sign("letter.pdf")
        self.assert_ok(result)
        self.assertIn("could not be kept", result.err)
        self.assertEqual(self.level("letter.signed.pdf"), "B-T")

    def test_revoked_by_answer(self):
        self.add_certificate("revoked-aia")
        result = self.sign("letter.pdf", cert="revoked-aia")
        self.assertEqual(result.status, 4, result.err)
        self.assertEqual(self.names(), ["letter.pdf"])
        self.assertEqual(self.take_log(), [])

    def test_long_term(self):
        self.name_sources()
        result = self.sign("--level", "B-LT", "letter.pdf")
        self.assert_ok(result)
        self.assertEqual(self.level("letter.signed.pdf"), "B-LT")

    def test_extend(self):
        self.name_sources()
        self.assert_ok(self.sign("letter.pdf"))
        self.take_log()
        for level in ("B-LT", "B-LTA"):
            with self.subTest(level):
                out = f"{level}.pdf"
                result = self.run_cli(
                    "extend", "--level", level, "--trust", self.trust,
                    "--tsa", self.address + "/tsa", "-o", out,
                    "letter.signed.pdf")
                self.assert_ok(result)
                self.assertEqual(result.out.strip(), out)
                self.assertEqual(self.level(out), level)
        self.assertEqual(self.take_log(), [])

    def test_extend_without_answers(self):
        self.assert_ok(self.sign("letter.pdf"))
        self.ask("/control/ocsp/500")
        self.ask("/control/crl/500")
        result = self.run_cli(
            "extend", "--level", "B-LT", "--trust", self.trust, "-o",
            "out.pdf", "letter.signed.pdf")
        self.assert_fails(result, 5)
        self.assertEqual(self.names(), ["letter.pdf", "letter.signed.pdf"])

    def test_extend_bad_input(self):
        (self.work / "text.pdf").write_text("a text")
        for name in ("text.pdf", "missing.pdf"):
            with self.subTest(name):
                result = self.run_cli("extend", "--level", "B-LT",
                                      "--trust", self.trust, name)
                self.assert_fails(result, 3, leaves=["letter.pdf", "text.pdf"])


anky_cli.main()
