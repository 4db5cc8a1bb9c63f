"""After a call that nobody answered the next ones fail at once, until one that tries is answered."""

import pytest
from elasticsearch import ConnectionTimeout

from search.engines.base import UnavailableError
from search.engines.elastic.connection import Connection, Pause
from search.engines.patience import within

SECONDS = 3
LIMIT = 10.0  # seconds that a call may take


class Clock:
    """Stands still until it is moved."""

    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr("search.engines.elastic.connection.monotonic", clock)
    return clock


@pytest.fixture
def pause(clock):
    """A pause that has just begun."""
    pause = Pause(SECONDS)
    assert passing(pause, 2) == [True, True]
    pause.begin()
    return pause


def passing(pause, number):
    """Who of so many comes through, one after another."""
    return [passes(pause) for _ in range(number)]


def passes(pause):
    try:
        pause.enter()
    except UnavailableError:
        return False
    return True


def test_nobody_passes_while_it_lasts_and_then_one_who_tries(pause, clock):
    clock.now += SECONDS - 0.1
    assert passing(pause, 2) == [False, False]
    clock.now += 0.2
    assert passing(pause, 3) == [True, False, False]


def test_it_is_over_when_the_one_who_tried_is_answered(pause, clock):
    clock.now += SECONDS
    assert passes(pause)
    pause.end()
    assert passing(pause, 3) == [True, True, True]


def test_it_begins_anew_when_that_one_is_not_answered_either(pause, clock):
    clock.now += SECONDS
    assert passes(pause)
    clock.now += 1
    pause.begin()
    clock.now += SECONDS - 0.1
    assert not passes(pause)


def test_another_one_tries_when_nothing_is_heard_of_the_first(pause, clock):
    clock.now += SECONDS
    assert passes(pause)
    clock.now += SECONDS
    assert passing(pause, 2) == [True, False]


@pytest.mark.parametrize(("left", "is_paused"), [(60, True), (12, True), (6, False)])
def test_a_time_too_short_to_be_fair_says_nothing_of_the_server(left, is_paused):
    """The time left is shared by two attempts, and half of the usual time is fair."""
    connection = Connection(["http://127.0.0.1:9"], timeout=LIMIT)
    with within(left):
        for reason in ("No search server answers", "a moment ago" if is_paused else "answers"):
            with pytest.raises(UnavailableError, match=reason), connection.asking():
                raise ConnectionTimeout("not in time")
