#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""anky-cli sign with what is kept for a certificate: its picture and the seal's
diameter; and without any of it."""

import hashlib
import re
import ssl

import anky_cli


class Kept(anky_cli.CliTest):
    def keep(self, certificate, **words):
        """What the window would have written."""
        pem = (anky_cli.PKI / f"{certificate}.pem").read_text()
        der = ssl.PEM_cert_to_DER_cert(re.search(
            "-----BEGIN.*?-----END CERTIFICATE-----", pem, re.S).group())
        folder = self.folder / "home/config/anky"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "identities.conf").open("a", encoding="utf-8") as file:
            file.write(f"[{hashlib.sha256(der).hexdigest()}]\n")
            for key, value in words.items():
                file.write(f"{key.replace('_', '-')}={value}\n")

    def shows_picture(self, name):
        return b"/Image" in (self.work / name).read_bytes()

    def test_without(self):
        """Signed all the same, and that nothing can be seen is said."""
        self.make_pdf()
        result = self.sign("letter.pdf", image=None)
        self.assert_ok(result)
        self.assertIn("no picture was given", result.err)
        self.assertFalse(self.shows_picture("letter.signed.pdf"))

    def test_kept_picture(self):
        self.make_pdf()
        self.keep("person", signature_picture=anky_cli.PICTURES /
                  "signature.png")
        result = self.sign("letter.pdf", image=None)
        self.assert_ok(result)
        self.assertNotIn("no picture", result.err)
        self.assertTrue(self.shows_picture("letter.signed.pdf"))

    def test_somebody_elses(self):
        self.make_pdf()
        self.keep("organization", signature_picture=anky_cli.PICTURES /
                  "signature.png")
        result = self.sign("letter.pdf", image=None)
        self.assert_ok(result)
        self.assertIn("no picture was given", result.err)

    def test_picture_that_is_gone(self):
        self.make_pdf()
        self.keep("person", signature_picture=self.folder / "gone.png")
        result = self.sign("letter.pdf", image=None)
        self.assert_ok(result)
        self.assertIn("no picture was given", result.err)

    def test_kept_profile(self):
        self.make_pdf()
        self.keep("person", profile="no-such-rules")
        self.assert_fails(self.sign("letter.pdf"), 2, says="no-such-rules",
                          leaves=["letter.pdf"])
        self.assert_ok(self.sign("--profile", anky_cli.ROOT /
                                 "data/profiles/nghi-dinh-30.profile",
                                 "letter.pdf"))


anky_cli.main()
