#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Open, place, PIN, sign, and the panel says valid: as a leader does it, then
as a clerk does."""

import pathlib
import shutil
import subprocess
import sys
import unittest

import pyatspi

import anky_ui

DROP_TARGET = pathlib.Path(__file__).parent / "drop-target.py"


class Sign(anky_ui.WindowTest):
    def sign_as_leader(self, program):
        program.press("Sign…")
        program.find("Signature box")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")

    def test_leader(self):
        program = self.start(self.letter)
        self.sign_as_leader(program)

        program.wait_for("letter.signed.pdf")
        program.wait_for("Unchanged since signing")
        program.find(containing="Nguyễn Văn A. Signature of the "
                                "authorised person. Valid.",
                     role=pyatspi.ROLE_LIST_ITEM)
        self.assert_all_good(self.work / "letter.signed.pdf", 1)
        self.assertEqual(sorted(path.name for path in self.work.iterdir()),
                         ["letter.pdf", "letter.signed.pdf"])

    def test_seal(self):
        program = self.start(self.letter)
        self.sign_as_leader(program)
        program.wait_for("Unchanged since signing")
        program.stop()

        program = self.start(self.work / "letter.signed.pdf")
        program.wait_for("Unchanged since signing")
        program.press("Other kinds of signature", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Seal Only…", pyatspi.ROLE_PUSH_BUTTON)
        box = program.find("Seal box")
        anky_ui.wait(lambda: "36 mm wide, 36 mm high" in box.description
                     .replace("\u00a0", " "), "the seal at its real size")
        program.press("Seal")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Seal")

        program.wait_for("letter.issued.pdf")
        program.wait_for("Only signed again afterwards")
        program.wait_for("2 signatures · all valid")
        self.assert_all_good(self.work / "letter.issued.pdf", 2)

    def test_issue(self):
        program = self.start(self.letter)
        self.sign_as_leader(program)
        program.wait_for("Unchanged since signing")
        program.press("Issue…")
        program.find("Seal box")
        program.type_into("Number of the document", "15")
        program.find("Number box")
        program.press("Issue")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Issue")
        program.wait_for("15_UBND-VX.pdf")
        program.wait_for("4 signatures")
        self.assert_all_good(self.work / "15_UBND-VX.pdf", 4)

    def test_result_is_there_already(self):
        shutil.copy(self.letter, self.work / "letter.signed.pdf")
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        # A free name is found; nothing is overwritten.
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("Unchanged since signing")
        self.assertEqual((self.work / "letter.signed.pdf").read_bytes(),
                         self.letter.read_bytes())

    def drag_handle(self, program):
        handle = program.find("The file, to be dragged").queryComponent()
        area = handle.getExtents(pyatspi.DESKTOP_COORDS)
        program.drag((area.x + area.width / 2, area.y + area.height / 2),
                     (700, 600))

    def test_result_is_dragged_out(self):
        program = self.start(self.letter)
        self.sign_as_leader(program)
        target = subprocess.Popen(
            [sys.executable, DROP_TARGET, "600", "500"], env=self.environment,
            stdout=subprocess.PIPE, text=True)
        self.addCleanup(target.kill)
        self.assertEqual(target.stdout.readline().strip(), "ready")
        # The notice slides in, and a busy machine may answer a drag too late.
        for _ in range(4):
            self.drag_handle(program)
            try:
                target.wait(3)
                break
            except subprocess.TimeoutExpired:
                pass
        self.assertEqual(target.poll(), 0)
        self.assertEqual(target.stdout.read().strip(),
                         (self.work / "letter.signed.pdf").as_uri())

    def test_cancel(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.find("Signature box")
        program.press("Cancel")
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        program.press("Cancel")
        # The box is still there, and it can be signed after all.
        program.find("Signature box")
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("Unchanged since signing")


if __name__ == "__main__":
    anky_ui.main()
