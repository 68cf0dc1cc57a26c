#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding and copying text, the text of a page for a screen reader, and going
from page to page without a pointer."""

import pathlib
import subprocess
import sys

import pyatspi

import anky_ui

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / "support"


class Find(anky_ui.WindowTest):
    def look_for(self, program, words):
        program.key("ctrl+f")
        entry = program.find("Find in the document")
        entry.queryEditableText().setTextContents(words)

    def long_document(self, pages=12):
        path = self.work / "long.pdf"
        subprocess.run([sys.executable, SUPPORT / "make-pdf.py", "--pages",
                        str(pages), path], check=True)
        return path

    def test_marks_or_none(self):
        program = self.start(self.letter)
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        self.look_for(program, "uy ban nhan dan")
        program.wait_for("1 of 8")
        self.look_for(program, "ủy ban nhân dân các")
        program.wait_for("1 of 2")
        self.look_for(program, "nowhere")
        program.wait_for("Not found")
        self.look_for(program, "uỷ ban nhân dân các")  # the tone elsewhere
        program.wait_for("1 of 2")
        program.key("F3")
        program.wait_for("2 of 2")
        program.key("F3")
        program.wait_for("1 of 2")
        program.key("shift+F3")
        program.wait_for("2 of 2")
        self.look_for(program, "ủy bán")
        program.wait_for("Not found")
        program.key("Escape")
        program.wait_gone("Not found")

    def test_goes_to_the_page(self):
        program = self.start(self.long_document())
        program.find("Page 1 of 12", pyatspi.ROLE_PAGE)
        program.find("of 12")
        program.key("ctrl+l")
        entry = program.find("Page", pyatspi.ROLE_TEXT)
        anky_ui.wait(lambda: entry.getState().contains(
            pyatspi.STATE_FOCUSED), "the page's number to have the focus")
        entry.queryEditableText().setTextContents("9")
        program.key("Return")
        program.find("Page 9 of 12", pyatspi.ROLE_PAGE)
        program.key("Next")
        program.find("Page 10 of 12", pyatspi.ROLE_PAGE)
        program.key("End")
        program.find("Page 12 of 12", pyatspi.ROLE_PAGE)
        program.key("Home")
        anky_ui.wait(lambda: anky_ui.text_of(entry) == "1", "the first page")

    def test_copies_a_page(self):
        program = self.start(self.letter)
        page = program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        program.key("ctrl+a")
        anky_ui.wait(lambda: self.copied(program), "the page's text")
        self.assertIn("Kính gửi:", anky_ui.clipboard())
        anky_ui.wait(lambda: "Độc lập - Tự do - Hạnh phúc" in
                     anky_ui.text_of(page), "the text of the page")

    def copied(self, program):
        program.key("ctrl+c")
        return "CỘNG HÒA" in anky_ui.clipboard()

    def test_copies_what_is_drawn_over(self):
        program = self.start(self.letter)
        page = program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        box = page.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        # The line "Kính gửi: ...", by its place on the page.
        subprocess.run(["pdftotext", "-bbox", self.letter,
                        self.work / "words"], check=True)
        words = (self.work / "words").read_text()
        line = next(line for line in words.splitlines() if ">Kính<" in line)
        spots = {key: float(value.strip('"')) for key, value in
                 (item.split("=") for item in line.split() if "=" in item)
                 for value in [value.split(">")[0]]}
        scale = box.width / 595.28
        top = box.y + int((spots["yMin"] + spots["yMax"]) / 2 * scale)
        left = box.x + int((spots["xMin"] + 2) * scale)
        right = box.x + int((spots["xMax"] - 2) * scale)
        subprocess.run(["xdotool", "mousemove", str(left), str(top),
                        "mousedown", "1", "mousemove", str(left + 12),
                        str(top), "mousemove", str(right), str(top),
                        "mouseup", "1"], check=True)

        def copied():
            program.key("ctrl+c")
            return anky_ui.clipboard() == "Kính"

        anky_ui.wait(copied, lambda: f"a word, not {anky_ui.clipboard()!r}")


if __name__ == "__main__":
    anky_ui.main()
