#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where pdfsig, mutool and ours do not agree about the integrity of a file, and
why. differences.tsv explains each difference; one that it does not explain
fails, and so does a line that explains nothing.

Integrity alone: whether every signature's digest and value hold for the bytes
that it names. What came later, who signed and when is not asked here.
"""

import collections
import concurrent.futures
import fnmatch
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "judges"))
sys.path.insert(0, str(HERE))
import hands  # noqa: E402
import judges  # noqa: E402
import makers  # noqa: E402

CLI = os.environ["ANKY_CLI"]
FORGE_ALL = os.environ["FORGE_ALL"]
TIMEOUT = 120


def word(found):
    """good: signed, and every signature holds; bad: one does not."""
    if not found:
        return "none"
    return "good" if all(found) else "bad"


def ask(*command):
    try:
        done = subprocess.run([str(part) for part in command], text=True,
                              capture_output=True, errors="replace",
                              timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout + done.stderr


def pdfsig(path):
    out = ask("pdfsig", "-nocert", "-nssdir", judges.nss_folder(), path)
    if out is None:
        return "hangs"
    return word(["Signature is Valid" in line for line in out.splitlines()
                 if "Signature Validation:" in line])


def mutool(path):
    out = ask("mutool", "sign", "-v", path)
    if out is None:
        return "hangs"
    blocks = out.split("Verifying signature")[1:]
    return word(["since signing" in block for block in blocks
                 if "not signed" not in block])


def ours(paths):
    found = {}
    done = subprocess.run([CLI, "verify", "--json", "--no-network", *paths],
                          capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
        report = json.loads(line)
        found[pathlib.Path(report["file"]).stem] = word(
            [signature["integrity"] == "intact"
             for signature in report["signatures"]
             if not signature.get("removed")])
    return found


def read_table():
    rows = []
    for line in (HERE / "differences.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
    return rows


class Differences(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.addClassCleanup(judges.clean)
        subprocess.run([FORGE_ALL, folder.name], check=True)
        workshop = makers.Workshop()
        cls.addClassCleanup(workshop.close)
        honest = hands.Files(workshop)
        honest.make_bases()
        honest.make_first(["table", "demo"])
        honest.make_rows()
        cls.paths = [*sorted(pathlib.Path(folder.name).glob("*.pdf")),
                     *honest.files.values()]
        cls.ours = ours(cls.paths)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            cls.theirs = {
                "pdfsig": dict(zip(cls.paths, pool.map(pdfsig, cls.paths))),
                "mutool": dict(zip(cls.paths, pool.map(mutool, cls.paths)))}

    def differences(self):
        """(file, judge, what it says, what we say)"""
        for judge, found in self.theirs.items():
            for path, says in found.items():
                if says != self.ours[path.stem]:
                    yield path.stem, judge, says, self.ours[path.stem]

    def test_all_explained(self):
        table = read_table()
        used = collections.Counter()
        unexplained = []
        for name, judge, theirs, own in self.differences():
            row = next((i for i, (pattern, whose, they, we, _)
                        in enumerate(table)
                        if fnmatch.fnmatch(name, pattern) and whose == judge
                        and they == theirs and we == own), None)
            used[row] += 1
            if row is None:
                unexplained.append(f"{name}\t{judge}\t{theirs}\t{own}")
        self.assertEqual(unexplained, [])
        self.assertEqual([row for i, row in enumerate(table) if not used[i]],
                         [])
        print(f"\n# {sum(used.values())} differences on {len(self.paths)} files, "
              "all explained")


if __name__ == "__main__":
    WHY = makers.lacking()
    if WHY:
        print(WHY)
        sys.exit(77)
    unittest.main(verbosity=1)
