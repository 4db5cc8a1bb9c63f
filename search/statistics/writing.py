"""Adding numbers to the rows of a day. Several processes may do it at once: each adds its own."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import F

from search.models import QueryDay
from search.statistics.words import NOT_KEPT

MOST_WORDS_A_DAY = 5_000  # rows that a day may name; beyond them only the sum grows

Row = tuple[type[models.Model], tuple[tuple[str, Any], ...]]


class Mark(NamedTuple):
    """One more of something: which row it belongs to, and which of the row's numbers grows."""

    model: type[models.Model]
    row: tuple[tuple[str, Any], ...]
    number: str


def mark(model: type[models.Model], number: str, **row: Any) -> Mark:
    """A mark for the row that has these values."""
    return Mark(model, tuple(row.items()), number)


def write(counts: Mapping[Mark, int]) -> None:
    """Add the numbers to their rows, all or none. Raises DatabaseError."""
    with transaction.atomic():
        for (model, row), numbers in _by_row(_bounded(counts)):
            rows = model._default_manager
            rows.bulk_create([model(**dict(row))], ignore_conflicts=True)
            grown: dict[str, Any] = {name: F(name) + times for name, times in numbers.items()}
            rows.filter(**dict(row)).update(**grown)


def _by_row(counts: Mapping[Mark, int]) -> list[tuple[Row, dict[str, int]]]:
    """The numbers of each row, in one order everywhere so that no two writers wait for each other."""
    rows: dict[Row, dict[str, int]] = defaultdict(dict)
    for each, times in counts.items():
        rows[each.model, each.row][each.number] = times
    return sorted(rows.items(), key=lambda item: (item[0][0].__name__, str(item[0][1])))


def _bounded(counts: Mapping[Mark, int]) -> Counter[Mark]:
    """The same numbers, with new words past the most that a day may name counted without them."""
    bounded: Counter[Mark] = Counter()
    named: dict[date, set[str]] = {}
    for each, times in counts.items():
        bounded[_unnamed_if_full(each, named) if each.model is QueryDay else each] += times
    return bounded


def _unnamed_if_full(each: Mark, named: dict[date, set[str]]) -> Mark:
    row = dict(each.row)
    day, words = row["date"], row["words"]
    if day not in named:
        days = QueryDay.objects.filter(date=day)
        named[day] = set(days.values_list("words", flat=True)[: MOST_WORDS_A_DAY + 1])
    if words in named[day] or len(named[day]) < MOST_WORDS_A_DAY:
        named[day].add(words)
        return each
    return mark(QueryDay, each.number, date=day, words=NOT_KEPT)
