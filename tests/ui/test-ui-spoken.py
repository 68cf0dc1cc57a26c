#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes while the eyes are elsewhere is said aloud: announcements, as
an assistive technology hears them over the accessibility bus."""

import subprocess

import pyatspi
from gi.repository import GLib

import anky_ui


class Spoken(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        self.heard = []
        # Before the program starts: it sends only what somebody listens to.
        pyatspi.Registry.registerEventListener(self.hear,
                                               "object:announcement")
        self.addCleanup(pyatspi.Registry.deregisterEventListener, self.hear,
                        "object:announcement")

    def hear(self, event):
        self.heard.append(anky_ui.plain(str(event.any_data or event.type)))

    def wait_heard(self, words):
        def condition():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(words in text for text in self.heard)
        anky_ui.wait(condition, lambda: f"{words!r}; heard {self.heard}")

    def start_placing(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        return program

    def test_verdict(self):
        signed = self.work / "letter.signed.pdf"
        self.sign_as_leader(self.letter, signed)
        self.start(signed)
        self.wait_heard("1 signature · valid")

    def test_no_document(self):
        program = self.start()
        program.wait_for("Open a Document…")
        self.letter.write_text("none")
        subprocess.run([anky_ui.PROGRAM, self.letter], env=self.environment,
                       timeout=anky_ui.PATIENCE, check=True)
        self.wait_heard("This is not a PDF document")

    def test_password_is_wrong(self):
        locked = self.folder / "locked.pdf"
        subprocess.run(["qpdf", "--encrypt", "abc", "owner", "256", "--",
                        self.letter, locked], check=True)
        program = self.start(locked)
        program.type_into("Password", "wrong")
        program.press("Unlock")
        self.wait_heard("The password is wrong")

    def test_wrong_pin(self):
        program = self.start_placing()
        program.press("Sign")
        program.type_into("PIN", "99999999")
        program.press("Sign")
        self.wait_heard("Wrong PIN")

    def test_token_comes_and_goes(self):
        self.tell_token("absent=1")
        program = self.start(self.letter)
        program.press("Sign…")
        self.wait_heard("Waiting for the token")
        self.tell_token()
        self.wait_heard("Nguyễn Văn A")
        del self.heard[:]
        self.tell_token("absent=1")
        self.wait_heard("Waiting for the token")

    def test_box_is_moved(self):
        program = self.start_placing()
        program.focus(program.find("Signature box"))
        program.key("Left")
        self.wait_heard(" mm from the left")


if __name__ == "__main__":
    anky_ui.main()
