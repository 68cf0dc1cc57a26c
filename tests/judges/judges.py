# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs' opinions of signed files, each as plain data."""

import functools
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
JARS = ["pdfbox2", "fontbox2", "commons-logging", "bcprov", "bcpkix", "bcutil"]
# Java left out of itself what Preflight needs.
ARCHIVE_JARS = JARS + ["preflight", "xmpbox", "javax.activation", "jaxb-api",
                       "commons-io"]
ITEXT_JARS = JARS + ["itext5"]


def run(*command, env=None):
    done = subprocess.run([str(word) for word in command], capture_output=True,
                          text=True, errors="replace", check=False,
                          env={**os.environ, **(env or {})})
    return done.returncode, done.stdout, done.stderr


def lacking(*tools):
    """Why the judges cannot sit, or None."""
    missing = [tool for tool in tools if not shutil.which(tool)]
    return f"not installed: {', '.join(missing)}" if missing else None


@functools.lru_cache(maxsize=None)
def nss_folder():
    """A store of certificates that is empty: pdfsig would take the user's."""
    folder = tempfile.mkdtemp(prefix="anky-nss-")
    subprocess.run(["certutil", "-N", "-d", f"sql:{folder}",
                    "--empty-password"], check=True)
    return folder


def pdfsig(path):
    """For each signature whether it is valid, and whether it covers all."""
    _, out, _ = run("pdfsig", "-nocert", "-nssdir", nss_folder(), path)
    parts = re.split(r"^Signature #\d+:", out, flags=re.M)[1:]
    return [("Signature is Valid" in part,
             "Not total document signed" not in part) for part in parts]


def pdfsig_types(path):
    """For each signature its sub-filter, and whether it is valid."""
    _, out, _ = run("pdfsig", "-nocert", "-nssdir", nss_folder(), path)
    parts = re.split(r"^Signature #\d+:", out, flags=re.M)[1:]
    return [(re.search(r"Signature Type: (\S+)", part)[1],
             "Signature is Valid" in part) for part in parts]


def qpdf(path):
    """What qpdf has to complain of; empty when nothing."""
    code, out, err = run("qpdf", "--check", path)
    text = out + err
    return "" if code == 0 and "WARNING" not in text else text


def mutool(path):
    """One line a signature: unchanged, or valid with later additions."""
    _, out, err = run("mutool", "sign", "-v", path)
    return [line.strip() for line in (out + err).splitlines()
            if "since signing" in line]


def java_lacking(jars=None):
    if not shutil.which("javac") or not shutil.which("java"):
        return "Java is not installed"
    missing = [jar for jar in jars or JARS if not jar_of(jar).exists()]
    return f"not installed: {', '.join(missing)} for Java" if missing else None


def jar_of(name):
    return pathlib.Path("/usr/share/java") / f"{name}.jar"


@functools.lru_cache(maxsize=None)
def classes():
    return tempfile.mkdtemp(prefix="anky-java-")


@functools.lru_cache(maxsize=None)
def compiled(name):
    """The class path of the judge that was compiled from NAME.java."""
    jars = {"Archive": ARCHIVE_JARS, "IText": ITEXT_JARS}.get(name, JARS)
    classpath = ":".join(str(jar_of(jar)) for jar in jars)
    subprocess.run(["javac", "-nowarn", "-cp", classpath, "-d", classes(),
                    HERE / f"{name}.java"], check=True, capture_output=True)
    return f"{classpath}:{classes()}"


def archive(paths):
    """{path: [fault, ...]} as PDF/A-1b by PDFBox Preflight."""
    found = {str(path): ["not judged"] for path in paths}
    _, out, _ = run("java", "-cp", compiled("Archive"), "Archive", *paths)
    for line in out.splitlines():
        name, _, word = line.partition("\t")
        if word in ("good", "bad"):
            found[name] = []
        else:
            found[name].append(word)
    return found


def java(paths):
    """{path: [(word, covers), ...]} by PDFBox and Bouncy Castle."""
    found = {str(path): [] for path in paths}
    _, out, _ = run("java", "-cp", compiled("Judge"), "Judge", *paths)
    for line in out.splitlines():
        name, _, word, covers = line.split("\t")
        found[name].append((word, covers))
    return found


def lasting(paths):
    """{path: {"signatures": [(sub-filter, word, stamped, named), ...],
    "store": (certificates, OCSP, CRLs, unanswered)}} by Bouncy Castle."""
    found = {str(path): {"signatures": []} for path in paths}
    _, out, err = run("java", "-cp", compiled("Lasting"), "Lasting", *paths)
    for line in out.splitlines():
        name, word, *rest = line.split("\t")
        if word == "DSS":
            found[name]["store"] = (*map(int, rest[:3]), rest[3])
        else:
            found[name]["signatures"].append((word, *rest))
    for path, each in found.items():
        assert "store" in each, f"{path}: {err}"
    return found


def itext(paths):
    """{path: {"signatures": [(word, timestamp), ...], "evidence":
    (certificates below a root, those of them found good)}}."""
    found = {str(path): {"signatures": []} for path in paths}
    _, out, err = run("java", "-cp", compiled("IText"), "IText", *paths)
    for line in out.splitlines():
        name, field, *rest = line.split("\t")
        if field == "DSS":
            found[name]["evidence"] = tuple(map(int, rest))
        else:
            found[name]["signatures"].append(tuple(rest))
    for path, each in found.items():
        assert "evidence" in each, f"{path}: {err}"
    return found


def clean():
    """Takes away the folders that were made on the way."""
    if nss_folder.cache_info().currsize:
        shutil.rmtree(nss_folder(), ignore_errors=True)
    if classes.cache_info().currsize:
        shutil.rmtree(classes(), ignore_errors=True)
