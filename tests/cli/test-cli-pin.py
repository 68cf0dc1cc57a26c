#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a PIN comes from, and what is never done with one."""

import os
import pty
import select
import subprocess
import time

import anky_cli

PIN = anky_cli.PIN


class Pin(anky_cli.CliTest):
    def setUp(self):
        super().setUp()
        self.make_pdf()

    def assert_nothing_signed(self, result, log):
        self.assert_fails(result, 4, leaves=["letter.pdf"])
        self.assertEqual(self.take_log(), log)

    def sign_with_fd(self, text):
        read, write = os.pipe()
        os.write(write, text)
        os.close(write)
        try:
            return self.sign("--pin-fd", read, "letter.pdf", pin=False,
                             pass_fds=[read])
        finally:
            os.close(read)

    # --- sources ---------------------------------------------------------

    def test_descriptor(self):
        self.assert_ok(self.sign_with_fd(PIN.encode() + b"\n"))

    def test_standard_input(self):
        read, write = os.pipe()
        os.write(write, PIN.encode())
        os.close(write)
        process = subprocess.run(
            [anky_cli.CLI, "sign", "--as", "leader", "--cert", "person",
             "--pin-fd", "0", "--trust", self.trust, "--no-network",
             "--rect", "1,1,20,20", "letter.pdf"],
            cwd=self.work, env=self.environment, stdin=read,
            capture_output=True, check=False, timeout=60)
        os.close(read)
        self.assertEqual(process.returncode, 0, process.stderr)

    def test_pin_source(self):
        for source in (f"{self.folder}/pin", f"file:{self.folder}/pin"):
            with self.subTest(source):
                self.assert_ok(self.sign(
                    "--overwrite", "letter.pdf", pin=False,
                    cert=f"pkcs11:object=person?pin-source={source}"))

    def test_sources_that_fail(self):
        (self.folder / "empty").write_text("")
        for words in (["--pin-fd", "99"],
                      ["--pin-file", "missing"],
                      ["--pin-file", str(self.folder)],
                      ["--pin-file", str(self.folder / "empty")]):
            with self.subTest(" ".join(words)):
                self.assert_nothing_signed(
                    self.sign(*words, "letter.pdf", pin=False), [])

    def test_pin_source_that_fails(self):
        self.assert_nothing_signed(
            self.sign("letter.pdf", pin=False,
                      cert="pkcs11:object=person?pin-source=/nonexistent"), [])

    def test_nobody_there(self):
        self.assert_nothing_signed(self.sign("letter.pdf", pin=False), [])

    # --- what the token says ---------------------------------------------

    def test_wrong_pin_is_tried_once(self):
        (self.folder / "pin").write_text("11111111")
        self.make_pdf("other.pdf")
        result = self.sign("letter.pdf", "other.pdf")
        self.assertEqual(result.status, 4, result.err)
        self.assertEqual(self.names(), ["letter.pdf", "other.pdf"])
        self.assertEqual(self.take_log(), ["C_Login"])
        self.assertNotIn("11111111", result.err)

    def test_impossible_length(self):
        self.control("min-pin=6\nmax-pin=8")
        (self.folder / "pin").write_text("123")
        self.assert_nothing_signed(self.sign("letter.pdf"), [])

    def test_final_try(self):
        self.control("tries=1")
        self.assert_nothing_signed(self.sign("letter.pdf"), [])

    def test_locked(self):
        self.control("tries=0")
        self.assert_nothing_signed(self.sign("letter.pdf"), [])

    def test_locks(self):
        self.control("tries=2")
        (self.folder / "pin").write_text("11111111")
        self.assert_nothing_signed(self.sign("letter.pdf"), ["C_Login"])
        self.assert_nothing_signed(self.sign("letter.pdf"), [])

    def test_token_goes(self):
        for moment, log in (("C_Login", ["C_Login"]),
                            ("C_SignInit", ["C_Login", "C_Logout"]),
                            ("C_Sign", ["C_Login", "C_Sign", "C_Logout"])):
            with self.subTest(moment):
                self.control(f"remove={moment}")
                self.assert_nothing_signed(self.sign("letter.pdf"), log)

    def test_token_goes_in_a_batch(self):
        for name in ("b.pdf", "c.pdf"):
            self.make_pdf(name)
        self.control("remove=C_Sign")
        result = self.sign("letter.pdf", "b.pdf", "c.pdf")
        self.assertEqual(result.status, 4)
        self.assertEqual(self.names(), ["b.pdf", "c.pdf", "letter.pdf"])
        self.assertEqual(self.take_log(), ["C_Login", "C_Sign", "C_Logout"])

    def test_missing_mechanism(self):
        self.control("no-mechanism=0xD")
        result = self.sign("--algorithm", "rsa-pss", "letter.pdf")
        self.assertEqual(result.status, 4, result.err)
        self.assertEqual(self.names(), ["letter.pdf"])

    def test_each_time(self):
        self.control("always-authenticate=1")
        self.make_pdf("b.pdf")
        self.assert_ok(self.sign("letter.pdf", "b.pdf"))
        self.assertEqual(
            self.take_log(),
            ["C_Login"] + ["C_Login context", "C_Sign"] * 2 + ["C_Logout"])

    def test_pin_pad(self):
        self.control(f"pin-pad={PIN}")
        self.assert_ok(self.sign("letter.pdf"))
        self.assertEqual(self.take_log(),
                         ["C_Login pad", "C_Sign", "C_Logout"])

    def test_slow_token(self):
        self.control("slow-ms=300")
        self.assert_ok(self.sign("letter.pdf"))

    # --- the terminal ----------------------------------------------------

    def at_terminal(self, *answers):
        """Types each answer when its prompt has come; what was shown."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.work)
            os.execve(anky_cli.CLI,
                      [anky_cli.CLI, "sign", "--as", "leader", "--cert",
                       "person", "--trust", str(self.trust), "--no-network",
                       "--rect", "110,200,45,18", "letter.pdf"],
                      self.environment)
        shown = b""
        for prompt, answer in answers:
            shown += self.read_until(terminal, prompt.encode())
            os.write(terminal, answer.encode())
        shown += self.read_until(terminal, None)
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), \
            shown.decode()

    def read_until(self, terminal, prompt):
        shown = b""
        end = time.monotonic() + 30
        while prompt is None or prompt not in shown:
            self.assertLess(time.monotonic(), end, shown)
            if not select.select([terminal], [], [], 1)[0]:
                continue
            try:
                part = os.read(terminal, 4096)
            except OSError:
                part = b""
            if not part:
                self.assertIsNone(prompt, shown)
                break
            shown += part
        return shown

    def test_terminal(self):
        status, shown = self.at_terminal(("PIN: ", PIN + "\r"))
        self.assertEqual(status, 0, shown)
        self.assertIn("leader", shown)
        self.assertIn("letter.pdf", shown)
        self.assertNotIn(PIN, shown)
        self.assertIn("letter.signed.pdf", self.names())

    def test_terminal_corrections(self):
        status, shown = self.at_terminal(
            ("PIN: ", "99\x15" + PIN + "ễ7\x7f\x7f\r"))
        self.assertEqual(status, 0, shown)

    def test_terminal_dismissed(self):
        for key in ("\x03", "\x04", "12\x03"):
            with self.subTest(repr(key)):
                status, shown = self.at_terminal(("PIN: ", key))
                self.assertEqual(status, 4, shown)
                self.assertEqual(self.names(), ["letter.pdf"])
                self.assertEqual(self.take_log(), [])

    def test_terminal_wrong_pin(self):
        status, shown = self.at_terminal(("PIN: ", "11111111\r"))
        self.assertEqual(status, 4, shown)
        self.assertEqual(self.take_log(), ["C_Login"])

    def test_terminal_last_try(self):
        self.control("tries=1")
        status, shown = self.at_terminal(("“yes”", "no\r"))
        self.assertEqual(status, 4, shown)
        self.assertEqual(self.take_log(), [])
        status, shown = self.at_terminal(("“yes”", "yes\r"),
                                         ("PIN: ", PIN + "\r"))
        self.assertEqual(status, 0, shown)

    def test_terminal_pad(self):
        self.control(f"pin-pad={PIN}")
        status, shown = self.at_terminal(("reader", ""))
        self.assertEqual(status, 0, shown)

    # --- traces ----------------------------------------------------------

    def test_no_core_dumps(self):
        self.control("slow-ms=1500")
        process = subprocess.Popen(
            [anky_cli.CLI, "sign", "--as", "leader", "--cert", "person",
             "--pin-file", self.folder / "pin", "--trust", self.trust,
             "--no-network", "--rect", "1,1,20,20", "letter.pdf"],
            cwd=self.work, env=self.environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        end = time.monotonic() + 20
        while not (self.folder / "log").exists():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)
        with open(f"/proc/{process.pid}/limits", encoding="ascii") as limits:
            core = next(line for line in limits if "core file" in line)
        self.assertEqual(core.split()[4:6], ["0", "0"])
        self.assertEqual(process.wait(timeout=60), 0)


anky_cli.main()
