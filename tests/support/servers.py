#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A TSA, an OCSP responder and a place of certificates and lists, on loopback.

    servers.py PKI WORK

Copies the folder PKI to WORK/pki, makes its certificates with addresses again
for the port it got, prints one line of JSON ({"port": N, "tls_port": N,
"pki": "WORK/pki"}) and serves until its standard input is closed.

  POST /tsa        openssl ts -reply
  POST /ocsp       openssl ocsp over the sub-CA's index
  GET  /sub.crt, /root.crt, /sub.crl, /root.crl     DER

Each can be made to fail: GET /control/NAME/MODE sets the mode of NAME (tsa,
ocsp, crl, crt) until it is set again, MODE good is as at the start. GET
/control/NAME answers how often NAME was asked.

  any   slow, silent, 500, redirect, redirect-loop, redirect-file, truncated,
        huge, endless, wrong-type, garbage, empty
  tsa   wrong-nonce, wrong-imprint, wrong-certificate, expired-certificate,
        rejected, changed, no-certificate; addressed: good, by an authority
        whose certificate names its sources of revocation
  ocsp  unknown, wrong-signer, expired, wrong-certificate
  crl   stale, forged

Everything is real: where openssl can be made to answer so, it does.
"""

import http.server
import json
import os
import re
import shutil
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SLOW_S = 1.5
# Longer than any test waits; the server ends with its test.
SILENT_S = 600

TYPES = {
    "tsa": "application/timestamp-reply",
    "ocsp": "application/ocsp-response",
    "crl": "application/pkix-crl",
    "crt": "application/pkix-cert",
}


class State:
    """What the tests set, what they count; one for all threads."""

    def __init__(self, pki):
        self.pki = pki
        self.lock = threading.Lock()
        self.modes = {}
        self.counts = {}

    def count(self, name):
        with self.lock:
            self.counts[name] = self.counts.get(name, 0) + 1
            return self.modes.get(name, "good")


def openssl(arguments, folder, environment=None):
    subprocess.run(["openssl"] + arguments, cwd=folder, check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL,
                   env={**os.environ, **(environment or {})})


def read(*parts):
    with open(os.path.join(*parts), "rb") as f:
        return f.read()


def write(data, *parts):
    with open(os.path.join(*parts), "wb") as f:
        f.write(data)


def timestamp_reply(pki, query, mode):
    with tempfile.TemporaryDirectory() as folder:
        signer = {"expired-certificate": "tsa-expired",
                  "wrong-certificate": "tsa-other",
                  "addressed": "tsa-aia"}.get(mode, "tsa")
        # SHA-256 OID, NULL, OCTET STRING of 32: where the imprint stands.
        imprint = re.search(rb"\x04\x20(.{32})", query, re.S)
        if mode == "wrong-imprint":
            start = imprint.start(1)
            query = query[:start] + bytes(32) + query[start + 32:]
        if mode == "wrong-nonce":
            openssl(["ts", "-query", "-sha256", "-cert", "-digest",
                     imprint.group(1).hex(), "-out", "q.tsq"], folder)
            query = read(folder, "q.tsq")
        if mode == "no-certificate":
            openssl(["ts", "-query", "-sha256", "-digest",
                     imprint.group(1).hex(), "-out", "q.tsq"], folder)
            query = read(folder, "q.tsq")
        if mode == "rejected":
            query = b"\x30\x00"
        write(query, folder, "q.tsq")
        write(os.urandom(8).hex().encode(), folder, "serial")
        openssl(["ts", "-reply", "-config", os.path.join(HERE, "..", "pki",
                                                         "pki.cnf"),
                 "-section", "tsa_server", "-queryfile", "q.tsq",
                 "-signer", os.path.join(pki, signer + ".pem"),
                 "-inkey", os.path.join(pki, signer + ".key"),
                 "-chain", os.path.join(pki, "chain-aia.pem" if mode == "addressed"
                                        else "chain.pem"),
                 "-out", "r.tsr"], folder,
                {"SERIAL": os.path.join(folder, "serial"), "ISSUER": "sub",
                 "PORT": "0"})
        reply = read(folder, "r.tsr")
        if mode == "changed":
            reply = reply[:-1] + bytes([reply[-1] ^ 1])
        return reply


def ocsp_response(pki, request, mode):
    with tempfile.TemporaryDirectory() as folder:
        write(request, folder, "q.der")
        index = os.path.join(pki, "db-sub", "index.txt")
        if mode == "unknown":
            index = os.path.join(folder, "index.txt")
            write(b"", index)
        signer = "forged-root" if mode == "wrong-signer" else "ocsp"
        command = ["ocsp", "-index", index,
                   "-rsigner", os.path.join(pki, signer + ".pem"),
                   "-rkey", os.path.join(pki, signer + ".key"),
                   "-CA", os.path.join(pki, "sub.pem"),
                   "-respout", "r.der", "-ndays", "1"]
        if mode == "wrong-certificate":
            # An answer about somebody else, with the nonce that was asked.
            openssl(["ocsp", "-issuer", os.path.join(pki, "sub.pem"),
                     "-cert", os.path.join(pki, "office.pem"), "-no_nonce",
                     "-reqout", "q.der"], folder)
        command += ["-reqin", "q.der"]
        if mode == "expired":
            subprocess.run(["faketime", "2025-01-01 00:00:00", "openssl"] +
                           command, cwd=folder, check=True,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        else:
            openssl(command, folder)
        return read(folder, "r.der")


def certificate_or_list(pki, name, mode):
    if name.endswith(".crl"):
        if mode == "forged":
            return read(pki, "forged-crl.der")
        suffix = "-crl-stale.der" if mode == "stale" else "-crl.der"
        return read(pki, name[:-len(".crl")] + suffix)
    # The sub-CA's own sources are named in this one.
    stem = {"sub": "sub-aia"}.get(name[:-len(".crt")], name[:-len(".crt")])
    pem = read(pki, stem + ".pem").decode()
    return ssl.PEM_cert_to_DER_cert(pem)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments):
        pass

    @property
    def state(self):
        return self.server.state

    def do_GET(self):
        self.serve(b"")

    def do_POST(self):
        length = int(self.headers.get("Content-Length", "0"))
        self.serve(self.rfile.read(length))

    def serve(self, body):
        parts = self.path.split("?")[0].strip("/").split("/")
        if parts[0] == "control":
            self.control(parts[1:])
            return
        name = parts[0]
        kind = name if name in ("tsa", "ocsp") else name.rpartition(".")[2]
        if kind not in TYPES:
            self.answer(404, "text/plain", b"no such thing\n")
            return
        mode = self.state.count(kind)
        if self.spoil_before(kind, mode):
            return
        self.spoil_after(kind, mode, self.make(kind, name, mode, body))

    def control(self, parts):
        with self.state.lock:
            if len(parts) == 2:
                self.state.modes[parts[0]] = parts[1]
            count = self.state.counts.get(parts[0], 0)
        self.answer(200, "text/plain", str(count).encode())

    def make(self, kind, name, mode, body):
        if mode == "garbage":
            return b"this is not what you asked for"
        if mode == "empty":
            return b""
        if kind == "tsa":
            return timestamp_reply(self.state.pki, body, mode)
        if kind == "ocsp":
            return ocsp_response(self.state.pki, body, mode)
        return certificate_or_list(self.state.pki, name, mode)

    def spoil_before(self, kind, mode):
        """What needs no answer; True if all was said."""
        if mode == "silent":
            time.sleep(SILENT_S)
            return True
        if mode == "500":
            self.answer(500, "text/plain", b"broken\n")
            return True
        if mode in ("redirect", "redirect-loop", "redirect-file"):
            hops = int((re.search(r"hops=(\d+)", self.path) or [0, 0])[1])
            if mode == "redirect" and hops >= 2:
                return False
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd"
                             if mode == "redirect-file"
                             else f"{self.path.split('?')[0]}?hops={hops + 1}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return True
        if mode in ("huge", "endless"):
            self.flood(kind, mode)
            return True
        if mode == "slow":
            time.sleep(SLOW_S)
        return False

    def flood(self, kind, mode):
        """Gigabytes that are announced, or that never end; or drops."""
        self.send_response(200)
        self.send_header("Content-Type", TYPES[kind])
        if mode == "huge":
            self.send_header("Content-Length", str(1 << 32))
        self.send_header("Connection", "close")
        self.end_headers()
        chunk = bytes(1 << 16) if mode == "huge" else b"\x30"
        try:
            while True:
                self.wfile.write(chunk)
                if mode == "endless":
                    time.sleep(0.05)
        except OSError:
            pass
        self.close_connection = True

    def spoil_after(self, kind, mode, data):
        if mode == "truncated":
            self.send_response(200)
            self.send_header("Content-Type", TYPES[kind])
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(data[:len(data) // 2])
            self.close_connection = True
            return
        content_type = "text/html" if mode == "wrong-type" else TYPES[kind]
        self.answer(200, content_type, data)

    def answer(self, status, content_type, data):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    # Connections that are given up in the middle are what the tests are for.

    def handle_error(self, *_arguments):
        pass


def make_server(state):
    server = Server(("127.0.0.1", 0), Handler)
    server.state = state
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def make_tls_server(state, pki):
    """With a certificate that nobody trusts."""
    server = Server(("127.0.0.1", 0), Handler)
    server.state = state
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(pki, "tls.pem"),
                            os.path.join(pki, "tls.key"))
    server.socket = context.wrap_socket(server.socket, server_side=True,
                                        do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main():
    source, work = sys.argv[1], sys.argv[2]
    pki = os.path.join(os.path.abspath(work), "pki")
    shutil.copytree(source, pki)
    state = State(pki)
    server = make_server(state)
    port = server.server_address[1]
    subprocess.run(["sh", os.path.join(HERE, "..", "pki", "make-pki.sh"), pki,
                    str(port)], check=True, stdout=subprocess.DEVNULL)
    tls = make_tls_server(state, pki)
    print(json.dumps({"port": port, "tls_port": tls.server_address[1],
                      "pki": pki}), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
