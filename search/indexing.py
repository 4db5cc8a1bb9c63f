"""Bringing the index up to the database: drain the outbox, rebuild from nothing, compare the two."""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from search.engines import EngineError, get_engine
from search.engines.base import Change, IndexMissingError, Rebuild
from search.models import OutboxEntry, OutboxQuerySet
from search.records.record import Record
from search.records.registry import all_records, records_of

logger = logging.getLogger(__name__)

BATCH = 500  # outbox rows applied in one commit
KEPT = timedelta(days=1)  # drained rows are kept longer than any rebuild takes


@dataclass(frozen=True)
class Differences:
    """Page ids on which index and database do not agree."""

    missing: frozenset[int]  # published, not in the index
    extra: frozenset[int]  # in the index, not published
    changed: frozenset[int]  # in both, with different content

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.changed)


def drain() -> int:
    """Apply every waiting change to the index; the number of rows applied. Raises EngineError."""
    applied = 0
    engine = get_engine()
    with engine.writing():
        engine.status()  # raises where there is no index, before anything is read for it
        while rows := list(OutboxEntry.objects.waiting()[:BATCH]):
            engine.apply(_changes(row.page_id for row in rows))
            _mark_drained([row.pk for row in rows])
            applied += len(rows)
    return applied


def drain_quietly() -> None:
    """Drain, and on failure leave the rows for the next time: a page is saved in any case."""
    if not OutboxEntry.objects.waiting().exists():
        return
    try:
        drain()
    except IndexMissingError:
        logger.debug("There is no search index yet; changes wait in the outbox.")
    except EngineError as error:
        logger.warning("The search index could not be updated, changes wait: %s", error)


def rebuild(progress: Callable[[], None] = lambda: None) -> int:
    """Make a new index of everything published and let it replace the old; the number of records.

    Changes made meanwhile go to the old index as always, and to the new one before it takes over.
    """
    engine, began = get_engine(), timezone.now()
    with engine.rebuild() as new:
        with spared_from_collection():
            added = _fill(new, progress)
        with engine.writing():
            _catch_up(new, began)
            new.swap()
    drain_quietly()
    return added


@contextmanager
def spared_from_collection() -> Iterator[None]:
    """Let the garbage collector leave what is in memory already alone; a quarter of a rebuild's time.

    It would otherwise go through all of Django again and again while records come and go.
    """
    mine = not gc.get_freeze_count()
    if mine:
        gc.freeze()
    try:
        yield
    finally:
        if mine:
            gc.unfreeze()


def differences() -> Differences:
    """Compare every record with the index."""
    indexed = get_engine().digests()
    current = {record.id: record.digest for record in all_records()}
    both = indexed.keys() & current.keys()
    return Differences(
        missing=frozenset(current.keys() - indexed.keys()),
        extra=frozenset(indexed.keys() - current.keys()),
        changed=frozenset(pk for pk in both if indexed[pk] != current[pk]),
    )


def _fill(new: Rebuild, progress: Callable[[], None]) -> int:
    number = 0

    def counted() -> Iterable[Record]:
        nonlocal number
        for record in all_records():
            yield record
            number += 1
            progress()

    new.add(counted())
    return number


def _catch_up(new: Rebuild, began: datetime) -> None:
    """Apply to a new index what changed since it began to be filled."""
    entries = OutboxEntry.objects.filter(drained_at=None) | _drained_since(began)
    pages = sorted(set(entries.values_list("page_id", flat=True)))
    for start in range(0, len(pages), BATCH):
        new.apply(_changes(pages[start : start + BATCH]))


def _drained_since(moment: datetime) -> OutboxQuerySet:
    return OutboxEntry.objects.filter(drained_at__gte=moment)


def _changes(page_ids: Iterable[int]) -> list[Change]:
    """What these pages are now."""
    ids = sorted(set(page_ids))
    records = records_of(ids)
    return [Change(pk, records.get(pk)) for pk in ids]


def _mark_drained(rows: list[int]) -> None:
    now = timezone.now()
    OutboxEntry.objects.filter(pk__in=rows).update(drained_at=now)
    OutboxEntry.objects.filter(drained_at__lt=now - KEPT).delete()
