"""Comparing the index with the database, and mending what differs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from search.engines import get_engine
from search.records.record import same_content
from search.sync import isolation
from search.sync.batches import BATCH, in_batches
from search.sync.indexing import all_built
from search.sync.outbox import note_change, note_unless_noted, plan_expiries


@dataclass(frozen=True)
class Differences:
    """Page ids on which index and database do not agree."""

    missing: frozenset[int] = frozenset()  # published, not in the index
    extra: frozenset[int] = frozenset()  # in the index, not published
    changed: frozenset[int] = frozenset()  # in both, with different content
    outdated: frozenset[int] = frozenset()  # the same content, analysed in another way than now
    broken: frozenset[int] = frozenset()  # published, but no record can be made of them

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def __or__(self, other: "Differences") -> "Differences":
        return Differences(**{kind: ids | vars(other)[kind] for kind, ids in vars(self).items()})


def differences() -> Differences:
    """Compare every record with the index, streamed: only ids and digests are held.

    Others may write meanwhile, so what seems to differ is looked at a second time.
    """
    indexed = get_engine().digests()
    suspects: set[int] = set()
    for built in all_built():
        suspects |= built.faults.keys()
        for record in built.records.values():
            if indexed.pop(record.id, None) != record.digest:
                suspects.add(record.id)
    return _look_again(suspects | indexed.keys())


def note_differences() -> Differences:
    """Note every difference in the outbox, so that the next drain mends it; what was found.

    A page that will expire does not differ until then, so that is planned too where it was not.
    """
    plan_expiries()
    found = differences()
    note_change(found.missing | found.outdated)
    note_change(found.extra | found.changed, hides=True)  # the index may show too much of them
    note_unless_noted(found.broken)
    return found


def _look_again(suspects: Iterable[int]) -> Differences:
    ids = sorted(suspects)
    if not ids:
        return Differences()
    indexed = get_engine().digests()
    batches = in_batches(ids, BATCH)
    return reduce(Differences.__or__, (_compare(batch, indexed) for batch in batches))


def _compare(page_ids: list[int], indexed: dict[int, int]) -> Differences:
    """How these pages differ."""
    built = isolation.build(page_ids)
    ids = set(page_ids) - built.faults.keys()
    current = {pk: record.digest for pk, record in built.records.items()}
    differing = {pk for pk in current.keys() & indexed.keys() if current[pk] != indexed[pk]}
    outdated = {pk for pk in differing if same_content(current[pk], indexed[pk])}
    return Differences(
        missing=frozenset(current.keys() - indexed.keys()),
        extra=frozenset((ids - current.keys()) & indexed.keys()),
        changed=frozenset(differing - outdated),
        outdated=frozenset(outdated),
        broken=frozenset(built.faults),
    )
