#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be reached has a name; the keyboard alone is enough."""

import shutil

import pyatspi

import anky_ui

def place_of(box):
    return box.description.replace("\u00a0", " ")


class Keys(anky_ui.WindowTest):
    def start_placing(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        return program, program.find("Signature box")

    def test_names_at_the_start(self):
        program = self.start()
        program.wait_for("Open a Document…")
        self.assert_all_named(program, "the start")

    def test_names_while_reading_and_placing(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        self.assert_all_named(program, "reading")
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        self.assert_all_named(program, "placing")
        program.press("Sign")
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        self.assert_all_named(program, "the PIN dialog")

    def test_names_of_the_other_kinds(self):
        program = self.start(self.letter)
        for kind in ("Issue…", "Certified Copy…", "Sign Attachments…"):
            program.press("Other kinds of signature",
                          pyatspi.ROLE_TOGGLE_BUTTON)
            program.press(kind)
            program.find("Undo")
            self.assert_all_named(program, kind)
            program.press("Cancel")
            program.find("Sign…", pyatspi.ROLE_PUSH_BUTTON)

    def test_names_in_the_list(self):
        other = self.work / "other.pdf"
        shutil.copy(self.letter, other)
        program = self.start(self.letter, other)
        program.wait_for("2 ready")
        self.assert_all_named(program, "the list")
        combo = program.find("What to do with all", pyatspi.ROLE_COMBO_BOX)
        for act in (0, 3, 4, 5):
            combo.querySelection().selectChild(act)
            program.wait_gone("being looked at")
            self.assert_all_named(program, f"the list for act {act}")

    def test_arrows_move_the_box(self):
        program, box = self.start_placing()
        program.focus(box)
        before = place_of(box)
        program.key("Right", "Right", "Down")
        program.wait_for("2 mm right of the place")
        program.wait_for("1 mm below the place")
        self.assertNotEqual(place_of(box), before)
        program.key("ctrl+Left")
        program.wait_for("1.9 mm right of the place")
        program.key("ctrl+z")
        program.key("Home")
        program.wait_for("At the place the rule gives")
        anky_ui.wait(lambda: place_of(box) == before, "the box at home")

    def test_alt_arrows_resize_in_proportion(self):
        program, box = self.start_placing()
        program.focus(box)
        width = program.find("Width in millimetres")
        before = width.queryValue().currentValue
        program.key("alt+Right", "alt+Right")
        anky_ui.wait(
            lambda: abs(width.queryValue().currentValue - before - 2) < 0.11,
            "a wider box")

    def test_numbers_place_the_box(self):
        program, box = self.start_placing()
        left = program.find("Distance from the left in millimetres")
        left.queryValue().currentValue = 33
        anky_ui.wait(lambda: "33 mm from the left" in place_of(box),
                     "the box at 33 mm")

    def test_sign_without_a_pointer(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        program.key("ctrl+Return")
        program.wait_for("At the place the rule gives")
        program.focus(program.find("Signature box"))
        program.key("Return")
        entry = program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        program.focus(entry)
        program.type_into("PIN", anky_ui.PIN)
        program.key("Return")
        program.wait_for("Unchanged since signing")


if __name__ == "__main__":
    anky_ui.main()
