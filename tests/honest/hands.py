# SPDX-License-Identifier: GPL-3.0-or-later
"""Which letters there are, who signs them, and what comes then."""

import makers

# How the letters came into being, each from another one; then who signs first.
BASES = {
    "table": None,
    "stream": None,
    "hybrid": None,
    "demo": None,
    "office": None,
    "box": ("table", "box save"),
    "text": ("table", "text save"),
    "mupdf": ("table", "mutool -ggg"),
    "packed": ("table", "qpdf --object-streams=generate"),
    "linear": ("table", "qpdf --linearize"),
}
WITH_FORM = {"table", "stream", "hybrid", "box", "text", "mupdf", "packed",
             "linear"}
BLANK_NEEDED = {"mutool sign", "pdfsig -sign Blank -etsi",
                "anky --key=organization --field=Blank"}

FIRST = {
    "anky": "anky --key=person --docmdp=0",
    "anky-2": "anky --key=person --docmdp=2",
    "anky-3": "anky --key=person --docmdp=3",
    "box": "box cms",
    "box-etsi": "box etsi",
    "box-2": "box certify",
    "box-legacy": "box legacy SHA1withRSA",
    "box-direct": "box direct",
    "box-sha1": "box cms SHA1withRSA",
    "text": "text cms SHA256 organization",
    "text-cades": "text cades SHA256 organization",
    "text-sha1": "text cms SHA1 organization",
    "text-2": "text cms SHA256 organization 2",
    "text-3": "text cms SHA256 organization 3",
    "text-seen": "text cms SHA256 organization 0 visible",
    "text-stamped": "text cms SHA256 organization 0 stamped",
    "pdfsig": "pdfsig",
    "pdfsig-etsi": "pdfsig -sign Blank -etsi",
    "mutool": "mutool sign",
}
# Those on which everybody else goes on.
CHAINED = ["anky", "anky-2", "anky-3", "box", "box-2", "box-legacy", "text", "text-2",
           "text-sha1", "pdfsig", "mutool"]

LATER = {
    "anky": "anky --key=organization",
    "anky-blank": "anky --key=organization --field=Blank",
    "box": "box cms",
    "box-etsi": "box etsi",
    "box-timestamp": "box timestamp",
    "box-evidence": "box evidence",
    "box-information": "box information",
    "box-text": "box fill amount hai",
    "box-check": "box fill agree Yes",
    "box-choice": "box fill kind hai",
    "box-note": "box note",
    "text": "text cms SHA256 organization",
    "text-cades": "text cades SHA256 organization",
    "text-seen": "text cms SHA256 organization 0 visible",
    "text-timestamp": "text timestamp",
    "text-evidence": "text evidence",
    "text-text": "text fill amount hai",
    "text-check": "text fill agree Yes",
    "text-choice": "text fill kind hai",
    "text-note": "text note",
    "text-blank": "text blank",
    "text-nothing": "text nothing",
    "pdfsig": "pdfsig",
    "mutool": "mutool sign",
}

# PDFBox 2 forgets changes of objects that stand in object streams.
NOT_IN_STREAMS = {"box-text", "box-check", "box-choice", "box-note"}

# Offices in a row: leader, number, day, seal, incoming stamp, archive.
ROWS = {
    "leader-and-tool": ["anky --key=person --docmdp=2", "text-cades",
                        "text-seen", "text-timestamp"],
    "tool-alone": ["text cms SHA1 organization 2", "text", "text-seen", "box",
                   "box-timestamp"],
    "two-tools": ["box cms", "text", "box-evidence", "text-timestamp"],
    "filled-and-sealed": ["anky --key=person --docmdp=0", "text-text", "box",
                          "box-check", "text-seen"],
    "archived": ["anky --key=person --docmdp=2", "anky", "text-evidence",
                 "text-timestamp", "box-evidence", "box-timestamp"],
    "judged-by-all": ["pdfsig", "box", "text", "anky"],
}


class Files:
    """Every file by its name, made step by step."""

    def __init__(self, workshop):
        self.workshop = workshop
        self.files = {}
        self.refused = {}

    def _path(self, name):
        return self.workshop.folder / f"{name}.pdf"

    def make_bases(self):
        folder = self.workshop.folder
        self.bases = {kind: makers.write_form(self._path(kind), kind)
                      for kind in ("table", "stream", "hybrid")}
        self.bases["demo"] = makers.LETTER
        self.bases["office"] = self.workshop.step(
            "soffice", makers.write_text(folder / "office.txt"),
            self._path("office"))
        for name, source in BASES.items():
            if source:
                self.bases[name] = self.workshop.step(
                    source[1], self.bases[source[0]], self._path(name))

    def make(self, name, step, source):
        try:
            self.files[name] = self.workshop.step(step, source,
                                                  self._path(name))
        except RuntimeError as problem:
            self.refused[name] = str(problem)

    def make_first(self, bases=None):
        for base, path in self.bases.items():
            if bases and base not in bases:
                continue
            for first, step in FIRST.items():
                if step in BLANK_NEEDED and base not in WITH_FORM:
                    continue
                self.make(f"{base}+{first}", step, path)

    def make_later(self):
        for base in ("table", "stream"):
            for first in CHAINED if base == "table" else CHAINED[:3]:
                for later, step in LATER.items():
                    source = self.files[f"{base}+{first}"]
                    if first == "mutool" and step in BLANK_NEEDED or \
                            base == "stream" and later in NOT_IN_STREAMS:
                        continue
                    self.make(f"{base}+{first}+{later}", step, source)

    def make_rows(self):
        for name, (first, *rest) in ROWS.items():
            path = self.bases["table"]
            for i, step in enumerate([first, *rest]):
                row = f"row-{name}-{i + 1}"
                self.make(row, LATER[step] if i and step in LATER else step,
                          path)
                path = self.files[row]
