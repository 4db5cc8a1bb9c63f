"""Noting that pages changed, and having the index follow when the transaction is committed."""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from django.db import connection, transaction
from django.db.models import DateTimeField, Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.prepared import Given, Prepared
from search.models import OutboxEntry
from search.records.registry import dependants
from search.sync.batches import BATCH, in_batches
from search.tasks import follow_soon


def note_change(page_ids: Iterable[int], *, hides: bool = False) -> None:
    """Note that these pages changed; `hides` when some may see less of them than before.

    A page that may have been hidden is left out of every answer until the index has caught up.
    """
    if _write_rows(page_ids, hides=hides):
        follow_soon()


def note_found(find: Callable[[], Collection[int]], *, hides: bool = False) -> None:
    """Note the pages that `find` gives now, and after the commit those that it could not see yet.

    On PostgreSQL a transaction sees nothing of those beside it. The page that another one brings may be read for
    the index before this change is committed, and found by nobody who looks for its pages before that one is.
    """
    known = frozenset(find())
    note_change(known, hides=hides)
    if connection.in_atomic_block:
        transaction.on_commit(partial(_note_others, find, known, hides=hides), robust=True)


def note_unless_noted(page_ids: Iterable[int]) -> None:
    """Note the pages of which there is no row yet, so that a row that rests goes on resting."""
    for chunk in in_batches(sorted(page_ids), BATCH):
        noted = OutboxEntry.objects.unsettled().filter(page_id__in=chunk)
        note_change(set(chunk) - set(noted.values_list("page_id", flat=True)))


def note_intent(page_ids: Iterable[int], *, hides: bool = False) -> None:
    """Note a change that is about to be made outside a transaction, and leave the row waiting.

    Should the process die between the change and its note, the index follows all the same. Inside
    a transaction there is nothing to do: the change and its note stand or fall together.
    """
    if not connection.in_atomic_block:
        _write_rows(page_ids, hides=hides)


def hidden_ids() -> frozenset[int]:
    """Pages that may have been hidden and that the index does not know of yet."""
    return frozenset(pk for (pk,) in _hidden.rows(timezone.now()))


_hidden = Prepared(
    lambda: (
        OutboxEntry.objects.unsettled(Given(0, DateTimeField()))
        .filter(hides=True)
        .order_by()
        .values_list("page_id")
    )
)


def plan_expiries() -> None:
    """Plan for the pages that are to expire and of which no row knows when.

    They were published before there was an outbox, or given their expiry by what sends no signals.
    """
    planned = OutboxEntry.objects.planned().filter(page_id=OuterRef("pk"))
    lacking = _expiring().exclude(Exists(planned.filter(due_at=OuterRef("expire_at"))))
    for chunk in in_batches(list(lacking.order_by().values_list("pk", flat=True)), BATCH):
        with transaction.atomic():
            OutboxEntry.objects.bulk_create(_planned_anew(chunk))


def _note_others(
    find: Callable[[], Collection[int]], known: frozenset[int], *, hides: bool
) -> None:
    if others := set(find()) - known:
        with transaction.atomic():
            note_change(others, hides=hides)


def _write_rows(page_ids: Iterable[int], *, hides: bool) -> bool:
    ids = set(page_ids)
    for chunk in in_batches(tuple(ids), BATCH):
        ids |= dependants(chunk)
    for chunk in in_batches(sorted(ids), BATCH):
        rows = [OutboxEntry(page_id=pk, hides=hides) for pk in chunk]
        OutboxEntry.objects.bulk_create([*rows, *_planned_anew(chunk)])
    return bool(ids)


def _planned_anew(page_ids: list[int]) -> list[OutboxEntry]:
    """Rows, not saved, for when those of these pages that are to expire will do so; older ones go.

    They are noted beforehand, since nothing in the database changes at that moment: Wagtail
    unpublishes an expired page when `publish_scheduled` runs the next time.
    """
    OutboxEntry.objects.planned().filter(page_id__in=page_ids).delete()
    expiring = _expiring().filter(pk__in=page_ids).order_by()
    moments = expiring.values_list("pk", "expire_at")
    return [OutboxEntry(page_id=pk, hides=True, due_at=moment) for pk, moment in moments]


def _expiring() -> PageQuerySet:
    return Page.objects.filter(live=True, expire_at__gt=timezone.now())
