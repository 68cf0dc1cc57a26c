#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Leader, number, date and seal on documents of many layouts, measured on what
Poppler draws. MuPDF says where the words stand. None of the program's own
numbers is asked for."""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))
import page_truth  # noqa: E402
import piece_pdf  # noqa: E402
from layouts import LAYOUTS  # noqa: E402
from page_truth import DIGIT_HEIGHT, centre  # noqa: E402

RUN_ACTS = os.environ["RUN_ACTS"]
ANKY_CLI = os.environ["ANKY_CLI"]
PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
MEASURE_INK = os.environ["MEASURE_INK"]
CACHE = pathlib.Path(os.environ["LAYOUT_CACHE"])
DPI = 600
MM = 25.4 / DPI
NUMBER, DATE = "147", "2026-11-17T00:00:00+07:00"
DIAMETER = 36
# The certificates are not those of the people in the letters, and the day is
# before that of the test.
EXPECTED = {"other-body", "person-of-other-body", "printed-name",
            "issued-before-signing", "draft"}


def write_png(path, width, height, ink, colour):
    rows = b"".join(b"\0" + b"".join(
        bytes(colour) if ink(x, y) else b"\0\0\0\0"
        for x in range(width)) for y in range(height))

    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


def write_pictures(folder):
    """A signature whose ink is not in the middle of its picture, and a seal
    through which a title can be read, as through a real one."""
    write_png(folder / "leader.png", 450, 220, lambda x, y: (
        ((x - 230) / 190) ** 2 + ((y - 95) / 75) ** 2 <= 1), (0, 0, 255, 255))
    write_png(folder / "seal.png", 425, 425, lambda x, y: (
        200 ** 2 <= (x - 212) ** 2 + (y - 212) ** 2 <= 212.5 ** 2),
        (255, 0, 0, 150))


def make_pdfs():
    """What LibreOffice makes of the layouts, once for each change of them."""
    names = [layout for layout in LAYOUTS if layout.xml]
    key = hashlib.sha256("".join(l.name + l.xml for l in names).encode()
                         + (HERE / "piece_pdf.py").read_bytes())
    folder = CACHE / key.hexdigest()[:16]
    if folder.exists():
        return folder
    shutil.rmtree(CACHE, ignore_errors=True)
    CACHE.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        paths = [pathlib.Path(work) / f"{layout.name}.fodt" for layout in names]
        for layout, path in zip(names, paths):
            path.write_text(layout.xml, encoding="utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{work}/profile",
             "--headless", "--convert-to", "pdf", "--outdir", work, *paths],
            check=True, capture_output=True, timeout=300)
        (pathlib.Path(work) / "pdf").mkdir()
        piece_pdf.write_all(pathlib.Path(work))
        for path in pathlib.Path(work).glob("*.pdf"):
            path.rename(path.parent / "pdf" / path.name)
        (pathlib.Path(work) / "pdf").rename(folder)
    return folder


def draw(pdf, page, box, out):
    """The part of a page as Poppler draws it; @box in millimetres."""
    left, top, right, bottom = (round(edge / MM) for edge in box)
    left, top = max(left, 0), max(top, 0)
    subprocess.run(
        ["pdftoppm", "-q", "-r", str(DPI), "-f", str(page + 1), "-l",
         str(page + 1), "-singlefile", "-x", str(left), "-y", str(top), "-W",
         str(right - left), "-H", str(bottom - top), pdf, out], check=True)
    return left * MM, top * MM, out.with_suffix(".ppm")


def measure(what, box, *images, columns=()):
    """left, top, right, bottom of ink in millimetres of the page; None."""
    bounds = [str(round((at - box[0]) / MM)) for at in columns]
    out = subprocess.run([MEASURE_INK, what, *images, *bounds],
                         capture_output=True, check=True, text=True).stdout
    if not out:
        return None
    left, top, right, bottom, _ = (int(word) for word in out.split())
    return (box[0] + left * MM, box[1] + top * MM, box[0] + right * MM,
            box[1] + bottom * MM)


class Case:
    """One layout on its way: draft, signed by its leaders, issued."""

    def __init__(self, layout, draft, folder, pictures):
        self.layout = layout
        self.draft = draft
        self.truth = draft.with_name(f"{layout.truth}.pdf")
        self.folder = folder
        self.pictures = pictures
        self.faults = []
        self.warnings = []

    def expect(self, is_so, fault):
        if not is_so:
            self.faults.append(f"{self.layout.name}: {fault}")

    def near(self, what, have, want, tolerance):
        self.expect(abs(have - want) <= tolerance,
                    f"{what} {have:.2f}, not {want:.2f} mm")

    def act(self, kind, source, name, *more):
        out = self.folder / f"{self.layout.name}-{name}.pdf"
        line = "\t".join([kind, str(source), str(out), *more]) + "\n"
        done = subprocess.run([RUN_ACTS], input=line, capture_output=True,
                              text=True, check=False)
        word, *rest = done.stdout.rstrip("\n").split("\t")
        if word == "good":
            self.warnings += rest
            return out, None
        return None, " ".join(rest) or done.stderr

    def draw(self, pdf, page, box, name):
        return draw(pdf, page, box, self.folder / f"{self.layout.name}-{name}")

    def sign(self, pdf, index):
        """The leader's ink, or None; judges where it stands."""
        title, name = self.layout.signers[index]
        page = page_truth.Page(self.truth, self.layout.page)
        above, below = page.find_block(title, name)
        joint = [f"signer={name}"] if len(self.layout.signers) > 1 else []
        signed, why = self.act("leader", pdf, f"signed-{index}",
                               f"image={self.pictures / 'leader.png'}", *joint)
        if not signed:
            self.expect(False, f"leader: {why}")
            return None, None
        axis = (centre(above) + centre(below)) / 2
        middle = (page_truth.bottom(above) + page_truth.top(below)) / 2
        box = (axis - 30, above.baseline, axis + 30, below.baseline)
        left, top, image = self.draw(signed, self.layout.page, box, "leader")
        ink = measure("blue", (left, top), image)
        if not ink:
            self.expect(False, "the leader's ink is not at its place")
            return signed, None
        self.near("leader's axis", (ink[0] + ink[2]) / 2, axis, 0.5)
        self.near("leader's middle", (ink[1] + ink[3]) / 2, middle, 0.5)
        return signed, ink

    def judge_seal(self, issued, ink):
        box = (ink[0] - 30, (ink[1] + ink[3]) / 2 - 20, ink[2],
               (ink[1] + ink[3]) / 2 + 20)
        left, top, image = self.draw(issued, self.layout.page, box, "seal")
        seal = measure("red", (left, top), image)
        if not seal:
            self.expect(False, "no seal beside the leader's ink")
            return
        overlap = (seal[2] - ink[0]) / (ink[2] - ink[0])
        self.expect(abs(overlap - 1 / 3) <= 0.01, f"overlap {overlap:.3f}")
        self.near("diameter", seal[2] - seal[0], DIAMETER, 0.1)
        self.near("diameter", seal[3] - seal[1], DIAMETER, 0.1)
        self.near("seal's middle", (seal[1] + seal[3]) / 2,
                  (ink[1] + ink[3]) / 2, 0.5)

    def change(self, issued, words, name):
        """The ink that came between two words of a line."""
        before, after = words
        line = before.baseline
        box = (before.left, line - 6, after.right + 1, line + 3)
        first = self.draw(self.draft, 0, box, name + "-before")
        second = self.draw(issued, 0, box, name + "-after")
        return measure("change", first[:2], first[2], second[2],
                       columns=(before.right - 1, after.left + 1))

    def judge_number(self, issued, page):
        word = page.find("Số")[0]
        slash = min((at for mark in "/-" for at in page.find(mark)
                     if abs(at.baseline - word.baseline) < 1
                     and at.left > word.left), key=lambda at: at.left)
        ink = self.change(issued, (word, slash), "number")
        if not ink:
            self.expect(False, "no number")
            return
        self.near("number's baseline", ink[3], word.baseline, 0.5)
        self.near("number's right end", ink[2], slash.left, 0.7)
        if not self.layout.blank_is_narrow:
            self.near("number's height", ink[3] - ink[1],
                      DIGIT_HEIGHT * word.size, 0.15)

    def judge_date(self, issued, page):
        day = page.find("ngày")
        line = next(word for word in day if any(
            abs(word.baseline - year.baseline) < 1 and year.left > word.left
            for year in page.find("năm")))
        words = [line] + [next(
            at for at in page.find(text) if at.left > line.left
            and abs(at.baseline - line.baseline) < 1)
            for text in ("tháng", "năm")]
        wanted = {"17": words[:2], "11": words[1:]}
        for text in self.layout.date:
            ink = self.change(issued, wanted[text], "date-" + text)
            if not ink:
                self.expect(False, f"no {text} in the date")
                continue
            before, after = wanted[text]
            self.near(f"baseline of {text}", ink[3], line.baseline, 0.5)
            self.near(f"middle of {text}", (ink[0] + ink[2]) / 2,
                      (before.right + after.left) / 2, 0.8)

    def check(self, issued):
        """The receiver finds nothing in what was put on the pages."""
        done = subprocess.run(
            [ANKY_CLI, "verify", "--json", "--no-network", "--trust",
             PKI / "root.pem", "--trust", PKI / "sub.pem", issued],
            capture_output=True, check=False, text=True)
        report = json.loads(done.stdout)
        for signature in report["signatures"]:
            self.expect(signature["indication"] == "TOTAL-PASSED"
                        and signature["changesPermitted"],
                        f"{signature['field']} is not good")
        reasons = {reason["code"] for reason in report["document"]["reasons"]}
        self.expect(reasons <= EXPECTED, f"found: {reasons - EXPECTED}")

    def judge_issue(self, pdf, ink):
        number = [f"number={NUMBER}"] if self.layout.number else []
        issued, why = self.act("issue", pdf, "issued", f"date={DATE}",
                               f"image={self.pictures / 'seal.png'}",
                               f"signer={self.layout.signers[-1][1]}"
                               if len(self.layout.signers) > 1 else
                               f"diameter={DIAMETER}", *number)
        if not issued:
            self.expect(False, f"issue: {why}")
            return
        self.check(issued)
        page = page_truth.Page(self.truth, 0)
        self.judge_seal(issued, ink)
        if self.layout.number:
            self.judge_number(issued, page)
        if self.layout.date:
            self.judge_date(issued, page)

    def judge(self):
        try:
            self.run()
        except (AssertionError, StopIteration, IndexError) as error:
            self.expect(False, f"{type(error).__name__} {error}")
        return self.faults

    def run(self):
        if self.layout.refused:
            signed, why = self.act("leader", self.draft, "refused",
                                   f"image={self.pictures / 'leader.png'}")
            status, word = self.layout.refused
            self.expect(not signed and why.startswith(status) and word in why,
                        f"signed, or refused otherwise: {why}")
            return
        pdf, ink = self.draft, None
        for index in range(len(self.layout.signers)):
            pdf, ink = self.sign(pdf, index)
            if not ink:
                return
        if self.layout.date is not None:
            self.judge_issue(pdf, ink)
        for code in self.layout.warns:
            self.expect(code in self.warnings, f"no warning {code}: "
                        f"{self.warnings}")


class Layouts(unittest.TestCase):
    maxDiff = None

    def test_all(self):
        drafts = make_pdfs()
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            write_pictures(folder)
            only = sys.argv[1:]
            cases = [Case(layout, drafts / f"{layout.name}.pdf", folder, folder)
                     for layout in LAYOUTS if not only or layout.name in only]
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                faults = list(pool.map(Case.judge, cases))
        self.assertEqual([], sum(faults, []))
        print(f"{len(cases)} layouts")


if __name__ == "__main__":
    lacking = [tool for tool in ("soffice", "mutool", "pdftoppm")
               if not shutil.which(tool)]
    if lacking:
        print(f"not installed: {', '.join(lacking)}")
        sys.exit(77)
    unittest.main(argv=sys.argv[:1], verbosity=0)
