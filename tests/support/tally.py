#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the tests in meson's logs, shows what failed and why what was skipped.

    tally.py [--failed-step NAME]... [NAME=testlog.json]...

The last line is `N passed, N failed, N skipped`; the exit status is 1 when
anything failed or nothing was run.
"""

import argparse
import json
import re
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}
TAIL_LINES = 40


def read_log(path):
    with open(path, encoding="utf-8") as log:
        return [json.loads(line) for line in log if line.strip()]


def output_of(test):
    return (test.get("stdout") or "") + (test.get("stderr") or "")


def reason_of(test):
    """Why a test was skipped: what TAP says, else its last words."""
    output = output_of(test)
    said = re.findall(r"# SKIP\s+(.+)", output)
    lines = [line for line in output.splitlines() if line.strip()]
    if said:
        return said[-1].strip()
    return lines[-1].strip() if lines else "no reason given"


def show_failure(name, test):
    print(f"-- {name}: {test['name']}: {test['result']} "
          f"({test.get('duration', 0):.1f} s)")
    for line in output_of(test).splitlines()[-TAIL_LINES:]:
        print("   " + line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--failed-step", action="append", default=[])
    parser.add_argument("logs", nargs="*", metavar="NAME=LOG")
    options = parser.parse_args()

    passed, failed, skipped = 0, len(options.failed_step), 0
    for pair in options.logs:
        name, _, path = pair.partition("=")
        for test in read_log(path):
            if test["result"] in PASSED:
                passed += 1
            elif test["result"] in SKIPPED:
                skipped += 1
                print(f"-- {name}: {test['name']}: skipped: {reason_of(test)}")
            else:
                failed += 1
                show_failure(name, test)
    for step in options.failed_step:
        print(f"-- failed: {step}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
