#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong usage: status 2, one sentence, nothing touched."""

import anky_cli

WRONG = [
    [],
    ["frobnicate"],
    ["--frobnicate"],
    ["certificates", "x.pdf"],
    ["certificates", "--frobnicate"],
    ["certificates", "--module"],
    ["verify"],
    ["verify", "--as", "leader", "x.pdf"],
    ["verify", "--at", "yesterday", "x.pdf"],
    ["verify", "--at", "2026-11-21", "x.pdf"],
    ["place", "x.pdf"],
    ["place", "--as", "boss", "x.pdf"],
    ["place", "--as", "leader"],
    ["place", "--as", "leader", "x.pdf", "y.pdf"],
    ["place", "--as", "leader", "--cert", "person", "x.pdf"],
    ["sign", "x.pdf"],
    ["sign", "--as", "leader"],
    ["sign", "--as", "leader", "--page", "0", "x.pdf"],
    ["sign", "--as", "leader", "--page", "-1", "x.pdf"],
    ["sign", "--as", "leader", "--page", "two", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,3", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,3,4,5", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,0,4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,3,-4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,nan,4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,inf,4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,1e3,4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "1,2,9999999999,4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "seal:1,2,3,4", "x.pdf"],
    ["sign", "--as", "leader", "--rect", "boss:1,2,3,4", "x.pdf"],
    ["sign", "--as", "issue", "--rect", "leader:1,2,3,4", "x.pdf"],
    ["sign", "--as", "issue", "--rect", "1,2,3,4", "--rect", "seal:1,2,3,4",
     "x.pdf"],
    ["sign", "--as", "seal", "--seal-diameter", "0", "x.pdf"],
    ["sign", "--as", "seal", "--seal-diameter", "36,5", "x.pdf"],
    ["sign", "--as", "seal", "--seal-diameter", "1000", "x.pdf"],
    ["sign", "--as", "date", "--date", "05/03/2026", "x.pdf"],
    ["sign", "--as", "date", "--date", "2026-02-30", "x.pdf"],
    ["sign", "--as", "date", "--date", "2026-3-5", "x.pdf"],
    ["sign", "--as", "date", "--date", "2026-03-05T00:00", "x.pdf"],
    ["sign", "--as", "copy", "--copy-form", "saoy", "x.pdf"],
    ["sign", "--as", "copy", "--copy-reason", "because", "x.pdf"],
    ["sign", "--as", "copy", "--copy-reason", "other:", "x.pdf"],
    ["sign", "--as", "leader", "--docmdp", "4", "x.pdf"],
    ["sign", "--as", "leader", "--docmdp", "", "x.pdf"],
    ["sign", "--as", "leader", "--algorithm", "md5", "x.pdf"],
    ["sign", "--as", "leader", "--signer-kind", "ghost", "x.pdf"],
    ["sign", "--as", "leader", "--signer-kind", "unknown", "x.pdf"],
    ["sign", "--as", "leader", "--level", "B-X", "x.pdf"],
    ["sign", "--as", "leader", "--tsa", "ftp://tsa.invalid/", "x.pdf"],
    ["sign", "--as", "leader", "--tsa", "tsa.invalid", "x.pdf"],
    ["sign", "--as", "leader", "--pin-fd", "three", "x.pdf"],
    ["sign", "--as", "leader", "--pin-fd", "3", "--pin-file", "p", "x.pdf"],
    ["sign", "--as", "leader", "--pin", "1234", "x.pdf"],
    ["sign", "--as", "leader", "--cert", "pkcs11:token=a?pin-value=1234",
     "x.pdf"],
    ["sign", "--as", "leader", "--cert", "pkcs11:id=%zz", "x.pdf"],
    ["sign", "--as", "leader", "--number", "15", "x.pdf", "y.pdf"],
    ["sign", "--as", "leader", "-o", "nowhere", "x.pdf", "y.pdf"],
    ["sign", "--as", "leader", "-o", ".", "x.pdf", "sub/x.pdf"],
    ["sign", "--as", "seal", "x.pdf", "y.pdf"],
    ["sign", "--as", "issue", "x.pdf", "y.pdf"],
    ["sign", "--as", "number", "x.pdf", "y.pdf"],
    ["sign", "--as", "date", "x.pdf", "y.pdf"],
    ["extend", "x.pdf"],
    ["extend", "--level", "B-T", "x.pdf"],
    ["extend", "--level", "B-LT"],
    ["extend", "--level", "B-LT", "--tsa", "x", "x.pdf"],
    ["extend", "--level", "B-LT", "-o", "nowhere", "x.pdf", "y.pdf"],
    ["verify", "--report", "out.txt", "x.pdf"],
]

HELP = [
    (["--help"], "certificates"),
    (["-h"], "verify"),
    (["certificates", "--help"], "--module"),
    (["place", "-h"], "--rect"),
    (["sign", "--help"], "--pin-fd"),
    (["sign", "--as", "leader", "--help"], "--pin-file"),
    (["extend", "--help"], "--level"),
    (["verify", "--help"], "--at"),
]


class Usage(anky_cli.CliTest):
    def test_wrong(self):
        for arguments in WRONG:
            with self.subTest(" ".join(arguments)):
                result = self.run_cli(*arguments)
                self.assert_fails(result, 2, leaves=[])
                self.assertEqual(self.take_log(), [])

    def test_not_utf8(self):
        result = self.run_cli("sign", "--as", "number", "--number",
                              b"\xff".decode("utf-8", "surrogateescape"),
                              "x.pdf")
        self.assert_fails(result, 2)

    def test_never_shows_a_pin(self):
        result = self.run_cli("sign", "--as", "leader", "--cert",
                              "pkcs11:token=a?pin-value=31415926", "x.pdf")
        self.assertNotIn("31415926", result.err)

    def test_help(self):
        for arguments, word in HELP:
            with self.subTest(" ".join(arguments)):
                result = self.run_cli(*arguments)
                self.assert_ok(result)
                self.assertIn(word, result.out)
                self.assertEqual(result.err, "")

    def test_version(self):
        result = self.run_cli("--version")
        self.assert_ok(result)
        self.assertRegex(result.out, r"^anky-cli \d+\.\d+\.\d+\n$")


anky_cli.main()
