# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: which files there are, and C without its comments."""

import argparse
import pathlib
import re

SKIPPED_FOLDERS = {".git", "__pycache__", "corpus"}

TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""",
    re.DOTALL)


def arguments(description, *, build=False):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--root", type=pathlib.Path,
                        default=pathlib.Path(__file__).resolve().parents[2])
    if build:
        parser.add_argument("--build", type=pathlib.Path)
    return parser.parse_args()


def files(root, *suffixes):
    """Every file of the project, sorted, with one of the suffixes if given."""
    found = []
    pending = [root] if root.is_dir() else []
    while pending:
        for path in pending.pop().iterdir():
            if path.is_symlink():
                continue
            if path.is_dir():
                is_build = path.parent == root and path.name.startswith("build")
                if path.name not in SKIPPED_FOLDERS and not is_build:
                    pending.append(path)
            elif not suffixes or path.suffix in suffixes:
                found.append(path)
    return sorted(found)


def read_text(path):
    """The text of a file, or None when it is no text."""
    data = path.read_bytes()
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _blank(match, keep_strings):
    token = match.group()
    if keep_strings and token[0] in "\"'":
        return token
    return re.sub(r"[^\n]", " ", token)


def without_comments(code):
    """C whose comments are spaces; lines keep their numbers."""
    return TOKEN.sub(lambda match: _blank(match, True), code)


def bare(code):
    """C whose comments, strings and characters are spaces."""
    return TOKEN.sub(lambda match: _blank(match, False), code)


def line_comments(code):
    """The lines on which a comment begins with two slashes."""
    return [code.count("\n", 0, match.start()) + 1
            for match in TOKEN.finditer(code)
            if match.group().startswith("//")]


def report(problems, good):
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} found")
        return 1
    print(good)
    return 0
