"""How many examples there are: by factor, by theme, and by both at once.

Every function takes the queryset to count in, so that a visitor's counts never include a page that
the visitor may not see.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Case, Count, IntegerField, Max, Value, When

from examples.enums import Evidence
from examples.queryset import ExampleQuerySet
from home.models import SuccessFactor, Theme


@dataclass(frozen=True)
class Cell:
    """One theme crossed with one factor; `best` is the strongest evidence, None where `count` is 0."""

    theme: Theme
    factor: SuccessFactor
    count: int
    best: Evidence | None


@dataclass(frozen=True)
class ThemeFactorMap:
    """The whole map: factors as columns, and for each theme a row of cells in the same order."""

    factors: list[SuccessFactor]
    rows: list[tuple[Theme, list[Cell]]]


T = TypeVar("T", SuccessFactor, Theme)


@dataclass(frozen=True)
class Counted(Generic[T]):
    """A vocabulary term and the number of examples under it."""

    term: T
    count: int


def factor_counts(examples: ExampleQuerySet) -> list[Counted[SuccessFactor]]:
    """Every success factor with its number of examples, in the vocabulary's order."""
    return _counted(SuccessFactor.objects.all(), _grouped(examples, "factor_tellings__factor"))


def counts_by_theme(examples: ExampleQuerySet) -> list[Counted[Theme]]:
    """Every theme with its number of examples, in the vocabulary's order."""
    return _counted(Theme.objects.all(), _grouped(examples, "themes"))


def municipality_counts(examples: ExampleQuerySet) -> dict[str, int]:
    """Number of examples by municipality code; municipalities without examples are left out."""
    return _grouped(examples, "municipalities")


def theme_factor_map(examples: ExampleQuerySet) -> ThemeFactorMap:
    """Count and best evidence level for every theme and factor, in three queries."""
    steps = [When(evidence=level, then=Value(level.step)) for level in Evidence]
    found = (
        _unordered(examples)
        .values("themes", "factor_tellings__factor")
        .annotate(number=Count("pk", distinct=True), best=Max(_first_match(steps)))
    )
    by_pair = {(row["themes"], row["factor_tellings__factor"]): row for row in found}
    factors = list(SuccessFactor.objects.all())
    rows = [
        (theme, [_cell(theme, factor, by_pair.get((theme.pk, factor.pk))) for factor in factors])
        for theme in Theme.objects.all()
    ]
    return ThemeFactorMap(factors, rows)


def _cell(theme: Theme, factor: SuccessFactor, found: dict[str, int] | None) -> Cell:
    if found is None:
        return Cell(theme, factor, 0, None)
    return Cell(theme, factor, found["number"], list(Evidence)[found["best"] - 1])


def _first_match(steps: list[When]) -> Case:
    return Case(*steps, default=Value(1), output_field=IntegerField())


def _grouped(examples: ExampleQuerySet, path: str) -> dict[Any, int]:
    """Number of distinct examples by the key under `path`."""
    rows = _unordered(examples).values(path).annotate(number=Count("pk", distinct=True))
    return {row[path]: row["number"] for row in rows if row[path] is not None}


def _unordered(examples: ExampleQuerySet) -> ExampleQuerySet:
    """A queryset fit for grouping: joins made by earlier filters are kept out of the counting."""
    model = examples.model
    return model._default_manager.filter(pk__in=examples.order_by().values("pk")).order_by()


def _counted(terms: Iterable[T], by_key: dict[Any, int]) -> list[Counted[T]]:
    return [Counted(term, by_key.get(term.pk, 0)) for term in terms]
