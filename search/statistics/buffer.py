"""Counting in the process: a search adds to numbers in memory, and a thread writes them now and then.

A search never waits for the statistics and never fails because of them. What a process has counted and
not yet written is lost if it is killed; a process that ends as it should writes first.
"""

import atexit
import logging
from collections import Counter
from collections.abc import Callable, Iterable
from threading import Lock, Timer

from django.conf import settings
from django.db import Error as DatabaseProblem  # a lost connection is no DatabaseError
from django.db import connections

from search.statistics.retention import purge_once_a_day
from search.statistics.writing import Mark, write

logger = logging.getLogger(__name__)

MOST_MARKS = 1_000  # different numbers held at a time; what comes beyond them is not counted
MOST_EACH = 500  # what one number can grow by between two writings, however hard someone tries


class Buffer:
    """Numbers on their way to the database."""

    def __init__(self) -> None:
        self._counts: Counter[Mark] = Counter()
        self._lock = Lock()
        self._timer: Timer | None = None

    def add(self, marks: Iterable[Mark]) -> None:
        """Count, and see to it that what was counted is written before long."""
        with self._lock:
            for mark in marks:
                self._hold(mark, 1)
            if self._counts and self._timer is None:
                self._timer = _later(self._write_in_thread)

    def flush(self) -> None:
        """Write what has been counted; keep it for the next time if the database refuses."""
        with self._lock:
            counts, self._counts, self._timer = self._counts, Counter(), None
        if not counts:
            return
        try:
            write(counts)
        except DatabaseProblem as error:
            logger.warning("The statistics of searches could not be written: %s", error)
            with self._lock:
                for mark, times in counts.items():
                    self._hold(mark, times)
            return
        _purge()

    def clear(self) -> None:
        """Forget what has been counted."""
        with self._lock:
            self._counts.clear()

    def _hold(self, mark: Mark, times: int) -> None:
        """Add to a number, within the bounds; the one who calls holds the lock."""
        held = self._counts.get(mark, 0)
        if held or len(self._counts) < MOST_MARKS:
            self._counts[mark] = min(held + times, MOST_EACH)

    def _write_in_thread(self) -> None:
        try:
            self.flush()
        finally:
            connections.close_all()


def _purge() -> None:
    try:
        purge_once_a_day()
    except DatabaseProblem as error:
        logger.warning("Old statistics of searches could not be removed: %s", error)


def _later(write_in_thread: Callable[[], None]) -> Timer | None:
    """A thread that writes in a while; none where the settings leave it to whoever asks."""
    seconds = settings.SEARCH_STATISTICS["WRITTEN_EVERY"]
    if seconds is None:
        return None
    timer = Timer(seconds, write_in_thread)
    timer.daemon = True
    timer.start()
    return timer


buffer = Buffer()
atexit.register(buffer.flush)
