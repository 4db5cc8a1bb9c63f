"""Something between the portal and the server that can make it slow, or answer in its place."""

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MIMETYPE = "application/vnd.elasticsearch+json;compatible-with=8"
REASONS = {
    429: {"type": "es_rejected_execution_exception", "reason": "rejected execution"},
    503: {"type": "master_not_discovered_exception", "reason": "no master"},
}


class Proxy(ThreadingHTTPServer):
    """Passes requests on after `delay` seconds, or answers all of them with `status`."""

    daemon_threads = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.target = target
        self.delay = 0.0
        self.status = 0
        self.refusals = (
            0  # how many requests to answer with `status` before passing on again; 0: all
        )
        self.seen = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those who did not wait for their answer."""

    def refuses(self) -> bool:
        """Whether this request is one to answer with `status`."""
        self.seen += 1
        return bool(self.status) and (not self.refusals or self.seen <= self.refusals)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        time.sleep(self.server.delay)
        if self.server.refuses():
            error = {"error": REASONS[self.server.status], "status": self.server.status}
            self._answer(self.server.status, MIMETYPE, json.dumps(error).encode())
            return
        headers = {name: value for name, value in self.headers.items() if name != "Host"}
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
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def running_proxy(target: str) -> Iterator[Proxy]:
    """A proxy on a free port of 127.0.0.1."""
    with Proxy(target) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
