#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a token can do to a person who signs: wrong PIN, the last try, locked,
pulled out, slow, with a pad of its own, not there at all."""

import pyatspi

import anky_ui


class Token(anky_ui.WindowTest):
    def start_signing(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        return program

    def ask_pin(self):
        program = self.start_signing()
        program.press("Sign")
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        return program

    def enter(self, program, pin):
        program.type_into("PIN", pin)
        program.press("Sign")

    def assert_signed(self, program):
        program.wait_for("Unchanged since signing")
        self.assert_all_good(self.work / "letter.signed.pdf", 1)

    def assert_nothing_written(self):
        self.assertEqual([path.name for path in self.work.iterdir()],
                         ["letter.pdf"])

    def test_wrong_pin(self):
        program = self.ask_pin()
        self.enter(program, "99999999")
        program.wait_for("Wrong PIN")
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        self.assert_nothing_written()
        self.enter(program, anky_ui.PIN)
        self.assert_signed(program)

    def test_short_pin_cannot_be_sent(self):
        self.tell_token("min-pin=6")
        program = self.ask_pin()
        program.type_into("PIN", "123")
        self.assertIsNone(
            program._sensitive("Sign", pyatspi.ROLE_PUSH_BUTTON))
        self.enter(program, anky_ui.PIN)
        self.assert_signed(program)

    def test_few_tries(self):
        self.tell_token("tries=2")
        program = self.ask_pin()
        program.wait_for("few tries are left")

    def test_last_try_needs_consent(self):
        self.tell_token("tries=1")
        program = self.ask_pin()
        program.wait_for("This is the last try")
        program.type_into("PIN", anky_ui.PIN)
        self.assertIsNone(
            program._sensitive("Sign", pyatspi.ROLE_PUSH_BUTTON))
        program.press("The PIN is certain: use the last try",
                      pyatspi.ROLE_CHECK_BOX)
        program.press("Sign")
        self.assert_signed(program)

    def test_wrong_pin_on_the_last_try_locks(self):
        self.tell_token("tries=1")
        program = self.ask_pin()
        program.wait_for("This is the last try")
        program.type_into("PIN", "99999999")
        program.press("The PIN is certain: use the last try",
                      pyatspi.ROLE_CHECK_BOX)
        program.press("Sign")
        program.wait_for("Token locked")
        program.wait_for("form 06")
        self.assert_nothing_written()

    def test_locked(self):
        self.tell_token("tries=0")
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("Token locked")
        program.wait_for("with form 06")
        program.wait_for("Unsuitable")

    def test_pulled_out_while_placing(self):
        program = self.start_signing()
        self.tell_token("absent=1")
        program.wait_for("Waiting for the token")
        program.find("Signature box")
        self.tell_token()
        program.press("Sign")
        self.enter(program, anky_ui.PIN)
        self.assert_signed(program)

    def test_pulled_out_before_the_pin(self):
        program = self.ask_pin()
        self.tell_token("absent=1")
        self.enter(program, anky_ui.PIN)
        program.wait_for("The token was unplugged")
        self.assert_nothing_written()
        program.find("Signature box")

    def test_pulled_out_while_signing(self):
        self.tell_token("remove=C_Sign")
        program = self.ask_pin()
        self.enter(program, anky_ui.PIN)
        program.wait_for("The token was unplugged")
        self.assert_nothing_written()
        # Plugged in again, it goes on from where it stood.
        self.tell_token()
        program.find("Signature box")
        program.press("Sign")
        self.enter(program, anky_ui.PIN)
        self.assert_signed(program)

    def test_slow_token_can_be_cancelled(self):
        self.tell_token("slow-ms=4000")
        program = self.ask_pin()
        self.enter(program, anky_ui.PIN)
        program.wait_for("Keep the token plugged in.")
        program.press("Cancel")
        program.wait_gone("Keep the token plugged in.")
        self.assert_nothing_written()
        self.assertTrue(program.is_alive())

    def test_pin_pad(self):
        self.tell_token(f"pin-pad={anky_ui.PIN}", "slow-ms=1500")
        program = self.start_signing()
        program.press("Sign")
        program.wait_for("Enter the PIN on the reader")
        self.assert_signed(program)

    def test_no_token(self):
        self.tell_token("absent=1")
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("Waiting for the token")
        self.tell_token()
        program.find(containing="Nguyễn Văn A. Person.",
                     role=pyatspi.ROLE_LIST_ITEM)


if __name__ == "__main__":
    anky_ui.main()
