#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault after the other and asks whether the lint sees it."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SPDX_C = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n\n"
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later\n\n"
LONG_BODY = "  step ();\n" * 120


class Planted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write(".clang-format",
                   (HERE.parents[1] / ".clang-format").read_text())
        self.write("src/base/anky-low.h",
                   SPDX_C + "#pragma once\n\n#include <glib.h>\n\n"
                   "void anky_low (void);\n")
        self.write("src/pdf/anky-middle.h",
                   SPDX_C + "#pragma once\n\n#include \"anky-low.h\"\n")
        self.write("src/office/anky-high.h", SPDX_C + "#pragma once\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def lint(self, name, *options):
        done = subprocess.run(
            [sys.executable, HERE / f"check-{name}.py", "--root", self.root,
             *options], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def assert_clean(self, name, *options):
        status, output = self.lint(name, *options)
        self.assertEqual(status, 0, output)

    def assert_caught(self, name, words, *options):
        status, output = self.lint(name, *options)
        self.assertEqual(status, 1, output)
        self.assertIn(words, output)


class Layers(Planted):
    def include(self, layer, line):
        self.write(f"src/{layer}/anky-planted.c", SPDX_C + line + "\n")

    def test_clean(self):
        self.include("office", '#include "anky-middle.h"\n#include <cairo.h>')
        self.assert_clean("layers")

    def test_upwards(self):
        self.include("pdf", '#include "anky-high.h"')
        self.assert_caught("layers", "pdf may not include anky-high.h")

    def test_sideways(self):
        self.write("src/sign/anky-side.h", SPDX_C + "#pragma once\n")
        self.include("verify", '#include "anky-side.h"')
        self.assert_caught("layers", "verify may not include")

    def test_cli_without_ui(self):
        self.write("src/ui/anky-window.h", SPDX_C + "#pragma once\n")
        self.include("cli", '#include "anky-window.h"')
        self.assert_caught("layers", "cli may not include")

    def test_foreign(self):
        for layer, header in (("verify", "openssl/x509.h"),
                              ("office", "p11-kit/p11-kit.h"),
                              ("render", "poppler.h"),
                              ("ui", "poppler.h"),
                              ("office", "gtk/gtk.h"),
                              ("cli", "handy.h"),
                              ("crypto", "libsoup/soup.h"),
                              ("rules", "cairo.h"),
                              ("canvas", "gdk/gdk.h"),
                              ("base", "curl/curl.h")):
            with self.subTest(layer=layer, header=header):
                self.include(layer, f"#include <{header}>")
                self.assert_caught("layers", f"<{header}>")
                (self.root / f"src/{layer}/anky-planted.c").unlink()

    def test_in_a_comment_is_none(self):
        self.include("pdf", '/*\n#include "anky-high.h"\n*/')
        self.assert_clean("layers")

    def test_helper_has_poppler(self):
        self.include("render/helper", "#include <poppler.h>")
        self.assert_clean("layers")

    def test_unknown_folder(self):
        self.include("misc", "#include <glib.h>")
        self.assert_caught("layers", "not in a folder of the design")

    def test_meson_upwards(self):
        self.write("src/pdf/meson.build",
                   "anky_pdf_deps = [anky_base_dep, anky_sign_dep]\n")
        self.assert_caught("layers", "pdf may not depend on sign")

    def test_meson_foreign(self):
        self.write("src/verify/meson.build",
                   "anky_verify_deps = [anky_base_dep, libcrypto_dep]\n")
        self.assert_caught("layers", "libcrypto_dep is not for verify")

    def test_meson_second_library(self):
        self.write("src/render/meson.build",
                   "anky_wire_dep = declare_dependency()\n")
        self.write("src/verify/meson.build",
                   "anky_verify_deps = [anky_wire_dep]\n")
        self.assert_caught("layers", "verify may not depend on render")

    def test_meson_clean(self):
        self.write("src/crypto/meson.build",
                   "anky_crypto_deps = [anky_base_dep, libcrypto_dep]\n")
        self.assert_clean("layers")


class Style(Planted):
    def code(self, text, head=SPDX_C):
        self.write("src/base/anky-planted.c", head + text)

    def test_clean(self):
        self.code('void\nanky_planted (void)\n{\n  anky_call ("goto //");\n}\n')
        self.assert_clean("style")

    def test_faults(self):
        body = "void\nanky_planted (void)\n{{\n{}}}\n"
        unfinished = "TO" + "DO"
        for words, text in (
                ("goto", body.format("  goto out;\nout:\n  return;\n")),
                ("two slashes", body.format("  return; // why\n")),
                ("spaces at the end", "/* A line. */ \n"),
                (unfinished, f"/* {unfinished}: later */\n"),
                ("a function of", body.format(LONG_BODY)),
                ("more than 600", "/* A line. */\n" * 601),
                ("no newline", "/* A line. */"),
                ("a tab", "/*\ta tab */\n"),
                ("error:", "void anky_planted(void);\n")):
            with self.subTest(words):
                self.code(text)
                self.assert_caught("style", words)

    def test_no_licence(self):
        self.code("/* Nothing. */\n", head="")
        self.assert_caught("style", "no SPDX line")

    def test_script_without_licence(self):
        self.write("tests/thing", "#!/bin/bash\ntrue\n")
        self.assert_caught("style", "no SPDX line")


class Headers(Planted):
    def lint_header(self, text):
        self.write("src/base/anky-planted.h", SPDX_C + text)
        self.write("src/base/anky-low.h", SPDX_C + "#pragma once\n")
        self.write("build/compile_commands.json", json.dumps([{
            "directory": str(self.root / "build"),
            "file": "../src/base/anky-low.c",
            "command": "cc -I../src/base -MD -MF x.d -o x.o "
                       "-c ../src/base/anky-low.c"}]))
        return self.lint("headers", "--build", self.root / "build")

    def test_clean(self):
        status, output = self.lint_header(
            "#pragma once\n\n#include <stddef.h>\n\nsize_t anky_size (void);\n")
        self.assertEqual(status, 0, output)

    def test_lacks_an_include(self):
        status, output = self.lint_header(
            "#pragma once\n\nsize_t anky_size (void);\n")
        self.assertEqual(status, 1, output)
        self.assertIn("anky-planted.h does not compile alone", output)


class Words(Planted):
    HEADER = ('msgid ""\nmsgstr ""\n'
              '"Content-Type: text/plain; charset=UTF-8\\n"\n\n')

    def setUp(self):
        super().setUp()
        self.write("src/ui/anky-a.c", SPDX_C + 'f (_("Sign"));\n')
        self.write("po/POTFILES", "src/ui/anky-a.c\n")
        self.write("po/LINGUAS", "vi\n")
        self.translate('msgid "Sign"\nmsgstr "Ký số"\n')

    def translate(self, text):
        self.write("po/vi.po", self.HEADER + text)

    def test_clean(self):
        self.assert_clean("po")

    def test_file_not_listed(self):
        self.write("src/ui/anky-b.c", SPDX_C + 'f (_("Sign"));\n')
        self.assert_caught("po", "lacks src/ui/anky-b.c")

    def test_file_without_words(self):
        self.write("src/ui/anky-b.c", SPDX_C + "f ();\n")
        self.write("po/POTFILES", "src/ui/anky-a.c\nsrc/ui/anky-b.c\n")
        self.assert_caught("po", "which has no words")

    def test_not_sorted(self):
        self.write("src/ui/anky-b.c", SPDX_C + 'f (_("Sign"));\n')
        self.write("po/POTFILES", "src/ui/anky-b.c\nsrc/ui/anky-a.c\n")
        self.assert_caught("po", "not sorted")

    def test_not_translated(self):
        self.translate('msgid "Sign"\nmsgstr ""\n')
        self.assert_caught("po", "not complete")

    def test_fuzzy(self):
        self.translate('#, fuzzy\nmsgid "Sign"\nmsgstr "Ký số"\n')
        self.assert_caught("po", "not complete")

    def test_missing(self):
        self.translate("")
        self.assert_caught("po", "not complete")


class Data(Planted):
    DESKTOP = ("[Desktop Entry]\nType=Application\nName=Ấn Ký\nExec=anky %F\n"
               "Categories=Office;\n")

    def test_desktop(self):
        self.write("data/a.desktop", self.DESKTOP)
        self.assert_clean("data")
        self.write("data/a.desktop", self.DESKTOP.replace("Type", "Tpye"))
        self.assert_caught("data", "a.desktop")

    def test_schema(self):
        schema = ('<schemalist><schema id="vn.a" path="/vn/a/">'
                  '<key name="b" type="b"><default>{}</default></key>'
                  "</schema></schemalist>\n")
        self.write("data/a.gschema.xml", schema.format("true"))
        self.assert_clean("data")
        self.write("data/a.gschema.xml", schema.format("7"))
        self.assert_caught("data", "a.gschema.xml")

    def test_manual(self):
        self.write("data/a.1", ".TH A 1\n.SH NAME\na \\- b\n")
        self.assert_clean("data")
        self.write("data/a.1", ".TH A 1\n.SH NAME\n.nonsense\na \\- b\n")
        self.assert_caught("data", "a.1")


if __name__ == "__main__":
    unittest.main(verbosity=0)
