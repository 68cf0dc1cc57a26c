#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""anky-cli place: the contract's JSON and exit statuses."""

import shutil

import anky_cli

ITEM = {"kind", "page", "rectMm", "confidence", "reason", "title", "name"}


class Place(anky_cli.CliTest):
    def place(self, *arguments):
        return self.run_cli("place", "--json", *arguments)

    def test_proposed(self):
        shutil.copy(anky_cli.PICTURES / "letter.pdf", self.work)
        result = self.place("--as", "leader", "letter.pdf")
        self.assert_ok(result)
        report = result.json[0]
        self.assertEqual(report["file"], "letter.pdf")
        self.assertEqual(len(report["items"]), 1)
        item = report["items"][0]
        self.assertEqual(set(item), ITEM)
        self.assertEqual(item["kind"], "leader")
        self.assertEqual(item["page"], 1)
        self.assertEqual(len(item["rectMm"]), 4)
        self.assertGreaterEqual(item["confidence"], 0.5)
        self.assertTrue(item["reason"])

    def test_issue_of_a_draft(self):
        """All three places are shown, though nothing may be sealed yet."""
        shutil.copy(anky_cli.PICTURES / "letter.pdf", self.work)
        result = self.place("--as", "issue", "--number", "5", "--date",
                            "2026-03-05", "letter.pdf")
        self.assert_ok(result)
        items = result.json[0]["items"]
        self.assertEqual([item["kind"] for item in items],
                         ["number", "date", "seal"])
        self.assertEqual(items[0]["text"], "05")
        self.assertEqual(items[1]["text"], "05 3")
        self.assertLess(items[2]["confidence"], items[0]["confidence"])
        self.assertEqual(items[2]["rectMm"][2:], [36, 36])

    def test_user_unit(self):
        """Units of 2/72 inch: the same page, twice as large."""
        centres = []
        for unit in (1, 2):
            self.make_pdf(pages=1, signer=True, user_unit=unit)
            result = self.place("--as", "leader", "letter.pdf")
            self.assert_ok(result)
            x, y, width, height = result.json[0]["items"][0]["rectMm"]
            self.assertEqual(width, 45)
            centres.append((x + width / 2, y + height / 2))
        for once, twice in zip(*centres):
            self.assertAlmostEqual(2 * once, twice, delta=1)

    def test_chosen(self):
        self.make_pdf(pages=3)
        result = self.place("--as", "leader", "--page", 2, "--rect",
                            "10,20.5,45,18", "letter.pdf")
        self.assert_ok(result)
        item = result.json[0]["items"][0]
        self.assertEqual(item["rectMm"], [10, 20.5, 45, 18])
        self.assertEqual(item["page"], 2)
        self.assertEqual(item["confidence"], 1)

    def test_no_place(self):
        self.make_pdf()
        result = self.place("--as", "leader", "letter.pdf")
        self.assertEqual(result.status, 1, result.err)
        self.assertEqual(len(result.sentences), 1)

    def test_bad_files(self):
        (self.work / "letter.pdf").write_text("a text")
        self.assert_fails(self.place("--as", "leader", "letter.pdf"), 3)
        self.assert_fails(self.place("--as", "leader", "missing.pdf"), 3)

    def test_writes_nothing(self):
        self.make_pdf()
        self.place("--as", "leader", "--rect", "1,1,20,20", "letter.pdf")
        self.assertEqual(self.names(), ["letter.pdf"])
        self.assertEqual(self.take_log(), [])


anky_cli.main()
