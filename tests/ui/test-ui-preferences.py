#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is set in the preferences is kept, named, and decides what is done."""

import configparser
import struct
import zlib

import pyatspi

import anky_ui

PAGES = ("General", "Certificates", "Organisation", "Network", "Tokens",
         "Trust")


def write_photo(path, ink, width=1000, height=300):
    """A PNG of a stroke and a dot on grey paper."""
    def pixel(x, y):
        is_ink = abs(y - 150) < 6 and 100 <= x < 900 or \
            (x - 350) ** 2 + (y - 150) ** 2 < 3000
        return ink if is_ink else (205, 203, 198)

    rows = b"".join(b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width))
                    for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(
            ">I", zlib.crc32(kind + data))

    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" +
        chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
        chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Preferences(anky_ui.WindowTest):
    def open_preferences(self, *arguments, **environment):
        program = self.start(*arguments, **environment)
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Preferences")
        program.find("General", pyatspi.ROLE_RADIO_BUTTON)
        return program

    def turn_to(self, program, page):
        program.press(page, pyatspi.ROLE_RADIO_BUTTON)

    def identities(self):
        book = configparser.ConfigParser(interpolation=None)
        book.read(self.folder / "home" / "config" / "anky" / "identities.conf")
        return book

    def test_all_named_on_every_page(self):
        program = self.open_preferences()
        for page in PAGES:
            self.turn_to(program, page)
            self.assert_all_named(program, page)

    def test_token_check_from_here(self):
        program = self.open_preferences()
        self.turn_to(program, "Tokens")
        program.press("Token Check", pyatspi.ROLE_PUSH_BUTTON)
        program.find("Check Again", pyatspi.ROLE_PUSH_BUTTON)

    def test_timestamp_servers(self):
        program = self.open_preferences()
        self.turn_to(program, "Network")
        entry = "Address of a timestamp server to add"
        program.type_into(entry, "ftp://tsa.example")
        program.focus(program.find(entry, pyatspi.ROLE_TEXT))
        program.key("Return")
        program.wait_for("An address begins with http://")
        program.type_into(entry, "http://tsa.example/tsa")
        program.focus(program.find(entry, pyatspi.ROLE_TEXT))
        program.key("Return")
        program.press("Remove http://tsa.example/tsa")
        program.wait_gone("Remove http://tsa.example/tsa")

    def test_driver_must_be_there(self):
        program = self.open_preferences()
        self.turn_to(program, "Tokens")
        entry = "Path of a driver to add"
        program.type_into(entry, "/nowhere/driver.so")
        program.focus(program.find(entry, pyatspi.ROLE_TEXT))
        program.key("Return")
        program.wait_for("There is no such file")

    def test_identity_is_kept(self):
        program = self.open_preferences()
        self.turn_to(program, "Certificates")
        row = program.find("Nguyễn Văn A", pyatspi.ROLE_LIST_ITEM)
        program.focus(row)
        program.key("Return")
        program.type_into("Name to show", "Chủ tịch")
        program.find("Chủ tịch", pyatspi.ROLE_LIST_ITEM)
        leader = anky_ui.fingerprint(anky_ui.PKI / "leader.pem")
        anky_ui.wait(lambda: self.identities().get(
            leader, "label", fallback=None) == "Chủ tịch", "the name in the book")

    def choose_picture(self, ink):
        """Up to the assistant, with a photo taken in @ink."""
        photo = self.folder / "photo.png"
        write_photo(photo, ink)
        program = self.open_preferences()
        self.turn_to(program, "Certificates")
        program.focus(program.find("Nguyễn Văn A", pyatspi.ROLE_LIST_ITEM))
        program.key("Return")
        program.press("Change Picture…")
        program.find("Choose the Signature Picture",
                     pyatspi.ROLE_FILE_CHOOSER)
        program.focus(program.find("Files"))
        program.key("slash")
        entry = anky_ui.wait(lambda: next(
            node for node in anky_ui.walk(program.find("Location Layer"))
            if node.getRole() == pyatspi.ROLE_TEXT), "the entry for a path")
        entry.queryEditableText().setTextContents(str(photo))
        program.press("Choose")
        program.find("As it will be on the page")
        return program

    def test_photo_becomes_a_picture(self):
        program = self.choose_picture((40, 40, 40))
        program.wait_for("The picture is fit for a page")
        self.assert_all_named(program, "the assistant")
        program.press("Take the paper away and make the ink blue",
                      pyatspi.ROLE_TOGGLE_BUTTON)
        program.wait_for("The paper is still there")
        program.wait_for("this ink has another colour")
        program.press("Take the paper away and make the ink blue",
                      pyatspi.ROLE_TOGGLE_BUTTON)
        width = program.find("Width of the ink on paper (mm)",
                             pyatspi.ROLE_SPIN_BUTTON)
        width.queryValue().currentValue = 70
        program.wait_for("under 300 dots per inch")
        width.queryValue().currentValue = 40
        program.press("Use the Picture")
        leader = anky_ui.fingerprint(anky_ui.PKI / "leader.pem")
        pictures = self.folder / "home" / "config" / "anky" / "pictures"
        anky_ui.wait(lambda: list(pictures.glob(leader[:16] + "*")),
                     "the picture to be kept")
        program.press("Change Picture…")

    def test_photo_can_be_given_up(self):
        program = self.choose_picture((20, 40, 140))
        program.press("Cancel")
        program.wait_gone("As it will be on the page")
        pictures = self.folder / "home" / "config" / "anky" / "pictures"
        self.assertFalse(pictures.exists())

    def test_administrator_decides(self):
        folder = self.folder / "etc" / "anky"
        folder.mkdir(parents=True)
        (folder / "settings.conf").write_text(
            "[Defaults]\norganization-name=Ủy ban nhân dân xã Mỹ Hiệp\n"
            "[Locked]\nuse-network=false\n"
            "timestamp-servers=http://tsa.example/tsa;\n")
        program = self.open_preferences(
            XDG_CONFIG_DIRS=str(self.folder / "etc"))
        self.turn_to(program, "Organisation")
        name = program.find("Name of the organisation", pyatspi.ROLE_TEXT)
        self.assertEqual(anky_ui.text_of(name), "Ủy ban nhân dân xã Mỹ Hiệp")
        program.type_into("Name of the organisation", "Sở Nội vụ")
        self.turn_to(program, "Network")
        program.wait_for("Set by the administrator")
        program.find("http://tsa.example/tsa", pyatspi.ROLE_LIST_ITEM)
        self.assertIsNone(program._sensitive("Remove http://tsa.example/tsa",
                                             pyatspi.ROLE_PUSH_BUTTON))
        self.assertIsNone(
            program.try_find("Address of a timestamp server to add"))
        switch = program.find("Use the network", pyatspi.ROLE_TOGGLE_BUTTON)
        self.assertFalse(
            switch.getState().contains(pyatspi.STATE_SENSITIVE))


if __name__ == "__main__":
    anky_ui.main()
