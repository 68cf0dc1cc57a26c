#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds po/ to what the sources say.

POTFILES names every file with words for people, and only such; both lists are
sorted; Vietnamese is complete, in order, and fits the sources as they are now.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

import tree

COMPLETE = ("vi",)
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2",
            "g_dgettext:2", "g_dcgettext:2", "g_dngettext:2,3",
            "g_dpgettext:2", "g_dpgettext2:2c,3"]
IN_C = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext)\s*\(\s*"')
IN_UI = re.compile(r'translatable="yes"')
ALWAYS = (".desktop.in", ".desktop.in.in", ".metainfo.xml.in",
          ".metainfo.xml.in.in", ".gschema.xml")


def entries(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def has_words(path):
    text = tree.read_text(path) or ""
    if path.suffix in (".c", ".h"):
        return bool(IN_C.search(tree.without_comments(text)))
    if path.suffix == ".ui":
        return bool(IN_UI.search(text))
    return path.name.endswith(ALWAYS)


def check_lists(root, potfiles):
    problems = []
    for path in (potfiles, root / "po/LINGUAS"):
        if path.exists() and entries(path) != sorted(entries(path)):
            problems.append(f"{path.relative_to(root)} is not sorted")
    listed = set(entries(potfiles))
    with_words = {str(path.relative_to(root))
                  for folder in ("src", "data")
                  for path in tree.files(root / folder) if has_words(path)}
    problems += [f"po/{potfiles.name} lacks {name}"
                 for name in sorted(with_words - listed)]
    problems += [f"po/{potfiles.name} names {name}, which has no words"
                 for name in sorted(listed - with_words)]
    return problems


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False,
                          **options)


def make_template(root, potfiles, template):
    flags = [f"--keyword={keyword}" for keyword in KEYWORDS]
    return run("xgettext", "--from-code=UTF-8", "--add-comments", *flags,
               f"--files-from={potfiles}", f"--directory={root}",
               f"--output={template}")


def check_language(path, template):
    name = f"po/{path.name}"
    problems = []
    counted = run("msgfmt", "--check", "--statistics", "--output=/dev/null",
                  path)
    if counted.returncode:
        problems.append(f"{name}: {counted.stderr.strip()}")
    if path.stem in COMPLETE:
        compared = run("msgcmp", path, template)
        if compared.returncode:
            problems.append(f"{name} is not complete:\n{compared.stderr}")
    return problems


def check(root):
    potfiles = next((root / "po" / name for name in ("POTFILES", "POTFILES.in")
                     if (root / "po" / name).exists()), None)
    if potfiles is None:
        return None
    problems = check_lists(root, potfiles)
    for language in COMPLETE:
        if not (root / f"po/{language}.po").exists():
            problems.append(f"po/{language}.po is missing")
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "anky.pot"
        made = make_template(root, potfiles, template)
        if made.returncode:
            return problems + [f"xgettext: {made.stderr}"]
        if not template.exists():
            return problems
        for path in sorted((root / "po").glob("*.po")):
            problems += check_language(path, template)
    return problems


def main():
    root = tree.arguments(__doc__).root
    problems = check(root)
    if problems is None:
        print("there is no po/POTFILES yet")
        return 77
    return tree.report(problems, "po/ fits the sources")


if __name__ == "__main__":
    sys.exit(main())
