#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the sources to the style of CONTRIBUTING.md, as far as a program can.

Ends with how long the functions are.
"""

import re
import subprocess
import sys

import tree

FILE_CEILING = 600
FUNCTION_CEILING = 100
FUNCTION_AIM = 40

MARKED = {".c", ".h", ".py", ".java", ".build", ".ui", ".css"}
CODE = {".c", ".h", ".py", ".java"}
SPACES_ARE_MEANT = {".po", ".pot", ".patch", ".diff", ".svg"}
# Spelled so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")

FUNCTION = re.compile(r"^(\w[^\n;={}]*\([^;{}]*\))\n\{\n(.*?)^\}$",
                      re.MULTILINE | re.DOTALL)


def is_script(text):
    return text.startswith("#!")


def check_text(path, text):
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text[:400] and (
            path.suffix in MARKED or is_script(text)):
        yield 1, "no SPDX line at the top"
    if path.suffix not in SPACES_ARE_MEANT:
        for number, line in enumerate(text.split("\n"), 1):
            if line != line.rstrip():
                yield number, "spaces at the end of the line"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "no newline at the end"
    if path.suffix in CODE or is_script(text):
        length = text.count("\n")
        if length > FILE_CEILING:
            yield length, f"{length} lines, more than {FILE_CEILING}"
        for match in UNFINISHED.finditer(text):
            yield (text.count("\n", 0, match.start()) + 1,
                   f"{match.group()}: finish it or open an issue")


def check_code(text):
    code = tree.bare(text)
    for match in re.finditer(r"\bgoto\b", code):
        yield code.count("\n", 0, match.start()) + 1, "goto"
    for match in re.finditer(r"\t", text):
        yield text.count("\n", 0, match.start()) + 1, "a tab"
    for number in tree.line_comments(text):
        yield number, "a comment that begins with two slashes"


def functions(text):
    """Line and number of lines of each function, its name included."""
    code = tree.bare(text)
    for match in FUNCTION.finditer(code):
        yield (code.count("\n", 0, match.start()) + 1,
               match.group().count("\n") + 1)


def check_format(paths):
    problems = []
    for start in range(0, len(paths), 50):
        result = subprocess.run(
            ["clang-format", "--dry-run", "--Werror", *paths[start:start + 50]],
            capture_output=True, text=True, check=False)
        problems += [line for line in result.stderr.splitlines()
                     if "error:" in line]
        if result.returncode and not problems:
            problems.append(f"clang-format: {result.stderr.strip()}")
    return problems


def main():
    root = tree.arguments(__doc__).root
    problems, lengths, c_files = [], [], []
    for path in tree.files(root):
        text = tree.read_text(path)
        if text is None or path.name == "COPYING":
            continue
        where = path.relative_to(root)
        found = list(check_text(path, text))
        if path.suffix in (".c", ".h"):
            c_files.append(path)
            found += check_code(text)
            for line, length in functions(text):
                lengths.append(length)
                if length > FUNCTION_CEILING:
                    found.append((line, f"a function of {length} lines, "
                                        f"more than {FUNCTION_CEILING}"))
        problems += [f"{where}:{line}: {fault}" for line, fault in found]
    problems += check_format(c_files)

    short = sum(length <= FUNCTION_AIM for length in lengths)
    share = 100 * short / len(lengths) if lengths else 100
    print(f"{len(lengths)} functions, {share:.0f} % of them within "
          f"{FUNCTION_AIM} lines")
    return tree.report(problems, "the style holds")


if __name__ == "__main__":
    sys.exit(main())
