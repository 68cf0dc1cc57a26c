# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the window share: tokens, a home, and hands that reach it
through AT-SPI as an assistive technology does.

The program is run by its path from the environment (ANKY), with the shim module
before a copy of the demo's tokens: their certificates fit the letter.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
try:
    import pyatspi
except ImportError:
    print("pyatspi is not installed")
    sys.exit(77)

PIN = "12345678"
MODULE = "/usr/lib/softhsm/libsofthsm2.so"
TOKEN = "Lãnh đạo (DEMO)"
PKI = pathlib.Path(os.environ["ANKY_UI_PKI"])
SHIM = os.environ["ANKY_TEST_SHIM"]
FILES = pathlib.Path(os.environ["DEMO_FILES"])
PROGRAM = os.environ["ANKY"]
PATIENCE = float(os.environ.get("ANKY_TEST_PATIENCE", 40))


# What a person presses, types into or chooses from.
WORKED = {
    pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_TEXT,
    pyatspi.ROLE_PASSWORD_TEXT, pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_COMBO_BOX, pyatspi.ROLE_LIST_ITEM, pyatspi.ROLE_LIST_BOX,
    pyatspi.ROLE_SLIDER, pyatspi.ROLE_SWITCH if hasattr(
        pyatspi, "ROLE_SWITCH") else pyatspi.ROLE_TOGGLE_BUTTON,
}


def wait(condition, what, patience=PATIENCE):
    """The first true answer of @condition, asked until patience ends."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = condition()
        except Exception:  # what is looked at may go while it is
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            what = what() if callable(what) else what
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.05)


def fingerprint(certificate):
    out = subprocess.run(
        ["openssl", "x509", "-in", certificate, "-noout", "-fingerprint",
         "-sha256"], capture_output=True, text=True, check=True).stdout
    return out.strip().split("=")[1].replace(":", "").lower()


def children(node):
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield child


def walk(node):
    """Everything below @node that is shown, itself included."""
    yield node
    for child in children(node):
        if child.getState().contains(pyatspi.STATE_SHOWING):
            yield from walk(child)


class Program:
    """One run of the program, seen through the accessibility bus."""

    def __init__(self, case, *arguments, **environment):
        self.log = case.folder / "log"
        self.process = subprocess.Popen(
            [PROGRAM, "--module", SHIM, "--only-modules",
             "--trust", str(PKI / "trust"), *map(str, arguments)],
            env={**case.environment, **environment},
            stdout=subprocess.DEVNULL, stderr=self.log.open("w"))
        case.addCleanup(self.stop)
        self.application = wait(self._find, "the program to appear")

    def _find(self):
        if self.process.poll() is not None:
            raise SystemExit(f"the program ended: {self.log.read_text()}")
        for application in children(pyatspi.Registry.getDesktop(0)):
            if application.get_process_id() == self.process.pid:
                return application if application.childCount else None
        return None

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def is_alive(self):
        return self.process.poll() is None

    # --- looking ---------------------------------------------------------

    def nodes(self):
        for window in children(self.application):
            if window.getState().contains(pyatspi.STATE_SHOWING):
                yield from walk(window)

    def try_find(self, name=None, role=None, containing=None):
        for node in self.nodes():
            if role is not None and node.getRole() != role:
                continue
            if name is not None and node.name != name:
                continue
            if containing is not None and containing not in node.name:
                continue
            return node
        return None

    def find(self, name=None, role=None, containing=None, patience=PATIENCE):
        return wait(lambda: self.try_find(name, role, containing),
                    lambda: f"{name or containing!r} ({role}); {self.words()}",
                    patience)

    def sees(self, words):
        """Whether @words stand in some text that is shown."""
        return any(words in plain(text) for node in self.nodes()
                   for text in (node.name, node.description, text_of(node)))

    def wait_for(self, words, patience=PATIENCE):
        wait(lambda: self.sees(words),
             lambda: f"the words {words!r}; {self.words()}", patience)

    def wait_done(self, count):
        """Until the list says so many, and the token is not needed."""
        self.wait_for(f"{count} done")
        self.wait_gone("Keep the token plugged in.")
        self.wait_for(f"{count} done")

    def words(self):
        """All that is shown, for the message of a test that fails."""
        shown = [plain(node.name) for node in self.nodes() if node.name]
        return f"there is {shown}"

    def wait_gone(self, words, patience=PATIENCE):
        wait(lambda: not self.sees(words), f"{words!r} to go", patience)

    # --- doing -----------------------------------------------------------

    def press(self, name, role=pyatspi.ROLE_PUSH_BUTTON):
        """Presses a button once it can be pressed."""
        node = wait(lambda: self._sensitive(name, role),
                    lambda: f"a ready {name!r}; {self.words()}")
        node.queryAction().doAction(0)

    def _sensitive(self, name, role):
        for node in self.nodes():
            if node.name == name and node.getRole() == role and \
                    node.getState().contains(pyatspi.STATE_SENSITIVE):
                return node
        return None

    def type_into(self, name, text, role=None):
        node = self.find(name, role) if role else wait(
            lambda: self._entry(name),
            lambda: f"an entry {name!r}; {self.words()}")
        node.queryEditableText().setTextContents(text)
        return node

    def _entry(self, name):
        for node in self.nodes():
            if node.name == name and node.getRole() in (
                    pyatspi.ROLE_TEXT, pyatspi.ROLE_PASSWORD_TEXT,
                    pyatspi.ROLE_SPIN_BUTTON):
                return node
        return None

    def key(self, *keys):
        subprocess.run(["xdotool", "key", *keys], check=True)

    def click(self, x, y):
        """At a point of the screen."""
        subprocess.run(["xdotool", "mousemove", str(round(x)), str(round(y)),
                        "click", "1"], check=True)

    def drag(self, start, end):
        """Slowly, as a hand does it: a drag begins beyond some distance."""
        words = ["xdotool", "mousemove", *map(str, map(round, start)),
                 "mousedown", "1"]
        for step in range(1, 6):
            words += ["mousemove", *(str(round(a + (b - a) * step / 5))
                                     for a, b in zip(start, end)),
                      "sleep", "0.1"]
        subprocess.run([*words, "sleep", "1", "mouseup", "1"], check=True)

    def focus(self, node):
        node.queryComponent().grabFocus()
        wait(lambda: node.getState().contains(pyatspi.STATE_FOCUSED),
             f"{node.name!r} to have the focus")


def clipboard():
    """What the clipboard holds, asked as another program would."""
    code = ("import gi; gi.require_version('Gdk', '3.0'); "
            "gi.require_version('Gtk', '3.0'); "
            "from gi.repository import Gdk, Gtk; "
            "print(Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)"
            ".wait_for_text() or '', end='')")
    environment = {**os.environ, "G_DEBUG": "", "NO_AT_BRIDGE": "1"}
    return subprocess.run([sys.executable, "-c", code], capture_output=True,
                          text=True, env=environment, check=False).stdout


def plain(text):
    """With spaces that may break, as tests write them."""
    return text.replace("\u00a0", " ")


def text_of(node):
    try:
        text = node.queryText()
        return text.getText(0, -1)
    except NotImplementedError:
        return ""


class WindowTest(unittest.TestCase):
    """A fresh folder, home and set of tokens for each test."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="anky-ui-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.work = self.folder / "work"
        self.work.mkdir()
        self.letter = self.work / "letter.pdf"
        shutil.copy(FILES / "letter.pdf", self.letter)
        self.control = self.folder / "control"
        self.control.write_text("")
        self._make_tokens()
        self._make_home()

    def _make_tokens(self):
        shutil.copytree(PKI / "tokens", self.folder / "tokens")
        (self.folder / "softhsm2.conf").write_text(
            f"directories.tokendir = {self.folder / 'tokens'}\n"
            "objectstore.backend = file\nlog.level = ERROR\n")

    def _make_home(self):
        config = self.folder / "home" / "config" / "anky"
        config.mkdir(parents=True)
        (config / "identities.conf").write_text(
            f"[{fingerprint(PKI / 'leader.pem')}]\n"
            f"signature-picture={FILES / 'signature.png'}\n"
            f"[{fingerprint(PKI / 'organization.pem')}]\n"
            f"seal-picture={FILES / 'seal.png'}\nseal-diameter-mm=36\n")
        self.environment = {
            **os.environ,
            "SOFTHSM2_CONF": str(self.folder / "softhsm2.conf"),
            "ANKY_SHIM_CONTROL": str(self.control),
            "HOME": str(self.folder / "home"),
            "XDG_CONFIG_HOME": str(self.folder / "home" / "config"),
            "XDG_DATA_HOME": str(self.folder / "home" / "data"),
            "XDG_CACHE_HOME": str(self.folder / "home" / "cache"),
            "GSETTINGS_BACKEND": "memory",
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
            "TZ": "Asia/Ho_Chi_Minh",
        }
        for name in ("NO_AT_BRIDGE", "G_DEBUG", "MALLOC_CHECK_"):
            self.environment.pop(name, None)

    def lock_settings(self, *lines):
        """As an administrator does; what no setting of the desktop does."""
        folder = self.folder / "etc" / "anky"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.conf").write_text(
            "[Locked]\n" + "".join(line + "\n" for line in lines))
        self.environment["XDG_CONFIG_DIRS"] = str(self.folder / "etc")

    def settings(self, **values):
        """What was set in the preferences before."""
        folder = pathlib.Path(self.environment["XDG_CONFIG_HOME"])
        folder = folder / "glib-2.0/settings"
        folder.mkdir(parents=True)
        (folder / "keyfile").write_text("[vn/anky/AnKy]\n" + "".join(
            f"{name.replace('_', '-')}={value}\n"
            for name, value in values.items()))
        self.environment["GSETTINGS_BACKEND"] = "keyfile"

    def add_certificate(self, pem, key):
        """One more on the leader's token, and chosen before the others."""
        der = self.folder / "certificate.der"
        subprocess.run(["openssl", "x509", "-in", pem, "-outform", "DER",
                        "-out", der], check=True)
        for command in (
                ["softhsm2-util", "--import", key, "--token", TOKEN,
                 "--label", "more", "--id", "09", "--pin", PIN],
                ["pkcs11-tool", "--module", MODULE, "--token-label", TOKEN,
                 "--login", "--pin", PIN, "--write-object", der, "--type",
                 "cert", "--id", "09", "--label", "more"]):
            subprocess.run(command, env=self.environment, check=True,
                           capture_output=True)
        self.settings(last_certificate=f"'{fingerprint(pem)}'")

    def tell_token(self, *lines):
        """What the token is to do from now on (shim-control.h)."""
        fresh = self.folder / "control.new"
        fresh.write_text("".join(line + "\n" for line in lines))
        fresh.rename(self.control)

    def start(self, *arguments, **environment):
        return Program(self, *arguments, **environment)

    def assert_all_named(self, program, where):
        nameless = [
            f"{node.getRoleName()} in {where}" for node in program.nodes()
            if node.getRole() in WORKED and not node.name.strip()]
        self.assertEqual(nameless, [])

    def sign_as_leader(self, source, target):
        """The leader's part, where a test is of what comes after it."""
        pin = self.folder / "pin"
        pin.write_text(PIN)
        pin.chmod(0o600)
        subprocess.run(
            [os.environ["ANKY_CLI"], "sign", "--as", "leader",
             "--module", SHIM, "--pin-file", pin, "--no-network",
             "--image", FILES / "signature.png", "-o", target, source],
            env=self.environment, check=True, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)

    # Signing without the window, for tests of what comes after it.

    def sign(self, kind="leader", path=None, *options):
        token, image = {
            "leader": ("L%C3%A3nh%20%C4%91%E1%BA%A1o%20%28DEMO%29",
                       "signature.png"),
        }.get(kind, ("V%C4%83n%20th%C6%B0%20%28DEMO%29", "seal.png"))
        pin = self.folder / "pin"
        pin.write_text(PIN)
        pin.chmod(0o600)
        done = subprocess.run(
            [os.environ["ANKY_CLI"], "sign", "--as", kind, "--module", SHIM,
             "--cert", f"pkcs11:token={token}",
             "--pin-file", pin, "--image", FILES / image, "--trust",
             PKI / "trust", "--no-network", *options, path or self.letter],
            capture_output=True, text=True, env=self.environment, check=False)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return pathlib.Path(done.stdout.strip().splitlines()[-1])

    def issue(self, number="15"):
        return self.sign("issue", self.sign(), "--seal-diameter", "36",
                         "--number", number)

    def choose(self, program, containing):
        """Chooses a row of a list by words in its name."""
        row = program.find(containing=containing, role=pyatspi.ROLE_LIST_ITEM)
        row.parent.querySelection().selectChild(row.getIndexInParent())
        return row

    def judge(self, path):
        """What an outside program says of each signature in @path."""
        done = subprocess.run(["pdfsig", "-nocert", str(path)],
                              capture_output=True, text=True, check=False)
        return [line.strip() for line in done.stdout.splitlines()
                if "Signature Validation" in line]

    def assert_all_good(self, path, count):
        verdicts = self.judge(path)
        self.assertEqual(len(verdicts), count, path)
        for verdict in verdicts:
            self.assertIn("Signature is Valid", verdict)


def main():
    unittest.main(verbosity=2)
