#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes PDF files for tests and figures: long, large, full of objects, and
with every kind of cross-reference. The same call writes the same bytes.

    make-pdf.py --pages 500 OUT.pdf
    make-pdf.py --pages 3 --xref hybrid --rotate 90 --crop 50,40,545,800 OUT.pdf
    make-pdf.py --size 200000000 OUT.pdf
    make-pdf.py --objects 300000 --xref stream OUT.pdf
    make-pdf.py --pages 3 --linearized OUT.pdf          (needs qpdf)

As a module: `Pdf` holds objects and writes them.
"""

import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import zlib

KIDS_PER_NODE = 50
OBJECTS_PER_STREAM = 100
IMAGE_SIDE = 1860  # 10.4 MB of samples each, as one page scanned in colour


class Pdf:
    """Objects by number, and the file they make.

    Objects added with `hidden` live in object streams whatever the kind of
    cross-reference allows: for a hybrid file, only they do.
    """

    def __init__(self, version="1.7"):
        self.version = version
        self.objects = [None]
        self.hidden = set()
        self.root = self.info = None

    def reserve(self):
        self.objects.append(None)
        return len(self.objects) - 1

    def put(self, number, body, *, hidden=False):
        self.objects[number] = body.encode() if isinstance(body, str) else body
        if hidden:
            self.hidden.add(number)
        return number

    def add(self, body, *, hidden=False):
        return self.put(self.reserve(), body, hidden=hidden)

    def add_stream(self, entries, data, *, compress=False):
        if compress:
            data = zlib.compress(data, 6)
            entries += " /Filter /FlateDecode"
        return self.add(b"<< %s /Length %d >>\nstream\n%s\nendstream"
                        % (entries.encode(), len(data), data))

    def write(self, path, xref="table"):
        with open(path, "wb") as out:
            Writer(self, out).write(xref)


class Writer:
    def __init__(self, pdf, out):
        self.pdf = pdf
        self.out = out
        self.entries = {0: (0, 0, 65535)}  # number: type, offset, generation

    def write(self, xref):
        self.out.write(b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
                       % self.pdf.version.encode())
        inside = self.choose_inside(xref)
        for number, body in enumerate(self.pdf.objects):
            if number and number not in inside:
                self.write_object(number, body)
        if inside:
            self.write_object_streams(sorted(inside))
        start = {"table": self.write_table,
                 "stream": self.write_stream,
                 "hybrid": self.write_hybrid}[xref]()
        self.out.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def choose_inside(self, xref):
        """Which objects stand in object streams."""
        if xref == "table":
            return set()
        if xref == "hybrid":
            return set(self.pdf.hidden)
        return {number for number, body in enumerate(self.pdf.objects)
                if number and not body.endswith(b"endstream")}

    def write_object(self, number, body):
        self.entries[number] = (1, self.out.tell(), 0)
        self.out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def write_object_streams(self, numbers):
        for start in range(0, len(numbers), OBJECTS_PER_STREAM):
            part = numbers[start:start + OBJECTS_PER_STREAM]
            bodies = [self.pdf.objects[number] for number in part]
            head, offset = [], 0
            for number, body in zip(part, bodies):
                head.append(b"%d %d" % (number, offset))
                offset += len(body) + 1
            prefix = b" ".join(head) + b"\n"
            stream = self.pdf.add_stream(
                f"/Type /ObjStm /N {len(part)} /First {len(prefix)}",
                prefix + b"\n".join(bodies), compress=True)
            self.write_object(stream, self.pdf.objects[stream])
            for index, number in enumerate(part):
                self.entries[number] = (2, stream, index)

    def trailer(self, size):
        text = f"/Size {size} /Root {self.pdf.root} 0 R"
        if self.pdf.info:
            text += f" /Info {self.pdf.info} 0 R"
        identity = f"{size:032x}"
        return f"{text} /ID [<{identity}> <{identity}>]"

    def write_table(self):
        size = len(self.pdf.objects)
        start = self.out.tell()
        lines = [b"xref\n0 %d\n" % size]
        for number in range(size):
            kind, offset, generation = self.entries[number]
            # What stands in an object stream is free to readers of tables.
            lines.append(b"%010d %05d n\r\n" % (offset, generation)
                         if kind == 1 else b"0000000000 65535 f\r\n")
        self.out.write(b"".join(lines))
        self.out.write(b"trailer\n<< %s >>\n" % self.trailer(size).encode())
        return start

    def write_stream(self, numbers=None):
        """A cross-reference stream of all objects, or of those given."""
        own = self.pdf.reserve()
        start = self.out.tell()
        self.entries[own] = (1, start, 0)
        numbers = range(own + 1) if numbers is None else [*numbers, own]
        rows = []
        for number in numbers:
            kind, offset, generation = self.entries[number]
            rows.append(bytes([kind]) + offset.to_bytes(5, "big")
                        + min(generation, 65535).to_bytes(2, "big"))
        data = zlib.compress(b"".join(rows), 6)
        index = " ".join(f"{first} {count}" for first, count in runs(numbers))
        entries = (f"/Type /XRef /W [1 5 2] /Index [{index}] "
                   f"{self.trailer(own + 1)} /Filter /FlateDecode "
                   f"/Length {len(data)}")
        self.out.write(b"%d 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\n"
                       % (own, entries.encode(), data))
        self.pdf.objects[own] = b""
        return start

    def write_hybrid(self):
        """As Word writes them: a table for old readers that calls the hidden
        objects free, then an empty table whose XRefStm has them."""
        inside = sorted(number for number, entry in self.entries.items()
                        if entry[0] == 2)
        first = self.write_table()
        self.out.write(b"startxref\n%d\n%%%%EOF\n" % first)
        stream = self.write_stream(inside)
        start = self.out.tell()
        trailer = (f"{self.trailer(len(self.pdf.objects))} /Prev {first} "
                   f"/XRefStm {stream}")
        self.out.write(b"xref\n0 0\ntrailer\n<< %s >>\n" % trailer.encode())
        return start


def runs(numbers):
    """Consecutive numbers as (first, count)."""
    found = []
    for number in numbers:
        if found and number == sum(found[-1]):
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((number, 1))
    return found


SIGNER = ("TM. UY BAN NHAN DAN", "KT. CHU TICH", "PHO CHU TICH", "", "", "",
          "Nguyen Van A")


def page_text(number, total, signer=False):
    lines = [f"Trang {number} / {total}"]
    lines += [f"Dong {line} cua trang {number}: van ban thu nghiem, moi dong "
              "dai gan het be ngang cua trang giay"
              for line in range(1, 21 if signer else 31)]
    shown = "".join(f"({line}) Tj T*\n" for line in lines)
    text = f"BT /F1 12 Tf 72 760 Td 20 TL\n{shown}ET"
    if signer:
        shown = "".join(f"({line}) Tj T*\n" for line in SIGNER)
        text += f"\nBT /F1 13 Tf 340 300 Td 20 TL\n{shown}ET"
    return text.encode()


def add_images(pdf, size, seed=7):
    """Images of noise, the last one smaller, until so many bytes are full."""
    noise = random.Random(seed)
    images = []
    left = size
    while left > 0:
        height = min(IMAGE_SIDE, -(-left // (3 * IMAGE_SIDE)))
        data = noise.randbytes(3 * IMAGE_SIDE * height)
        left -= len(data)
        images.append(pdf.add_stream(
            f"/Type /XObject /Subtype /Image /Width {IMAGE_SIDE} "
            f"/Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8",
            data))
    return images


def add_tree(pdf, pages, attributes):
    """A page tree two levels deep; its root carries what pages inherit."""
    root = pdf.reserve()
    nodes = []
    for start in range(0, len(pages), KIDS_PER_NODE):
        part = pages[start:start + KIDS_PER_NODE]
        node = pdf.reserve()
        for number, body in part:
            pdf.put(number, body.replace("@PARENT@", f"{node} 0 R"))
        kids = " ".join(f"{number} 0 R" for number, _ in part)
        pdf.put(node, f"<< /Type /Pages /Parent {root} 0 R "
                      f"/Count {len(part)} /Kids [{kids}] >>")
        nodes.append(node)
    kids = " ".join(f"{node} 0 R" for node in nodes)
    pdf.put(root, f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] "
                  f"{attributes} >>")
    return root


def make(pages=1, *, size=0, objects=0, rotate=0, crop=None, media=None,
         user_unit=None, signer=False):
    """A document of so many pages, bytes of images and objects at least."""
    pdf = Pdf()
    pdf.root = pdf.reserve()
    pdf.info = pdf.add("<< /Title (Van ban thu nghiem) >>", hidden=True)
    font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                   "/Encoding /WinAnsiEncoding >>", hidden=True)
    images = add_images(pdf, size)
    pages = max(pages, len(images))

    bodies = []
    for index in range(pages):
        text = page_text(index + 1, pages, signer and index == pages - 1)
        resources = ""
        if index < len(images):
            text = b"q 400 0 0 400 72 100 cm /Im Do Q\n" + text
            resources = (f"/Resources << /Font << /F1 {font} 0 R >> "
                         f"/XObject << /Im {images[index]} 0 R >> >> ")
        contents = pdf.add_stream("", text, compress=True)
        bodies.append((pdf.reserve(),
                       f"<< /Type /Page /Parent @PARENT@ {resources}"
                       f"/Contents {contents} 0 R >>"))

    box = " ".join(str(side) for side in media or (0, 0, 595, 842))
    attributes = (f"/MediaBox [{box}] "
                  f"/Resources << /Font << /F1 {font} 0 R >> >>")
    if rotate:
        attributes += f" /Rotate {rotate}"
    if crop:
        attributes += f" /CropBox [{' '.join(str(side) for side in crop)}]"
    if user_unit:
        # Not inheritable (ISO 32000-2, table 31): each page has its own.
        bodies = [(number, body.replace("/Type /Page ",
                                        f"/Type /Page /UserUnit {user_unit} "))
                  for number, body in bodies]
    tree = add_tree(pdf, bodies, attributes)
    fill = max(objects - len(pdf.objects) + 1, 0)
    leaves = [pdf.add(f"<< /Index {index} /Text (Doi tuong {index}) >>")
              for index in range(fill)]
    kept = f"/AnkyLeaves [{leaves[0]} 0 R {leaves[-1]} 0 R] " if leaves else ""
    pdf.put(pdf.root, f"<< /Type /Catalog /Pages {tree} 0 R {kept}>>")
    return pdf


def linearize(path):
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        result = pathlib.Path(folder) / "linearized.pdf"
        subprocess.run(["qpdf", "--linearize", "--deterministic-id",
                        path, result], check=True)
        os.replace(result, path)


def numbers(text):
    return [float(part) if "." in part else int(part)
            for part in text.split(",")]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=1)
    parser.add_argument("--size", type=int, default=0, metavar="BYTES")
    parser.add_argument("--objects", type=int, default=0)
    parser.add_argument("--xref", choices=["table", "stream", "hybrid"],
                        default="table")
    parser.add_argument("--linearized", action="store_true")
    parser.add_argument("--rotate", type=int, default=0)
    parser.add_argument("--crop", type=numbers)
    parser.add_argument("--media", type=numbers)
    parser.add_argument("--user-unit", type=float)
    parser.add_argument("--signer", action="store_true",
                        help="a signer's block on the last page")
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    pdf = make(options.pages, size=options.size, objects=options.objects,
               rotate=options.rotate, crop=options.crop, media=options.media,
               signer=options.signer,
               user_unit=options.user_unit)
    pdf.write(options.out, options.xref)
    if options.linearized:
        linearize(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
