#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program knows beside the document: numbers that were given, and
whose office this is."""

import shutil

import anky_ui

USED = "This number was given to another document"
ELSEWHERE = "names “Sở Nội vụ tỉnh Khác”"


class Memory(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        self.signed = self.folder / "signed.pdf"
        self.sign_as_leader(self.letter, self.signed)

    def make_other(self):
        """Not the same bytes, whatever the second it is signed in."""
        draft = self.folder / "draft.pdf"
        draft.write_bytes(self.letter.read_bytes() + b"\n")
        return draft

    def give_number(self, number):
        """To another document of the same body."""
        other = self.folder / "other.pdf"
        self.sign_as_leader(self.make_other(), other)
        self.sign("issue", other, "-o", self.folder / "issued.pdf",
                  "--number", number)

    def test_number_of_another_document(self):
        self.give_number("15")
        program = self.start(self.signed)
        program.press("Issue…")
        program.type_into("Number of the document", "15")
        program.wait_for(USED)
        program.type_into("Number of the document", "16")
        program.wait_gone(USED)
        # What is issued here is remembered like what was issued elsewhere.
        program.press("Issue")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Issue")
        program.wait_for("4 signatures")
        program.stop()
        other = self.work / "other.pdf"
        self.sign_as_leader(self.make_other(), other)
        program = self.start(other)
        program.press("Issue…")
        program.type_into("Number of the document", "16")
        program.wait_for(USED)

    def test_number_in_the_list(self):
        self.give_number("16")
        paths = [self.work / f"thu-{i}.pdf" for i in (1, 2)]
        for path in paths:
            shutil.copy(self.signed, path)
        program = self.start(*paths)
        program.type_into("Number of “thu-1.pdf”", "15")
        # The second one counts up to the number that was given before.
        program.wait_for(USED)
        program.type_into("Number of “thu-2.pdf”", "17")
        program.wait_gone(USED)

    def test_own_office(self):
        self.lock_settings("organization-name=Sở Nội vụ tỉnh Khác")
        program = self.start(self.signed)
        program.wait_for(ELSEWHERE)
        program.stop()
        paths = [self.work / f"thu-{i}.pdf" for i in (1, 2)]
        self.sign("issue", self.signed, "-o", paths[0], "--number", "15")
        shutil.copy(*paths)
        program = self.start(*paths)
        program.wait_for(ELSEWHERE)


if __name__ == "__main__":
    anky_ui.main()
