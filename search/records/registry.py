"""Every builder, and the questions asked of them all."""

from collections.abc import Iterable, Iterator

from django.db.models import Model

from home.access import all_restrictions
from search.records import examples, home, network
from search.records.builder import RecordBuilder
from search.records.record import Record

BUILDERS: tuple[RecordBuilder, ...] = (*examples.BUILDERS, *network.BUILDERS, *home.BUILDERS)
INDEXED_MODELS = tuple(builder.model for builder in BUILDERS)
USED_MODELS = frozenset(model for builder in BUILDERS for model in builder.uses)


def all_records() -> Iterator[Record]:
    """The records of everything published, streamed."""
    restrictions = all_restrictions()
    for builder in BUILDERS:
        yield from builder.records(restrictions)


def records_of(ids: Iterable[int]) -> dict[int, Record]:
    """The records of those of these pages that are published, by page id."""
    wanted, restrictions = list(ids), all_restrictions()
    found = (builder.records(restrictions, wanted) for builder in BUILDERS)
    return {record.id: record for records in found for record in records}


def count_records() -> int:
    """How many records `all_records` gives."""
    return sum(builder.queryset().count() for builder in BUILDERS)


def pages_using(row: Model) -> set[int]:
    """Ids of the pages whose records hold something of `row`, such as a theme's name."""
    found: set[int] = set()
    for builder in BUILDERS:
        if path := builder.uses.get(type(row)):
            pages = builder.model._default_manager.filter(**{path: row.pk})
            found.update(pages.order_by().values_list("pk", flat=True))
    return found
