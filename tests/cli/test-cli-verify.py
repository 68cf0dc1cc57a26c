#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""anky-cli verify: the contract's JSON and exit statuses."""

import json
import subprocess

import anky_cli

SIGNATURE = {
    "field", "revision", "covers", "indication", "subIndication", "integrity",
    "laterChanges", "changesPermitted", "level", "digest", "algorithm",
    "signer", "claimedTime", "timestamp", "bestSignatureTime", "revocation",
    "role", "page", "rectMm", "findings",
}
SIGNER = {"subject", "issuer", "serial", "kind", "managingBody", "notBefore",
          "notAfter"}
DOCUMENT = {"verdict", "acceptance", "number", "date", "limits", "reasons"}
WORDS = {
    "covers": {"file", "revision", "partial", "invalid"},
    "integrity": {"intact", "broken", "unknown"},
    "laterChanges": {"none", "extension", "form-filling", "annotation",
                     "forbidden", "unknown"},
    "role": {"leader", "initials", "number", "date", "seal", "copy",
             "attachment", "timestamp", "other"},
}


class Verify(anky_cli.CliTest):
    def test_shape(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        result = self.verify("letter.signed.pdf")
        self.assertIn(result.status, (0, 1))
        report = result.json[0]
        self.assertEqual(set(report), {"file", "pages", "revisions",
                                       "signatures", "document"})
        self.assertEqual(report["file"], "letter.signed.pdf")
        signature = report["signatures"][0]
        self.assertEqual(set(signature), SIGNATURE)
        self.assertEqual(set(signature["signer"]), SIGNER)
        self.assertEqual(set(signature["revocation"]),
                         {"status", "source", "time"})
        for key, words in WORDS.items():
            self.assertIn(signature[key], words)
        for finding in signature["findings"]:
            self.assertEqual(set(finding),
                             {"code", "severity", "article", "message"})
        self.assertEqual(set(report["document"]), DOCUMENT)
        for reason in report["document"]["reasons"]:
            self.assertEqual(set(reason),
                             {"code", "weight", "article", "message"})
        self.assertEqual(result.status,
                         int(report["document"]["acceptance"] != "accept"))

    def test_unsigned(self):
        self.make_pdf()
        result = self.verify("letter.pdf")
        self.assertEqual(result.json[0]["document"]["verdict"], "unsigned")
        self.assertEqual(result.json[0]["signatures"], [])

    def test_flipped_byte(self):
        path = self.make_pdf()
        size = path.stat().st_size
        self.assert_ok(self.sign("letter.pdf"))
        signed = self.work / "letter.signed.pdf"
        bytes_ = bytearray(signed.read_bytes())
        bytes_[size // 3] ^= 1
        signed.write_bytes(bytes_)
        result = self.verify("letter.signed.pdf")
        self.assertEqual(result.status, 1)
        report = result.json[0]
        if "error" not in report:
            self.assertEqual(report["signatures"][0]["integrity"], "broken")
        self.assertEqual(report["document"]["acceptance"], "return")

    def test_not_pdf(self):
        (self.work / "letter.pdf").write_text("a text")
        result = self.verify("letter.pdf")
        self.assertEqual(result.status, 1, result.err)
        report = result.json[0]
        self.assertEqual(set(report["error"]), {"code", "message"})
        self.assertEqual(report["signatures"], [])
        self.assertIn("not-pdf", [reason["code"] for reason in
                                  report["document"]["reasons"]])

    def test_missing(self):
        self.assert_fails(self.verify("missing.pdf"), 3)

    def test_one_line_a_file(self):
        self.make_pdf("a.pdf")
        (self.work / "b.pdf").write_text("a text")
        result = self.verify("a.pdf", "missing.pdf", "b.pdf")
        self.assertEqual(result.status, 3)
        self.assertEqual([report["file"] for report in result.json],
                         ["a.pdf", "b.pdf"])
        self.assertEqual(len(result.sentences), 1)

    def test_untrusted(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        result = self.run_cli("verify", "--json", "--no-network",
                              "letter.signed.pdf")
        self.assertEqual(result.status, 1, result.err)
        signature = result.json[0]["signatures"][0]
        self.assertEqual(signature["indication"], "INDETERMINATE")
        self.assertEqual(signature["subIndication"],
                         "NO_CERTIFICATE_CHAIN_FOUND")
        self.assertEqual(signature["integrity"], "intact")

    def test_at(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        result = self.verify("--at", "2050-01-01T00:00:00+07:00",
                             "letter.signed.pdf")
        self.assertEqual(result.status, 1)
        self.assertNotEqual(result.json[0]["signatures"][0]["indication"],
                            "TOTAL-PASSED")

    def test_words(self):
        self.make_pdf()
        self.assert_ok(self.sign("letter.pdf"))
        result = self.run_cli("verify", "--no-network", "--trust", self.trust,
                              "letter.signed.pdf")
        self.assertIn("Nguyễn Văn A (DEMO)", result.out)
        self.assertIn("unchanged since signing", result.out)

    def test_message_to_the_sender(self):
        self.make_pdf()
        result = self.run_cli("verify", "--no-network", "letter.pdf")
        self.assertIn("Message to the sender:", result.out)
        self.assertIn("Văn bản chưa được ký số", result.out)

    def test_report(self):
        """The record is the contract's object, when it was checked and what to
        tell the sender."""
        self.make_pdf()
        result = self.verify("--report", "out.json", "letter.pdf")
        record = json.loads((self.work / "out.json").read_text())
        self.assertIn("chưa đủ điều kiện tiếp nhận", record.pop("reply"))
        self.assertRegex(record.pop("checked"), r"^\d{4}-\d\d-\d\dT.*\+07:00$")
        self.assertEqual(record, result.json[0])
        before = (self.work / "out.json").read_bytes()
        result = self.verify("--report", "out.json", "letter.pdf")
        self.assertEqual(result.status, 3, result.err)
        self.assertEqual((self.work / "out.json").read_bytes(), before)

    def test_report_for_people(self):
        self.make_pdf()
        result = self.verify("--report", "out.pdf", "letter.pdf", "letter.pdf")
        self.assertEqual(result.status, 1, result.err)
        text = subprocess.run(
            ["pdftotext", str(self.work / "out.pdf"), "-"],
            capture_output=True, check=True, text=True).stdout
        text = " ".join(text.split())
        self.assertEqual(text.count("PHIẾU KIỂM TRA VĂN BẢN ĐIỆN TỬ"), 2)
        self.assertIn("Kết luận: Trả lại", text)
        self.assertIn("Thông báo cho nơi gửi", text)
        self.assertIn("Điều 21 Nghị định số 30/2020/NĐ-CP", text)

    def test_no_token_is_needed(self):
        self.make_pdf()
        self.verify("letter.pdf")
        self.assertEqual(self.take_log(), [])


anky_cli.main()
