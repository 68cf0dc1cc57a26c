#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What documents do on every desktop: a copy, properties, recent documents,
reading again what has changed, printing."""

import shutil
import subprocess

import pyatspi

import anky_ui


class Desktop(anky_ui.WindowTest):
    def open_menu(self, program):
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)

    def test_properties(self):
        program = self.start(self.issue())
        program.wait_for("Accept")
        program.key("alt+Return")
        program.wait_for("15_UBND-VX.pdf")
        program.wait_for("210 × 297 mm")
        program.wait_for("ỦY BAN NHÂN DÂN TỈNH MINH HỌA")
        program.key("Escape")
        program.wait_gone("210 × 297 mm")

    def test_recent(self):
        program = self.start(self.letter)
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        # GTK writes its list when it finds the time.
        listed = self.folder / "home/data/recently-used.xbel"
        anky_ui.wait(lambda: "letter.pdf" in listed.read_text(),
                     "the document to be remembered")
        program.stop()
        program = self.start()
        self.open_menu(program)
        program.press("Recent Documents")
        program.press("letter.pdf")
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)

    def test_reads_again(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        shutil.copy(self.sign(), self.letter)
        program.wait_for("The file has changed on the disk")
        self.assertFalse(program.sees("Unchanged since signing"))
        program.press("Reload")
        program.wait_for("Unchanged since signing")
        program.wait_gone("The file has changed on the disk")

    def test_saves_a_copy(self):
        program = self.start(self.letter)
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        program.key("ctrl+shift+s")
        program.find("Save", pyatspi.ROLE_PUSH_BUTTON)
        name = anky_ui.wait(lambda: self.focused_entry(program),
                            "an entry for the name")
        name.queryEditableText().setTextContents(
            str(self.work / "copy.pdf"))
        program.press("Save")
        program.wait_for("The copy was saved")
        self.assertEqual((self.work / "copy.pdf").read_bytes(),
                         self.letter.read_bytes())

    @staticmethod
    def focused_entry(program):
        return next((node for node in program.nodes()
                     if node.getRole() == pyatspi.ROLE_TEXT and
                     node.getState().contains(pyatspi.STATE_FOCUSED) and
                     node.getState().contains(pyatspi.STATE_EDITABLE)), None)

    def print_to_file(self, program):
        printer = program.find("Print to File", pyatspi.ROLE_TABLE_CELL)
        box = printer.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        subprocess.run(["xdotool", "mousemove", str(box.x + 20),
                        str(box.y + box.height // 2), "click", "1"],
                       check=True)
        program.press("Print")
        done = anky_ui.wait(lambda: list(self.work.glob("*.print.pdf")),
                            "the printed file")
        anky_ui.wait(lambda: self.colours(done[0]), "all of it")
        return self.colours(done[0])

    def colours(self, path):
        """Whether there is red, and blue, on the first page."""
        subprocess.run(["pdftoppm", "-r", "40", "-singlefile", path,
                        self.work / "page"], check=True,
                       stderr=subprocess.DEVNULL)
        data = (self.work / "page.ppm").read_bytes()[15:]
        pixels = list(zip(data[::3], data[1::3], data[2::3]))
        return (any(r > 150 and g < 120 and b < 120 for r, g, b in pixels),
                any(b > 130 and r < 110 and g < 120 for r, g, b in pixels))

    def test_prints(self):
        program = self.start(self.issue())
        program.wait_for("Accept")
        program.key("ctrl+p")
        self.assertEqual(self.print_to_file(program), (True, True))

    def test_prints_the_paper_copy(self):
        program = self.start(self.issue())
        program.wait_for("Accept")
        self.open_menu(program)
        program.press("Print the Paper Copy for the Ink Seal…")
        self.assertEqual(self.print_to_file(program), (False, True))


if __name__ == "__main__":
    anky_ui.main()
