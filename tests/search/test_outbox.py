"""Rows rest, are given up on and come back; one bad page stops no other; nobody loses the last row."""

import datetime
from contextlib import contextmanager
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone

from examples.models import LearningExamplePage
from search.engines import get_engine
from search.engines.base import Change, EngineError, UnavailableError
from search.engines.embedded import EmbeddedEngine
from search.engines.texts import texts_of
from search.models import OutboxEntry, PromotedResult
from search.models.outbox import MAX_ATTEMPTS
from search.records.record import Record
from search.sync import isolation
from search.sync.draining import drain, drain_quietly
from search.sync.indexing import rebuild
from search.sync.outbox import hidden_ids, note_change
from search.sync.reconciling import differences
from tests.factories import LearningExamplePageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1, minutes=1)


@pytest.fixture
def poison(tree, committed):
    """A published page that no record can be made of: its status is none that there is."""
    with committed():
        page = LearningExamplePageFactory(parent=tree.examples, title="Giftet")
    spoil(page)
    return page


def spoil(page, status="påhittad"):
    LearningExamplePage._base_manager.filter(pk=page.pk).update(status=status)


def rows(page):
    return OutboxEntry.objects.filter(page_id=page.pk, drained_at=None)


def give_up():
    """Drain as often as it takes."""
    now = timezone.now()
    for attempt in range(MAX_ATTEMPTS + 1):
        with time_machine.travel(now + attempt * HOUR):
            drain_quietly()


def test_one_bad_page_stops_no_other(tree, poison, committed, found):
    with committed():
        note_change([poison.pk])
        good = [NewsPageFactory(parent=tree.news, title=f"God {n}") for n in range(7)]
    assert len(found("q=god")) == len(good)
    row = rows(poison).get()
    assert row.attempts == 1
    assert row.retry_at > timezone.now()
    assert "ValueError" in row.last_error
    assert row not in OutboxEntry.objects.due()
    assert row in OutboxEntry.objects.waiting()


def test_pauses_grow_and_end(poison, committed):
    with committed():
        note_change([poison.pk])
    pauses = []
    while (row := rows(poison).get()).died_at is None:
        pauses.append(row.retry_at - timezone.now())
        OutboxEntry.objects.filter(pk=row.pk).update(retry_at=timezone.now())
        drain()
    assert len(pauses) == MAX_ATTEMPTS - 1
    assert all(later > earlier for earlier, later in pairwise(pauses))
    assert pauses[-1] <= HOUR


def test_a_page_given_up_on_is_not_found_by_its_old_words(poison, committed, found):
    assert found("q=giftet") == ["Giftet"]
    with committed():
        note_change([poison.pk])
    give_up()
    assert list(OutboxEntry.objects.dead()) == list(rows(poison))
    assert found("q=giftet") == []
    assert poison.pk not in get_engine().digests()
    assert differences().broken == {poison.pk}


def test_a_page_that_may_be_hidden_stays_hidden_when_given_up_on(poison, committed):
    with committed():
        note_change([poison.pk], hides=True)
    give_up()
    assert OutboxEntry.objects.dead().exists()
    assert poison.pk in hidden_ids()


def test_what_was_given_up_on_is_tried_again_when_asked(poison, committed, found):
    with committed():
        note_change([poison.pk])
    give_up()
    spoil(poison, "pagaende")
    assert drain() == 0
    assert OutboxEntry.objects.revive() == 1
    drain()
    assert found("q=giftet") == ["Giftet"]
    assert not rows(poison).exists()
    assert not differences()


def test_a_later_change_of_the_page_settles_the_older_rows(poison, committed, found):
    with committed():
        note_change([poison.pk])
    give_up()
    spoil(poison, "pagaende")
    with committed():
        note_change([poison.pk])
    assert not rows(poison).exists()
    assert not OutboxEntry.objects.dead().exists()


def test_a_rebuild_leaves_out_a_bad_page_and_notes_it(tree, poison, index):
    OutboxEntry.objects.all().delete()
    assert rebuild() == len(get_engine().digests())
    assert poison.pk not in get_engine().digests()
    assert rows(poison).count() == 1
    rebuild()
    assert rows(poison).count() == 1


def test_a_record_that_the_engine_refuses_stops_no_other(index):
    now = timezone.now()
    records = [Record(pk, "sida", f"Sida {pk}", "/", now, "public") for pk in range(1, 12)]
    records[6] = Record(7, "sida", "Halvt tecken \ud800", "/", now, "public")
    engine = get_engine()
    with engine.writing():
        faults = isolation.apply(engine.apply, [Change(each.id, each) for each in records])
    assert faults.keys() == {7}
    assert engine.digests().keys() == set(range(1, 12)) - {7}


@pytest.mark.parametrize("error", [KeyError, TypeError, RecursionError])
def test_a_page_that_cannot_be_analysed_stops_no_other(error, tree, index, committed, monkeypatch):
    def analysed_texts(record):
        if record.title == "Giftet":
            raise error("ord")
        return texts_of(record)

    monkeypatch.setattr("search.engines.embedded.schema.texts_of", analysed_texts)
    with committed():
        poison, good = (NewsPageFactory(parent=tree.news, title=each) for each in ("Giftet", "God"))
    for rebuilt in (False, True):
        if rebuilt:
            rebuild()
        assert good.pk in get_engine().digests()
        assert poison.pk not in get_engine().digests()
        assert error.__name__ in rows(poison).get().last_error


def test_a_page_that_a_rebuild_cannot_catch_up_with_is_noted(tree, committed):
    with committed():
        page = LearningExamplePageFactory(parent=tree.examples, title="Giftet")
    assert not rows(page).exists()
    rebuild(lambda: spoil(page))
    assert "ValueError" in rows(page).get().last_error


def test_an_engine_that_goes_away_meanwhile_is_nobodys_fault():
    def take(changes):
        ids = [change.id for change in changes]
        if len(ids) > 1:
            raise ValueError("one of them")
        if ids == [2]:
            raise UnavailableError("gone")

    with pytest.raises(UnavailableError):
        isolation.apply(take, [Change(1, None), Change(2, None)])


def test_an_engine_that_is_away_is_nobodys_fault(tree, index, committed):
    with get_engine().writing(), committed():
        page = NewsPageFactory(parent=tree.news)
    row = rows(page).first()
    assert (row.attempts, row.retry_at, row.last_error) == (0, None, "")
    (index / "current").rename(index / "away")
    with pytest.raises(EngineError):
        drain()
    assert rows(page).first().attempts == 0
    (index / "away").rename(index / "current")
    drain()
    assert not OutboxEntry.objects.waiting().exists()


def test_lag_is_the_age_of_the_oldest_waiting_row(tree, index):
    assert OutboxEntry.objects.lag() == datetime.timedelta()
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        NewsPageFactory(parent=tree.news)
    with time_machine.travel(now + HOUR, tick=False):
        NewsPageFactory(parent=tree.news)
        lag = OutboxEntry.objects.lag()
    drain()
    assert lag >= HOUR
    assert OutboxEntry.objects.lag() == datetime.timedelta()


class CrowdedEngine(EmbeddedEngine):
    """The embedded engine, where somebody notes a change just before the lock is given back.

    That somebody then finds the lock taken and leaves the row behind.
    """

    comes: list = []  # who comes, one for each time

    @contextmanager
    def writing(self, timeout=None):
        with super().writing(timeout):
            yield
            if self.comes:
                self.comes.pop()()


def test_whoever_held_the_lock_looks_again(tree, index, settings, committed, found):
    settings.SEARCH = {
        **settings.SEARCH,
        "ENGINE": "tests.search.test_outbox.CrowdedEngine",
        "LOCK_TIMEOUT": 0,
    }
    late = []

    def come():
        late.append(NewsPageFactory(parent=tree.news, title="Sent på jorden"))
        with pytest.raises(EngineError):
            drain()

    get_engine().comes.append(come)
    with committed():
        NewsPageFactory(parent=tree.news, title="Först")
    assert late
    assert found("q=jorden") == ["Sent på jorden"]
    assert not OutboxEntry.objects.waiting().exists()


def test_a_promoted_page_of_which_no_record_can_be_made_stops_no_search(poison, found):
    PromotedResult.objects.create(words="giftet", page=poison)
    assert found("q=giftet") == ["Giftet"]
