# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs' hands: who signs, fills, stamps and comments with what.

A step is PROGRAM WORD...: `anky` (ours), `pdfsig`, `mutool`, `qpdf`, `soffice`,
and by way of Foreign.java `box` (PDFBox 2) and `text` (iText 5).
"""

import functools
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
SIGN_FILE = os.environ["SIGN_FILE"]
LETTER = pathlib.Path(os.environ["DEMO_FILES"]) / "letter.pdf"
JARS = ["pdfbox2", "fontbox2", "commons-logging", "bcprov", "bcpkix", "bcutil",
        "itext5"]
CLASSPATH = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
PASSWORD = "demo"

spec = importlib.util.spec_from_file_location(
    "make_pdf", ROOT / "tests/support/make-pdf.py")
make_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make_pdf)


def lacking():
    """Why these hands cannot be had, or None."""
    missing = [tool for tool in ("javac", "pdfsig", "mutool", "qpdf",
                                 "certutil", "pk12util", "openssl", "soffice")
               if not shutil.which(tool)]
    missing += [jar for jar in JARS
                if not pathlib.Path(f"/usr/share/java/{jar}.jar").exists()]
    return f"not installed: {', '.join(missing)}" if missing else None


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], text=True,
                          capture_output=True, errors="replace", check=False,
                          **options)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stdout}{done.stderr}")
    return done.stdout


class Workshop:
    """A folder, and the programs that work in it."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="anky-honest-"))
        self.java = None

    def close(self):
        if self.java:
            self.java.stdin.close()
            self.java.stdout.close()
            self.java.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- Java ---------------------------------------------------------------

    def _start_java(self):
        classes = self.folder / "classes"
        run("javac", "-nowarn", "-cp", CLASSPATH, "-d", classes,
            *sorted(HERE.glob("*.java")))
        self.java = subprocess.Popen(
            ["java", "-XX:TieredStopAtLevel=1", "-cp",
             f"{CLASSPATH}:{classes}", "Foreign"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, encoding="utf-8")

    def _foreign(self, step, source, target):
        if not self.java:
            self._start_java()
        self.java.stdin.write(f"{step}\t{source}\t{target}\n")
        self.java.stdin.flush()
        answer = self.java.stdout.readline().strip()
        if answer != "good":
            raise RuntimeError(f"{step}: {answer}")

    # --- the others ---------------------------------------------------------

    @functools.cached_property
    def pkcs12(self):
        path = self.folder / "organization.p12"
        run("openssl", "pkcs12", "-export", "-in", PKI / "organization.pem",
            "-inkey", PKI / "organization.key", "-name", "organization",
            "-passout", f"pass:{PASSWORD}", "-out", path)
        return path

    @functools.cached_property
    def nss(self):
        path = self.folder / "nss"
        path.mkdir()
        store = f"sql:{path}"
        run("certutil", "-N", "-d", store, "--empty-password")
        run("pk12util", "-i", self.pkcs12, "-d", store, "-W", PASSWORD)
        for name in ("root", "sub"):
            run("certutil", "-A", "-d", store, "-n", name, "-t", "C,C,C", "-i",
                PKI / f"{name}.pem")
        return path

    def _pdfsig(self, words, source, target):
        run("pdfsig", source, target, "-nssdir", self.nss, "-nick",
            "organization", "-no-ocsp", *(words or ["-add-signature"]))

    def _mutool(self, words, source, target):
        if words[0] == "sign":
            number = find_blank(source)
            run("mutool", "sign", "-s", self.pkcs12, "-P", PASSWORD, "-o",
                target, source, number)
        else:
            run("mutool", "clean", *words, source, target)

    def _soffice(self, source, target):
        out = self.folder / "soffice"
        run("soffice", f"-env:UserInstallation=file://{self.folder}/office",
            "--headless", "--convert-to", "pdf", "--outdir", out, source)
        shutil.move(out / (source.stem + ".pdf"), target)

    def step(self, step, source, target):
        program, *words = step.split()
        if program in ("box", "text"):
            self._foreign(step, source, target)
        elif program == "anky":
            run(SIGN_FILE, *words, source, target)
        elif program == "pdfsig":
            self._pdfsig(words, source, target)
        elif program == "mutool":
            self._mutool(words, source, target)
        elif program == "soffice":
            self._soffice(source, target)
        else:
            run(program, *words, source, target)
        return target


def find_blank(path):
    """The object of the signature field "Blank", by MuPDF's own reading."""
    for line in run("mutool", "show", path, "grep").splitlines():
        if "/T(Blank)" in line:
            return line.split()[0].split(":")[-1]
    raise RuntimeError(f"{path}: no field called Blank")


def write_text(path):
    """What LibreOffice makes a letter of."""
    path.write_text("ỦY BAN NHÂN DÂN XÃ MẪU (DEMO)\n\nTổng số tiền phải trả là "
                    "1.000.000 đồng.\n\nCHỦ TỊCH\n\n\n\nNguyễn Văn A\n",
                    encoding="utf-8")
    return path


def write_form(path, xref):
    """A letter with a text field, a choice, a check box, a blank signature."""
    pdf = make_pdf.Pdf()
    font = pdf.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
                   "/Encoding /WinAnsiEncoding >>")
    page = pdf.reserve()
    pages = pdf.reserve()
    content = pdf.add_stream(
        "", b"BT /F1 14 Tf 72 760 Td (UY BAN NHAN DAN) Tj 0 -60 Td (Tong so "
            b"tien phai tra la 1.000.000 dong.) Tj ET")
    shown = pdf.add_stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font "
        f"<< /F1 {font} 0 R >> >>",
        b"/Tx BMC q BT /F1 12 Tf 2 5 Td (mot trieu) Tj ET Q EMC")
    yes, off = (pdf.add_stream("/Type /XObject /Subtype /Form /BBox "
                               "[0 0 20 20]", data)
                for data in (b"2 2 16 16 re f", b"2 2 16 16 re s"))
    widget = f"/Type /Annot /Subtype /Widget /F 4 /P {page} 0 R"
    fields = [pdf.add(text) for text in (
        f"<< {widget} /FT /Tx /T (amount) /Rect [72 560 272 580] /DA "
        f"(/F1 12 Tf 0 g) /V (mot trieu) /AP << /N {shown} 0 R >> >>",
        f"<< {widget} /FT /Btn /T (agree) /Rect [300 560 320 580] /V /Off "
        f"/AS /Off /AP << /N << /Yes {yes} 0 R /Off {off} 0 R >> >> >>",
        f"<< {widget} /FT /Ch /Ff 131072 /T (kind) /Rect [72 520 272 540] /DA "
        f"(/F1 12 Tf 0 g) /Opt [(mot) (hai)] /V (mot) /AP << /N {shown} 0 R >> "
        ">>",
        f"<< {widget} /FT /Sig /T (Blank) /Rect [330 200 480 240] >>")]
    names = " ".join(f"{number} 0 R" for number in fields)
    pdf.put(page, f"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 595 842] "
                  f"/Contents {content} 0 R /Resources << /Font << /F1 {font} "
                  f"0 R >> >> /Annots [{names}] >>")
    pdf.put(pages, f"<< /Type /Pages /Kids [{page} 0 R] /Count 1 >>")
    # Poppler 22.12 forgets a field that it adds to a form inside the catalog.
    form = pdf.add(
        f"<< /Fields [{names}] /DA (/F1 12 Tf 0 g) /DR << /Font << /F1 {font} "
        f"0 R /Helv {font} 0 R >> >> >>")
    pdf.root = pdf.add(
        f"<< /Type /Catalog /Pages {pages} 0 R /AcroForm {form} 0 R >>")
    pdf.write(path, xref)
    return path
