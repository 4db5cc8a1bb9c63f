"""The right to be the only one who does something, in every process and on every server.

With PostgreSQL the database keeps it (an advisory lock), else the operating system (flock in a folder).
Both give it back when whoever holds it dies.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from hashlib import blake2b
from pathlib import Path

from django.db import connection, connections

from search.engines.base import EngineBusyError, EngineError

RETRY_SECONDS = 0.02


def lock(name: str, folder: Path, timeout: float) -> AbstractContextManager[None]:
    """Hold the lock `name`, waiting at most `timeout` seconds for it."""
    if connection.vendor == "postgresql":
        return database_lock(name, timeout)
    return file_lock(folder / f"{name}.lock", timeout)


@contextmanager
def file_lock(path: Path, timeout: float) -> Iterator[None]:
    """Hold the lock of the file `path`, which stays behind; the lock itself does not."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise EngineError(f"Cannot write in the index folder: {error.strerror}.") from error
    try:
        _wait_until(lambda: _lock_file(handle), path.name, timeout)
        yield
    finally:
        os.close(handle)  # gives the lock back


@contextmanager
def database_lock(name: str, timeout: float) -> Iterator[None]:
    """Hold an advisory lock in a transaction of a connection of its own.

    What is done meanwhile may fail or roll back without touching the lock, and a pool that hands a
    connection to others between transactions cannot hand this one on.
    """
    own = connections.create_connection("default")
    with closing(own):
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")

            def taken() -> bool:
                cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number_of(name)])
                return bool(cursor.fetchone()[0])

            _wait_until(taken, name, timeout)
        yield


def number_of(name: str) -> int:
    """The number that PostgreSQL knows a lock by."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)


def _lock_file(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait_until(taken: Callable[[], bool], name: str, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while not taken():
        if time.monotonic() >= deadline:
            raise EngineBusyError(f"Another process holds {name}.")
        time.sleep(RETRY_SECONDS)
