# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command and says how long it took and how much memory it held."""

import os
import pathlib
import statistics
import subprocess
import tempfile
import threading
import time


class Failed(Exception):
    pass


class Command:
    """One thing to measure; `clean` names what is removed before each run."""

    def __init__(self, name, words, *, clean=(), accepted=(0,), own=False):
        self.name = name
        self.words = [os.fspath(word) for word in words]
        self.clean = clean
        self.accepted = accepted
        self.own = own
        self.times = []
        self.memory = None
        self.failure = None

    def prepare(self):
        for path in self.clean:
            path.unlink(missing_ok=True)

    @property
    def median(self):
        return statistics.median(self.times)


def run_once(command, environment, prefix=()):
    """Seconds by the wall; an exit status that was not asked for raises."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen([*prefix, *command.words],
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                   env=environment)
        status = process.wait()
        seconds = time.perf_counter() - start
        if status not in command.accepted:
            output.seek(0)
            said = output.read().decode(errors="replace")[-800:]
            raise Failed(f"{command.name}: status {status}: {said.strip()}")
    return seconds


def own_memory(pid, without):
    """Resident bytes of a process, without pages of the files named."""
    total, counted = 0, True
    with open(f"/proc/{pid}/smaps", encoding="utf-8",
              errors="replace") as smaps:
        for line in smaps:
            head = line.split(None, 5)
            if "-" in head[0] and not head[0].endswith(":"):
                path = head[5].strip() if len(head) > 5 else ""
                counted = path not in without
            elif counted and line.startswith("Rss:"):
                total += int(head[1]) * 1024
    return total


def children(pid):
    try:
        text = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    found = [int(word) for word in text.split()]
    return found + [below for child in found for below in children(child)]


def held_now(pid, without):
    held = 0
    for each in [pid, *children(pid)]:
        try:
            held += own_memory(each, without)
        except OSError:
            pass  # It has ended meanwhile.
    return held


def peak_memory(command, environment, without):
    """The most that the command and its children held, looked at every few
    milliseconds; looking slows it, so this run is not timed."""
    process = subprocess.Popen(command.words, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, env=environment)
    ended = threading.Event()
    peaks = [0]

    def watch():
        while not ended.is_set():
            peaks.append(max(peaks.pop(), held_now(process.pid, without)))
            time.sleep(0.002)

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return peaks[0]


def measure(commands, rounds, environment, without=(), prefix=()):
    """Runs all in turn, round after round, so that what else the machine does
    meets each of them alike. `prefix`: words before each command."""
    without = {os.fspath(path) for path in without}
    for turn in range(rounds + 1):
        for command in commands:
            if command.failure:
                continue
            command.prepare()
            try:
                seconds = run_once(command, environment, prefix)
            except (Failed, OSError) as failure:
                command.failure = str(failure)
                continue
            # The first round only warms up.
            if turn:
                command.times.append(seconds)
    for command in commands:
        if command.own and not command.failure:
            command.prepare()
            command.memory = peak_memory(command, environment, without)
