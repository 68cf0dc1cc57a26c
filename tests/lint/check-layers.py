#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds src/ to the layers of the design.

Reads every #include line and every folder's meson.build: which of the
project's folders a folder uses, and what it uses from outside. With --build,
also what the programs that were built are linked with.
"""

import re
import subprocess
import sys

import tree

BELOW = {
    "base": set(),
    "pdf": {"base"},
    "crypto": {"base"},
    "rules": {"base"},
    "sign": {"base", "pdf", "crypto", "rules"},
    "verify": {"base", "pdf", "crypto", "rules"},
    "token": {"base", "crypto"},
    "net": {"base", "crypto"},
    "render": {"base", "rules"},
    "canvas": {"base", "rules"},
}
BELOW["office"] = {"base", "pdf", "crypto", "rules", "sign", "verify", "token",
                   "net", "render"}
BELOW["ui"] = BELOW["office"] | {"office", "canvas"}
BELOW["cli"] = BELOW["office"] | {"office"}

# The helper is a program of its own inside render.
HELPER = "render/helper"
BELOW[HELPER] = BELOW["render"] | {"render"}

# What comes from outside: name, how its headers begin, who may use it. A
# header that is neither here nor in SYSTEM is unknown and therefore wrong.
OUTSIDE = [
    ("OpenSSL", r"openssl/", {"crypto"}),
    ("p11-kit", r"p11-kit/", {"token"}),
    ("Poppler", r"poppler|glib/poppler", {HELPER}),
    ("seccomp", r"seccomp\.h|linux/(seccomp|filter|audit|landlock)\.h", {HELPER}),
    ("GdkPixbuf", r"gdk-pixbuf/", {"office", "ui"}),
    ("GTK", r"gtk/|gdk/|atk/|libhandy|handy\.h", {"ui"}),
    ("libsoup", r"libsoup/", {"net"}),
    ("zlib", r"zlib\.h", {"pdf"}),
    ("json-glib", r"json-glib/", {"office", "cli", "ui"}),
    ("Pango", r"pango/|fontconfig/", {"sign", "office", "ui", HELPER}),
    ("Cairo", r"cairo", {"sign", "render", "office", "ui", HELPER}),
    ("GLib", r"(glib|gio|glib-unix|glib-object|gmodule)\.h|(glib|gio|gobject)/",
     set(BELOW)),
]

SYSTEM = re.compile(
    r"(assert|ctype|errno|fcntl|float|inttypes|limits|locale|math|poll|pthread|"
    r"pwd|sched|setjmp|signal|stdalign|stdarg|stdbool|stddef|stdint|stdio|"
    r"stdlib|string|strings|termios|time|unistd|wchar|wctype|malloc)\.h$|"
    r"(sys|linux|asm|arpa|netinet)/[a-z0-9_/-]+\.h$")

# The same, by the names of dependencies in meson.
DEPENDENCY = {
    "libcrypto_dep": "OpenSSL",
    "p11_kit_dep": "p11-kit",
    "poppler_dep": "Poppler",
    "seccomp_dep": "seccomp",
    "gdk_pixbuf_dep": "GdkPixbuf",
    "gtk_dep": "GTK",
    "handy_dep": "GTK",
    "soup_dep": "libsoup",
    "zlib_dep": "zlib",
    "json_glib_dep": "json-glib",
    "pangocairo_dep": "Pango",
    "pangoft2_dep": "Pango",
    "fontconfig_dep": "Pango",
    "cairo_dep": "Cairo",
    "cairo_pdf_dep": "Cairo",
    "glib_dep": "GLib",
    "gobject_dep": "GLib",
    "gio_dep": "GLib",
    "gio_unix_dep": "GLib",
    "gmodule_dep": "GLib",
    "m_dep": None,
    "dl_dep": None,
}

# What a program is never linked with itself.
NEVER_LINKED = {
    "anky-cli": r"lib(gtk|gdk|handy|poppler)-",
    "anky-render": r"lib(gtk|gdk|handy|crypto|ssl|p11-kit|soup)[-.]",
    "anky": r"lib(poppler-glib)",
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)


def layer_of(path, src):
    parts = path.relative_to(src).parts
    if parts[:2] == ("render", "helper"):
        return HELPER
    return parts[0] if parts[0] in BELOW else None


def owner_of_name(name):
    for owner, pattern, users in OUTSIDE:
        if re.match(pattern, name):
            return owner, users
    return None, None


def users_of(owner):
    for name, _, users in OUTSIDE:
        if name == owner:
            return users
    return set()


def judge_foreign(name, layer):
    owner, users = owner_of_name(name)
    if owner is None:
        return None if SYSTEM.match(name) else f"<{name}> is not known here"
    if layer in users:
        return None
    return f"{owner} (<{name}>) is not for {layer}"


def judge_own(name, layer, headers):
    if name in ("config.h", "resources.h"):
        return None
    target = headers.get(name.rsplit("/", 1)[-1])
    if target is None or target == layer or target in BELOW[layer]:
        return None
    return f"{layer} may not include {name} of {target}"


def check_includes(root):
    src = root / "src"
    sources = tree.files(src, ".c", ".h")
    headers = {path.name: layer_of(path, src)
               for path in sources if path.suffix == ".h"}
    problems = []
    for path in sources:
        layer = layer_of(path, src)
        where = path.relative_to(root)
        if layer is None:
            problems.append(f"{where}: not in a folder of the design")
            continue
        code = tree.without_comments(path.read_text(encoding="utf-8"))
        for match in INCLUDE.finditer(code):
            mark, name = match.groups()
            fault = (judge_foreign(name, layer) if mark == "<"
                     else judge_own(name, layer, headers))
            if fault:
                line = code.count("\n", 0, match.start(1)) + 1
                problems.append(f"{where}:{line}: {fault}")
    return problems


def declared(texts):
    """Which folder declares each of the project's own dependencies."""
    return {name: layer for _, layer, text in texts
            for name in re.findall(r"\b(\w+_dep)\s*=\s*declare_dependency", text)}


def judge_dependency(name, layer, owners):
    own = re.fullmatch(r"anky_([a-z]+)_dep", name)
    target = owners.get(name, own and own.group(1))
    if target:
        if target == layer or target in BELOW[layer]:
            return None
        return f"{layer} may not depend on {target}"
    if name not in DEPENDENCY:
        return f"{name} is not known here"
    owner = DEPENDENCY[name]
    if owner is None or layer in users_of(owner):
        return None
    return f"{name} is not for {layer}"


def check_meson(root):
    texts = []
    for path in tree.files(root / "src", ".build"):
        layer = layer_of(path, root / "src")
        if layer:
            text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
            texts.append((path.relative_to(root), layer, text))
    owners = declared(texts)
    problems = []
    for path, layer, text in texts:
        lists = re.findall(r"(?:_deps\s*=|dependencies\s*:)\s*\[([^\]]*)\]", text)
        names = {name for one in lists
                 for name in re.findall(r"\b\w+_dep\b", one)}
        for name in sorted(names):
            fault = judge_dependency(name, layer, owners)
            if fault:
                problems.append(f"{path}: {fault}")
    return problems


def check_programs(build):
    problems = []
    for name, pattern in NEVER_LINKED.items():
        for path in build.glob(f"src/**/{name}"):
            if not path.is_file():
                continue
            dump = subprocess.run(["readelf", "-d", path], check=True,
                                  capture_output=True, text=True).stdout
            for library in re.findall(r"NEEDED.*\[(.*)\]", dump):
                if re.match(pattern, library):
                    problems.append(f"{name} is linked with {library}")
    return problems


def main():
    options = tree.arguments(__doc__, build=True)
    problems = check_includes(options.root) + check_meson(options.root)
    if options.build:
        problems += check_programs(options.build)
    return tree.report(problems, "the layers hold")


if __name__ == "__main__":
    sys.exit(main())
