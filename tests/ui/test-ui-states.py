#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The states that no job goes through: what is said in each, and what can be
done there."""

import os
import pathlib
import shutil
import subprocess
import sys

import pyatspi

import anky_ui

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] /
                       "layouts"))
import piece_pdf  # noqa: E402 (needs the path)

PROFILES = pathlib.Path(__file__).resolve().parents[2] / "data/profiles"
TEST_PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])


class States(anky_ui.WindowTest):
    def write_letter(self, mark=None, image=False):
        """The letter with a mark at its head, or as a picture of one."""
        lines = [] if image else piece_pdf.letter_lines()
        if mark:
            lines.append(piece_pdf.line(mark, 62, 52, 13, "Bold", True))
        piece_pdf.Letter("words").write(self.letter, lines, image=image)

    def start_placing(self, *arguments):
        program = self.start(*arguments, self.letter)
        program.press("Sign…")
        program.find("Signature box")
        return program

    def can_press(self, program, name):
        return program._sensitive(name, pyatspi.ROLE_PUSH_BUTTON)

    def assert_nothing_written(self):
        self.assertEqual([path.name for path in self.work.iterdir()],
                         ["letter.pdf"])

    # --- the document -----------------------------------------------------

    def test_loading(self):
        slow = self.folder / "slow-helper"
        go = self.folder / "go"
        slow.write_text(f"#!/bin/sh\nuntil [ -e '{go}' ]; do sleep 0.1; done\n"
                        f"exec '{os.environ['ANKY_RENDER_HELPER']}' \"$@\"\n")
        slow.chmod(0o755)
        program = self.start(self.letter, ANKY_RENDER_HELPER=str(slow))
        program.wait_for("Opening the document")
        self.assertIsNone(self.can_press(program, "Sign…"))
        go.touch()
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        program.wait_gone("Opening the document")

    def test_damaged(self):
        self.letter.write_bytes(self.letter.read_bytes()[:-900])
        program = self.start(self.letter)
        program.wait_for("The document is not complete")
        program.wait_for("Copy or download the file again.")
        program.find("Open Another…", pyatspi.ROLE_PUSH_BUTTON)
        self.assertIsNone(self.can_press(program, "Sign…"))

    def test_encrypted(self):
        locked = self.folder / "locked.pdf"
        subprocess.run(["qpdf", "--encrypt", "abc", "owner", "256", "--",
                        self.letter, locked], check=True)
        locked.replace(self.letter)
        program = self.start(self.letter)
        program.wait_for("it cannot be signed")
        program.type_into("Password", "wrong")
        program.press("Unlock")
        program.wait_for("The password is wrong")
        entry = program.type_into("Password", "abc")
        program.focus(entry)
        program.key("Return")
        program.find("Page 1 of 1", pyatspi.ROLE_PAGE)
        program.press("Sign…")
        program.wait_for("A protected document cannot be signed.")
        self.assertIsNone(program.try_find("Signature box"))
        self.assert_nothing_written()

    def test_scan(self):
        self.write_letter(image=True)
        program = self.start_placing()
        program.wait_for("The rules give no certain place: "
                         "look where the box is")
        # A guess is not signed on until somebody has looked at it.
        self.assertFalse(self.can_press(program, "Sign"))
        program.press("The Place Is Right")
        program.wait_for("The place was chosen by hand")
        anky_ui.wait(lambda: self.can_press(program, "Sign"),
                     "the place to be accepted")
        program.focus(program.find("Signature box"))
        before = program.find("Signature box").description
        program.key("Left")
        anky_ui.wait(lambda: program.find("Signature box").description !=
                     before, "the box to move")

    # --- the gates --------------------------------------------------------

    def test_draft_is_said(self):
        self.write_letter("DỰ THẢO")
        program = self.start_placing()
        program.wait_for("“DỰ THẢO” stands on the document")
        program.wait_for("Check that this is the final text")
        anky_ui.wait(lambda: self.can_press(program, "Sign"),
                     "the leader to decide")

    def test_secret_is_refused(self):
        self.write_letter("MẬT")
        program = self.start_placing()
        program.wait_for("The rules do not allow this")
        program.wait_for("MẬT")
        self.assertIsNone(self.can_press(program, "Sign"))
        program.focus(program.find("Signature box"))
        program.key("Return")
        self.assertIsNone(program.try_find("PIN",
                                           pyatspi.ROLE_PASSWORD_TEXT))
        self.assert_nothing_written()

    # --- the token --------------------------------------------------------

    def test_no_usable_certificate(self):
        book = self.folder / "home/config/anky/identities.conf"
        leader = anky_ui.fingerprint(anky_ui.PKI / "leader.pem")
        book.write_text(f"[{leader}]\nkind=organization\n")
        program = self.start_placing()
        program.wait_for("No suitable certificate")
        program.wait_for("Plug in the token that holds the certificate")
        self.assertIsNone(self.can_press(program, "Sign"))
        program.find(containing="Unsuitable")

    def test_locked_while_signing(self):
        self.lock_settings("profile=dong-thap-2025")
        profiles = self.folder / "home/data/anky/profiles"
        profiles.mkdir(parents=True)
        shutil.copy(PROFILES / "dong-thap-2025.profile", profiles)
        self.tell_token("tries=1")
        program = self.start_placing()
        program.press("Sign")
        program.type_into("PIN", "99999999")
        program.press("The PIN is certain: use the last try",
                      pyatspi.ROLE_CHECK_BOX)
        program.press("Sign")
        # The office is the one that the province's rules name.
        program.wait_for("Token locked. The wrong PIN was entered too often. "
                         "The managing body applies to Sở Khoa học và Công "
                         "nghệ tỉnh Đồng Tháp for it to be unlocked, with "
                         "form 06 of Decree 68/2024.")
        self.assert_nothing_written()

    # --- the network ------------------------------------------------------

    def test_offline(self):
        """The certificate names where revocation is asked; nobody is asked."""
        self.lock_settings("use-network=false")
        pem = TEST_PKI / "person-aia.pem"
        self.add_certificate(pem, TEST_PKI / "person.key")
        with (self.folder / "home/config/anky/identities.conf").open("a") as \
                book:
            book.write(f"[{anky_ui.fingerprint(pem)}]\n"
                       f"signature-picture={anky_ui.FILES / 'signature.png'}\n")
        roots = self.folder / "roots"
        roots.mkdir()
        for name in ("root", "sub-aia"):
            shutil.copy(TEST_PKI / f"{name}.pem", roots)
        program = self.start_placing("--trust", roots)
        program.find(containing="was not checked: no network",
                     role=pyatspi.ROLE_LIST_ITEM)
        program.press("Sign")
        program.type_into("PIN", anky_ui.PIN)
        program.press("Sign")
        program.wait_for("letter.signed.pdf")
        program.wait_for("was revoked could not be found out")
        program.wait_for("Check again with a network connection.")


if __name__ == "__main__":
    anky_ui.main()
