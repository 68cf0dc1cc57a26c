#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading: what stands in the window for every kind of file, without a click
and with one."""

import os
import signal
import subprocess

import pyatspi

import anky_ui


class Read(anky_ui.WindowTest):
    def sign(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("Unchanged since signing")
        program.stop()
        return self.work / "letter.signed.pdf"

    def test_start(self):
        program = self.start()
        program.wait_for("Sign and Check PDF Documents")
        program.find("Open a Document…", pyatspi.ROLE_PUSH_BUTTON)

    def test_unsigned(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)

    def test_changed(self):
        signed = self.sign()
        content = bytearray(signed.read_bytes())
        position = content.index(b"stream", 1000) + 40
        content[position] ^= 1
        changed = self.work / "changed.pdf"
        changed.write_bytes(content)
        program = self.start(changed)
        program.wait_for("Changed after signing")
        program.wait_for("Not valid")

    def test_click_shows_the_place(self):
        program = self.start(self.sign())
        row = program.find(containing="Nguyễn Văn A. Signature",
                           role=pyatspi.ROLE_LIST_ITEM)
        self.assertFalse(program.sees("Serial number"))
        row.parent.querySelection().selectChild(row.getIndexInParent())
        program.wait_for("Serial number")

    def test_not_a_document(self):
        path = self.work / "note.pdf"
        path.write_text("This is a text.\n" * 100)
        program = self.start(path)
        program.wait_for("This is not a PDF document")
        program.find("Open Another…", pyatspi.ROLE_PUSH_BUTTON)

    def test_missing(self):
        program = self.start(self.work / "nowhere.pdf")
        program.wait_for("The file is not there")

    def test_password(self):
        path = self.work / "locked.pdf"
        subprocess.run(["qpdf", "--encrypt", "abc", "abc", "256", "--",
                        self.letter, path], check=True)
        program = self.start(path)
        program.wait_for("Password Required")
        program.type_into("Password", "wrong")
        program.press("Unlock")
        program.wait_for("The password is wrong")
        program.type_into("Password", "abc")
        program.press("Unlock")
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)

    def test_helper_dies(self):
        program = self.start(self.letter)
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        for pid in self.helpers(program.process.pid):
            os.kill(pid, signal.SIGKILL)
        program.press("Zoom", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Zoom In", pyatspi.ROLE_PUSH_BUTTON)
        anky_ui.wait(lambda: self.helpers(program.process.pid),
                     "a new helper")
        self.assertTrue(program.is_alive())
        self.assertFalse(program.sees("cannot be shown"))

    @staticmethod
    def helpers(parent):
        done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)],
                              capture_output=True, text=True, check=False)
        return [int(pid) for pid in done.stdout.split()]

    def test_vietnamese_by_default(self):
        program = self.start(LANGUAGE="", LC_ALL="C", LANG="C")
        program.wait_for("Ký số và kiểm tra văn bản")


if __name__ == "__main__":
    anky_ui.main()
