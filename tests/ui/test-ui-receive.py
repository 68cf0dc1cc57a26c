#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Receiving: the answer with its reasons, the message to the sender, the
record, the certificate and the technical data."""

import pyatspi

import anky_ui


class Receive(anky_ui.WindowTest):
    def test_accept(self):
        program = self.start(self.issue())
        program.wait_for("Accept")
        program.wait_for("Unchanged since signing")
        button = program.find("Message to the Sender…")
        self.assertFalse(
            button.getState().contains(pyatspi.STATE_SENSITIVE),
            "nothing is told to the sender of what is well")

    def test_seven_facts(self):
        program = self.start(self.issue())
        self.choose(program, "Nguyễn Văn A. Signature")
        for name in ("Issuer of the certificate", "Signer", "Managing body",
                     "Time of signing", "Integrity", "Validity at signing",
                     "Period of validity"):
            program.wait_for(name)

    def test_return(self):
        program = self.start(self.sign())
        program.wait_for("If it was received like this: return it")
        program.wait_for("điểm b khoản 2 Điều 21 "
                         "Nghị định số 30/2020/NĐ-CP")
        program.press("Message to the Sender…")
        view = program.find("Message to the Sender", pyatspi.ROLE_TEXT)
        self.assertIn("xin trả lại vì", anky_ui.text_of(view))
        program.type_into("Number and symbol", "27/UBND-VX")
        program.type_into("Date of issue", "05/3/2026")
        anky_ui.wait(lambda: "Văn bản số 27/UBND-VX ngày 05/3/2026" in
                     anky_ui.text_of(view), "the number in the message")
        program.press("Copy")
        program.wait_for("Copied.")
        self.assertEqual(anky_ui.clipboard(), anky_ui.text_of(view))

    def test_record(self):
        program = self.start(self.issue())
        record = self.work / "15_UBND-VX.phieu-kiem-tra.pdf"
        program.press("Save the Check Record")
        program.wait_for(record.name)
        self.assertTrue(record.read_bytes().startswith(b"%PDF"))
        program.press("Save the Check Record")
        program.wait_for("15_UBND-VX.phieu-kiem-tra (2).pdf")

    def test_certificate(self):
        program = self.start(self.sign())
        self.choose(program, "Nguyễn Văn A. Signature")
        program.press("Certificate…")
        program.find("Certification path", pyatspi.ROLE_LIST_BOX)
        program.wait_for("The path reaches a trusted root certificate")
        program.wait_for("May be used for")
        leader = anky_ui.fingerprint(anky_ui.PKI / "leader.pem")
        spaced = " ".join(leader[i:i + 4] for i in range(0, 64, 4))
        program.wait_for(spaced)

    def test_technical_data(self):
        program = self.start(self.sign())
        self.choose(program, "Nguyễn Văn A. Signature")
        program.press("Copy Technical Data")
        program.wait_for("The technical data were copied")
        self.assertIn("covers file", anky_ui.clipboard())


if __name__ == "__main__":
    anky_ui.main()
