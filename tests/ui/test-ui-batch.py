#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many files: a list before anything is signed, one PIN for all, and what
became of each; a folder of received files, answered one by one."""

import shutil
import subprocess

import pyatspi

import anky_ui

N = 3


class Batch(anky_ui.WindowTest):
    def make_letters(self, source=None):
        source = source or self.letter
        paths = [self.work / f"thu-{i}.pdf" for i in range(1, N + 1)]
        for path in paths:
            shutil.copy(source, path)
        return paths

    def run_button(self, program, verb="Sign", n=N):
        return program.find(f"{verb} ({n})", pyatspi.ROLE_PUSH_BUTTON)

    def start_list(self, paths, ready=N):
        program = self.start(*paths)
        program.wait_for(f"{ready} ready")
        return program

    def row(self, program, name, words):
        return anky_ui.wait(
            lambda: next((node for node in program.nodes()
                          if node.getRole() == pyatspi.ROLE_LIST_ITEM
                          and node.name.startswith(name)
                          and words in anky_ui.plain(node.name)), None),
            lambda: f"{name} with {words!r}; {program.words()}")

    def enter(self, program, pin, verb="Sign"):
        program.type_into("PIN", pin)
        program.press(verb)

    def signed_files(self):
        return sorted(path.name for path in self.work.iterdir()
                      if ".signed" in path.name)

    # --- leader -----------------------------------------------------------

    def test_leader_signs_all_with_one_pin(self):
        program = self.start_list(self.make_letters())
        self.row(program, "thu-1.pdf", "between “PHÓ CHỦ TỊCH”")
        program.press(f"Sign ({N})")
        program.wait_for(f"To sign {N} documents as Nguyễn Văn A")
        self.enter(program, anky_ui.PIN)
        program.wait_done(N)
        self.row(program, "thu-2.pdf", "Saved as “thu-2.signed.pdf”")
        for i in range(1, N + 1):
            self.assert_all_good(self.work / f"thu-{i}.signed.pdf", 1)
        # The result opens from the list, and the list is there again.
        program.press("Open “thu-1.pdf”")
        program.wait_for("Unchanged since signing")
        program.press("Back to the list")
        program.wait_done(N)

    def test_wrong_pin_signs_nothing(self):
        program = self.start_list(self.make_letters())
        program.press(f"Sign ({N})")
        self.enter(program, "99999999")
        program.wait_for("Wrong PIN")
        self.assertEqual(self.signed_files(), [])
        self.enter(program, anky_ui.PIN)
        program.wait_done(N)

    def test_pulled_token_stops_before_the_next(self):
        program = self.start_list(self.make_letters())
        self.tell_token("remove=C_Sign")
        program.press(f"Sign ({N})")
        self.enter(program, anky_ui.PIN)
        program.wait_for("The token was unplugged")
        self.assertEqual(self.signed_files(), [])
        # Plugged in again, what is left is tried again.
        self.tell_token()
        program.press(f"Try Again ({N})")
        self.enter(program, anky_ui.PIN)
        program.wait_done(N)

    def test_cancelled_half_way(self):
        self.tell_token("slow-ms=1500")
        program = self.start_list(self.make_letters())
        program.press(f"Sign ({N})")
        self.enter(program, anky_ui.PIN)
        program.wait_for("done. Keep the token plugged in.")
        program.press("Cancel")
        program.wait_gone("Keep the token plugged in.")
        program.wait_gone("Being signed")
        # What was signed is whole, the rest is untouched.
        for name in self.signed_files():
            self.assert_all_good(self.work / name, 1)
        self.assertIn(len(self.signed_files()), range(1, N))

    def test_key_that_asks_each_time(self):
        self.tell_token("always-authenticate=1")
        program = self.start_list(self.make_letters()[:2], 2)
        program.press("Sign (2)")
        for _ in range(2):
            program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
            self.enter(program, anky_ui.PIN)
        program.wait_done(2)

    # --- what needs a look ------------------------------------------------

    def test_what_is_not_signed(self):
        paths = self.make_letters()
        note = self.work / "z-note.pdf"
        note.write_text("a note")
        program = self.start_list([*paths, note])
        program.wait_for("1 needs a look")
        rows = [node.name for node in program.nodes()
                if node.getRole() == pyatspi.ROLE_LIST_ITEM
                and ".pdf" in node.name]
        self.assertTrue(rows[0].startswith("z-note.pdf"), rows)
        program.press("Remove “z-note.pdf” from the list")
        program.wait_gone("z-note.pdf")
        program.press("Leave Out")
        program.wait_for("1 left out")
        # The last try is not used without consent.
        self.tell_token("tries=1")
        program.press(f"Sign ({N - 1})")
        program.wait_for("This is the last try")
        program.press("Cancel")
        program.wait_for(f"{N - 1} ready")
        self.assertEqual(self.signed_files(), [])

    def test_place_corrected_and_kept(self):
        program = self.start_list(self.make_letters())
        program.press("Open “thu-2.pdf”")
        program.wait_for("At the place the rule gives")
        box = program.find("Signature box")
        program.focus(box)
        program.key("Right", "Right")
        program.wait_for("2 mm right of the place")
        program.press("Keep")
        self.row(program, "thu-2.pdf", "At the place that was chosen")
        program.wait_for(f"{N} ready")
        program.press("Open “thu-2.pdf”")
        program.wait_for("2 mm right of the place")
        program.press("Cancel")
        program.wait_for(f"{N} ready")

    # --- who looks elsewhere ----------------------------------------------

    def test_notified_when_looking_elsewhere(self):
        log = self.folder / "notices"
        with log.open("w") as out:
            monitor = subprocess.Popen(
                ["dbus-monitor", "--session",
                 "interface='org.freedesktop.Notifications'"], stdout=out)
        self.addCleanup(monitor.wait)
        self.addCleanup(monitor.terminate)
        # Without a window manager the pointer says which window is active.
        subprocess.run(["xdotool", "mousemove", "1279", "899"], check=True)
        program = self.start_list(self.make_letters())
        anky_ui.wait(lambda: f"{N} ready" in log.read_text(),
                     lambda: f"a notification in {log.read_text()!r}")
        program.press(f"Sign ({N})")
        self.enter(program, anky_ui.PIN)
        program.wait_done(N)
        anky_ui.wait(lambda: f"{N} documents signed" in log.read_text(),
                     lambda: f"a notification in {log.read_text()!r}")

    # --- keyboard ---------------------------------------------------------

    def test_keys_enter_pin_enter(self):
        program = self.start_list(self.make_letters())
        anky_ui.wait(lambda: self.run_button(program).getState().contains(
            pyatspi.STATE_FOCUSED), "the button to have the focus")
        keys = ["Return"]
        program.key(*keys)
        program.find("PIN", pyatspi.ROLE_PASSWORD_TEXT)
        program.key(*anky_ui.PIN, "Return")
        program.wait_done(N)

    # --- received ---------------------------------------------------------

    def test_folder_is_checked(self):
        inbox = self.folder / "inbox"
        inbox.mkdir()
        shutil.copy(self.letter, inbox / "a.pdf")
        (inbox / "b.pdf").write_text("a note")
        program = self.start(inbox)
        combo = program.find("What to do with all", pyatspi.ROLE_COMBO_BOX)
        anky_ui.wait(lambda: combo.querySelection().nSelectedChildren,
                     "an act to be proposed")
        combo.querySelection().selectChild(0)
        self.row(program, "b.pdf", "Return")
        self.row(program, "a.pdf", "Not signed")
        program.wait_for("2 need a look")
        # By keys: down to the second, open, read, back where one was.
        rows = [node for node in program.nodes()
                if node.getRole() == pyatspi.ROLE_LIST_ITEM]
        program.focus(rows[0])
        program.key("Down", "Return")
        program.wait_for("This is not a PDF document" if rows[1].name
                         .startswith("b.pdf") else "Not signed")
        program.press("Back to the list")
        program.wait_for("2 need a look")
        anky_ui.wait(lambda: [
            node.name for node in program.nodes()
            if node.getRole() == pyatspi.ROLE_LIST_ITEM
            and node.getState().contains(pyatspi.STATE_FOCUSED)
            and node.name == rows[1].name], "the focus on the row")


if __name__ == "__main__":
    anky_ui.main()
