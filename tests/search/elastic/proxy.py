"""Something between the portal and the server: makes it slow, answers in its place, or guards it.

The distribution that the tests run has no module for security. The guard does what that module does to
those who ask: it speaks TLS, and answers as Elasticsearch does to whoever does not show the key.
"""

import json
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MIMETYPE = "application/vnd.elasticsearch+json;compatible-with=8"
REASONS = {
    401: {
        "type": "security_exception",
        "reason": "unable to authenticate with provided credentials and anonymous access is not allowed",
        "header": {"WWW-Authenticate": "ApiKey"},
    },
    429: {"type": "es_rejected_execution_exception", "reason": "rejected execution"},
    503: {"type": "master_not_discovered_exception", "reason": "no master"},
}


class Proxy(ThreadingHTTPServer):
    """Passes requests on after `delay` seconds, or answers all of them with `status`.

    With a `context` it speaks TLS and nothing else; with a `key` it answers 401 to whoever lacks it.
    """

    daemon_threads = True

    def __init__(self, target: str, context: ssl.SSLContext | None, key: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.server_port}"
        if context:  # the handshake is left to each request's own thread
            self.socket = context.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )
        self.target = target
        self.key = key
        self.delay = 0.0
        # Seconds between the bytes of an answer's body, and of its head as well where that is set.
        self.drip = 0.0
        self.drips_head = False
        # How many requests to answer with `status` before passing on again; 0: all.
        self.status = 0
        self.refusals = 0
        self.seen = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those who did not wait for their answer."""

    def refusal(self, authorization: str | None) -> int:
        """The status to answer this request with; 0 when it is to be passed on."""
        self.seen += 1
        if self.key and authorization != f"ApiKey {self.key}":
            return 401
        return 0 if self.refusals and self.seen > self.refusals else self.status


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or every answer waits 40 ms for a word that none sends
    server: Proxy

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        time.sleep(self.server.delay)
        if status := self.server.refusal(self.headers["Authorization"]):
            reason = REASONS[status]
            error = {"error": {"root_cause": [reason], **reason}, "status": status}
            self._answer(status, MIMETYPE, json.dumps(error).encode())
            return
        own = {"Host", "Authorization"}
        headers = {name: value for name, value in self.headers.items() if name not in own}
        request = urllib.request.Request(
            self.server.target + self.path, body or None, headers, method=self.command
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                self._answer(answer.status, answer.headers["Content-Type"], answer.read())
        except urllib.error.HTTPError as error:
            self._answer(error.code, error.headers["Content-Type"], error.read())

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass_on  # noqa: N815 - names of http.server's

    def _answer(self, status: int, mimetype: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", mimetype or MIMETYPE)
        self.send_header("Content-Length", str(len(body)))
        self._write(b"".join([*self._headers_buffer, b"\r\n"]), drips=self.server.drips_head)
        self._headers_buffer = []
        self._write(body, drips=True)

    def _write(self, sent: bytes, *, drips: bool) -> None:
        if not (drips and self.server.drip):
            self.wfile.write(sent)
            return
        for byte in sent:
            self.wfile.write(bytes([byte]))
            time.sleep(self.server.drip)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def running_proxy(
    target: str, context: ssl.SSLContext | None = None, key: str = ""
) -> Iterator[Proxy]:
    """A proxy on a free port of 127.0.0.1."""
    with Proxy(target, context, key) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
