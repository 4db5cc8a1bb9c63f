"""Applying to the index what waits in the outbox."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from search.engines import Engine, EngineError, get_engine
from search.engines.base import Change, EngineBusyError, IndexMissingError
from search.models import OutboxEntry
from search.sync import isolation
from search.sync.batches import BATCH
from search.sync.isolation import Faults

logger = logging.getLogger(__name__)

DRAINED_KEPT = timedelta(days=1)  # drained rows are kept longer than any rebuild takes


def drain() -> int:
    """Apply every change that is due to the index; the number of rows settled. Raises EngineError.

    Whoever finds the right to write taken may leave a row behind and go: the one who had it looks
    again after giving it up, so that somebody always sees the last row.
    """
    engine = get_engine()
    settled = _drain_once(engine)
    while OutboxEntry.objects.due().exists():
        try:
            settled += _drain_once(engine)
        except EngineBusyError:  # and that one will look again
            break
    return settled


def drain_quietly() -> None:
    """Drain, and on failure leave the rows for the next time: a page is saved in any case."""
    if not OutboxEntry.objects.due().exists():
        return
    try:
        drain()
    except IndexMissingError:
        logger.debug("There is no search index yet; changes wait in the outbox.")
    except EngineError as error:
        logger.warning("The search index could not be updated, changes wait: %s", error)


def _drain_once(engine: Engine) -> int:
    settled = 0
    with engine.writing():
        engine.status()  # raises where there is no index, before anything is read for it
        while rows := list(OutboxEntry.objects.due()[:BATCH]):
            settled += _apply(engine, rows)
    OutboxEntry.objects.filter(drained_at__lt=timezone.now() - DRAINED_KEPT).delete()
    return settled


def _apply(engine: Engine, rows: Sequence[OutboxEntry]) -> int:
    """Bring the pages of these rows up to date; the number of rows that are settled by it.

    Other rows of the same pages, given up on or resting, are settled too. All rows are read before
    their pages are, so that what is applied is never older than the rows it settles.
    """
    pages = sorted({row.page_id for row in rows})
    same = OutboxEntry.objects.unsettled().filter(page_id__in=pages)
    known = list(same.values_list("pk", "page_id"))
    built = isolation.build(pages)
    faults = built.faults | isolation.apply(engine.apply, built.changes(pages))
    followed = [pk for pk, page_id in known if page_id not in faults]
    OutboxEntry.objects.filter(pk__in=followed).settle()
    _rest(engine, [row for row in rows if row.page_id in faults], faults)
    return len(followed)


def _rest(engine: Engine, rows: Sequence[OutboxEntry], faults: Faults) -> None:
    """Let rows whose page is at fault rest, and give up on those that have failed too often.

    A page that is given up on leaves the index: better not found than found by words that may have
    been taken out of it.
    """
    for row in rows:
        row.fail(faults[row.page_id])
    given_up = sorted({row.page_id for row in rows if row.died_at})
    if given_up:
        engine.apply([Change(pk, None) for pk in given_up])
        logger.error("Gave up on the search records of pages %s.", given_up)
    OutboxEntry.objects.bulk_update(rows, ["attempts", "last_error", "retry_at", "died_at"])
