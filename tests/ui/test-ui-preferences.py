#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is set in the preferences is kept, named, and decides what is done."""

import configparser

import pyatspi

import anky_ui

PAGES = ("General", "Certificates", "Organisation", "Network", "Tokens",
         "Trust")


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
