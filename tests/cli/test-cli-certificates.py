#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""anky-cli certificates: the contract's JSON, and words for people."""

import re

import anky_cli

TOKEN_KEYS = {"uri", "label", "serial", "pin", "certificates"}
CERTIFICATE_KEYS = {"uri", "label", "subject", "kind", "notBefore",
                    "notAfter", "usable", "why"}
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\+07:00|Z)$")
WHY = {
    "expired": "expired", "not-yet": "not-yet-valid", "ca-leaf": "ca",
    "wrong-usage": "key-usage", "person-rsa1024": "weak-key",
    "office": "no-key", "revoked": None,
}


class Certificates(anky_cli.CliTest):
    def list(self, *arguments, **options):
        result = self.run_cli("certificates", "--json", *arguments, **options)
        self.assert_ok(result)
        self.assertEqual(len(result.json), 1)
        return {token["label"]: token for token in result.json[0]["tokens"]}

    def test_shape(self):
        tokens = self.list()
        self.assertEqual(list(tokens), ["bare", "leader", "odd", "office"])
        for token in tokens.values():
            self.assertEqual(set(token), TOKEN_KEYS)
            self.assertEqual(token["pin"], {
                "countLow": False, "finalTry": False, "locked": False})
            for certificate in token["certificates"]:
                self.assertEqual(set(certificate), CERTIFICATE_KEYS)
                self.assertRegex(certificate["notBefore"], TIME)
                self.assertRegex(certificate["notAfter"], TIME)
                self.assertEqual(certificate["usable"],
                                 certificate["why"] is None)
                self.assertTrue(
                    certificate["uri"].startswith(token["uri"] + ";"))

    def test_kinds(self):
        tokens = self.list()
        kinds = {certificate["label"]: certificate["kind"]
                 for token in tokens.values()
                 for certificate in token["certificates"]}
        self.assertEqual(kinds["person"], "person")
        self.assertEqual(kinds["organization"], "organization")
        self.assertEqual(kinds["office"], "office")

    def test_why(self):
        found = {certificate["label"]: certificate["why"]
                 for certificate in self.list()["odd"]["certificates"]}
        self.assertEqual(found, WHY)

    def test_pin(self):
        for tries, words in ((2, ["countLow"]), (1, ["countLow", "finalTry"]),
                             (0, ["locked"])):
            with self.subTest(tries=tries):
                self.control(f"tries={tries}")
                token = self.list()["leader"]
                self.assertEqual([k for k, v in token["pin"].items() if v],
                                 words)
                self.assertEqual(
                    {c["why"] for c in token["certificates"]},
                    {"locked"} if tries == 0 else {None})

    def test_none(self):
        self.control("absent=1")
        result = self.run_cli("certificates")
        self.assertEqual((result.status, result.out), (0, ""))
        self.assertEqual(len(result.sentences), 1)
        self.assertEqual(self.list(), {})

    def test_module(self):
        tokens = self.list("--module", anky_cli.SHIM,
                           env={"ANKY_PKCS11_MODULES": ""})
        self.assertEqual(len(tokens), 4)

    def test_module_missing(self):
        result = self.run_cli("certificates", "--json",
                              "--module", "/nonexistent/vendor.so")
        self.assertEqual(result.status, 4)
        self.assertEqual(len(result.json[0]["tokens"]), 4)
        self.assertEqual(len(result.sentences), 1)
        self.assertIn("/nonexistent/vendor.so", result.err)

    def test_registered_modules(self):
        """Those that p11-kit knows, without the trusted web roots, and each
        token once even where two drivers show it."""
        for modules in ("", anky_cli.SHIM):
            with self.subTest(modules):
                environment = self.environment
                del environment["ANKY_PKCS11_ONLY"]
                process = anky_cli.subprocess.run(
                    [anky_cli.CLI, "certificates", "--json"],
                    env={**environment, "ANKY_PKCS11_MODULES": modules},
                    capture_output=True, check=True)
                tokens = anky_cli.json.loads(process.stdout)["tokens"]
                labels = [token["label"] for token in tokens]
                for label in ("bare", "leader", "odd", "office"):
                    self.assertEqual(labels.count(label), 1, labels)
                self.assertFalse([token for token in tokens
                                  if "p11-kit-trust" in token["uri"]])

    def test_words(self):
        result = self.run_cli("certificates")
        self.assert_ok(result)
        self.assertIn("Nguyễn Văn A (DEMO)", result.out)
        self.assertIn("expired", result.out)

    def test_c_locale(self):
        result = self.run_cli("certificates", env={"LC_ALL": "C"})
        self.assert_ok(result)
        self.assertIn("Nguyễn Văn A (DEMO)", result.out)

    def test_no_login(self):
        self.list()
        self.assertEqual(self.take_log(), [])


anky_cli.main()
