#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The token check says which link is broken and what to do about it."""

import pyatspi

import anky_ui


class Doctor(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        # Whatever service the machine has: the tests' token needs none.
        self.environment["PCSCLITE_CSOCK_NAME"] = str(self.folder / "none")
        # No server outside is asked.
        self.lock_settings("timestamp-servers=")

    def check(self, **environment):
        program = self.start(**environment)
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Token Check")
        return program

    def test_all_holds(self):
        program = self.check()
        program.wait_for("Everything is in order for signing")
        program.find(containing="4. Driver of the token. In order",
                     role=pyatspi.ROLE_LIST_ITEM)
        program.find(containing="1. Smart card service. The token is reached "
                     "in another way", role=pyatspi.ROLE_LIST_ITEM)
        self.assert_all_named(program, "the token check")

    def test_no_token(self):
        self.tell_token("absent=1")
        program = self.check()
        program.wait_for("Stopped at step 1: Smart card service")
        program.wait_for("pcscd")
        # Plugged in meanwhile, and asked again.
        self.tell_token()
        program.press("Check Again")
        program.wait_for("Everything is in order for signing")

    def test_locked(self):
        self.tell_token("tries=0")
        program = self.check()
        program.wait_for("Stopped at step 7: State of the PIN")
        program.wait_for("form 06")
        program.find(containing="8. Period of validity. Not reached yet",
                     role=pyatspi.ROLE_LIST_ITEM)

    def test_last_try_is_only_noted(self):
        self.tell_token("tries=1")
        program = self.check()
        program.wait_for("One try is left for the PIN")

    def test_text_for_support(self):
        self.tell_token("tries=0")
        program = self.check()
        program.wait_for("Stopped at step 7")
        program.press("Copy for Support")
        program.find("Copied", pyatspi.ROLE_PUSH_BUTTON)


if __name__ == "__main__":
    anky_ui.main()
