#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One flow a job, by the keyboard alone, with every key counted: sign is open,
look, Enter, PIN; issue is open, number, Enter, PIN; check is open, read. Then
the kinds that are rarer, and where results go when not beside their files."""

import shutil

import pyatspi

import anky_ui


class Jobs(anky_ui.WindowTest):
    def setUp(self):
        super().setUp()
        self.pressed = 0

    def press_keys(self, program, *keys):
        self.pressed += len(keys)
        program.key(*keys)

    def enter_pin(self, program):
        entry = program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        anky_ui.wait(lambda: entry.getState().contains(
            pyatspi.STATE_FOCUSED), "the PIN to have the focus")
        program.key(*anky_ui.PIN)
        self.press_keys(program, "Return")

    def wait_focus(self, node):
        anky_ui.wait(lambda: node.getState().contains(pyatspi.STATE_FOCUSED),
                     f"{node.name} to have the focus")

    # --- the three jobs ---------------------------------------------------

    def test_sign(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        self.press_keys(program, "ctrl+Return")
        program.wait_for("At the place the rule gives")
        self.wait_focus(program.find("Signature box"))
        self.press_keys(program, "Return")
        self.enter_pin(program)
        program.wait_for("Unchanged since signing")
        self.assertEqual(self.pressed, 3)
        self.assert_all_good(self.work / "letter.signed.pdf", 1)

    def test_issue(self):
        signed = self.work / "letter.signed.pdf"
        self.sign_as_leader(self.letter, signed)
        program = self.start(signed)
        program.wait_for("Unchanged since signing")
        self.press_keys(program, "ctrl+Return")
        self.wait_focus(program.find("Number of the document"))
        program.find(containing="ỦY BAN NHÂN DÂN TỈNH MINH HỌA (DEMO). "
                                "Organisation.",
                     role=pyatspi.ROLE_LIST_ITEM)
        program.key("1", "5")
        program.find("Number box")
        self.press_keys(program, "Return")
        self.enter_pin(program)
        program.wait_for("4 signatures")
        self.assertEqual(self.pressed, 3)
        self.assert_all_good(self.work / "15_UBND-VX.pdf", 4)

    def test_check(self):
        signed = self.work / "letter.signed.pdf"
        self.sign_as_leader(self.letter, signed)
        program = self.start(signed)
        # Open, read: no key at all.
        program.wait_for("Unchanged since signing")
        program.wait_for("1 signature · valid")

    # --- the rarer kinds --------------------------------------------------

    def choose_kind(self, program, name):
        program.press("Other kinds of signature", pyatspi.ROLE_TOGGLE_BUTTON)
        program.press(name)

    def test_initials_then_leader(self):
        home = self.folder / "home" / "config" / "anky"
        book = home / "identities.conf"
        book.write_text(book.read_text().replace(
            "signature-picture=", f"initials-picture="
            f"{anky_ui.FILES / 'signature.png'}\nsignature-picture=", 1))
        program = self.start(self.letter)
        program.wait_for("Not signed")
        self.choose_kind(program, "Initial…")
        program.find("Initials box")
        program.press("Initial")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Initial")
        program.wait_for("letter.signed.pdf")
        # Initials never count as the leader's signature: that is next.
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("2 signatures")
        self.assert_all_good(self.work / "letter.signed-2.pdf", 2)

    def test_copy_is_asked_once(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        self.choose_kind(program, "Certified Copy…")
        program.type_into("Text of the line", "UBND tỉnh Minh Họa",
                          pyatspi.ROLE_TEXT)
        program.press("Cancel")
        # The name is there again, and the reason.
        self.choose_kind(program, "Certified Copy…")
        line = program.find("Text of the line", pyatspi.ROLE_TEXT)
        anky_ui.wait(lambda: anky_ui.text_of(line) == "UBND tỉnh Minh Họa",
                     "the name that was entered")
        # Born digital: asked before it is called a copy.
        program.press("Go on all the same", pyatspi.ROLE_CHECK_BOX)
        program.press("Certify")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Certify")
        program.wait_for("Valid certified copy")
        self.assert_all_good(self.work / "letter.signed.pdf", 1)

    def test_attachments_share_number_and_pin(self):
        paths = [self.work / f"phu-luc-{i}.pdf" for i in (1, 2)]
        for path in paths:
            shutil.copy(self.letter, path)
        program = self.start(*paths)
        combo = program.find("What to do with all", pyatspi.ROLE_COMBO_BOX)
        anky_ui.wait(lambda: combo.querySelection().nSelectedChildren,
                     "an act to be proposed")
        combo.querySelection().selectChild(5)
        program.wait_for("The rules do not allow this")
        program.type_into("Text of the line", "15/UBND-VX",
                          pyatspi.ROLE_TEXT)
        program.wait_for("2 ready")
        program.press("Sign (2)")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_done(2)
        for path in paths:
            self.assert_all_good(path.with_suffix(".signed.pdf"), 1)

    # --- not beside -------------------------------------------------------

    def test_portal_file_asks_for_a_folder_once(self):
        run = self.folder / "run"
        portal = run / "doc" / "abc"
        portal.mkdir(parents=True)
        run.chmod(0o700)
        shutil.copy(self.letter, portal / "letter.pdf")
        program = self.start(portal / "letter.pdf",
                             XDG_RUNTIME_DIR=str(run))
        program.wait_for("Not signed")
        program.press("Sign…")
        program.wait_for("At the place the rule gives")
        program.press("Sign")
        program.wait_for("Choose a Folder for Signed Documents")
        program.press("Choose")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("Unchanged since signing")
        self.assert_all_good(self.folder / "home" / "letter.signed.pdf", 1)
        self.assertEqual([path.name for path in portal.iterdir()],
                         ["letter.pdf"])


if __name__ == "__main__":
    anky_ui.main()
