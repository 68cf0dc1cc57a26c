#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One program on a desktop: who starts it again, or over D-Bus, gets a window
of the one that runs."""

import os
import pathlib
import shutil
import subprocess

import pyatspi

import anky_ui

NAME = "vn.anky.AnKy"
SERVICE = pathlib.Path(__file__).parents[2] / "data" / f"{NAME}.service.in"


class Desktop(anky_ui.WindowTest):
    def windows(self, program):
        return [window.name for window in anky_ui.children(program.application)
                if window.getState().contains(pyatspi.STATE_SHOWING)]

    def test_second_start_opens_in_the_first(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        other = self.work / "other.pdf"
        shutil.copy(self.letter, other)
        second = subprocess.run([anky_ui.PROGRAM, "other.pdf"],
                                env=self.environment, cwd=self.work,
                                timeout=anky_ui.PATIENCE, check=False)
        self.assertEqual(second.returncode, 0)
        anky_ui.wait(lambda: len(self.windows(program)) == 2, "two windows")
        program.find(containing="other.pdf")
        self.assertTrue(program.is_alive())

    def test_second_start_without_a_file(self):
        program = self.start()
        program.wait_for("Open a Document…")
        subprocess.run([anky_ui.PROGRAM], env=self.environment,
                       timeout=anky_ui.PATIENCE, check=True)
        self.assertEqual(len(self.windows(program)), 1)

    def test_second_start_brings_no_trust(self):
        program = self.start(self.letter)
        program.wait_for("Not signed")
        for option in (["--trust", str(self.work)], ["--only-modules"],
                       ["--module", "/nowhere.so"]):
            second = subprocess.run(
                [anky_ui.PROGRAM, *option, str(self.letter)],
                env=self.environment, capture_output=True, text=True,
                timeout=anky_ui.PATIENCE, check=False)
            self.assertEqual(second.returncode, 2, second.stderr)
            self.assertIn("runs already", second.stderr)
        self.assertEqual(len(self.windows(program)), 1)

    def bus(self, *arguments):
        return subprocess.run(["gdbus", "call", "--session", *arguments],
                              capture_output=True, text=True, check=True)

    def install_service(self):
        """The file as it is shipped, for the program of the build."""
        folder = pathlib.Path(os.environ["XDG_RUNTIME_DIR"], "dbus-1",
                              "services")
        folder.mkdir(parents=True, exist_ok=True)
        service = folder / f"{NAME}.service"
        text = SERVICE.read_text().replace("@app_id@", NAME)
        program = f"{pathlib.Path(anky_ui.PROGRAM).parent}/anky"
        service.write_text(text.replace("@bindir@/anky", program))
        self.addCleanup(service.unlink)
        bus = ["--dest", "org.freedesktop.DBus", "--object-path",
               "/org/freedesktop/DBus", "--method"]
        chosen = {name: self.environment[name] for name in (
            "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "GSETTINGS_BACKEND",
            "LANGUAGE", "LC_ALL", "ANKY_RENDER_HELPER", "DISPLAY")}
        pairs = ", ".join(f"'{name}': '{value}'"
                          for name, value in chosen.items())
        self.bus(*bus, "org.freedesktop.DBus.UpdateActivationEnvironment",
                 "{" + pairs + "}")
        self.bus(*bus, "org.freedesktop.DBus.ReloadConfig")

    def test_started_over_the_bus(self):
        self.install_service()
        self.bus("--dest", NAME, "--object-path", "/vn/anky/AnKy", "--method",
                 "org.freedesktop.Application.Open",
                 f"['{self.letter.as_uri()}']", "{}")
        application = anky_ui.wait(
            lambda: next(one for one in anky_ui.children(
                pyatspi.Registry.getDesktop(0)) if one.name == "anky" and
                one.childCount), "the program on the bus")
        anky_ui.wait(lambda: any(
            "letter.pdf" in node.name for window in
            anky_ui.children(application) for node in anky_ui.walk(window)),
            "the letter")
        self.bus("--dest", NAME, "--object-path", "/vn/anky/AnKy", "--method",
                 "org.gtk.Actions.Activate", "quit", "[]", "{}")
        anky_ui.wait(lambda: all(
            one.name != "anky" for one in anky_ui.children(
                pyatspi.Registry.getDesktop(0))), "its end")


if __name__ == "__main__":
    anky_ui.main()
