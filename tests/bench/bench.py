#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the program beside other programs and prints the aims beside."""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys

from measure import Command, measure

HERE = pathlib.Path(__file__).resolve().parent
SUPPORT = HERE.parent / "support"
LEADER = "pkcs11:token=L%C3%A3nh%20%C4%91%E1%BA%A1o%20%28DEMO%29"
BIG = 200_000_000
MANY_OBJECTS = 300_000
SIGNATURES = 25
LETTERS = 30
SLOW_MS = 300
MEBIBYTE = 1 << 20


class Bench:
    def __init__(self, options):
        self.build = options.build.resolve()
        self.rounds = options.rounds
        self.prefix = ["chrt", "--rr", "10"] if options.real_time else []
        self.folder = self.build / "bench"
        self.pki = self.folder / "pki"
        self.cli = self.build / "src/cli/anky-cli"
        self.picture = self.build / "data/demo/signature.png"
        self.environment = {
            **os.environ,
            "SOFTHSM2_CONF": str(self.pki / "softhsm2.conf"),
            "HOME": str(self.folder),
        }
        self.rows = []
        self.folder.mkdir(parents=True, exist_ok=True)

    def make(self, name, *options):
        path = self.folder / name
        if not path.exists():
            subprocess.run([SUPPORT / "make-pdf.py", *options, path],
                           check=True)
        return path

    def sign_words(self, out, *files, rect="120,200,45,21", kind="leader",
                   more=()):
        return [self.cli, "sign", "--as", kind, "--cert", LEADER, "--pin-file",
                self.pki / "pin", "--trust", self.pki / "trust",
                "--no-network", "--page", "1", "--rect", rect, "--image",
                self.picture, "--overwrite", *more, "-o", out, *files]

    def verify_words(self, *files):
        return [self.cli, "verify", "--no-network", "--trust",
                self.pki / "trust", *files]

    def measure(self, *commands, without=()):
        measure(commands, self.rounds, self.environment, without, self.prefix)

    def run(self, words):
        subprocess.run([os.fspath(word) for word in words], check=True,
                       stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                       env=self.environment)

    def row(self, name, command, aim=None, limit=None, note=""):
        """One line of the table; `limit` is what `aim` says, in seconds."""
        if command.failure:
            self.rows.append({"name": name, "failure": command.failure})
            return
        self.rows.append({
            "name": name, "median": command.median,
            "least": min(command.times), "memory": command.memory,
            "aim": aim, "limit": limit, "note": note,
            "held": None if limit is None else command.median <= limit})

    def memory_row(self, name, command):
        if not command.failure:
            self.rows.append({
                "name": name, "memory": command.memory, "aim": "<= 64 MiB",
                "held": command.memory <= 64 * MEBIBYTE})

    # What is measured.

    def bench_letter(self):
        """What a receiver waits for: a leader's signature and a seal."""
        once = self.folder / "letter-once.pdf"
        twice = self.folder / "letter-twice.pdf"
        seal = self.build / "data/demo/seal.png"
        self.run(self.sign_words(once, self.make("letter.pdf", "--pages=2")))
        self.run(self.sign_words(twice, once, rect="100,195,36,36",
                                 kind="initials", more=("--image", seal)))
        verify = Command("verify", self.verify_words(twice), accepted=(0, 1),
                         own=True)
        self.measure(verify)
        self.row("verify a letter, 2 signatures", verify, "< 0.15 s", 0.15)

    def bench_big(self):
        source = self.make("big.pdf", f"--size={BIG}")
        copy = self.folder / "copy.pdf"
        signed = self.folder / "big.signed.pdf"
        cp = Command("cp", ["cp", source, copy], clean=[copy])
        cp_sync = Command("cp, sync", ["sh", "-c", 'cp "$1" "$2" && sync "$2"',
                                       "sh", source, copy], clean=[copy])
        digest = Command("openssl dgst", ["openssl", "dgst", "-sha256", source])
        sign = Command("sign", self.sign_words(signed, source),
                       clean=[signed], own=True)
        self.measure(cp, cp_sync, digest, sign, without=[source, signed])
        copy.unlink(missing_ok=True)
        self.row("cp", cp)
        self.row("cp, sync of the copy", cp_sync)
        self.row("openssl dgst -sha256", digest)
        if cp_sync.failure or digest.failure:
            return
        together = cp_sync.median + digest.median
        self.row("sign", sign, "<= 1.2 x (cp, sync, dgst)", 1.2 * together,
                 ratio(sign, together))
        self.memory_row("sign: memory beyond the files", sign)
        if not sign.failure:
            self.bench_big_verify(signed)

    def bench_big_verify(self, signed):
        verify = Command("verify", self.verify_words(signed),
                         accepted=(0, 1), own=True)
        pdfsig = Command("pdfsig", ["pdfsig", "-nocert", signed])
        digest = Command("openssl dgst", ["openssl", "dgst", "-sha256", signed])
        self.measure(verify, pdfsig, digest, without=[signed])
        self.row("pdfsig -nocert", pdfsig)
        if not digest.failure:
            self.row("verify", verify, "<= 1.2 x dgst + 50 ms",
                     1.2 * digest.median + 0.05, ratio(verify, digest.median))
        self.memory_row("verify: memory beyond the file", verify)

    def bench_signatures(self):
        signed = self.make("letter.pdf", "--pages=2")
        for index in range(SIGNATURES):
            out = self.folder / f"signed-{index}.pdf"
            x, y = 20 + 35 * (index % 5), 20 + 20 * (index // 5)
            self.run(self.sign_words(out, signed, rect=f"{x},{y},12,6",
                                     kind="initials"))
            if index:
                signed.unlink()
            signed = out
        verify = Command("verify", self.verify_words(signed),
                         accepted=(0, 1), own=True)
        self.measure(verify)
        self.row(f"verify {SIGNATURES} signatures", verify, "< 0.2 s", 0.2)

    def bench_objects(self):
        for kind in ("table", "stream"):
            source = self.make(f"objects-{kind}.pdf",
                               f"--objects={MANY_OBJECTS}", f"--xref={kind}")
            out = self.folder / f"objects-{kind}.signed.pdf"
            sign = Command("sign", self.sign_words(out, source), clean=[out],
                           own=True)
            self.measure(sign)
            self.row(f"sign {MANY_OBJECTS} objects, {kind}", sign, "< 0.3 s",
                     0.3)

    def bench_batch(self):
        shim = next(self.build.glob("tests/**/*shim*.so"), None)
        if shim is None:
            self.rows.append({"name": "batch",
                              "failure": "no shim module was built"})
            return
        letters = []
        for index in range(LETTERS):
            path = self.folder / f"letter-{index:02}.pdf"
            shutil.copy(self.make("letter.pdf", "--pages=2"), path)
            letters.append(path)
        out = self.folder / "batch"
        out.mkdir(exist_ok=True)
        batch = Command("batch", self.sign_words(
            out, *letters, more=["--module", shim]), own=True,
            clean=[out / f"{path.stem}.signed.pdf" for path in letters])
        control = self.folder / "shim-control"
        control.write_text(f"slow-ms={SLOW_MS}\n")
        measure([batch], self.rounds,
                {**self.environment, "ANKY_SHIM_CONTROL": str(control),
                 "ANKY_PKCS11_ONLY": "1"}, prefix=self.prefix)
        aim = LETTERS * SLOW_MS / 1000
        self.row(f"sign {LETTERS} letters, {SLOW_MS} ms each", batch,
                 f"<= 1.1 x {aim:.0f} s", 1.1 * aim)

    def bench_propose(self):
        """A signer's block at the end, and none at all: every page is read."""
        signed = self.make("pages-300-signer.pdf", "--pages=300", "--signer")
        bare = self.make("pages-300.pdf", "--pages=300")
        words = [self.cli, "place", "--as", "leader", "--json"]
        place = Command("place", [*words, signed], own=True)
        search = Command("search", [*words, bare], accepted=(1,), own=True)
        self.measure(place, search)
        self.row("place, 300 pages", place, "< 0.15 s", 0.15)
        self.row("place, 300 pages and no signer", search)

    def bench_window(self):
        """From the start of the window to the first page of a long file."""
        source = self.make("pages-1000.pdf", "--pages=1000")
        ours = self.first_page([self.build / "src/ui/anky", source])
        theirs = None
        if shutil.which("evince"):
            theirs = self.first_page(["evince", source])
            self.row("evince, first page of 1000", theirs)
        limit = 0.4
        if theirs and not theirs.failure:
            limit = min(limit, theirs.median)
        self.row("anky, first page of 1000", ours, "< 0.4 s, no slower", limit)

    def first_page(self, words):
        command = Command("first page", words)
        done = subprocess.run(
            [SUPPORT / "with-display", sys.executable, HERE / "first_page.py",
             f"--rounds={2 * self.rounds}", *map(os.fspath, words)],
            env=self.environment, stdin=subprocess.DEVNULL, text=True,
            capture_output=True, check=False)
        command.times = [float(line) for line in done.stdout.splitlines()
                         if line[:1].isdigit()]
        if done.returncode or not command.times:
            command.failure = done.stderr.strip()[-300:]
        return command


def ratio(command, other):
    return "" if command.failure else f"{command.median / other:.2f} x"


def seconds(value):
    return "" if value is None else f"{value:.3f} s"


def mebibytes(value):
    return "" if value is None else f"{value / MEBIBYTE:.0f} MiB"


def line_of(row):
    if "failure" in row:
        return (row["name"], "could not run", "", "", "", "", "")
    held = {None: "", True: "held", False: "MISSED"}[row.get("held")]
    aim = row.get("aim") or ""
    if row.get("limit"):
        aim += f" = {row['limit']:.3f} s"
    return (row["name"], seconds(row.get("median")), seconds(row.get("least")),
            mebibytes(row["memory"]), row.get("note", ""), aim, held)


def print_table(rows):
    table = [("what", "median", "least", "memory", "ratio", "aim", "")]
    table += [line_of(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*table)]
    for line in table:
        print("  ".join(cell.ljust(width)
                        for cell, width in zip(line, widths)).rstrip())
    for row in rows:
        if "failure" in row:
            print(f"\n{row['name']}: {row['failure']}")


def main():
    names = ("big", "letter", "signatures", "objects", "batch", "propose",
             "window")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=names)
    parser.add_argument("--real-time", action="store_true",
                        help="before all else that runs, as if on an idle "
                             "machine (root)")
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    bench = Bench(options)
    for name in options.only or names:
        print(f"measuring: {name}", file=sys.stderr)
        try:
            getattr(bench, f"bench_{name}")()
        except subprocess.CalledProcessError as failure:
            bench.rows.append({"name": name, "failure": str(failure)})
    print_table(bench.rows)
    if options.json:
        options.json.write_text(json.dumps(bench.rows, indent=1) + "\n")
    return 1 if any("failure" in row for row in bench.rows) else 0


if __name__ == "__main__":
    sys.exit(main())
