# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters written straight as PDF, their text in the pieces that other writers
leave: Word cuts inside of words and pads with spaces, Aspose places each word
by itself, printers place each letter or print bold text twice."""

import functools
import pathlib
import random
import struct
import subprocess
import zlib

MM = 72 / 25.4
A4 = (210, 297)


class Font:
    """A TrueType font: which glyph a letter has and how wide it is."""

    def __init__(self, style):
        path = subprocess.run(
            ["fc-match", "-f", "%{file}", f"Liberation Serif:style={style}"],
            capture_output=True, check=True, text=True).stdout
        self.data = pathlib.Path(path).read_bytes()
        self.name = "LiberationSerif-" + style.replace(" ", "")
        n_tables = struct.unpack(">H", self.data[4:6])[0]
        self.tables = {}
        for i in range(n_tables):
            tag, _, start, size = struct.unpack(
                ">4sIII", self.data[12 + 16 * i:28 + 16 * i])
            self.tables[tag.decode()] = self.data[start:start + size]
        self.units = struct.unpack(">H", self.tables["head"][18:20])[0]
        self.n_metrics = struct.unpack(">H", self.tables["hhea"][34:36])[0]
        self.glyphs = self.read_cmap()

    def read_cmap(self):
        cmap = self.tables["cmap"]
        for i in range(struct.unpack(">H", cmap[2:4])[0]):
            start = struct.unpack(">I", cmap[8 + 8 * i:12 + 8 * i])[0]
            if struct.unpack(">H", cmap[start:start + 2])[0] == 4:
                return self.read_segments(cmap[start:])
        raise ValueError("no format 4")

    @staticmethod
    def read_segments(table):
        n = struct.unpack(">H", table[6:8])[0] // 2

        def row(at):
            return struct.unpack(f">{n}H", table[at:at + 2 * n])
        ends, starts = row(14), row(16 + 2 * n)
        deltas, offsets = row(16 + 4 * n), row(16 + 6 * n)
        glyphs = {}
        for i in range(n):
            for code in range(starts[i], min(ends[i], 0xFFFE) + 1):
                glyph = code
                if offsets[i]:
                    at = 16 + 6 * n + 2 * i + offsets[i] + 2 * (code -
                                                                starts[i])
                    glyph = struct.unpack(">H", table[at:at + 2])[0]
                    if not glyph:
                        continue
                glyphs[code] = (glyph + deltas[i]) & 0xFFFF
        return glyphs

    def glyph(self, letter):
        return self.glyphs.get(ord(letter), 0)

    def width(self, letter):
        at = 4 * min(self.glyph(letter), self.n_metrics - 1)
        return struct.unpack(">H", self.tables["hmtx"][at:at + 2])[
            0] / self.units

    def measure(self, text):
        return sum(map(self.width, text))


@functools.lru_cache(maxsize=None)
def font(style):
    return Font(style)


def line(text, x, y, size=13, style="Regular", centre=False):
    """@x, @y: left end, or middle, of the baseline in millimetres."""
    if centre:
        x -= font(style).measure(text) * size / MM / 2
    return (text, x, y, size, style)


def letter_lines(number="Số:            /UBND-VX"):
    bold, italic = "Bold", "Italic"
    return [
        line("ỦY BAN NHÂN DÂN", 62, 24, 13, bold, True),
        line("TỈNH MINH HỌA", 62, 29.5, 13, bold, True),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 146, 24, 12, bold, True),
        line("Độc lập - Tự do - Hạnh phúc", 146, 29.5, 13, bold, True),
        line(number, 62, 38, 13, centre=True),
        line("Minh Họa, ngày       tháng       năm 2026", 146, 38, 14, italic,
             True),
        line("V/v sử dụng chữ ký số", 62, 44, 12, centre=True),
        line("Kính gửi: Các sở, ban, ngành tỉnh.", 105, 56, 14, centre=True),
        line("Các cơ quan, đơn vị tổ chức thực hiện theo quy định./.", 42, 70,
             14),
        line("Nơi nhận:", 30, 100, 12, "Bold Italic"),
        line("- Như trên;", 30, 105, 11),
        line("- Lưu: VT, VX.", 30, 110, 11),
        line("TM. ỦY BAN NHÂN DÂN", 150, 100, 14, bold, True),
        line("KT. CHỦ TỊCH", 150, 106, 14, bold, True),
        line("PHÓ CHỦ TỊCH", 150, 112, 14, bold, True),
        line("Nguyễn Văn A", 150, 147, 14, bold, True)]


class Letter:
    """The page on its way: fonts that are used, content that grows."""

    def __init__(self, pieces, *, page=A4, has_unicode=True, mode=0):
        self.pieces = pieces
        self.page = page
        self.has_unicode = has_unicode
        self.mode = mode
        self.used = {}
        self.content = []
        self.chance = random.Random(7)

    def codes(self, style, text):
        self.used.setdefault(style, {}).update(
            {font(style).glyph(letter): letter for letter in text})
        return "".join(f"{font(style).glyph(letter):04x}" for letter in text)

    def show(self, text, x, y, size, style):
        name = "F" + style.replace(" ", "")
        self.content.append(
            f"BT /{name} {size} Tf {self.mode} Tr 1 0 0 1 {x * MM:.3f} "
            f"{(self.page[1] - y) * MM:.3f} Tm "
            f"<{self.codes(style, text)}> Tj ET")

    def cut(self, text, lengths):
        while text:
            n = self.chance.choice(lengths)
            yield text[:n]
            text = text[n:]

    def parts(self, text):
        """[(offset in letters, text)] as the writer would leave them."""
        if self.pieces == "letters":
            return [(i, c) for i, c in enumerate(text) if c != " "]
        if self.pieces == "words":
            parts, at = [], 0
            for word in text.split(" "):
                if word:
                    parts.append((at, word))
                at += len(word) + 1
            return parts
        parts, at = [], 0
        for part in self.cut(text, (1, 2, 3, 5, 8, 13)):
            parts.append((at, part))
            at += len(part)
        return parts

    def add(self, text, x, y, size, style):
        for at, part in self.parts(text):
            left = x + font(style).measure(text[:at]) * size / MM
            self.show(part, left, y, size, style)
            if self.pieces == "twice" and "Bold" in style:
                self.show(part, left + 0.1, y, size, style)
        if self.pieces == "cut":
            end = x + font(style).measure(text) * size / MM
            self.show("  ", end, y, size, style)

    def font_objects(self, style, first):
        face = font(style)
        used = sorted(self.used[style].items())
        widths = " ".join(f"{glyph} [{face.width(c) * 1000:.0f}]"
                          for glyph, c in used)
        maps = "\n".join(f"<{glyph:04x}> <{c.encode('utf-16-be').hex()}>"
                         for glyph, c in used)
        unicode = ("/CIDInit /ProcSet findresource begin 12 dict begin "
                   "begincmap 1 begincodespacerange <0000> <ffff> "
                   f"endcodespacerange {len(used)} beginbfchar\n{maps}\n"
                   "endbfchar endcmap end end")
        return [
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{face.name} /Encoding "
            f"/Identity-H /DescendantFonts [{first + 1} 0 R]"
            + (f" /ToUnicode {first + 4} 0 R" if self.has_unicode else "")
            + " >>",
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{face.name} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            f"/Supplement 0 >> /CIDToGIDMap /Identity /W [{widths}] "
            f"/FontDescriptor {first + 2} 0 R >>",
            f"<< /Type /FontDescriptor /FontName /{face.name} /Flags 4 "
            "/FontBBox [-200 -303 1000 1007] /ItalicAngle 0 /Ascent 891 "
            "/Descent -216 /CapHeight 662 /StemV 80 "
            f"/FontFile2 {first + 3} 0 R >>",
            face.data, unicode.encode()]

    def write(self, path, lines, *, rotate=0, image=False):
        if image:
            self.content.append(f"q {self.page[0] * MM} 0 0 "
                                f"{self.page[1] * MM} 0 0 cm /Im Do Q")
        for text in lines:
            self.add(*text)
        width, height = (side * MM for side in self.page)
        objects, fonts = [None] * 4, ""
        for style in self.used:
            fonts += f"/F{style.replace(' ', '')} {len(objects) + 1} 0 R "
            objects += self.font_objects(style, len(objects) + 1)
        picture = ""
        if image:
            objects.append(b"\xee" * (84 * 119))
            picture = f"/XObject << /Im {len(objects)} 0 R >>"
        content = "\n".join(self.content)
        if rotate == 90:  # the page lies on its side and is turned to be read
            content = f"q 0 1 -1 0 {height:.3f} 0 cm\n{content}\nQ"
            width, height = height, width
        objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
        objects[1] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
        objects[2] = (f"<< /Type /Page /Parent 2 0 R /Rotate {rotate} "
                      f"/MediaBox [0 0 {width:.3f} {height:.3f}] /Contents "
                      f"4 0 R /Resources << /Font << {fonts}>> {picture} >> >>")
        objects[3] = content.encode()
        path.write_bytes(self.file(objects, len(objects) if image else 0))

    @staticmethod
    def file(objects, image):
        data, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
        for i, thing in enumerate(objects):
            offsets.append(len(data))
            if isinstance(thing, bytes):
                packed = zlib.compress(thing, 1)
                more = (b" /Type /XObject /Subtype /Image /Width 84 /Height "
                        b"119 /ColorSpace /DeviceGray /BitsPerComponent 8"
                        if i + 1 == image else b"")
                thing = (b"<< /Length %d /Length1 %d /Filter /FlateDecode%s >>"
                         b"\nstream\n%s\nendstream"
                         % (len(packed), len(thing), more, packed))
            else:
                thing = thing.encode()
            data += b"%d 0 obj\n%s\nendobj\n" % (i + 1, thing)
        xref = len(data)
        rows = "".join(f"{at:010d} 00000 n \n" for at in offsets)
        return data + (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
                       f"{rows}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R"
                       f" >>\nstartxref\n{xref}\n%%EOF\n").encode()


def write_all(folder):
    """NAME.pdf for each of PIECES in layouts.py."""
    lines = letter_lines()
    for pieces in ("cut", "words", "letters", "twice"):
        Letter(pieces).write(folder / f"pieces-{pieces}.pdf", lines)
    Letter("words").write(folder / "pieces-turned.pdf", lines, rotate=90)
    Letter("words", has_unicode=False).write(
        folder / "pieces-without-unicode.pdf", lines)
    Letter("words").write(folder / "scan.pdf", [], image=True)
    Letter("words", mode=3).write(folder / "scan-with-text.pdf", lines,
                                  image=True)
