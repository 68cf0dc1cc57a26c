#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Timestamps and evidence from servers on loopback, good and bad: status 5 and
nothing written, unless --or-lower was given."""

import hashlib
import json
import shutil
import subprocess
import sys
import urllib.request

import anky_cli

MODULE = "/usr/lib/softhsm/libsofthsm2.so"
BAD = ["500", "garbage", "empty", "truncated", "wrong-type", "wrong-nonce",
       "wrong-imprint", "rejected", "no-certificate", "huge"]


class Evidence(anky_cli.CliTest):
    @classmethod
    def setUpClass(cls):
        cls.folder_of_servers = anky_cli.tempfile.mkdtemp(prefix="anky-srv-")
        cls.servers = subprocess.Popen(
            [sys.executable, anky_cli.ROOT / "tests/support/servers.py",
             anky_cli.PKI, cls.folder_of_servers],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        told = json.loads(cls.servers.stdout.readline())
        cls.address = f"http://127.0.0.1:{told['port']}"
        cls.pki = anky_cli.pathlib.Path(told["pki"])

    @classmethod
    def tearDownClass(cls):
        cls.servers.stdin.close()
        cls.servers.stdout.close()
        cls.servers.wait(timeout=30)
        shutil.rmtree(cls.folder_of_servers, ignore_errors=True)

    def setUp(self):
        super().setUp()
        for name in ("tsa", "ocsp", "crl", "crt"):
            self.ask(f"/control/{name}/good")
        self.make_pdf()
        self.add_certificate("person-aia")

    def ask(self, path):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.address + path, timeout=30) as answer:
            return answer.read().decode()

    def add_certificate(self, name):
        """The leader's key with a certificate that names the servers."""
        der = self.folder / "certificate.der"
        subprocess.run(["openssl", "x509", "-in", self.pki / f"{name}.pem",
                        "-outform", "DER", "-out", der], check=True)
        subprocess.run(
            ["pkcs11-tool", "--module", MODULE, "--token-label", "leader",
             "--login", "--pin", anky_cli.PIN, "--write-object", der,
             "--type", "cert", "--id", "01", "--label", name],
            env=self.environment, capture_output=True, check=True)

    def sign(self, *arguments, network=True, cert="person-aia", **options):
        words = ["--tsa", self.address + "/tsa"] if network else []
        return self.run_cli(
            "sign", "--as", "leader", "--trust", self.trust,
            "--cert", cert, "--pin-file", self.folder / "pin",
            "--image", anky_cli.PICTURES / "signature.png",
            "--rect", "110,200,45,18", *words, *arguments, **options)

    def name_sources(self):
        """Every certificate says where its revocation is told."""
        self.ask("/control/tsa/addressed")
        shutil.copy(self.pki / "sub-aia.pem", self.trust / "sub.pem")

    def level(self, name):
        result = self.verify(name)
        self.assertEqual(result.json[0]["signatures"][0]["integrity"],
                         "intact")
        return result.json[0]["signatures"][0]["level"]

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
