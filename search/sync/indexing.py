"""Making a new index of everything published."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from search.engines import get_engine
from search.engines.base import Change, Rebuild
from search.models import OutboxEntry
from search.records.record import Record
from search.records.registry import batches_of_published
from search.sync import isolation
from search.sync.batches import BATCH, in_batches
from search.sync.draining import drain_quietly
from search.sync.isolation import Built, Faults
from search.sync.outbox import note_unless_noted, plan_expiries

# Seconds to wait at last: what took long to fill is not thrown away because another writes for a while.
PATIENCE = 60.0
CLOCKS_APART = timedelta(minutes=5)  # servers may disagree this much about the time


def rebuild(progress: Callable[[], None] = lambda: None) -> int:
    """Make a new index of everything published and let it replace the old; the number of records.

    Changes made meanwhile go to the old index as always, and to the new one before it takes over.
    """
    engine, began = get_engine(), timezone.now() - CLOCKS_APART
    plan_expiries()
    with engine.rebuild() as new:
        with spared_from_collection():
            added = sum(_add(new, built, progress) for built in all_built())
        with engine.writing(timeout=PATIENCE):
            settled, faults = _catch_up(new, began)
            new.swap()
            for chunk in in_batches(settled, BATCH):
                OutboxEntry.objects.filter(pk__in=chunk).settle()
    note_unless_noted(faults)
    drain_quietly()
    return added


def all_built() -> Iterator[Built]:
    """The records of everything published, streamed, and the pages that have none for a fault."""
    for batch in batches_of_published():
        yield isolation.build(batch.ids, batch.read)


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


def _add(new: Rebuild, built: Built, progress: Callable[[], None]) -> int:
    """Put records into a new index; how many it took. Pages at fault are left to the outbox."""
    faults = built.faults | _take(new, list(built.records.values()))
    note_unless_noted(faults)
    for _record in built.records:
        progress()
    return len(built.records.keys() - faults.keys())


def _take(new: Rebuild, records: list[Record]) -> Faults:
    try:
        new.add(records)
    except isolation.NOBODYS_FAULT:
        raise
    except Exception:  # noqa: BLE001 - whose fault it is will be seen when they are taken apart
        return isolation.apply(new.apply, [Change(record.id, record) for record in records])
    return {}


def _catch_up(new: Rebuild, began: datetime) -> tuple[list[int], Faults]:
    """Apply to a new index what changed since it began to be filled.

    Keys of the rows that it has followed, those given up on among them, and the pages at fault.
    """
    unsettled = list(OutboxEntry.objects.unsettled().values_list("pk", "page_id"))
    recent = OutboxEntry.objects.filter(Q(drained_at=None) | Q(drained_at__gte=began))
    faults: Faults = {}
    for batch in in_batches(sorted(set(recent.values_list("page_id", flat=True))), BATCH):
        built = isolation.build(batch)
        faults |= built.faults | isolation.apply(new.apply, built.changes(batch))
    return [pk for pk, page_id in unsettled if page_id not in faults], faults
