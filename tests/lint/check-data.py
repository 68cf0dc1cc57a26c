#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the desktop's own tools judge what data/ installs."""

import os
import shutil
import subprocess
import sys
import tempfile

import tree


def run(*command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"}
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, env=environment)
    return done.returncode, (done.stdout + done.stderr).strip()


def judge_desktop(path):
    status, output = run("desktop-file-validate", path)
    return output if status or output else None


def judge_metainfo(path):
    status, output = run("appstreamcli", "validate", "--no-net", path)
    return output if status else None


def judge_schema(path):
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(path, folder)
        status, output = run("glib-compile-schemas", "--strict", folder)
    return output if status or output else None


def judge_manual(path):
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
               str(path)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    return done.stderr.strip() if done.returncode or done.stderr else None


def judge_service(path):
    text = path.read_text(encoding="utf-8")
    wanted = ("[D-BUS Service]", f"Name={path.stem}\n", "Exec=/")
    lacking = [words for words in wanted if words not in text]
    return f"lacks {lacking}" if lacking else None


JUDGES = [
    (".desktop", judge_desktop),
    (".metainfo.xml", judge_metainfo),
    (".gschema.xml", judge_schema),
    (".service", judge_service),
    (".1", judge_manual),
    (".5", judge_manual),
]


def main():
    options = tree.arguments(__doc__, build=True)
    folders = [options.root / "data"]
    if options.build:
        folders.append(options.build / "data")
    problems, count = [], 0
    for folder in folders:
        if not folder.is_dir():
            continue
        for path in tree.files(folder):
            for suffix, judge in JUDGES:
                if not path.name.endswith(suffix):
                    continue
                count += 1
                fault = judge(path)
                if fault:
                    problems.append(f"{path}:\n{fault}")
    if not count:
        print("there is nothing to judge yet")
        return 77
    return tree.report(problems, f"{count} files are in order")


if __name__ == "__main__":
    sys.exit(main())
