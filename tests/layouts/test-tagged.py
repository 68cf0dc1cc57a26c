#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tagged letter for the archive (PDF/A-2) stays what it is when its leader
signs it and it is issued: each widget is reached from the structure and leads
back to it, and every object that was added keeps to ISO 19005-2."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from layouts import LAYOUTS  # noqa: E402

RUN_ACTS = os.environ["RUN_ACTS"]
ANKY_CLI = os.environ["ANKY_CLI"]
PICTURES = pathlib.Path(os.environ["DEMO_FILES"])
PKI = pathlib.Path(os.environ["ANKY_TEST_PKI"])
EXPORT = ('pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":'
          '"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}')
PRINT, FORBIDDEN_FLAGS = 4, 1 | 2 | 32 | 256  # ISO 19005-2, 6.3.2


class Objects:
    """A file as qpdf reads it, by number."""

    def __init__(self, path):
        out = subprocess.run(["qpdf", "--json=2", path], capture_output=True,
                             check=True).stdout
        self.all = json.loads(out)["qpdf"][1]
        self.root = self.get(self.all["trailer"]["value"]["/Root"])

    def get(self, thing):
        while isinstance(thing, str) and f"obj:{thing}" in self.all:
            thing = self.all[f"obj:{thing}"]
            thing = thing.get("value", thing.get("stream"))
        return thing

    def numbers(self, tree):
        """{key: reference} of a number tree."""
        tree, found = self.get(tree), {}
        for kid in self.get(tree.get("/Kids", [])):
            found.update(self.numbers(kid))
        entries = self.get(tree.get("/Nums", []))
        found.update(zip(entries[::2], entries[1::2]))
        return found

    def dicts(self):
        for key, thing in self.all.items():
            if key.startswith("obj:"):
                value = thing.get("value", thing.get("stream"))
                yield key[4:], value


class Tagged(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        source = cls.folder / "letter.fodt"
        source.write_text(LAYOUTS[0].xml, encoding="utf-8")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder.name}"
                        "/office", "--headless", "--convert-to", EXPORT,
                        "--outdir", folder.name, source], check=True,
                       capture_output=True)
        cls.before = Objects(cls.folder / "letter.pdf")
        cls.issued = cls.issue()
        cls.after = Objects(cls.issued)
        cls.widgets = [
            ref for ref, thing in cls.after.dicts()
            if isinstance(thing, dict) and thing.get("/Subtype") == "/Widget"]

    @classmethod
    def issue(cls):
        lines = [
            ["leader", "letter.pdf", "signed.pdf",
             f"image={PICTURES / 'signature.png'}"],
            ["issue", "signed.pdf", "issued.pdf", "number=15",
             "date=2026-11-17T00:00:00+07:00",
             f"image={PICTURES / 'seal.png'}"]]
        done = subprocess.run(
            [RUN_ACTS], cwd=cls.folder, capture_output=True, text=True,
            check=True, input="".join("\t".join(line) + "\n"
                                      for line in lines))
        assert done.stdout.count("good") == 2, done.stdout
        return cls.folder / "issued.pdf"

    def test_structure(self):
        root = self.after.get(self.after.root["/StructTreeRoot"])
        elements = self.after.numbers(root["/ParentTree"])
        old = self.before.numbers(self.before.get(
            self.before.root["/StructTreeRoot"])["/ParentTree"])
        self.assertEqual(len(self.widgets), 4)
        self.assertTrue(old.items() <= elements.items())
        keys = set()
        for ref in self.widgets:
            widget = self.after.get(ref)
            key = widget["/StructParent"]
            keys.add(key)
            element = self.after.get(elements[key])
            self.assertEqual(element["/S"], "/Form")
            self.assertEqual(self.after.get(element["/K"])["/Obj"], ref)
            parent = self.after.get(element["/P"])
            self.assertIn(elements[key], self.after.get(parent["/K"]))
            self.assertTrue(widget["/TU"])
            self.assertNotIn(key, old)
        self.assertEqual(len(keys), 4)
        self.assertGreater(root["/ParentTreeNextKey"], max(keys))

    def test_receiver(self):
        done = subprocess.run(
            [ANKY_CLI, "verify", "--json", "--no-network", "--trust",
             PKI / "root.pem", "--trust", PKI / "sub.pem", self.issued],
            capture_output=True, check=False, text=True)
        report = json.loads(done.stdout)
        self.assertEqual(report["document"]["verdict"], "valid")
        self.assertEqual([s["laterChanges"] for s in report["signatures"]],
                         ["extension"] * 3 + ["none"])

    def new_objects(self):
        for ref, thing in self.after.dicts():
            if f"obj:{ref}" not in self.before.all and isinstance(thing, dict):
                yield ref, thing, thing.get("dict", thing)

    def test_annotations(self):
        """ISO 19005-2, 6.3: printed, seen, one normal appearance."""
        for ref in self.widgets:
            widget = self.after.get(ref)
            self.assertTrue(widget["/F"] & PRINT)
            self.assertFalse(widget["/F"] & FORBIDDEN_FLAGS)
            self.assertEqual(list(widget["/AP"]), ["/N"])
            self.assertNotIn("/AA", widget)
            self.assertNotIn("/A", widget)
            normal = self.after.get(widget["/AP"]["/N"])
            self.assertIn("dict", self.after.all[
                f"obj:{widget['/AP']['/N']}"]["stream"], normal)

    def test_no_form_tricks(self):
        """6.4.1, 6.5: nothing that a reader would draw or run anew."""
        form = self.after.get(self.after.root["/AcroForm"])
        self.assertNotIn("/NeedAppearances", form)
        self.assertNotIn("/XFA", form)
        self.assertEqual(self.before.root.get("/OpenAction"),
                         self.after.root.get("/OpenAction"))

    def test_new_objects(self):
        """6.1.7: filters; 6.2.8: pictures; 6.2.11: fonts."""
        fonts = 0
        for ref, _, thing in self.new_objects():
            with self.subTest(object=ref):
                self.assertNotIn("/LZWDecode", json.dumps(thing))
                self.assertIsNot(thing.get("/Interpolate"), True)
                self.assertNotIn("/Alternates", thing)
                self.assertNotIn("/OPI", thing)
                self.assertNotIn("/PS", thing)
                if thing.get("/Type") == "/FontDescriptor":
                    fonts += 1
                    self.assertTrue(set(thing) & {"/FontFile", "/FontFile2",
                                                  "/FontFile3"})
                if thing.get("/Subtype") == "/CIDFontType2":
                    self.assertEqual(thing["/CIDToGIDMap"], "/Identity")
                if thing.get("/Subtype") == "/Type0":
                    self.assertIn("/ToUnicode", thing)
        self.assertGreater(fonts, 0)

    def test_colours(self):
        """6.2.4.3: DeviceRGB under an output intent that is RGB."""
        intent = self.after.get(self.after.root["/OutputIntents"])[0]
        profile = self.after.get(
            self.after.get(intent)["/DestOutputProfile"])["dict"]
        self.assertEqual(profile["/N"], 3)
        for ref, _, thing in self.new_objects():
            self.assertNotIn("/DeviceCMYK", json.dumps(thing), ref)

    def test_file_is_kept(self):
        """6.1.3: the identifier and the metadata stay what they are."""
        self.assertEqual(self.before.all["trailer"]["value"]["/ID"][0],
                         self.after.all["trailer"]["value"]["/ID"][0])
        self.assertEqual(self.before.root["/Metadata"],
                         self.after.root["/Metadata"])
        self.assertEqual(self.after.root["/MarkInfo"], {"/Marked": True})


if __name__ == "__main__":
    lacking = [tool for tool in ("soffice", "qpdf") if not shutil.which(tool)]
    if lacking:
        print(f"not installed: {', '.join(lacking)}")
        sys.exit(77)
    unittest.main(verbosity=0)
