# SPDX-License-Identifier: GPL-3.0-or-later
"""A test of the command line with a TSA, an OCSP responder and lists, on
loopback (tests/support/servers.py)."""

import json
import shutil
import subprocess
import sys
import urllib.request

import anky_cli

MODULE = "/usr/lib/softhsm/libsofthsm2.so"


class ServedTest(anky_cli.CliTest):
    """letter.pdf, and a leader whose certificate names the servers."""

    @classmethod
    def setUpClass(cls):
        cls.folder_of_servers = anky_cli.tempfile.mkdtemp(prefix="anky-srv-")
        cls.servers = subprocess.Popen(
            [sys.executable, anky_cli.ROOT / "tests/support/servers.py",
             anky_cli.PKI, cls.folder_of_servers],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        told = json.loads(cls.servers.stdout.readline())
        cls.address = f"http://127.0.0.1:{told['port']}"
        cls.tls_address = f"https://127.0.0.1:{told['tls_port']}"
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

    def add_certificate(self, name, token="leader"):
        """The token's key with a certificate that names the servers."""
        der = self.folder / "certificate.der"
        subprocess.run(["openssl", "x509", "-in", self.pki / f"{name}.pem",
                        "-outform", "DER", "-out", der], check=True)
        subprocess.run(
            ["pkcs11-tool", "--module", MODULE, "--token-label", token,
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
