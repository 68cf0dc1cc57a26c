#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the guide to what a help viewer wants, and to what the program says.

Every reason that a verdict can give stands in the guide, in the words of the
window; every page has its way from the index, every picture is there.
"""

import html
import re
import shutil
import subprocess
import sys

import tree

CHECKS = ("validate", "links", "ids", "orphans", "media")
REASONS = "ly-do.page"
# Between these the table in the source speaks of received documents.
FIRST, LAST = "AnkyWording wordings[] = {", "/* --- gates"
ENTRY = re.compile(r'\{ "([a-z-]+)",(.*?)\},?\n(?=  \{|  /\*)', re.DOTALL)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
TEXT = re.compile(r'NULL|[A-Z_]+|(?:"(?:[^"\\]|\\.)*"\s*)+')


def plain(text):
    return " ".join(text.split())


def judge_pages(folder):
    pages = sorted(path.name for path in folder.glob("*.page"))
    for check in CHECKS:
        done = subprocess.run(["yelp-check", check, *pages], cwd=folder,
                              capture_output=True, text=True, check=False)
        said = (done.stdout + done.stderr).strip()
        if done.returncode or said:
            yield f"yelp-check {check} in {folder.name}: {said}"


def reasons(source):
    """The Vietnamese sentence of each reason, as the window writes it."""
    table = source[source.index(FIRST):source.index(LAST)] + "/*"
    for match in ENTRY.finditer(table):
        words = TEXT.findall(match.group(2))[1]
        sentence = "".join(STRING.findall(words))
        sentence = re.sub("%[0-9]", "…", sentence)
        yield match.group(1), sentence[0].upper() + sentence[1:] + "."


def judge_reasons(root):
    source = (root / "src/rules/anky-wording.c").read_text(encoding="utf-8")
    path = root / "data/help/vi" / REASONS
    page = plain(html.unescape(path.read_text(encoding="utf-8")))
    count = 0
    for code, sentence in reasons(source):
        count += 1
        if plain(sentence) not in page:
            yield f"{path.relative_to(root)} lacks {code}: {sentence}"
    if count < 20:
        yield f"only {count} reasons were found in the source"


def main():
    root = tree.arguments(__doc__).root
    if not shutil.which("yelp-check"):
        print("yelp-check is not installed")
        return 77
    problems = list(judge_reasons(root))
    for language in sorted((root / "data/help").iterdir()):
        if language.is_dir():
            problems += judge_pages(language)
    return tree.report(problems, "the guide is in order")


if __name__ == "__main__":
    sys.exit(main())
