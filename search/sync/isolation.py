"""One bad page never stops the others: what fails for many is tried for fewer, down to the one.

A record that cannot be made or analysed, or that the engine will not take, is the fault of its page
alone, whatever the error. That the engine or the database is away is nobody's fault, and goes on as the
error it is.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db import InterfaceError, OperationalError

from search.engines.base import (
    Change,
    EngineBusyError,
    IndexMissingError,
    RejectedError,
    UnavailableError,
)
from search.records.record import Record
from search.records.registry import records_of

logger = logging.getLogger(__name__)

NOBODY = 0  # no page has this id
NOBODYS_FAULT = (
    InterfaceError,
    OperationalError,
    EngineBusyError,
    IndexMissingError,
    UnavailableError,
)
Faults = dict[int, str]  # page id -> what went wrong
Apply = Callable[[Iterable[Change]], None]


class Built(NamedTuple):
    """Records by page id, and what went wrong for the pages that gave none."""

    records: dict[int, Record]
    faults: Faults

    def changes(self, page_ids: Iterable[int]) -> list[Change]:
        """What these pages are now, without those at fault."""
        return [Change(pk, self.records.get(pk)) for pk in page_ids if pk not in self.faults]


def build(
    page_ids: Sequence[int],
    read: Callable[[Sequence[int]], Mapping[int, Record]] = records_of,
) -> Built:
    """The records of those of these pages that are published."""
    built = Built({}, {})
    for pk, error in _each(page_ids, lambda ids: built.records.update(read(ids))):
        logger.error("The search record of page %s cannot be made.", pk, exc_info=error)
        built.faults[pk] = _described(error)
    return built


def apply(take: Apply, changes: Sequence[Change]) -> Faults:
    """Have an engine take changes; what went wrong for those it did not. Raises EngineError."""
    by_id = {change.id: change for change in changes}
    try:
        take(changes)
    except RejectedError as error:
        return dict(error.reasons)
    except NOBODYS_FAULT:
        raise
    except Exception:  # noqa: BLE001 - whatever a page's content can bring about, in the analysis too
        take([Change(NOBODY, None)])  # raises when the engine takes nothing at all
        refused = _each(list(by_id), lambda ids: take([by_id[pk] for pk in ids]))
        return {pk: _described(error) for pk, error in refused}
    return {}


def _each(
    ids: Sequence[int], act: Callable[[Sequence[int]], None]
) -> Iterator[tuple[int, Exception]]:
    """Act on all the ids; the ids that cannot be acted on, found by halving, and why."""
    if not ids:
        return
    try:
        act(ids)
    except NOBODYS_FAULT:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a page's content can bring about
        if len(ids) == 1:
            yield ids[0], error
            return
        middle = len(ids) // 2
        yield from _each(ids[:middle], act)
        yield from _each(ids[middle:], act)


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
