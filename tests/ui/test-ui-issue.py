#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many documents issued by the clerk: numbers count up, duplicates are marked,
each result is called by its number."""

import shutil

import pyatspi

import anky_ui

N = 3


class Issue(anky_ui.WindowTest):
    def start_list(self):
        signed = self.folder / "signed.pdf"
        self.sign_as_leader(self.letter, signed)
        paths = [self.work / f"thu-{i}.pdf" for i in range(1, N + 1)]
        for path in paths:
            shutil.copy(signed, path)
        unsigned = self.work / "a.pdf"
        shutil.copy(self.letter, unsigned)
        program = self.start(*paths, unsigned)
        for i in range(1, N + 1):
            program.find(f"Number of “thu-{i}.pdf”")
        # What is refused takes no number, and the first number is another's.
        self.assertIsNone(program.try_find("Number of “a.pdf”"))
        return program

    def number_of(self, program, i):
        return anky_ui.text_of(program.find(f"Number of “thu-{i}.pdf”"))

    def assert_numbers(self, program, *numbers):
        anky_ui.wait(lambda: [self.number_of(program, i + 1) for i in
                              range(N)] == list(numbers),
                     lambda: f"{numbers}; {program.words()}")

    def test_numbers_count_up_and_one_pin_issues_all(self):
        program = self.start_list()
        program.type_into("Number of “thu-1.pdf”", "15")
        self.assert_numbers(program, "15", "16", "17")
        program.wait_for("/UBND-VX")
        program.type_into("Number of “thu-2.pdf”", "15")
        program.wait_for("Another document of the list has this number")
        program.type_into("Number of “thu-2.pdf”", "20")
        self.assert_numbers(program, "15", "20", "21")
        program.press(f"Issue ({N})")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Issue")
        program.wait_done(N)
        for number in (15, 20, 21):
            self.assert_all_good(self.work / f"{number}_UBND-VX.pdf", 4)

    def test_number_enter_pin_enter(self):
        program = self.start_list()
        entry = program.find("Number of “thu-1.pdf”")
        anky_ui.wait(lambda: entry.getState().contains(
            pyatspi.STATE_FOCUSED), "the first number to have the focus")
        # Three keys more than the number and the PIN are none.
        program.key("9", "Return")
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        program.key(*anky_ui.PIN, "Return")
        program.wait_done(N)
        # Phụ lục I, II.3: a number under 10 begins with 0.
        self.assert_all_good(self.work / "09_UBND-VX.pdf", 4)
        self.assert_all_good(self.work / "11_UBND-VX.pdf", 4)


if __name__ == "__main__":
    anky_ui.main()
