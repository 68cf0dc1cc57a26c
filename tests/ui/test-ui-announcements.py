#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told without being asked."""

import pyatspi
from gi.repository import GLib

import anky_ui


class Announcements(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        self.heard = []
        listener = lambda event: self.heard.append(str(event.any_data))
        pyatspi.Registry.registerEventListener(listener,
                                               "object:announcement")
        self.addCleanup(pyatspi.Registry.deregisterEventListener, listener,
                        "object:announcement")

    def wait_to_hear(self, words):
        def is_heard():
            while GLib.MainContext.default().iteration(False):
                pass
            return any(words in anky_ui.plain(text) for text in self.heard)

        anky_ui.wait(is_heard, lambda: f"{words!r}; heard {self.heard}")

    def test_verdict(self):
        signed = self.folder / "signed.pdf"
        self.sign_as_leader(self.letter, signed)
        self.start(signed)
        self.wait_to_hear("1 signature")

    def test_box_and_wrong_pin(self):
        program = self.start(self.letter)
        program.press("Sign…")
        box = program.find("Signature box")
        program.wait_for("At the place the rule gives")
        program.focus(box)
        program.key("Right")
        self.wait_to_hear("mm")
        program.press("Sign")
        program.type_into("PIN", "99999999")
        program.press("Sign")
        self.wait_to_hear("Wrong PIN")


if __name__ == "__main__":
    anky_ui.main()
