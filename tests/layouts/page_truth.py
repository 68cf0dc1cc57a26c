# SPDX-License-Identifier: GPL-3.0-or-later
"""Where words stand on a page, as MuPDF reads it, in millimetres."""

import collections
import subprocess
import unicodedata
import xml.etree.ElementTree as tree

POINT = 25.4 / 72
# Times and its metric twin: of the size, above and below the baseline.
ASCENT, DESCENT, DIGIT_HEIGHT = 0.891, 0.216, 0.676

Word = collections.namedtuple("Word", "left right baseline size")


def centre(word):
    return (word.left + word.right) / 2


def bottom(word):
    return word.baseline + DESCENT * word.size


def top(word):
    return word.baseline - ASCENT * word.size


class Page:
    """The lines of one page (from 0), each as letters with their places."""

    def __init__(self, path, page):
        out = subprocess.run(
            ["mutool", "draw", "-q", "-F", "stext", str(path), str(page + 1)],
            capture_output=True, check=True).stdout
        self.lines = [self.letters_of(line)
                      for line in tree.fromstring(out).iter("line")]

    @staticmethod
    def letters_of(line):
        letters = []
        for font in line.iter("font"):
            size = float(font.get("size")) * POINT
            for char in font.iter("char"):
                quad = [float(number) * POINT
                        for number in char.get("quad").split()]
                letter = char.get("c")
                if unicodedata.combining(letter[0]) and letters:
                    before = letters[-1]
                    letters[-1] = (before[0] + letter, *before[1:])
                    continue
                letters.append((letter, quad[0], quad[2],
                                float(char.get("y")) * POINT, size))
        return [(unicodedata.normalize("NFC", letter), *more)
                for letter, *more in letters if not letter.isspace()]

    def find(self, text):
        """Every place of @text, spaces apart, from the top."""
        wanted = unicodedata.normalize("NFC", "".join(text.split()))
        found = []
        for letters in self.lines:
            line = "".join(letter[0] for letter in letters)
            at = line.find(wanted)
            while at >= 0:
                first, last = letters[at], letters[at + len(wanted) - 1]
                found.append(Word(first[1], last[2], first[3], first[4]))
                at = line.find(wanted, at + 1)
        return sorted(found, key=lambda word: word.baseline)

    def find_block(self, title, name):
        """The lowest name of that text with the title above it on one axis."""
        pairs = [(above, below) for below in self.find(name)
                 for above in self.find(title)
                 if above.baseline < below.baseline - 8
                 and abs(centre(above) - centre(below)) < 10]
        assert pairs, f"no block of {title}, {name}"
        lowest = max(below.baseline for _, below in pairs)
        return max((pair for pair in pairs if pair[1].baseline == lowest),
                   key=lambda pair: pair[0].baseline)
