"""The way to the server: addresses, time limits, and what its errors mean to the portal.

A page must never wait long for a server that does not answer. Each call has a time limit, and after
one that nobody answered the calls of the next seconds fail at once (`Pause`).
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import TlsError
from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, TransportError
from elasticsearch.serializer import OrjsonSerializer

from search.engines.base import EngineError, IndexMissingError, UnavailableError
from search.engines.elastic.node import PunctualNode
from search.engines.patience import seconds_left

PAUSE = 3.0  # seconds
ATTEMPTS = 2  # at anything; the second one goes to another server where there are several
CONNECTIONS = 64  # kept open for each server; when all are taken another is made for one request
LEAST = 0.02  # seconds; with less left nothing is asked
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
KEY_REFUSED = 401
# These tell of the state of the server or of the index, not of what was sent.
REFUSED_BY_STATE = (KEY_REFUSED, 403, 429)


HINT_KEY = "Set ELASTICSEARCH_API_KEY to a key that the server knows."
HINT_RIGHTS = (
    "The key in ELASTICSEARCH_API_KEY needs `all` on the names that ELASTICSEARCH_INDEX begins."
)
HINT_CERTIFICATE = (
    "Set ELASTICSEARCH_CA_CERTS to the certificate of the authority that signed the server's, and "
    "write the host in ELASTICSEARCH_URL as the server's certificate has it."
)
HINT_CLIENT = "Run `manage.py check`, which tells which setting it is."


class MisconfiguredError(UnavailableError):
    """The server may be well, and a setting keeps it from answering; `hint` says which."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Pause:
    """A circuit breaker: closed to all for `seconds` after a failure, then open to one who tries."""

    def __init__(self, seconds: float = PAUSE) -> None:
        self._seconds = seconds
        self._until = 0.0
        self._lock = Lock()

    def enter(self) -> None:
        """Pass, or raise while it lasts. The first to come after it tries, while others still wait."""
        with self._lock:
            if monotonic() < self._until:
                raise UnavailableError("No search server answered a moment ago.")
            if self._until:
                self._until = monotonic() + self._seconds

    def begin(self) -> None:
        """A call was not answered."""
        with self._lock:
            self._until = monotonic() + self._seconds

    def end(self) -> None:
        """A call was answered."""
        self._until = 0.0


class Connection:
    """A client of one cluster, made when it is first needed."""

    def __init__(
        self, urls: Sequence[str], api_key: str = "", ca_certs: str = "", timeout: float = 0.8
    ) -> None:
        self._urls = list(urls)
        self._has_fair_key = is_fair_key(api_key)
        self._options: dict[str, Any] = {
            name: value for name, value in (("api_key", api_key), ("ca_certs", ca_certs)) if value
        }
        self._timeout = timeout
        self._pause = Pause()
        # Most calls have the same limit, and making a client for one takes longer than reading an answer.
        self._client_within = lru_cache(maxsize=16)(self._make_client_within)

    @contextmanager
    def asking(self, seconds: float | None = None) -> Iterator[Elasticsearch]:
        """A client that answers within so many seconds (those of a search unless told), or raises.

        Never longer than the one who asks still has, however many attempts it takes.
        """
        wanted = given = seconds or self._timeout
        if (left := seconds_left()) is not None:
            given = min(wanted, left / ATTEMPTS)
        if given < LEAST:
            raise UnavailableError("There is no time left to ask the search server.")
        with self.working(given, fair=given >= wanted / 2) as client:
            yield client

    @contextmanager
    def working(self, seconds: float, *, fair: bool = True) -> Iterator[Elasticsearch]:
        """A client for work of which each request may take so long.

        That nothing answers within a time that is not `fair` says nothing of the server.
        """
        self._pause.enter()
        try:
            yield self._client_within(seconds)
        except (NoConnection, ConnectionTimeout) as error:
            if fair:
                self._pause.begin()
            raise _unreached(error) from error
        except (ApiError, TransportError) as error:
            self._pause.end()
            raise meaning(error) from error
        else:
            self._pause.end()

    @property
    def shows_key(self) -> bool:
        """Whether the key, or a password in an address, goes over a network where others can read it."""
        return any(
            address.scheme == "http" and address.hostname not in THIS_MACHINE
            for address in map(urlsplit, self._urls)
            if address.password or "api_key" in self._options
        )

    def _make_client_within(self, seconds: float) -> Elasticsearch:
        return self._client.options(request_timeout=seconds)

    @cached_property
    def _client(self) -> Elasticsearch:
        if not self._has_fair_key:  # it would end up in the message of an error of another kind
            raise UnavailableError("The key to the search server cannot be sent.")
        try:
            return Elasticsearch(
                self._urls,
                node_class=PunctualNode,
                serializer=OrjsonSerializer(),
                connections_per_node=CONNECTIONS,
                max_retries=ATTEMPTS - 1,
                retry_on_timeout=len(self._urls) > 1,
                **self._options,
            )
        except ValueError:  # its message may show a password
            message = f"The settings of the search server do not fit each other. {HINT_CLIENT}"
            raise MisconfiguredError(message, HINT_CLIENT) from None


def meaning(error: ApiError | TransportError) -> EngineError:
    """What the server's error is to the portal."""
    if isinstance(error, ApiError) and is_missing(error.body):
        return IndexMissingError("There is no search index yet.")
    if isinstance(error, ApiError) and error.status_code == KEY_REFUSED:
        message = f"The search server refuses the key that it is shown: {error}"
        return MisconfiguredError(message, HINT_KEY)
    if isinstance(error, ApiError) and error.message == "security_exception":
        return MisconfiguredError(f"The key may not do this: {error}", HINT_RIGHTS)
    if isinstance(error, ApiError) and is_passing(error.status_code):
        return UnavailableError(str(error))
    return EngineError(str(error))


def is_fair_key(key: str) -> bool:
    """Whether a key has the form that the server gives keys in; none at all is fair."""
    return re.fullmatch(r"[A-Za-z0-9+/_=-]*", key) is not None


def _unreached(error: TransportError) -> UnavailableError:
    if isinstance(error, TlsError):
        message = f"There is no safe connection to the search server: {error.message}"
        return MisconfiguredError(message, HINT_CERTIFICATE)
    return UnavailableError(f"No search server answers: {error.message}")


def is_passing(status: int) -> bool:
    """Whether a status says that the server would do it in another state: later, or with other rights."""
    return status in REFUSED_BY_STATE or status >= 500


def is_missing(body: Any) -> bool:
    """Whether an error says that the index, or the alias that stands for it, is not there."""
    error = body.get("error", body) if isinstance(body, dict) else body
    kind = error.get("type") if isinstance(error, dict) else str(error)
    return kind in {"index_not_found_exception", "aliases_not_found_exception"} or (
        "alias [" in str(kind) and "missing" in str(kind)
    )
