"""Noting that pages changed, and having the index follow when the transaction is committed."""

from collections.abc import Iterable

from django.db import transaction

from search.indexing import drain_quietly
from search.models import OutboxEntry

BATCH = 500


def note_change(page_ids: Iterable[int], *, hides: bool = False) -> None:
    """Note that these pages changed; `hides` when some may see less of them than before.

    A page that may have been hidden is left out of every answer until the index has caught up.
    """
    rows = [OutboxEntry(page_id=page_id, hides=hides) for page_id in sorted(set(page_ids))]
    if rows:
        OutboxEntry.objects.bulk_create(rows, batch_size=BATCH)
        transaction.on_commit(drain_quietly, robust=True)


def hidden_ids() -> frozenset[int]:
    """Pages that may have been hidden and that the index does not know of yet."""
    waiting = OutboxEntry.objects.waiting().filter(hides=True)
    return frozenset(waiting.order_by().values_list("page_id", flat=True))
