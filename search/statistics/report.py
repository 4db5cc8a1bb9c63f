"""Reading the statistics: what the search report shows of a period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Sum
from django.utils.functional import cached_property

from search.engines import EngineError, get_engine
from search.facets import BY_PARAMETER, FACETS
from search.models import ClickDay, FilterDay, PromotedResult, QueryDay
from search.models.promotions import same_words
from search.questions.editors_words import synonyms
from search.questions.interpreter import Interpreter
from search.questions.query import parse
from search.request import SearchRequest
from search.statistics.retention import LEAST_SHOWN
from search.statistics.words import NOT_KEPT
from search.swedish import words
from search.swedish.synonyms import SynonymIndex
from search.visibility import scope_of

MOST_ROWS = 50


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def latest(cls, days: int, today: date) -> "Period":
        """The last so many days, today included."""
        return cls(today - timedelta(days=days - 1), today)


@dataclass(frozen=True)
class QueryRow:
    """Words that were searched, and what has been done about them: a page promoted, a synonym that finds."""

    words: str
    searches: int
    zero_results: int
    clicks: int
    has_promoted: bool = False
    has_synonym: bool = False


@dataclass(frozen=True)
class FilterRow:
    """A value of a facet that was chosen."""

    facet: str
    label: str
    searches: int


@dataclass(frozen=True)
class ClickRow:
    """A place in the list of results, and how often the first result opened stood there."""

    position: int
    clicks: int


@dataclass(frozen=True)
class Totals:
    """Sums of every search with words; `unnamed` are those whose words are not kept or not shown."""

    searches: int
    zero_results: int
    clicks: int
    unnamed: int


class SearchReport:
    """The numbers of a period. Words that fewer than `LEAST_SHOWN` searches had are never given out."""

    def __init__(self, period: Period) -> None:
        self._days = {"date__gte": period.first, "date__lte": period.last}

    @cached_property
    def totals(self) -> Totals:
        """Everything together."""
        sums = QueryDay.objects.filter(**self._days).aggregate(
            searches=Sum("searches", default=0),
            zero_results=Sum("zero_results", default=0),
            clicks=Sum("clicks", default=0),
        )
        named = self._by_words().aggregate(number=Sum("total", default=0))["number"]
        return Totals(**sums, unnamed=sums["searches"] - named)

    def top(self) -> list[QueryRow]:
        """The words searched most."""
        return [QueryRow(*row) for row in self._rows("-total", "words")]

    def without_result(self) -> list[QueryRow]:
        """The words that found nothing most often."""
        promoted, rules = _promoted_searches(), synonyms()
        return [
            QueryRow(
                *row,
                has_promoted=not parse(row[0]).excluded and same_words(row[0]) in promoted,
                has_synonym=_is_spoken_of(row[0], rules) and _finds(row[0]),
            )
            for row in self._rows("-zero", "words", zero__gt=0)
        ]

    def filters(self) -> list[FilterRow]:
        """The values of facets chosen most."""
        days = FilterDay.objects.filter(**self._days, parameter__in=BY_PARAMETER)
        sums = days.values("parameter", "value").annotate(total=Sum("searches"))
        chosen = sums.order_by("-total", "parameter", "value")[:MOST_ROWS]
        rows = [(row["parameter"], row["value"], row["total"]) for row in chosen]
        labels = _labels({(parameter, value) for parameter, value, _ in rows})
        return [
            FilterRow(str(BY_PARAMETER[parameter].label), labels[parameter, value], total)
            for parameter, value, total in rows
        ]

    def positions(self) -> list[ClickRow]:
        """Every place that was opened, the first one first."""
        days = ClickDay.objects.filter(**self._days)
        sums = days.values_list("position").annotate(Sum("clicks")).order_by("position")
        return [ClickRow(position, clicks) for position, clicks in sums]

    def _by_words(self) -> Any:
        """A queryset of sums, one row for each of the words that may be shown."""
        days: Any = QueryDay.objects.filter(**self._days).exclude(words=NOT_KEPT)
        sums = {"total": Sum("searches"), "zero": Sum("zero_results"), "opened": Sum("clicks")}
        return days.values("words").annotate(**sums).filter(total__gte=LEAST_SHOWN)

    def _rows(self, *order: str, **having: int) -> Iterator[tuple[str, int, int, int]]:
        rows = self._by_words().filter(**having).order_by(*order)[:MOST_ROWS]
        yield from rows.values_list("words", "total", "zero", "opened")


def _promoted_searches() -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    return found.union(*(row.searches for row in PromotedResult.objects.in_effect()))


def _is_spoken_of(q: str, rules: SynonymIndex) -> bool:
    """Whether some synonym is added to the words."""
    asked = words(q)
    return any(rules.at(asked, start)[1] for start in range(len(asked)))


def _finds(q: str) -> bool:
    """Whether the words find something by now that every visitor may read."""
    engine, scope = get_engine(), scope_of(None)
    try:
        question = Interpreter(engine, scope).question(q)
        return engine.count(SearchRequest(q=q), scope, question) > 0
    except EngineError:
        return False


def _labels(chosen: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The label of each (parameter, value); the value itself where the vocabulary lost it since."""
    labels = {pair: pair[1] for pair in chosen}
    for facet in FACETS:
        values = [value for parameter, value in chosen if parameter == facet.parameter]
        for value, label in facet.labels(values).items() if values else ():
            labels[facet.parameter, value] = label
    return labels
