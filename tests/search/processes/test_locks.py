"""The right to be the only one, between real processes: kept by PostgreSQL, or by flock where there is SQLite."""

import json
import time
from contextlib import contextmanager
from uuid import uuid4

import pytest

from tests.search.processes.conftest import WAIT
from tests.search.processes.test_processes import databases

pytestmark = pytest.mark.slow
LET_GO = "nu\n"
AT_ONCE = 0
IN_SECONDS = 5  # the database notices within this that the other end of a connection is gone


def said(running):
    return json.loads(running.stdout.readline())


@contextmanager
def asking(portal, name, timeout, **environment):
    """A process that has begun to ask for a lock."""
    with portal.act("hold_lock", name, timeout, **environment) as running:
        assert said(running) == {"asks": name}
        yield running


@contextmanager
def holding(portal, name, **environment):
    """A process that holds a lock."""
    with asking(portal, name, AT_ONCE, **environment) as running:
        assert said(running) == {"holds": name}
        yield running


@pytest.fixture
def name():
    return f"lock-{uuid4().hex[:8]}"


@databases
def test_who_comes_second_is_refused_at_once_or_waits(portal, name):
    with holding(portal, name) as first:
        with asking(portal, name, AT_ONCE) as second:
            assert said(second).keys() == {"refused"}
        with asking(portal, name, 0.5) as second:
            began = time.monotonic()
            assert name in said(second)["refused"]
            assert time.monotonic() - began > 0.4
        with asking(portal, name, WAIT) as second:
            time.sleep(0.3)
            first.communicate(LET_GO, timeout=WAIT)
            assert said(second) == {"holds": name}


@databases
def test_another_lock_is_free(portal, name):
    with holding(portal, name), holding(portal, f"{name}-other"):
        pass


@databases
def test_a_lock_is_given_back_by_whoever_is_killed(portal, name):
    with holding(portal, name) as first, asking(portal, name, WAIT) as second:
        time.sleep(0.3)
        began = time.monotonic()
        first.kill()
        assert said(second) == {"holds": name}
        assert time.monotonic() - began < IN_SECONDS


@pytest.mark.parametrize(
    "portal", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
def test_a_database_that_ends_idle_transactions_leaves_the_lock_alone(portal, name):
    ends_idle_ones = {"PGOPTIONS": "-c idle_in_transaction_session_timeout=200"}
    with holding(portal, name, **ends_idle_ones):
        time.sleep(0.6)
        with asking(portal, name, AT_ONCE) as second:
            assert said(second).keys() == {"refused"}
        assert not list(portal.folder.rglob(f"{name}*"))  # no file: other servers must see it too
