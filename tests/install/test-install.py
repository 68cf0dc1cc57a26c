#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into a prefix, judges what is there, signs from it, takes it away."""

import importlib.util
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = pathlib.Path(os.environ["ANKY_INSTALL_FOLDER"])
BUILD = FOLDER / "build"
PREFIX = FOLDER / "prefix"
ID = "vn.anky.AnKy"

os.environ["ANKY_CLI"] = str(PREFIX / "bin/anky-cli")
# What the build tree brings is not to help.
del os.environ["ANKY_RENDER_HELPER"]
sys.path += [str(ROOT / "tests/cli"), str(ROOT / "tests/lint")]

import anky_cli

EXPECTED = {
    "bin/anky",
    "bin/anky-cli",
    "libexec/anky-render",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    f"share/metainfo/{ID}.metainfo.xml",
    "share/anky/guide-C.html",
    "share/anky/guide-vi.html",
    "share/anky/settings.conf.example",
    "share/bash-completion/completions/anky-cli",
    "share/locale/vi/LC_MESSAGES/anky.mo",
    "share/man/man1/anky-cli.1",
    "share/man/man1/anky.1",
}
# Folders that hold nothing but what they are named after.
OPEN_ENDED = ("share/anky/profiles/", "share/help/C/anky/",
              "share/help/vi/anky/")
# Made by the desktop's own tools of whatever lies in the prefix, so no file of
# the program's; `ninja uninstall` cannot make them anew.
CACHES = {
    "share/applications/mimeinfo.cache",
    "share/glib-2.0/schemas/gschemas.compiled",
    "share/icons/hicolor/icon-theme.cache",
}


# Nor does the desktop know this prefix.
WITHOUT_DISPLAY = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True,
                          stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, **options).stdout


def load_judges():
    spec = importlib.util.spec_from_file_location(
        "check_data", ROOT / "tests/lint/check-data.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.JUDGES


def installed():
    return {str(path.relative_to(PREFIX)) for path in PREFIX.rglob("*")
            if not path.is_dir()}


def setUpModule():
    shutil.rmtree(PREFIX, ignore_errors=True)
    if not (BUILD / "build.ninja").exists():
        run("meson", "setup", BUILD, ROOT, f"--prefix={PREFIX}",
            "-Dtests=false", "-Doptimization=0", "-Ddebug=false")
    run("ninja", "-C", BUILD)
    run("meson", "install", "-C", BUILD, "--no-rebuild")


def tearDownModule():
    shutil.rmtree(PREFIX, ignore_errors=True)


class Files(unittest.TestCase):
    """What is there, in the eyes of those who read it."""

    maxDiff = None

    def test_nothing_is_missing_and_nothing_more(self):
        closed = {name for name in installed() - CACHES
                  if not name.startswith(OPEN_ENDED)}
        self.assertEqual(closed, EXPECTED)
        for folder in OPEN_ENDED:
            self.assertTrue(any((PREFIX / folder).iterdir()), folder)

    def test_judges_are_content(self):
        judges = load_judges()
        judged = set()
        for name in sorted(installed()):
            for suffix, judge in judges:
                if name.endswith(suffix):
                    judged.add(suffix)
                    self.assertIsNone(judge(PREFIX / name), name)
        self.assertEqual(judged, {suffix for suffix, _ in judges} - {".5"})

    def test_icons_are_square_and_drawn(self):
        for name in installed():
            if name.endswith(".svg"):
                icon = ElementTree.parse(PREFIX / name).getroot()
                _, _, width, height = icon.get("viewBox").split()
                self.assertEqual(width, height, name)
                self.assertGreater(len(list(icon.iter())), 1, name)

    def test_the_metainfo_tells_what_a_shop_shows(self):
        info = ElementTree.parse(
            PREFIX / f"share/metainfo/{ID}.metainfo.xml").getroot()
        for wanted in ("releases/release/description", "content_rating",
                       "screenshots/screenshot/image", "categories/category",
                       "developer/name", "launchable"):
            self.assertIsNotNone(info.find(wanted), wanted)
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        translated = {node.tag for node in info.iter()
                      if node.get(language) == "vi"}
        self.assertLessEqual({"summary", "p", "li", "caption"}, translated)

    def test_the_desktop_file_speaks_vietnamese(self):
        text = (PREFIX / f"share/applications/{ID}.desktop").read_text()
        for key in ("GenericName", "Comment"):
            self.assertIn(f"\n{key}[vi]=", text)

    def test_the_bus_starts_what_is_installed(self):
        text = (PREFIX / f"share/dbus-1/services/{ID}.service").read_text()
        program = re.search(r"^Exec=(\S+)", text, re.MULTILINE).group(1)
        self.assertTrue(os.access(program, os.X_OK), program)

    def test_settings_can_be_read(self):
        keys = run("gsettings", "--schemadir", PREFIX / "share/glib-2.0/schemas",
                   "list-keys", ID)
        self.assertIn("trusted-certificates", keys)


class Words(unittest.TestCase):
    """The manual and the completion know every option there is."""

    def options(self, command):
        text = run(PREFIX / "bin/anky-cli", command, "--help")
        return set(re.findall(r"^ +(?:-\w, )?(--[\w-]+)", text, re.MULTILINE))

    def test_manual(self):
        page = (PREFIX / "share/man/man1/anky-cli.1").read_text()
        page = page.replace("\\-", "-")
        for command in self.commands():
            missing = {option for option in self.options(command)
                       if option not in page} - {"--help", "--output"}
            self.assertEqual(missing, set(), command)

    def test_completion(self):
        path = PREFIX / "share/bash-completion/completions/anky-cli"
        for command in self.commands():
            offered = run("bash", "-c", """
                _init_completion() {
                  words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
                  cur=${words[cword]} prev=${words[cword-1]}
                }
                source "$1"
                COMP_WORDS=(anky-cli "$2" --) COMP_CWORD=2
                _anky_cli
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "completion", path, command).split()
            wanted = self.options(command) - {"--output"}
            self.assertEqual(set(offered), wanted, command)

    def commands(self):
        text = run(PREFIX / "bin/anky-cli", "--help")
        found = re.findall(r"^  (\w+)  ", text, re.MULTILINE)
        self.assertIn("sign", found)
        return found

    def test_window(self):
        page = (PREFIX / "share/man/man1/anky.1").read_text()
        page = page.replace("\\-", "-")
        text = run(PREFIX / "bin/anky", "--help", env=WITHOUT_DISPLAY)
        options = set(re.findall(r"(--[\w-]+)", text))
        options -= {"--help-all", "--help-gapplication", "--help-gtk",
                    "--gapplication-service", "--display"}
        self.assertEqual({option for option in options if option not in page},
                         set())


class Use(anky_cli.CliTest):
    """The programs find each other, their words and their rules."""

    def test_the_helper_that_is_installed_reads_the_page(self):
        helper = PREFIX / "libexec/anky-render"
        letter = self.letter()
        self.assert_ok(self.run_cli("place", "--as", "leader", letter))
        away = helper.rename(helper.with_suffix(".away"))
        self.addCleanup(away.rename, helper)
        self.assertNotEqual(
            self.run_cli("place", "--as", "leader", letter).status, 0)

    def test_sign_and_verify(self):
        letter = self.letter()
        self.assert_ok(self.sign(letter))
        result = self.verify(self.work / "letter.signed.pdf")
        signature, = result.json[0]["signatures"]
        self.assertEqual(signature["integrity"], "intact")
        self.assertEqual(signature["role"], "leader")

    def test_rules_of_an_office_are_found_by_name(self):
        for profile in (PREFIX / "share/anky/profiles").glob("*.profile"):
            self.assert_ok(self.run_cli("place", "--as", "leader", "--profile",
                                        profile.stem, self.letter()))

    def in_vietnamese(self, *arguments):
        return self.run_cli(*arguments,
                            env={"LANGUAGE": "vi", "LC_ALL": "C.UTF-8",
                                 "LANG": "vi_VN.UTF-8"})

    def test_words_are_vietnamese(self):
        result = self.in_vietnamese("verify", "--help")
        self.assert_ok(result)
        self.assertIn("không", result.out.lower())

    def test_no_place_is_said_in_vietnamese(self):
        self.make_pdf()
        for kind, words in (("leader", "không tìm thấy khối chữ ký"),
                            ("initials", "chỗ kết thúc nội dung"),
                            ("number", "không tìm thấy dòng “Số: …”"),
                            ("copy", "chưa có tên cơ quan, tổ chức")):
            result = self.in_vietnamese("place", "--as", kind, "letter.pdf")
            self.assertIn(words, result.err)

    def letter(self):
        return shutil.copy(anky_cli.PICTURES / "letter.pdf", self.work)


class ZTakenAway(unittest.TestCase):
    """Last, because nothing is there afterwards."""

    def test_uninstall_leaves_nothing(self):
        run("ninja", "-C", BUILD, "uninstall")
        self.assertLessEqual(installed(), CACHES)
        for name in CACHES & installed():
            (PREFIX / name).unlink()
            for folder in (PREFIX / name).parents:
                if folder == FOLDER or any(folder.iterdir()):
                    break
                folder.rmdir()
        self.assertFalse(PREFIX.exists() and list(PREFIX.rglob("*")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
