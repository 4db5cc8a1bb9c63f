"""Index equals database: whatever is done to the portal, in whatever order, with the engine there or not.

make test-long      10,000 acts and more; `make test` does nearly a hundred
"""

import shutil
from contextlib import ExitStack, contextmanager

import pytest
import time_machine
from django.db import transaction
from django.test import TestCase
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from search.engines import EngineError, get_engine
from search.models import OutboxEntry
from search.sync.draining import drain
from search.sync.indexing import rebuild
from search.sync.reconciling import differences
from tests.search.world import ACTS, World

pytestmark = pytest.mark.django_db
NUMBERS = st.integers(0, 10_000)
START = "2026-03-02 08:00:00+01:00"


def act_rule(name):
    """A rule that does one act of the world, and commits it."""

    def act(self, number):
        with TestCase.captureOnCommitCallbacks(execute=True):
            getattr(self.world, name)(number)
        type(self).acts += 1

    act.__name__ = name
    return rule(number=NUMBERS)(act)


class InStep(RuleBasedStateMachine):
    """Acts in any order; a subclass says over which front page, members and ways to fail.

    A failure is a block without parameters: inside it the engine cannot be written, or not read either.
    """

    home = members = None
    failures = ()
    acts = 0  # done so far, in all runs

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.clock = self.stack.enter_context(time_machine.travel(START, tick=True))
        self.stack.enter_context(rolled_back())
        self.world = World(self.home, self.members)
        OutboxEntry.objects.all().delete()
        self.away = None  # gives the engine back
        rebuild()

    def teardown(self):
        with self.stack:
            self.come_back()
            self.compare()

    for _name in ACTS:  # a rule each, so that most of what is done is acts
        locals()[_name] = act_rule(_name)

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes):
        self.clock.shift(minutes * 60)

    @precondition(lambda self: not self.away)
    @rule(number=NUMBERS)
    def fail(self, number):
        """The engine is away for a while."""
        self.away = ExitStack()
        self.away.enter_context(self.failures[number % len(self.failures)]())

    @precondition(lambda self: self.away)
    @rule()
    def come_back(self):
        if self.away:
            self.away.close()
            self.away = None

    @precondition(lambda self: not self.away)
    @rule()
    def make_anew(self):
        rebuild()

    @rule()
    def nothing_hidden_is_seen(self):
        """At any time, also while changes wait."""
        for request in self.world.requests():
            try:
                ids, counted = self.world.found(request)
            except EngineError:
                assert self.away
                continue
            assert ids <= self.world.visible(request)
            assert counted == len(ids)

    @precondition(lambda self: not self.away)
    @rule()
    def compare(self):
        """Once drained, the index is what the database says, for everyone."""
        drain()
        assert not differences()
        assert not OutboxEntry.objects.waiting().exists()
        for request in self.world.requests():
            ids, counted = self.world.found(request)
            assert ids == self.world.visible(request)
            assert counted == len(ids)


class rolled_back:  # noqa: N801 - reads as a block
    """A transaction that leaves nothing behind."""

    def __enter__(self):
        self._atomic = transaction.atomic()
        self._atomic.__enter__()

    def __exit__(self, *error):
        transaction.set_rollback(True)
        self._atomic.__exit__(None, None, None)


def run(home, members, failures, examples, steps):
    """Run the machine; how many acts it did."""
    here = type("Here", (InStep,), {"home": home, "members": members, "failures": failures})
    run_state_machine_as_test(
        here,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=False,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    return here.acts


def somebody_else_writes():
    """The index cannot be written."""
    return get_engine().writing()


@pytest.fixture
def failures(index, settings):
    """The ways in which the embedded engine fails."""

    @contextmanager
    def the_folder_is_gone():
        (index / "current").rename(index / "moved-away")
        yield
        (index / "moved-away").rename(index / "current")

    settings.SEARCH = {**settings.SEARCH, "LOCK_TIMEOUT": 0}
    yield [somebody_else_writes, the_folder_is_gone]
    shutil.rmtree(index, ignore_errors=True)


@pytest.mark.slow
def test_the_index_follows_whatever_is_done(home, members, failures):
    assert run(home, members, failures, examples=3, steps=40) > 40


@pytest.mark.long
def test_the_index_follows_ten_thousand_acts(home, members, failures):
    assert run(home, members, failures, examples=65, steps=290) >= 10_000
