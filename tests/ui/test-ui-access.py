#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window and dialog, walked through as an assistive technology does:
named, reached by Tab, and nothing cut off at twice the size of text."""

import shutil

import pyatspi

import anky_ui

# What Tab must reach. Items of lists, of menus and of a group of tabs are
# reached by arrows from one that Tab reaches.
TABBED = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT,
    pyatspi.ROLE_SPIN_BUTTON,
}
# Buttons of the title bar belong to the window manager.
OF_WINDOW = {"Close", "Minimize", "Maximize", "Restore"}
MOST_TABS = 120


def has(node, *states):
    held = node.getState()
    return all(held.contains(state) for state in states)


def box_of(node):
    return node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)


class Access(anky_ui.WindowTest):
    def top(self, program):
        """The window that was shown last."""
        return [window for window in anky_ui.children(program.application)
                if has(window, pyatspi.STATE_SHOWING)][-1]

    def assert_walkable(self, program, where):
        self.assert_all_named(program, where)
        window = self.top(program)
        wanted = {
            (node.getRoleName(), node.name) for node in anky_ui.walk(window)
            if node.getRole() in TABBED and node.name not in OF_WINDOW and
            has(node, pyatspi.STATE_FOCUSABLE, pyatspi.STATE_SENSITIVE,
                pyatspi.STATE_VISIBLE)}
        reached = self.tab_through(program, window)
        self.assertEqual(sorted(wanted - reached), [], where)

    def focused(self, window):
        return next((node for node in anky_ui.walk(window)
                     if has(node, pyatspi.STATE_FOCUSED)), None)

    def tab_through(self, program, window):
        reached = set()
        since_new = 0
        for _ in range(MOST_TABS):
            program.key("Tab")
            node = self.focused(window)
            key = (node.getRoleName(), node.name) if node else None
            since_new = since_new + 1 if key in reached else 0
            if since_new > 12:
                break
            if key:
                reached.add(key)
        return reached

    def assert_fits(self, program, where):
        """Nothing that is shown reaches out of its window sideways."""
        window = self.top(program)
        frame = box_of(window)
        out = [f"{node.getRoleName()} {node.name!r}"
               for node in anky_ui.walk(window)
               if node.getRole() in TABBED | {pyatspi.ROLE_LABEL} and
               node.name and has(node, pyatspi.STATE_SHOWING) and
               (box_of(node).x < frame.x - 1 or
                box_of(node).x + box_of(node).width >
                frame.x + frame.width + 1)]
        self.assertEqual(out, [], where)

    # --- by Tab --------------------------------------------------------------

    def test_start(self):
        program = self.start()
        program.wait_for("Open a Document…")
        self.assert_walkable(program, "the start")

    def test_reading(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        self.assert_walkable(program, "reading")

    def test_placing_and_pin(self):
        program = self.start(self.letter)
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        self.assert_walkable(program, "placing")
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        self.assert_walkable(program, "the PIN dialog")

    def test_preferences(self):
        program = self.start()
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Preferences")
        program.find("Network", pyatspi.ROLE_RADIO_BUTTON)
        for page in ("General", "Certificates", "Organisation", "Network",
                     "Tokens", "Trust"):
            program.press(page, pyatspi.ROLE_RADIO_BUTTON)
            self.assert_walkable(program, page)

    def test_token_check(self):
        self.lock_settings("timestamp-servers=")
        program = self.start(PCSCLITE_CSOCK_NAME="/nowhere")
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Token Check")
        program.wait_for("Everything is in order for signing")
        self.assert_walkable(program, "the token check")

    def test_list(self):
        other = self.work / "other.pdf"
        shutil.copy(self.letter, other)
        program = self.start(self.letter, other)
        program.wait_for("2 ready")
        self.assert_walkable(program, "the list")

    def test_about(self):
        program = self.start()
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("About Ấn Ký")
        program.find("Close", pyatspi.ROLE_PUSH_BUTTON)
        self.assert_all_named(program, "about")

    def test_menu_by_f10(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        program.key("F10")
        for item in ("Open…", "New Window", "Show in Files", "Token Check",
                     "Preferences", "Keyboard Shortcuts", "About Ấn Ký"):
            program.find(item)

    def test_shortcuts_have_our_title(self):
        program = self.start(self.letter, LANGUAGE="vi")
        program.wait_for("Chưa ký số")
        program.key("ctrl+question")
        program.find("Phím tắt", pyatspi.ROLE_LABEL)

    # --- at twice the size ---------------------------------------------------

    def test_large_text(self):
        program = self.start(self.letter, GDK_DPI_SCALE="2")
        program.wait_for("Not signed")
        self.assert_fits(program, "reading")
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        self.assert_fits(program, "placing")
        program.press("Sign")
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        self.assert_fits(program, "the PIN dialog")

    def test_large_text_in_preferences(self):
        program = self.start(GDK_DPI_SCALE="2")
        program.press("Menu", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press("Preferences")
        program.find("Language")
        self.assert_fits(program, "the preferences")


if __name__ == "__main__":
    anky_ui.main()
