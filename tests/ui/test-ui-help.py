#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide opens in the browser where there is no help viewer."""

import pathlib
import urllib.parse

import pyatspi

import anky_ui


class Help(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        self.asked = self.folder / "asked"
        browser = self.folder / "browser"
        browser.write_text(f'#!/bin/sh\necho "$1" >"{self.asked}.part"\n'
                           f'mv "{self.asked}.part" "{self.asked}"\n')
        browser.chmod(0o755)
        home = self.folder / "home"
        (home / "data/applications").mkdir(parents=True)
        (home / "data/applications/browser.desktop").write_text(
            "[Desktop Entry]\nType=Application\nName=Browser\n"
            f"Exec={browser} %u\nMimeType=x-scheme-handler/http;\n")
        (home / "config/mimeapps.list").write_text(
            "[Default Applications]\n"
            "x-scheme-handler/http=browser.desktop\n")

    def test_the_menu_opens_the_guide(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Help")
        anky_ui.wait(self.asked.exists, "the browser to be asked")
        address = urllib.parse.urlparse(self.asked.read_text().strip())
        guide = pathlib.Path(urllib.parse.unquote(address.path))
        self.assertEqual(guide.name, "guide-C.html")
        self.assertIn("state offices", guide.read_text(encoding="utf-8"))


if __name__ == "__main__":
    anky_ui.main()
