# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the command line share: a folder, tokens, a run.

The program is run by its path from the environment (ANKY_CLI), against a copy
of the tokens that tests/token/make-tokens.sh made, behind the shim module.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
PIN = "12345678"
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
TOKENS = pathlib.Path(os.environ["ANKY_TEST_TOKENS"])
SHIM = os.environ["ANKY_TEST_SHIM"]
PICTURES = pathlib.Path(os.environ["DEMO_FILES"])
CLI = os.environ["ANKY_CLI"]

sys.path.insert(0, str(ROOT / "tests" / "support"))


class Result:
    """How a run ended, and what it said."""

    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")

    @property
    def json(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def sentences(self):
        return self.err.splitlines()


class CliTest(unittest.TestCase):
    """A fresh folder, home and set of tokens for each test."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="anky-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.work = self.folder / "work"
        self.work.mkdir()
        self._make_tokens()
        self._make_trust()
        (self.folder / "pin").write_text(PIN + "\n")

    def _make_tokens(self):
        shutil.copytree(TOKENS / "tokens", self.folder / "tokens")
        (self.folder / "softhsm2.conf").write_text(
            f"directories.tokendir = {self.folder}/tokens\n"
            "objectstore.backend = file\nlog.level = ERROR\n")
        self.control("")

    def _make_trust(self):
        self.trust = self.folder / "trust"
        self.trust.mkdir()
        for name in ("root.pem", "sub.pem"):
            shutil.copy(PKI / name, self.trust)

    @property
    def environment(self):
        return {
            **os.environ,
            "HOME": str(self.folder / "home"),
            "XDG_DATA_HOME": str(self.folder / "home/data"),
            "XDG_CONFIG_HOME": str(self.folder / "home/config"),
            "SOFTHSM2_CONF": str(self.folder / "softhsm2.conf"),
            "ANKY_SHIM_CONTROL": str(self.folder / "control"),
            "ANKY_SHIM_LOG": str(self.folder / "log"),
            "ANKY_PKCS11_ONLY": "1",
            "ANKY_PKCS11_MODULES": SHIM,
            # SoftHSM keeps memory of OpenSSL's to the end, which the leak
            # finder knows for SoftHSM's only by its slowest way of looking.
            # The suite "token" finds leaks of ours.
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")
                            + ":detect_leaks=0",
        }

    def control(self, lines):
        """See tests/token/shim-control.h."""
        (self.folder / "control").write_text(lines)

    def take_log(self):
        """Which calls of PINs and keys the token has seen since the last."""
        path = self.folder / "log"
        if not path.exists():
            return []
        lines = path.read_text().splitlines()
        path.unlink()
        return lines

    def run_cli(self, *arguments, env=None, **options):
        env = {**self.environment, **(env or {})}
        if arguments[:1] not in (("sign",), ("certificates",)):
            env["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "")
        return Result(subprocess.run(
            [CLI, *map(str, arguments)], cwd=self.work, capture_output=True,
            env=env,
            stdin=subprocess.DEVNULL, start_new_session=True, timeout=120,
            check=False, **options))

    def make_pdf(self, name="letter.pdf", **options):
        arguments = []
        for key, value in options.items():
            arguments.append(f"--{key.replace('_', '-')}")
            if value is not True:
                arguments.append(str(value))
        subprocess.run(
            [sys.executable, ROOT / "tests/support/make-pdf.py", *arguments,
             self.work / name], check=True)
        return self.work / name

    def sign(self, *arguments, cert="person", kind="leader", pin=True,
             image="signature.png", rect="110,200,45,18", **options):
        words = ["sign", "--as", kind, "--trust", self.trust, "--no-network"]
        if cert:
            words += ["--cert", cert]
        if pin:
            words += ["--pin-file", self.folder / "pin"]
        if image:
            words += ["--image", PICTURES / image]
        if rect:
            words += ["--rect", rect]
        return self.run_cli(*words, *arguments, **options)

    def verify(self, *arguments, **options):
        return self.run_cli("verify", "--json", "--no-network", "--trust",
                            self.trust, *arguments, **options)

    def names(self):
        """All that is in the folder of the test, hidden files included."""
        return sorted(path.name for path in self.work.iterdir())

    def assert_fails(self, result, status, *, says=None, leaves=None):
        """One sentence, this status, nothing printed, no file left over."""
        self.assertEqual(result.status, status, result.err)
        self.assertEqual(result.out, "")
        self.assertEqual(len(result.sentences), 1, result.err)
        self.assertTrue(result.err.startswith("anky-cli: "), result.err)
        if says:
            self.assertIn(says, result.err)
        if leaves is not None:
            self.assertEqual(self.names(), sorted(leaves))

    def assert_ok(self, result):
        self.assertEqual(result.status, 0, result.err + result.out)


def main():
    unittest.main(verbosity=2)
