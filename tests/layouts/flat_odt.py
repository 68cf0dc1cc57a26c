# SPDX-License-Identifier: GPL-3.0-or-later
"""Flat OpenDocument text written by hand: paragraphs, tables, pages.

A document is a list of blocks. A paragraph is made by p(); a table by table();
a new page by setting fresh=True on the paragraph that begins it. Text may hold
tabs, runs of spaces and line breaks: they are written as such."""

import re
from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("style", "style"),
                        ("text", "text"), ("table", "table"),
                        ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
                        ("svg", "svg-compatible")))


def p(text="", align="left", size=14, bold=False, italic=False, indent=0,
      before=0, fresh=False, tabs=(), left=0, spacing=0):
    """A paragraph; sizes in points, @indent, @left and @tabs in millimetres."""
    return ("p", text, align, size, bold, italic, indent, before, fresh,
            tuple(tabs), left, spacing)


def table(widths, *rows, split=False):
    """Widths in millimetres; a row is a list of cells, a cell of paragraphs."""
    return ("table", tuple(widths), rows, split)


def frame(x, y, width, *paragraphs):
    """A text box at a place of the first page's text area."""
    return ("frame", x, y, width, paragraphs)


class Writer:
    """One document on its way to XML."""

    def __init__(self):
        self.styles = {}
        self.rules = []
        self.n_tables = 0

    def style_of(self, key):
        if key not in self.styles:
            name = f"P{len(self.styles)}"
            self.styles[key] = name
            self.rules.append(self.paragraph_rule(name, *key))
        return self.styles[key]

    @staticmethod
    def paragraph_rule(name, align, size, bold, italic, indent, before, fresh,
                       tabs, left, spacing):
        stops = "".join(f'<style:tab-stop style:position="{at}mm"'
                        f' style:type="{kind}"/>' for at, kind in tabs)
        return (
            f'<style:style style:name="{name}" style:family="paragraph">'
            f'<style:paragraph-properties fo:text-align="{align}"'
            f' fo:text-indent="{indent}mm" fo:margin-left="{left}mm"'
            f' fo:margin-top="{before}pt" fo:orphans="0" fo:widows="0"'
            + (' fo:break-before="page"' if fresh else "") + ">"
            f"<style:tab-stops>{stops}</style:tab-stops>"
            "</style:paragraph-properties>"
            f'<style:text-properties fo:font-size="{size}pt"'
            f' fo:letter-spacing="{spacing}pt"'
            f' fo:font-weight="{"bold" if bold else "normal"}"'
            f' fo:font-style="{"italic" if italic else "normal"}"/>'
            "</style:style>")

    @staticmethod
    def text(text):
        words = escape(text)
        words = re.sub(r"  +", lambda m: " " + (
            f'<text:s text:c="{len(m.group()) - 1}"/>'), words)
        words = re.sub(r"^ ", "<text:s/>", words)
        return words.replace("\t", "<text:tab/>").replace(
            "\n", "<text:line-break/>")

    def paragraph(self, block):
        _, text, *key = block
        return (f'<text:p text:style-name="{self.style_of(tuple(key))}">'
                f"{self.text(text)}</text:p>")

    def cells(self, row):
        return "".join(
            f'<table:table-cell table:style-name="C">{self.blocks(cell)}'
            "</table:table-cell>" for cell in row)

    def table(self, block):
        _, widths, rows, split = block
        self.n_tables += 1
        name = f"T{self.n_tables}"
        self.rules.append(
            f'<style:style style:name="{name}" style:family="table">'
            f'<style:table-properties style:width="{sum(widths)}mm"'
            ' table:align="left"/></style:style>'
            f'<style:style style:name="{name}R" style:family="table-row">'
            f'<style:table-row-properties fo:keep-together="'
            f'{"auto" if split else "always"}"/></style:style>')
        columns = ""
        for i, width in enumerate(widths):
            self.rules.append(
                f'<style:style style:name="{name}C{i}"'
                ' style:family="table-column"><style:table-column-properties'
                f' style:column-width="{width}mm"/></style:style>')
            columns += f'<table:table-column table:style-name="{name}C{i}"/>'
        lines = "".join(f'<table:table-row table:style-name="{name}R">'
                        f"{self.cells(row)}</table:table-row>" for row in rows)
        return (f'<table:table table:style-name="{name}">{columns}{lines}'
                "</table:table>")

    def frame(self, block):
        _, x, y, width, paragraphs = block
        anchor = self.style_of(p()[2:])
        return (f'<text:p text:style-name="{anchor}">'
                f'<draw:frame draw:style-name="F" text:anchor-type="paragraph"'
                f' svg:x="{x}mm" svg:y="{y}mm" svg:width="{width}mm">'
                '<draw:text-box fo:min-height="5mm">'
                f"{self.blocks(paragraphs)}</draw:text-box></draw:frame>"
                "</text:p>")

    def blocks(self, blocks):
        makers = {"p": self.paragraph, "table": self.table,
                  "frame": self.frame}
        return "".join(makers[block[0]](block) for block in blocks)


def document(blocks, *, landscape=False, header=(), columns=1):
    """The whole file as text. Margins by Phụ lục I: 20, 15, 20, 30 mm."""
    writer = Writer()
    body = writer.blocks(blocks)
    head = writer.blocks(header)
    width, height = (297, 210) if landscape else (210, 297)
    if columns > 1:
        body = (f'<text:section text:style-name="S" text:name="S">{body}'
                "</text:section>")
    header_xml = f"<style:header>{head}</style:header>" if head else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Serif"
 svg:font-family="'Liberation Serif'"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph">
<style:text-properties style:font-name="Serif" fo:font-size="14pt"
 fo:language="vi" fo:country="VN"/></style:default-style></office:styles>
<office:automatic-styles>{"".join(writer.rules)}
<style:style style:name="C" style:family="table-cell">
<style:table-cell-properties fo:border="none" fo:padding="0mm"/></style:style>
<style:style style:name="F" style:family="graphic"><style:graphic-properties
 style:wrap="run-through" style:horizontal-pos="from-left"
 style:horizontal-rel="paragraph" style:vertical-pos="from-top"
 style:vertical-rel="paragraph" fo:border="none" fo:padding="0mm"
 draw:fill="none" draw:stroke="none"/></style:style>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="{columns}" fo:column-gap="8mm"/>
</style:section-properties></style:style>
<style:page-layout style:name="L"><style:page-layout-properties
 fo:page-width="{width}mm" fo:page-height="{height}mm"
 style:print-orientation="{"landscape" if landscape else "portrait"}"
 fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm"
 fo:margin-right="15mm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="L">{header_xml}</style:master-page>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body>
</office:document>
"""
