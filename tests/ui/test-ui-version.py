#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the signer saw: the version at the time of signing, and a way back."""

import pyatspi

import anky_ui


class Version(anky_ui.WindowTest):
    def test_there_and_back(self):
        program = self.start(self.issue())
        self.choose(program, "Nguyễn Văn A. Signature")
        program.wait_for("Changes after this signature")
        program.wait_for("Page 1: a signature was added")
        program.press("Show the Version When Signed")
        program.wait_for("Version at the time of signing")
        program.wait_for("What was added later is not shown")
        page = program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        self.assertIsNotNone(page)
        sign = program.try_find("Sign…", pyatspi.ROLE_PUSH_BUTTON)
        self.assertFalse(sign.getState().contains(pyatspi.STATE_SENSITIVE),
                         "an older version cannot be signed")
        program.press("Back to the Current Document")
        program.wait_gone("Version at the time of signing")
        anky_ui.wait(lambda: sign.getState().contains(
            pyatspi.STATE_SENSITIVE), "signing to be possible again")


if __name__ == "__main__":
    anky_ui.main()
