#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said while a box is placed: how far a seal lies over the signature,
which words would be hidden, what was read of the document."""

import pathlib
import re
import shutil
import subprocess
import sys

import pyatspi

import anky_ui

MAKE_PDF = pathlib.Path(__file__).parent.parent / "support/make-pdf.py"


def everything(node):
    yield node
    for child in anky_ui.children(node):
        yield from everything(child)


class Place(anky_ui.WindowTest):
    def start_signing(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        return program, program.find("Signature box")

    def test_hidden_words(self):
        program, box = self.start_signing()
        self.assertFalse(program.sees("Hides the words"))
        program.focus(box)
        program.key(*["Down"] * 10)
        program.wait_for("Hides the words “Nguyễn Văn A”")
        program.key("Home")
        program.wait_gone("Hides the words")
        program.wait_for("At the place the rule gives")

    def test_overlap(self):
        program, _ = self.start_signing()
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("Unchanged since signing")
        program.press("Other kinds of signature", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Seal Only…", pyatspi.ROLE_PUSH_BUTTON)
        program.wait_for("Overlap with the signature: 33 %")
        # The seal stands over the title: no words are said to be hidden.
        self.assertFalse(program.sees("Hides the words"))
        program.focus(program.find("Seal box"))
        program.key(*["Left"] * 8)
        program.wait_for("The seal goes over about a third of it")
        self.assertFalse(program.sees("Overlap with the signature: 33 %"))

    def test_joint_document(self):
        shutil.copy(anky_ui.FILES / "joint.pdf", self.letter)
        program, box = self.start_signing()
        # The certificate's name says which of the two blocks it is.
        program.wait_for("between “PHÓ CHỦ TỊCH” and “Nguyễn Văn A”")
        first = box.description
        choice = program.find("Signer of the document",
                              pyatspi.ROLE_COMBO_BOX)
        choice.queryAction().doAction(0)
        program.press("Trần Thị B, GIÁM ĐỐC", pyatspi.ROLE_MENU_ITEM)
        program.wait_for("between “GIÁM ĐỐC” and “Trần Thị B”")
        program.wait_for("At the place the rule gives")
        self.assertNotEqual(program.find("Signature box").description, first)

    def test_number_where_pointed(self):
        program, _ = self.start_signing()
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("Unchanged since signing")
        program.press("Other kinds of signature", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Number Only…", pyatspi.ROLE_PUSH_BUTTON)
        program.type_into("Number of the document", "15")
        program.wait_for("in the blank after “Số:”")
        before = program.find("Number box").description
        # The blank after "ngày": right of the middle, on the second line.
        page = program.find(containing="Page 1 of").queryComponent()
        area = page.getExtents(pyatspi.DESKTOP_COORDS)
        x = area.x + area.width * 0.673
        y = area.y + area.height * 0.124
        program.click(x, y)
        program.wait_for("in the blank that was pointed at")
        program.wait_for("At the place the rule gives")
        self.assertNotEqual(program.find("Number box").description, before)

    def test_user_unit(self):
        """Units of 2/72 inch: the name is twice as far away, the picture as
        wide as ever."""
        places = []
        for unit in (1, 2):
            subprocess.run([sys.executable, MAKE_PDF, "--signer",
                            f"--user-unit={unit}", self.letter], check=True)
            program, box = self.start_signing()
            places.append(re.match(
                r"Page 1\. ([\d.]+) mm from the left, ([\d.]+) mm from the top"
                r".* ([\d.]+) mm wide", anky_ui.plain(box.description)))
            program.stop()
        once, twice = ([float(part) for part in place.groups()]
                       for place in places)
        self.assertEqual(once[2], twice[2])
        self.assertAlmostEqual(2 * (once[0] + once[2] / 2),
                               twice[0] + twice[2] / 2, delta=1)

    def test_outline(self):
        program, _ = self.start_signing()
        program.press("Read from the Document", pyatspi.ROLE_TOGGLE_BUTTON)
        program.wait_for("Form of Nghị định 30/2020/NĐ-CP")
        # Further down than the panel is high, but there.
        shown = {node.name for node in everything(program.application)}
        self.assertLessEqual({
            "…/UBND-VX", "Minh Họa, …/…/2026",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n"
            "Nguyễn Văn A (page 1)"}, shown)


if __name__ == "__main__":
    anky_ui.main()
