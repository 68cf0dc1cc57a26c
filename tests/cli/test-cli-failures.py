#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong around a signature that is to last: servers that say nothing
or cannot be trusted, answers of yesterday, a full disk, the desktop's proxy.
The PIN is asked once or never, no bad answer gets into a file, and what cannot
be had ends with status 5 and nothing written."""

import http.server
import json
import os
import shutil
import subprocess
import threading
import unittest
import urllib.error
import urllib.request

import anky_cli
import anky_served

# OCSP and lists, each bad in its way: neither is evidence.
BAD_ANSWERS = [("expired", "stale"), ("expired", "500"),
               ("wrong-signer", "forged"), ("wrong-certificate", "garbage"),
               ("unknown", "500"), ("500", "stale")]
# 180 s of patience, three tries: half a minute of nothing for the test's clock.
FASTER = 400


class Proxy(http.server.BaseHTTPRequestHandler):
    """Passes on to the servers of the test, whatever host is asked for."""

    def log_message(self, *_arguments):
        pass

    def do_GET(self):
        self.pass_on(None)

    def do_POST(self):
        self.pass_on(self.rfile.read(int(self.headers["Content-Length"])))

    def pass_on(self, body):
        self.server.asked.append(self.path)
        path = "/" + self.path.split("/", 3)[3]
        request = urllib.request.Request(self.server.target + path, body)
        if body:
            request.add_header("Content-Type", self.headers["Content-Type"])
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            answer = opener.open(request, timeout=30)
        except urllib.error.HTTPError as refusal:
            answer = refusal
        with answer:
            data = answer.read()
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.headers["Content-Type"])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Failures(anky_served.ServedTest):
    def assert_nothing(self, result, *, logins=1):
        self.assertEqual(result.status, 5, result.err)
        self.assertEqual(result.out, "")
        self.assertEqual(self.names(), ["letter.pdf"])
        self.assertEqual(self.take_log().count("C_Login"), logins)
        self.assertEqual(self.records(), [])

    def records(self):
        store = self.folder / "home/data/anky/evidence"
        return sorted(store.iterdir()) if store.exists() else []

    # --- the authority of timestamps ----------------------------------------

    @unittest.skipUnless(shutil.which("faketime"), "faketime is missing")
    def test_silent(self):
        """Nobody waits for ever: the clock runs fast, the program does not
        know it."""
        self.ask("/control/tsa/silent")
        before = int(self.ask("/control/tsa"))
        library = subprocess.run(
            ["faketime", "-f", "+0", "sh", "-c", 'echo "$LD_PRELOAD"'],
            capture_output=True, text=True, check=True).stdout.strip()
        result = self.sign("letter.pdf", env={
            "LD_PRELOAD": library, "FAKETIME": f"+0 x{FASTER}",
            "FAKETIME_NO_CACHE": "0"})
        self.assert_nothing(result)
        self.assertIn("no complete answer in time", result.err)
        self.assertEqual(int(self.ask("/control/tsa")) - before, 3)

    def test_untrusted_tls(self):
        before = int(self.ask("/control/tsa"))
        result = self.sign("--tsa", self.tls_address + "/tsa", "letter.pdf",
                           network=False)
        self.assert_nothing(result)
        self.assertIn("TLS", result.err)
        self.assertEqual(int(self.ask("/control/tsa")), before)

    def test_extend_with_bad_authority(self):
        self.name_sources()
        self.assert_ok(self.sign("letter.pdf", "--no-record"))
        self.take_log()
        for mode in ("500", "wrong-imprint", "wrong-certificate"):
            with self.subTest(mode):
                self.ask(f"/control/tsa/{mode}")
                result = self.run_cli(
                    "extend", "--level", "B-LTA", "--trust", self.trust,
                    "--tsa", self.address + "/tsa", "letter.signed.pdf")
                self.assert_fails(result, 5, leaves=["letter.pdf",
                                                     "letter.signed.pdf"])
        self.assertEqual(self.take_log(), [])

    # --- answers of revocation ----------------------------------------------

    def test_bad_answers(self):
        self.name_sources()
        for ocsp, crl in BAD_ANSWERS:
            with self.subTest(ocsp=ocsp, crl=crl):
                self.ask(f"/control/ocsp/{ocsp}")
                self.ask(f"/control/crl/{crl}")
                self.assert_nothing(self.sign("--level", "B-LT", "letter.pdf"))

    def test_bad_answers_are_not_kept(self):
        """Where the answer is no condition the letter is signed, and neither
        it nor the record has the bad answer."""
        self.ask("/control/ocsp/expired")
        self.ask("/control/crl/500")
        result = self.sign("letter.pdf")
        self.assert_ok(result)
        self.assertEqual(self.take_log().count("C_Login"), 1)
        self.assertTrue(result.err)
        self.assertEqual(self.level("letter.signed.pdf"), "B-T")
        signed = (self.work / "letter.signed.pdf").read_bytes()
        self.assertNotIn(b"/OCSPs", signed)
        record, = self.records()
        kept = json.loads((record / "result.json").read_text())
        self.assertNotEqual(kept["check"]["revocation"]["status"], "good")
        self.assertEqual(list(record.glob("*.ors")), [])
        self.assertEqual(list(record.glob("*.crl")), [])

    # --- a full disk --------------------------------------------------------

    def mount_full(self, folder):
        if os.geteuid() != 0:
            self.skipTest("only root can make a disk that is full")
        folder.mkdir(parents=True)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4k", "none", folder],
            capture_output=True, check=False)
        if done.returncode != 0:
            self.skipTest("no file system may be mounted here")
        self.addCleanup(subprocess.run, ["umount", folder], check=True)

    def test_full_record(self):
        """The signature is good; that its record is not kept is said, and no
        half of one is left."""
        store = self.folder / "home/data/anky/evidence"
        self.mount_full(store)
        result = self.sign("letter.pdf")
        self.assert_ok(result)
        self.assertIn("could not be kept", result.err)
        self.assertEqual(self.take_log().count("C_Login"), 1)
        self.assertEqual(self.records(), [])
        self.assertEqual(self.level("letter.signed.pdf"), "B-T")

    def test_full_output(self):
        target = self.folder / "full"
        self.mount_full(target)
        self.name_sources()
        for words in (["--level", "B-LTA"], ["--level", "B-B"]):
            with self.subTest(words):
                result = self.sign("-o", target / "out.pdf", *words,
                                   "letter.pdf")
                self.assertEqual(result.status, 3, result.err)
                self.assertEqual(list(target.iterdir()), [])
                self.assertEqual(self.names(), ["letter.pdf"])
                self.assertLessEqual(self.take_log().count("C_Login"), 1)
                self.assertEqual(self.records(), [])

    # --- the desktop's proxy ------------------------------------------------

    def start_proxy(self):
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
        proxy.target = self.address
        proxy.asked = []
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        self.addCleanup(proxy.server_close)
        self.addCleanup(proxy.shutdown)
        return proxy

    def through(self, proxy):
        address = f"http://127.0.0.1:{proxy.server_address[1]}"
        return {"GIO_USE_PROXY_RESOLVER": "libproxy", "http_proxy": address,
                "https_proxy": address, "no_proxy": "", "NO_PROXY": ""}

    def test_proxy(self):
        """A name that only the proxy knows."""
        proxy = self.start_proxy()
        result = self.sign("--tsa", "http://tsa.demo.invalid/tsa",
                           "letter.pdf", network=False,
                           env=self.through(proxy))
        self.assert_ok(result)
        self.assertEqual(proxy.asked.count("http://tsa.demo.invalid/tsa"), 1)
        self.assertEqual(self.level("letter.signed.pdf"), "B-T")

    def test_proxy_that_fails(self):
        proxy = self.start_proxy()
        self.ask("/control/tsa/500")
        result = self.sign("--tsa", "http://tsa.demo.invalid/tsa",
                           "letter.pdf", network=False,
                           env=self.through(proxy))
        self.assert_nothing(result)
        self.assertEqual(proxy.asked.count("http://tsa.demo.invalid/tsa"), 3)


anky_cli.main()
