"""Swedish geography: counties, municipalities, their groups, neighbours and map outlines.

Reads the tables under ``data/`` with the standard library alone. They are written by
``network.geodata.build``; sources, years and licences are in ``README.md`` beside this file.
Every reader is cached and returns values that cannot be changed.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class County:
    """A county (*län*); ``code`` is SCB's two digits."""

    code: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class MunicipalityGroup:
    """One of the nine groups of SKR's 2023 classification, ``A1`` to ``C9``."""

    code: str
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality (*kommun*); ``code`` is SCB's four digits."""

    code: str
    name: str
    slug: str
    county_code: str
    group_code: str
    population: int
    population_year: int


@dataclass(frozen=True, slots=True)
class CountyOutline:
    """The ``d`` attribute of the SVG path of a county."""

    d: str


@dataclass(frozen=True, slots=True)
class MunicipalityOutline:
    """The ``d`` attribute of a municipality's SVG path, and a point inside its largest area."""

    d: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class SwedenMap:
    """Outlines by code, in the units of ``view_box`` (one unit is 250 m, y grows southwards)."""

    view_box: str
    counties: Mapping[str, CountyOutline]
    municipalities: Mapping[str, MunicipalityOutline]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def counties() -> tuple[County, ...]:
    """The 21 counties in code order."""
    return tuple(County(**row) for row in _rows("counties.csv"))


@cache
def municipality_groups() -> tuple[MunicipalityGroup, ...]:
    """SKR's nine municipality groups in code order."""
    return tuple(MunicipalityGroup(**row) for row in _rows("municipality_groups.csv"))


@cache
def municipalities() -> tuple[Municipality, ...]:
    """The 290 municipalities in code order."""
    return tuple(
        Municipality(
            code=row["code"],
            name=row["name"],
            slug=row["slug"],
            county_code=row["county_code"],
            group_code=row["group_code"],
            population=int(row["population"]),
            population_year=int(row["population_year"]),
        )
        for row in _rows("municipalities.csv")
    )


@cache
def neighbours() -> Mapping[str, tuple[str, ...]]:
    """For each municipality code, the codes it shares a land border with; empty for islands."""
    codes = json.loads((DATA / "neighbours.json").read_text(encoding="utf-8"))
    return MappingProxyType({code: tuple(others) for code, others in codes.items()})


@cache
def sweden_map() -> SwedenMap:
    """The map of Sweden as SVG paths, in SWEREF 99 TM."""
    content = json.loads((DATA / "map.json").read_text(encoding="utf-8"))
    return SwedenMap(
        view_box=content["view_box"],
        counties=MappingProxyType(
            {code: CountyOutline(**outline) for code, outline in content["counties"].items()}
        ),
        municipalities=MappingProxyType(
            {
                code: MunicipalityOutline(**outline)
                for code, outline in content["municipalities"].items()
            }
        ),
    )
