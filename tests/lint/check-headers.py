#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles each header of src/ by itself.

The flags are those of a source file of the same folder, so that a header sees
what its folder may see and no more; of the one that sees most, where a folder
has more than one library.
"""

import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

import tree


def folders_seen(flags):
    return sum(flag.startswith("-I") for flag in flags)


def flags_by_folder(build, root):
    """The compiler and its flags for each folder that has a source file."""
    commands = json.loads((build / "compile_commands.json").read_text())
    found = {}
    for entry in commands:
        source = (build / entry["file"]).resolve()
        if not source.is_relative_to(root / "src"):
            continue
        words, kept, skip = shlex.split(entry["command"]), [], False
        for word in words:
            if skip:
                skip = False
            elif word in ("-o", "-c", "-MF", "-MQ", "-MT"):
                skip = True
            elif word not in ("-MD", "-MMD") and not word.startswith("-O"):
                kept.append(word)
        if folders_seen(kept) > folders_seen(found.get(source.parent, [])):
            found[source.parent] = kept
    return found


def compile_header(path, flags, build):
    result = subprocess.run(
        [*flags, "-fsyntax-only", "-Werror", "-fdiagnostics-color=never", "-x", "c", "-"],
        input=f'#include "{path}"\ntypedef int anky_not_empty;\n',
        cwd=build, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr


def main():
    options = tree.arguments(__doc__, build=True)
    build = options.build or options.root / "build"
    folders = flags_by_folder(build, options.root)
    headers = [path for path in tree.files(options.root / "src", ".h")
               if path.parent in folders]
    problems = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(
            lambda path: compile_header(path, folders[path.parent], build),
            headers)
        for path, (status, output) in zip(headers, results):
            if status:
                where = path.relative_to(options.root)
                problems.append(f"{where} does not compile alone:\n{output}")
    return tree.report(problems, f"{len(headers)} headers compile alone")


if __name__ == "__main__":
    sys.exit(main())
