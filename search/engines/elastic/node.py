"""A server as the client speaks to it, within a time that is the whole of a request's.

The client's own limit is one for connecting, one for greeting (TLS) and one for each piece of an answer: a
server that sends a byte now and then is never out of time. Here every step has what the ones before it left.
Only what the operating system does to find a host's address has limits of its own.
"""

import http.client
import io
import socket
from time import monotonic
from typing import Any

from elastic_transport import NodeConfig, Urllib3HttpNode
from elastic_transport.client_utils import DEFAULT
from urllib3 import Timeout

LEAST = 0.001  # seconds; no time at all would be taken for no limit


class PunctualNode(Urllib3HttpNode):
    """A node whose requests end in time."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        self.pool.block = False  # better one more connection than to wait for another's to be free
        base: type = self.pool.ConnectionCls
        self.pool.ConnectionCls = type(f"Punctual{base.__name__}", (_Punctual, base), {})

    def perform_request(self, *args: Any, request_timeout: Any = DEFAULT, **options: Any) -> Any:
        """Ask; `request_timeout` is for all of it."""
        if request_timeout is not DEFAULT:
            options["request_timeout"] = Timeout(total=request_timeout)
        return super().perform_request(*args, **options)


class _PunctualReader(io.RawIOBase):
    """Reads from a socket until the time that it has by now is over, in however many pieces."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket) -> None:
        self._raw = raw
        self._sock = sock
        limit = sock.gettimeout()
        self._deadline = None if limit is None else monotonic() + limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        if self._deadline is not None:
            left = self._deadline - monotonic()
            if left <= 0:
                raise TimeoutError("The answer did not end in time.")
            self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _PunctualResponse(http.client.HTTPResponse):
    """An answer that is read in time: what is left of it when the request has been sent."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:
        super().__init__(sock, *args, **kwargs)
        self.fp = io.BufferedReader(_PunctualReader(self.fp.detach(), sock))


class _Punctual:
    """A connection whose greeting has what connecting left."""

    response_class = _PunctualResponse
    timeout: float | None

    def _new_conn(self) -> socket.socket:
        began = monotonic()
        made: socket.socket = super()._new_conn()  # type: ignore[misc]
        if self.timeout is not None:
            made.settimeout(max(LEAST, self.timeout - (monotonic() - began)))
        return made
