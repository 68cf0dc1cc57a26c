#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the guide to what a help viewer wants.

Every page is Mallard and has its way from the index, every link its end, every
picture is there. The page of reasons, which is made while building, is judged
with the others.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import tree

CHECKS = ("validate", "links", "ids", "orphans", "media")


def judge_pages(folder, language):
    pages = sorted(path.name for path in folder.glob("*.page"))
    for check in CHECKS:
        done = subprocess.run(["yelp-check", check, *pages], cwd=folder,
                              capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).strip()
        if done.returncode or said:
            yield f"yelp-check {check} in {language}: {said}"


def make_reasons(root, folder):
    page = folder / "ly-do.page"
    done = subprocess.run(
        [sys.executable, root / "data/help/make-reasons", root, page],
        capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"data/help/make-reasons: {done.stderr.strip()}"


def main():
    root = tree.arguments(__doc__).root
    if not shutil.which("yelp-check"):
        print("yelp-check is not installed")
        return 77
    problems = []
    for language in ("C", "vi"):
        with tempfile.TemporaryDirectory() as place:
            folder = pathlib.Path(place) / "guide"
            shutil.copytree(root / "data/help" / language, folder)
            if language == "vi":
                problems += make_reasons(root, folder)
            problems += judge_pages(folder, language)
    return tree.report(problems, "the guide is in order")


if __name__ == "__main__":
    sys.exit(main())
