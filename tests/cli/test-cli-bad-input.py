#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input: the contract's status, one sentence that says what to do, and no
output file, temporary files included."""

import ctypes
import os
import resource
import subprocess
import unittest

import anky_cli


class BadInput(anky_cli.CliTest):
    def refuse(self, result, status, **checks):
        self.assert_fails(result, status, **checks)
        self.assertNotIn("C_Sign", self.take_log())

    # --- the file --------------------------------------------------------

    def test_missing(self):
        self.refuse(self.sign("letter.pdf"), 3, leaves=[])

    def test_folder(self):
        (self.work / "letter.pdf").mkdir()
        self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    def test_pipe(self):
        os.mkfifo(self.work / "letter.pdf")
        self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    def test_not_pdf(self):
        (self.work / "letter.pdf").write_text("This is a text.\n" * 100)
        self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    def test_empty(self):
        (self.work / "letter.pdf").write_bytes(b"")
        self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    def test_truncated(self):
        path = self.make_pdf()
        whole = path.read_bytes()
        for part in (0.1, 0.5, 0.9, 0.99):
            with self.subTest(part=part):
                path.write_bytes(whole[:int(len(whole) * part)])
                self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    def test_prefix(self):
        path = self.make_pdf()
        path.write_bytes(b"junk\n" + path.read_bytes())
        self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    def test_no_page(self):
        (self.work / "letter.pdf").write_bytes(NO_PAGE)
        self.refuse(self.sign("letter.pdf"), 3, leaves=["letter.pdf"])

    @unittest.skipUnless(subprocess.run(
        ["sh", "-c", "command -v qpdf"], capture_output=True,
        check=False).returncode == 0, "qpdf is missing")
    def test_encrypted(self):
        self.make_pdf("plain.pdf")
        subprocess.run(["qpdf", "--encrypt", "", "owner", "256", "--",
                        "plain.pdf", "letter.pdf"], cwd=self.work, check=True)
        for words in (["sign"], ["place"]):
            with self.subTest(words[0]):
                result = (self.sign("letter.pdf") if words == ["sign"] else
                          self.run_cli("place", "--as", "leader",
                                       "letter.pdf"))
                self.refuse(result, 3, leaves=["letter.pdf", "plain.pdf"])

    @unittest.skipUnless(os.geteuid() == 0, "needs root to become another")
    def test_no_permission_to_read(self):
        path = self.make_pdf()
        path.chmod(0o000)
        self.folder.chmod(0o755)
        result = self.sign("letter.pdf", user=65534, group=65534,
                           extra_groups=[])
        # The token's folder is closed to that user as well: whichever is
        # found first, nothing is written.
        self.assertIn(result.status, (3, 4), result.err)
        self.assertEqual(self.names(), ["letter.pdf"])

    def test_page_missing(self):
        self.make_pdf()
        self.refuse(self.sign("--page", "7", "letter.pdf"), 1,
                    leaves=["letter.pdf"])

    # --- the output ------------------------------------------------------

    def test_output_exists(self):
        self.make_pdf()
        (self.work / "letter.signed.pdf").write_text("old")
        self.refuse(self.sign("letter.pdf"), 3,
                    leaves=["letter.pdf", "letter.signed.pdf"])
        self.assertEqual((self.work / "letter.signed.pdf").read_text(), "old")

    def test_output_is_input(self):
        before = self.make_pdf().read_bytes()
        self.refuse(self.sign("--overwrite", "-o", "letter.pdf",
                              "letter.pdf"), 3, leaves=["letter.pdf"])
        self.assertEqual((self.work / "letter.pdf").read_bytes(), before)

    def test_output_folder_missing(self):
        self.make_pdf()
        self.refuse(self.sign("-o", "nowhere/out.pdf", "letter.pdf"), 3,
                    leaves=["letter.pdf"])

    def test_output_not_permitted(self):
        self.make_pdf()
        self.refuse(self.sign("-o", "/proc/out.pdf", "letter.pdf"), 3,
                    leaves=["letter.pdf"])

    def test_file_size_limit(self):
        path = self.make_pdf()
        size = path.stat().st_size

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE,
                               (size // 2, size // 2))
            # SIGXFSZ is for the parent to decide; the program sees EFBIG.
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        result = self.sign("letter.pdf", preexec_fn=limit)
        self.assertEqual(result.status, 3, result.err)
        self.assertEqual(len(result.sentences), 1, result.err)
        self.assertEqual(self.names(), ["letter.pdf"])

    @unittest.skipUnless(os.geteuid() == 0, "only root can mount")
    def test_full_disk(self):
        disk = self.work / "disk"
        disk.mkdir()
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.mount(b"tmpfs", str(disk).encode(), b"tmpfs", 0,
                      b"size=64k") != 0:
            self.skipTest("mounting is not permitted here")
        self.addCleanup(libc.umount2, str(disk).encode(), 2)
        # Full while the document is copied, and while the signature is added.
        for options in ({"size": 300000}, {}):
            with self.subTest(str(options)):
                self.make_pdf(**options)
                result = self.sign("-o", "disk/out.pdf", "letter.pdf")
                self.assertEqual(result.status, 3, result.err)
                self.assertEqual(len(result.sentences), 1, result.err)
                self.assertEqual(list(disk.iterdir()), [])

    # --- the picture -----------------------------------------------------

    def test_picture(self):
        self.make_pdf()
        (self.work / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnonsense")
        for name in ("missing.png", "bad.png", "letter.pdf", "."):
            with self.subTest(name):
                self.refuse(self.sign("--image", name, "letter.pdf",
                                      image=None), 3,
                            leaves=["bad.png", "letter.pdf"])

    # --- trust and profile ----------------------------------------------

    def test_trust(self):
        self.make_pdf()
        for path in ("missing.pem", "letter.pdf"):
            with self.subTest(path):
                self.refuse(self.sign("--trust", path, "letter.pdf"), 3,
                            leaves=["letter.pdf"])

    def test_profile(self):
        self.make_pdf()
        result = self.sign("--profile", "no-such-profile", "letter.pdf")
        self.assertIn(result.status, (2, 3), result.err)
        self.assertEqual(len(result.sentences), 1, result.err)
        self.assertEqual(self.names(), ["letter.pdf"])

    # --- the certificate -------------------------------------------------

    def test_certificates(self):
        self.make_pdf()
        for cert in ("nobody", "office", "expired", "not-yet", "wrong-usage",
                     "ca-leaf", "person-rsa1024", "keyless", "leader",
                     "pkcs11:token=leader;id=%99"):
            with self.subTest(cert):
                self.refuse(self.sign("letter.pdf", cert=cert), 4,
                            leaves=["letter.pdf"])

    def test_no_certificate_named(self):
        self.make_pdf()
        self.refuse(self.sign("letter.pdf", cert=None), 4,
                    leaves=["letter.pdf"])

    def test_wrong_kind_of_certificate(self):
        self.make_pdf()
        result = self.sign("letter.pdf", cert="organization")
        self.assertIn(result.status, (4, 6), result.err)
        self.assertEqual(self.names(), ["letter.pdf"])
        self.assertEqual(self.take_log(), [])

    def test_no_token(self):
        self.make_pdf()
        self.control("absent=1")
        self.refuse(self.sign("letter.pdf"), 4, leaves=["letter.pdf"])

    def test_seal_before_leader(self):
        self.make_pdf()
        self.refuse(self.sign("letter.pdf", kind="seal", cert="organization",
                              image="seal.png"), 6, leaves=["letter.pdf"])


NO_PAGE = (
    b"%PDF-1.7\n"
    b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
    b"0000000054 00000 n \n"
    b"trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n101\n%%EOF\n")

anky_cli.main()
