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


if __name__ == "__main__":
    anky_ui.main()
