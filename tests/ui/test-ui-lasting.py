#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The certificate before it signs, timestamps that come or do not, validation
data for what is signed already, and the trust store, as a person meets them.

The timestamp authority, the OCSP responder and the lists are on loopback and
made to fail."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request

import pyatspi

import anky_ui

TEST_PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
SERVERS = pathlib.Path(__file__).resolve().parents[1] / "support/servers.py"


class Servers(anky_ui.WindowTest):
    @classmethod
    def setUpClass(cls):
        cls.server_folder = tempfile.mkdtemp(prefix="anky-srv-")
        cls.servers = subprocess.Popen(
            [sys.executable, SERVERS, TEST_PKI, cls.server_folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        told = json.loads(cls.servers.stdout.readline())
        cls.address = f"http://127.0.0.1:{told['port']}"
        cls.pki = pathlib.Path(told["pki"])

    @classmethod
    def tearDownClass(cls):
        cls.servers.stdin.close()
        cls.servers.stdout.close()
        cls.servers.wait(timeout=30)
        shutil.rmtree(cls.server_folder, ignore_errors=True)

    def setUp(self):
        super().setUp()
        for name in ("tsa", "ocsp", "crl", "crt"):
            self.serve(name, "good")
        self.roots = self.folder / "roots"
        self.roots.mkdir()
        for name in ("root", "sub-aia"):
            shutil.copy(self.pki / f"{name}.pem", self.roots)

    def ask(self, path):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.address + path, timeout=30) as answer:
            return int(answer.read())

    def serve(self, name, mode):
        self.ask(f"/control/{name}/{mode}")

    def start_with_roots(self, path):
        return self.start("--trust", self.roots, path)

    def sign(self, program):
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")


class Certificate(Servers):
    def start_placing(self):
        program = self.start_with_roots(self.letter)
        program.press("Sign…")
        program.find("Signature box")
        return program

    def test_good(self):
        self.add_certificate(self.pki / "person-aia.pem",
                             self.pki / "person.key")
        program = self.start_placing()
        program.find(containing="Valid, not revoked",
                     role=pyatspi.ROLE_LIST_ITEM)
        self.assertGreater(self.ask("/control/ocsp"), 0)

    def test_revoked(self):
        self.add_certificate(self.pki / "revoked-aia.pem",
                             self.pki / "other.key")
        program = self.start_placing()
        program.find(containing="The certificate was revoked",
                     role=pyatspi.ROLE_LIST_ITEM)
        self.assertIsNone(
            program._sensitive("Sign", pyatspi.ROLE_PUSH_BUTTON))

    def test_no_answer(self):
        self.serve("ocsp", "500")
        self.serve("crl", "500")
        self.add_certificate(self.pki / "person-aia.pem",
                             self.pki / "person.key")
        program = self.start_placing()
        program.find(containing="no server answered",
                     role=pyatspi.ROLE_LIST_ITEM)

    def test_no_source(self):
        program = self.start_placing()
        program.find(containing="it names no server",
                     role=pyatspi.ROLE_LIST_ITEM)
        anky_ui.wait(
            lambda: program._sensitive("Sign", pyatspi.ROLE_PUSH_BUTTON),
            "the user to be let on")


class Timestamp(Servers):
    def want(self, level="B-T", **more):
        self.settings(timestamp_servers=f"['{self.address}/tsa']",
                      signature_level=f"'{level}'", **more)

    def fail_timestamp(self, mode="500"):
        self.serve("tsa", mode)
        self.want()
        program = self.start_with_roots(self.letter)
        self.sign(program)
        program.wait_for("No timestamp can be had")
        # The token has done its part; nobody is asked for the PIN again.
        self.assertIsNone(program.try_find("PIN",
                                           pyatspi.ROLE_PASSWORD_TEXT))
        return program

    def names(self):
        return sorted(path.name for path in self.work.iterdir()
                      if not path.name.startswith("."))

    def record_folder(self):
        return self.folder / "home/data/anky/evidence"

    def test_timestamp(self):
        self.want()
        n_before = self.ask("/control/tsa")
        program = self.start_with_roots(self.letter)
        self.sign(program)
        program.wait_for("Unchanged since signing")
        self.assertFalse(program.sees("; no timestamp"))
        self.assertEqual(self.ask("/control/tsa"), n_before + 1)
        self.assertEqual(len(list(self.record_folder().iterdir())), 1)

    def test_wait_can_be_cancelled(self):
        self.serve("tsa", "silent")
        self.want()
        program = self.start_with_roots(self.letter)
        self.sign(program)
        program.wait_for("Waiting for the timestamp of 127.0.0.1")
        program.press("Cancel")
        program.wait_gone("Waiting for the timestamp")
        program.find("Signature box")
        self.assertEqual(self.names(), ["letter.pdf"])

    def test_without(self):
        program = self.fail_timestamp()
        self.assertEqual(self.names(), ["letter.pdf"])
        program.press("Save Without Timestamp")
        program.wait_for("without a timestamp")
        program.wait_for("; no timestamp")
        self.assert_all_good(self.work / "letter.signed.pdf", 1)

    def test_try_again(self):
        program = self.fail_timestamp("wrong-nonce")
        self.serve("tsa", "good")
        program.press("Try Again")
        program.wait_for("Unchanged since signing")
        self.assertFalse(program.sees("without a timestamp"))
        self.assert_all_good(self.work / "letter.signed.pdf", 1)

    def test_discard(self):
        program = self.fail_timestamp("garbage")
        program.press("Discard the Signature")
        program.wait_gone("No timestamp can be had")
        program.find("Signature box")
        self.assertEqual(self.names(), ["letter.pdf"])

    def test_closed_while_asked(self):
        program = self.fail_timestamp("empty")
        program.stop()
        self.assertEqual(self.names(), ["letter.pdf"])

    def test_no_validation_data(self):
        """The leader's certificate names no source of revocation."""
        self.want("B-LT")
        program = self.start_with_roots(self.letter)
        self.sign(program)
        program.wait_for("The validation data cannot be completed")
        program.press("Save Without Validation Data")
        program.wait_for("without the validation data")
        self.assert_all_good(self.work / "letter.signed.pdf", 1)

    def test_no_record(self):
        self.want("B-B", keep_evidence="false")
        program = self.start_with_roots(self.letter)
        self.sign(program)
        program.wait_for("Unchanged since signing")
        self.assertFalse(self.record_folder().exists())


class Extend(Servers):
    def sign_with_sources(self):
        """A letter signed with a certificate that names the servers."""
        cli = os.environ["ANKY_CLI"]
        tokens = pathlib.Path(os.environ["ANKY_TEST_TOKENS"])
        home = self.folder / "cli"
        shutil.copytree(tokens / "tokens", home / "tokens")
        (home / "softhsm2.conf").write_text(
            f"directories.tokendir = {home / 'tokens'}\n"
            "objectstore.backend = file\nlog.level = ERROR\n")
        environment = {**self.environment,
                       "SOFTHSM2_CONF": str(home / "softhsm2.conf")}
        der = home / "certificate.der"
        pin = home / "pin"
        pin.write_text(anky_ui.PIN)
        subprocess.run(["openssl", "x509", "-in",
                        self.pki / "person-aia.pem", "-outform", "DER",
                        "-out", der], check=True)
        subprocess.run(
            ["pkcs11-tool", "--module", anky_ui.MODULE, "--token-label", "leader",
             "--login", "--pin", anky_ui.PIN, "--write-object", der,
             "--type", "cert", "--id", "01", "--label", "person-aia"],
            env=environment, capture_output=True, check=True)
        subprocess.run(
            [cli, "sign", "--as", "leader", "--module", anky_ui.MODULE, "--cert",
             "person-aia", "--pin-file", pin, "--trust", self.roots,
             "--rect", "120,180,45,18", "--level", "B-B", "--image",
             anky_ui.FILES / "signature.png", self.letter],
            env=environment, capture_output=True, check=True)
        self.serve("tsa", "addressed")
        return self.work / "letter.signed.pdf"

    def start_extending(self, path):
        program = self.start_with_roots(path)
        program.wait_for("Unchanged since signing")
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Add Validation Data")
        return program

    def test_extend(self):
        self.settings(timestamp_servers=f"['{self.address}/tsa']")
        program = self.start_extending(self.sign_with_sources())
        program.wait_for("letter.extended.pdf")
        data = (self.work / "letter.extended.pdf").read_bytes()
        self.assertIn(b"/DSS", data)
        self.assertIn(b"ETSI.RFC3161", data)

    def test_no_answers(self):
        path = self.sign_with_sources()
        self.settings(timestamp_servers=f"['{self.address}/tsa']")
        self.serve("tsa", "500")
        program = self.start_extending(path)
        program.wait_for("No timestamp could be had")
        self.assertFalse((self.work / "letter.extended.pdf").exists())


class Trust(Servers):
    def store(self):
        return self.folder / "home/data/anky/trust"

    def open_page(self):
        program = self.start()
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Preferences")
        program.press("Trust", pyatspi.ROLE_RADIO_BUTTON)
        return program

    def put(self, name):
        self.store().mkdir(parents=True, exist_ok=True)
        shutil.copy(TEST_PKI / f"{name}.pem", self.store())

    def test_listed_and_removed(self):
        self.put("root")
        program = self.open_page()
        program.wait_for("Root certificate")
        program.wait_for("SHA-256:")
        program.press("Remove RootCA thử nghiệm (DEMO)")
        program.wait_for("no longer?")
        program.press("Remove", pyatspi.ROLE_PUSH_BUTTON)
        anky_ui.wait(lambda: not list(self.store().iterdir()),
                     "the certificate to go")

    def test_refused_is_said(self):
        self.put("person")
        program = self.open_page()
        program.wait_for("Not trusted")

    def test_known_ones(self):
        program = self.open_page()
        program.wait_for("RootCA chuyên dùng Chính phủ G2")
        program.wait_for("http://ca.gov.vn/pki/pub/crt/rootcag2.crt")


if __name__ == "__main__":
    anky_ui.main()
