#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong number after sealing: the leader's own copy is issued again, and a
document that was sent stays as it is."""

import pyatspi

import anky_ui

RESTART = "Start Again from What the Leader Signed…"


class Restart(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        self.signed = self.folder / "signed.pdf"
        self.issued = self.work / "15_UBND-VX.pdf"
        self.sign_as_leader(self.letter, self.signed)

    def open_issued(self):
        self.sign("issue", self.signed, "-o", self.issued,
                  "--number", "15")
        program = self.start(self.issued)
        program.wait_for("4 signatures")
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press(RESTART, pyatspi.ROLE_PUSH_BUTTON)
        program.wait_for("Was this document sent already?")
        return program

    def test_not_sent(self):
        program = self.open_issued()
        before = self.issued.read_bytes()
        program.press("Not Sent Yet")
        number = program.find("Number of the document")
        self.assertEqual(anky_ui.text_of(number), "15")
        copy = self.work / "15_UBND-VX.signed.pdf"
        self.assertEqual(copy.read_bytes(), self.signed.read_bytes())
        program.type_into("Number of the document", "16")
        program.press("Issue")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Issue")
        program.wait_for("16_UBND-VX.pdf")
        program.wait_for("4 signatures")
        self.assert_all_good(self.work / "16_UBND-VX.pdf", 4)
        self.assertEqual(self.issued.read_bytes(), before)

    def test_sent(self):
        program = self.open_issued()
        program.press("Already Sent")
        program.wait_for("A document that was sent stays as it is")
        program.wait_for("khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP")
        program.wait_for("khoản 4 Điều 18 Nghị định số 30/2020/NĐ-CP")
        program.press("Close")
        self.assertEqual(sorted(path.name for path in self.work.iterdir()),
                         ["15_UBND-VX.pdf", "letter.pdf"])

    def test_not_offered_before_the_seal(self):
        program = self.start(self.signed)
        program.wait_for("Unchanged since signing")
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.find("Preferences", pyatspi.ROLE_PUSH_BUTTON)
        self.assertIsNone(program.try_find(RESTART))


if __name__ == "__main__":
    anky_ui.main()
