"""Counts on their way to the database: added up, kept when it refuses, and bounded."""

from datetime import date

import pytest
import time_machine
from django.db import DatabaseError, InterfaceError, connection

from search.models import ClickDay, QueryDay
from search.statistics.buffer import MOST_EACH, MOST_MARKS, Buffer
from search.statistics.writing import mark, write

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def today():
    """Whoever writes removes what is old by then, so it is the day that is counted."""
    with time_machine.travel(TODAY):
        yield


def test_two_processes_add_to_the_same_row():
    row = {"date": TODAY, "words": "gården"}
    for _ in range(2):
        write({mark(QueryDay, "searches", **row): 2, mark(QueryDay, "clicks", **row): 1})
    assert list(QueryDay.objects.values_list("words", "searches", "clicks")) == [("gården", 4, 2)]


@pytest.mark.parametrize("error", [DatabaseError, InterfaceError])
def test_a_failing_database_loses_nothing_and_breaks_nothing(error):
    own = Buffer()
    own.add([mark(ClickDay, "clicks", date=TODAY, position=1)])

    def refuse(*args):
        raise error("locked")

    with connection.execute_wrapper(refuse):
        own.flush()
    own.add([mark(ClickDay, "clicks", date=TODAY, position=1)])
    own.flush()
    assert ClickDay.objects.get().clicks == 2


def test_what_is_put_back_keeps_within_the_bounds(monkeypatch):
    own = Buffer()
    mark_of = [mark(ClickDay, "clicks", date=TODAY, position=1)]

    def refuse(counts):
        own.add(mark_of * MOST_EACH)  # someone else counts in the meantime
        raise DatabaseError("locked")

    own.add(mark_of * MOST_EACH)
    with monkeypatch.context() as patched:
        patched.setattr("search.statistics.buffer.write", refuse)
        own.flush()
    own.flush()
    assert ClickDay.objects.get().clicks == MOST_EACH


def test_a_flood_of_words_is_bounded(monkeypatch):
    own = Buffer()
    own.add(mark(QueryDay, "searches", date=TODAY, words=f"ord {n}") for n in range(2 * MOST_MARKS))
    monkeypatch.setattr("search.statistics.writing.MOST_WORDS_A_DAY", 10)
    own.flush()
    assert QueryDay.objects.count() == 11
    assert QueryDay.objects.get(words="").searches == MOST_MARKS - 10
