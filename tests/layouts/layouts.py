# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as offices lay them out, and what is true of each.

Every body and every person is made up. A layout says what it varies, where its
signers are and what a reader of Phụ lục I of Nghị định 30/2020 knows of it; it
does not say where anything stands: that is measured on the page."""

import unicodedata

from flat_odt import document, frame, p, table

BODY = "ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SENTENCE = (
    "Căn cứ chức năng, nhiệm vụ được giao, các cơ quan, đơn vị tổ chức thực "
    "hiện và báo cáo kết quả bằng văn bản theo đúng thời hạn quy định. ")
LAST = "Đề nghị các cơ quan, đơn vị phối hợp thực hiện./."
TITLES = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
NAME = "Nguyễn Văn A"


def centred(text, size=13, **more):
    return p(text, "center", size, **more)


def bold(text, size=13, **more):
    return centred(text, size, bold=True, **more)


def head(number="Số:            /UBND-VX",
         date="Minh Họa, ngày       tháng       năm 2026", *, body=BODY,
         subject="V/v sử dụng chữ ký số", size=13, widths=(66, 99),
         marks=()):
    """Ô 1 to 5b, in the table of two columns that everybody uses."""
    left = [bold(line, size) for line in body.split("\n")]
    left.append(centred(number, size, before=6))
    if subject:
        left.append(centred(subject, 12, before=6))
    left += [bold(mark, 13, before=6) for mark in marks]
    right = [bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
             bold(MOTTO, 13), centred(date, size + 1, italic=True, before=6)]
    return table(widths, [left, right])


def foot(titles=TITLES, name=NAME, blanks=5, *, other=(), note=None, size=14,
         widths=(80, 85), recipients=2, weight=True):
    """Ô 7 and 9b."""
    left = [p("Nơi nhận:", size=12, bold=True, italic=True), p("- Như trên;",
                                                               size=11)]
    left += [p(f"- Sở số {i + 1} tỉnh Minh Họa;", size=11)
             for i in range(recipients)]
    left.append(p("- Lưu: VT, VX.", size=11))
    right = [centred(line, size, bold=weight) for line in titles]
    if note:
        right.append(centred(note, 13, italic=True))
    right += [p(size=size) for _ in range(blanks)]
    right += [centred(line, size, bold=weight) for line in other]
    right.append(centred(name, size, bold=weight))
    return table(widths, [left, right])


def text(n=5, last=LAST, **more):
    lines = [p(SENTENCE * 2, "justify", indent=12.7, before=6, **more)
             for _ in range(n)]
    return lines + ([p(last, "justify", indent=12.7, before=6, **more)]
                    if last else [])


def to_whom():
    return centred("Kính gửi: Các sở, ban, ngành tỉnh.", 14, before=12)


def letter(n=5, **parts):
    return [parts.get("head") or head(), to_whom(), *text(n), p(),
            parts.get("foot") or foot()]


def decision(symbol="QĐ-UBND"):
    return [head(f"Số:            /{symbol}", subject=None),
            bold("QUYẾT ĐỊNH", 14, before=18),
            bold("Ban hành Quy chế quản lý, sử dụng chữ ký số", 14),
            bold("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HỌA", 14, before=12),
            *text(2, None),
            bold("QUYẾT ĐỊNH:", 14, before=12)]


def regulation(n=19):
    """What follows a decision in the same file, with names in its text."""
    pages = [
        bold("QUY CHẾ", 14, fresh=True),
        bold("Quản lý, sử dụng chữ ký số chuyên dùng công vụ", 14),
        centred("(Ban hành kèm theo Quyết định số       /QĐ-UBND\n"
                "ngày       tháng       năm 2026 của Ủy ban nhân dân tỉnh)",
                14, italic=True)]
    for i in range(n):
        pages.append(p(f"Điều {i + 1}. Trách nhiệm", bold=True,
                       fresh=i > 0))
        pages += text(8, "Ông Trần Văn Bê, Phó Giám đốc Sở, chịu trách nhiệm.")
    return pages


def people():
    """An appendix that looks like many signature blocks."""
    rows = [[[bold("CHỨC VỤ")], [bold("HỌ TÊN")], [bold("KÝ NHẬN")]]]
    rows += [[[centred(title)], [centred(name)], [p()]]
             for title, name in (("GIÁM ĐỐC", "Lê Thị Cúc"),
                                 ("PHÓ GIÁM ĐỐC", "Phạm Văn Dũng"),
                                 ("TRƯỞNG PHÒNG", "Hoàng Thị Em"))]
    return [bold("PHỤ LỤC", 14, fresh=True),
            centred("(Kèm theo Công văn số       /UBND-VX ngày      tháng"
                    "      năm 2026)", 13, italic=True),
            table((55, 55, 55), *rows)]


def tabbed():
    """Without a table: columns made with tabs, blanks with more of them."""
    stops = ((30, "center"), (115, "center"))
    at = {"tabs": stops, "size": 13}
    return [p("\tỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
              bold=True, **{**at, "size": 12}),
            p(f"\tTỈNH MINH HỌA\t{MOTTO}", bold=True, **at),
            p("\tSố:            /UBND-VX\tMinh Họa, ngày       tháng       "
              "năm 2026", **at),
            to_whom(), *text(4), p(),
            p("Nơi nhận:\tKT. CHỦ TỊCH", bold=True,
              tabs=((125, "center"),), size=13),
            p("- Như trên;\tPHÓ CHỦ TỊCH", bold=True,
              tabs=((125, "center"),), size=13),
            *[p() for _ in range(5)],
            p(f"\t{NAME}", bold=True, tabs=((125, "center"),), size=13)]


def joint(left, right, blanks=5):
    cells = [[bold(line, 14) for line in titles] + [p() for _ in range(blanks)]
             + [bold(name, 14)] for *titles, name in (left, right)]
    return table((82, 83), cells)


def decompose(blocks):
    """The same text in NFD."""
    def turn(thing):
        if isinstance(thing, str):
            return unicodedata.normalize("NFD", thing)
        if isinstance(thing, (tuple, list)):
            return type(thing)(turn(part) for part in thing)
        return thing
    return [turn(block) for block in blocks]


def framed():
    """Head and block in text boxes, as templates of Word have them."""
    return [
        frame(0, 0, 66, bold("ỦY BAN NHÂN DÂN"), bold("TỈNH MINH HỌA"),
              centred("Số:            /UBND-VX", before=6)),
        frame(66, -6, 99, bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12),
              bold(MOTTO), centred("Minh Họa, ngày       tháng       năm 2026",
                                   14, italic=True, before=6)),
        frame(80, 145, 85, *[bold(line, 14) for line in TITLES],
              *[p() for _ in range(5)], bold(NAME, 14)),
        *[p() for _ in range(5)], to_whom(), *text(4)]


GD = ("SỞ NỘI VỤ", "GIÁM ĐỐC", "Trần Văn Bê")
CA = ("CÔNG AN TỈNH", "GIÁM ĐỐC", "Lê Thị Cúc")


class Layout:
    """@signers: (title, name) in the order of signing; @page: of the block;
    @number, @date: whether there are blanks for them."""

    def __init__(self, name, blocks, *, signers=(("PHÓ CHỦ TỊCH", NAME),),
                 page=0, number=True, date=("17", "11"),
                 refused=None, warns=(), blank_is_narrow=False, truth=None,
                 **options):
        """@refused: the exit status and a word of the reason; @truth: the
        layout where the same words stand, where MuPDF can read them."""
        self.name = name
        self.xml = document(blocks, **options) if blocks else None
        self.signers = signers
        self.page = page
        self.number = number
        self.date = date
        self.refused = refused
        self.warns = warns
        self.blank_is_narrow = blank_is_narrow
        self.truth = truth or name


def with_number(line):
    return letter(head=head(line))


def with_block(*titles, name=NAME, **more):
    return letter(foot=foot(titles, name, **more))


LAYOUTS = [
    Layout("letter", letter()),
    Layout("decision-page-1-of-20",
           [*decision(), *text(1), foot(blanks=3), *regulation()]),
    Layout("block-at-the-foot", letter(6)),
    Layout("block-on-page-2", letter(12), page=1),
    Layout("long-report-page-8", [head(), bold("BÁO CÁO", 14), *text(70),
                                  p(fresh=True), foot()], page=7),
    Layout("joint-side-by-side", [head(), to_whom(), *text(4), p(),
                                  joint(GD, CA)],
           signers=(("GIÁM ĐỐC", "Trần Văn Bê"), ("GIÁM ĐỐC", "Lê Thị Cúc"))),
    Layout("joint-below-each-other",
           [head(), to_whom(), *text(1),
            foot(("SỞ NỘI VỤ", "GIÁM ĐỐC"), "Trần Văn Bê", 4),
            p(), foot(("CÔNG AN TỈNH", "GIÁM ĐỐC"), "Lê Thị Cúc", 4)],
           signers=(("GIÁM ĐỐC", "Lê Thị Cúc"), ("GIÁM ĐỐC", "Trần Văn Bê"))),
    Layout("joint-three", [head(), to_whom(), *text(1), joint(GD, CA, 4), p(),
                           *[bold(line, 14) for line in
                             ("SỞ TÀI CHÍNH", "PHÓ GIÁM ĐỐC")],
                           *[p() for _ in range(4)], bold("Vũ Thị Giang", 14)],
           signers=(("PHÓ GIÁM ĐỐC", "Vũ Thị Giang"),
                    ("GIÁM ĐỐC", "Lê Thị Cúc"), ("GIÁM ĐỐC", "Trần Văn Bê"))),
    Layout("head-in-own-right", with_block("CHỦ TỊCH"),
           signers=(("CHỦ TỊCH", NAME),)),
    Layout("acting", with_block("Q. GIÁM ĐỐC"),
           signers=(("Q. GIÁM ĐỐC", NAME),)),
    Layout("by-order", with_block("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
           signers=(("CHÁNH VĂN PHÒNG", NAME),)),
    Layout("by-order-of-order",
           with_block("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG",
                      "PHÓ CHÁNH VĂN PHÒNG"),
           signers=(("PHÓ CHÁNH VĂN PHÒNG", NAME),)),
    Layout("authorised-wrapped-title",
           with_block("TUQ. CHỦ TỊCH",
                      "GIÁM ĐỐC SỞ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG"),
           signers=(("VÀ MÔI TRƯỜNG", NAME),)),
    Layout("other-title-small",
           with_block("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN",
                      other=("Phó Chủ tịch Ủy ban nhân dân tỉnh",)),
           signers=(("TRƯỞNG BAN", "Phó Chủ tịch Ủy ban nhân dân tỉnh"),)),
    Layout("other-title-capitals",
           with_block("TM. HỘI ĐỒNG", "CHỦ TỊCH",
                      other=("PHÓ CHỦ TỊCH UBND TỈNH",)),
           signers=(("CHỦ TỊCH", "PHÓ CHỦ TỊCH UBND TỈNH"),)),
    Layout("three-lines", with_block(*TITLES, blanks=3, size=13)),
    Layout("six-lines", with_block(*TITLES, blanks=6)),
    Layout("eight-lines", with_block(*TITLES, blanks=8)),
    Layout("sign-here", with_block(*TITLES, note="(Ký, ghi rõ họ tên)")),
    Layout("sign-here-decree",
           with_block(*TITLES, note="(Chữ ký của người có thẩm quyền, dấu/chữ "
                                    "ký số của cơ quan, tổ chức)", blanks=6)),
    Layout("blank-of-tabs", with_number("Số:\t\t/UBND-VX")),
    Layout("blank-of-dots", with_number("Số: ............/UBND-VX")),
    Layout("blank-of-underscores", with_number("Số:_______/UBND-VX")),
    Layout("blank-of-ellipses", letter(head=head(
        "Số: …… /UBND-VX", "Minh Họa, ngày …… tháng …… năm 2026"))),
    Layout("dots-in-the-date", letter(head=head(
        date="Minh Họa, ngày.....tháng.....năm 2026"))),
    Layout("narrow-blank", with_number("Số:     /UBND-VX"),
           blank_is_narrow=True, warns=("number-wide",)),
    Layout("printed-month", letter(head=head(
        date="Minh Họa, ngày       tháng 11 năm 2026")), date=("17",)),
    Layout("printed-date", letter(head=head(
        date="Minh Họa, ngày 17 tháng 11 năm 2026")), date=()),
    Layout("printed-number", with_number("Số: 147/UBND-VX"), number=False),
    Layout("decomposed", decompose(letter())),
    Layout("old-tones", letter(
        head=head(body="UỶ BAN NHÂN DÂN\nTỈNH MINH HOẠ",
                  date="Minh Hoạ, ngày       tháng       năm 2026"),
        foot=foot(("TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                  "Trần Thị Thuý Hoà")),
        signers=(("PHÓ CHỦ TỊCH", "Trần Thị Thuý Hoà"),)),
    Layout("no-table", tabbed()),
    Layout("text-boxes", framed()),
    Layout("landscape", letter(3, head=head(widths=(100, 152)),
                               foot=foot(widths=(130, 122))),
           landscape=True),
    Layout("two-columns-of-text",
           [head(), to_whom(),
            table((80, 85), [[*text(3, None)], [*text(3, None)]], split=True),
            p(LAST), foot()]),
    Layout("appendix-in-the-file", [*letter(4), *people()]),
    Layout("names-in-the-text",
           [head(), to_whom(),
            bold("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", 14, before=12),
            centred("Trần Văn Bê", 14), *text(3),
            p("Ông Nguyễn Văn A, Phó Chủ tịch, phụ trách chung.", indent=12.7),
            p(), foot()]),
    Layout("urgent", letter(head=head(marks=("HỎA TỐC",)))),
    Layout("circulation-and-page-number", letter(),
           header=(p("XEM XONG TRẢ LẠI", "center", 13, bold=True),)),
    Layout("draft", letter(head=head(marks=("DỰ THẢO",))), warns=("draft",)),
    Layout("secret", letter(head=head(marks=("MẬT",))), refused=("6", "MẬT")),
    Layout("secrecy-in-a-heading",
           [*decision(), *text(1, "Quản lý KHÓA BÍ MẬT và văn bản MẬT./."),
            foot(blanks=4)]),
    Layout("many-recipients", with_block(*TITLES)[:-1] +
           [foot(recipients=14)]),
    Layout("upright-name", letter(foot=foot(weight=False))),
    Layout("spaced-letters", [head(), bold("T H Ô N G   B Á O", 14),
                              bold("KẾT LUẬN", 14, spacing=3), *text(4),
                              foot()]),
    Layout("degree-before-the-name",
           with_block("GIÁM ĐỐC", name="TS. Nguyễn Văn A"),
           signers=(("GIÁM ĐỐC", "TS. Nguyễn Văn A"),)),
    Layout("party-letter",
           [table((66, 99), [[bold("TỈNH ỦY MINH HỌA"), bold("*"),
                              centred("Số            -CV/TU", 14)],
                             [bold("ĐẢNG CỘNG SẢN VIỆT NAM", 15),
                              centred("Minh Họa, ngày       tháng       năm "
                                      "2026", 14, italic=True)]]),
            to_whom(), *text(4),
            foot(("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"))],
           signers=(("PHÓ BÍ THƯ", NAME),)),
    Layout("private-letter",
           [bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13), bold(MOTTO, 14),
            bold("ĐƠN ĐỀ NGHỊ", 14, before=18), *text(4),
            table((80, 85), [[p()], [
                centred("Minh Họa, ngày       tháng       năm 2026", 14,
                        italic=True),
                bold("Người làm đơn", 14),
                centred("(Ký và ghi rõ họ tên)", 13, italic=True),
                *[p() for _ in range(4)], bold(NAME, 14)]])],
           signers=(("Người làm đơn", NAME),), number=False, date=None),
    # Written straight as PDF by piece_pdf.py.
    Layout("pieces-cut", None),
    Layout("pieces-words", None),
    Layout("pieces-letters", None),
    Layout("pieces-twice", None, truth="pieces-cut"),
    Layout("pieces-turned", None),
    Layout("pieces-without-unicode", None, refused=("1", "")),
    Layout("scan", None, refused=("1", "")),
    Layout("scan-with-text", None, refused=("1", "uncertain")),
]
