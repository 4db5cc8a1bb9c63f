"""How long an answer may take, over all the calls that it needs.

A page that asks an engine five times must not wait five times: whoever answers someone says how long it
may take in all, and an engine that has to be waited for shares it out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Have what is asked of an engine inside take no longer than this in all."""
    token = _deadline.set(monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left() -> float | None:
    """How long may still be waited; None when nobody set a limit."""
    deadline = _deadline.get()
    return None if deadline is None else max(0.0, deadline - monotonic())
