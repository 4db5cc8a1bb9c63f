"""What a search answers with: plain frozen data, the same from every engine."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.safestring import SafeString

from search.request import SearchRequest


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet. `known` is False for a value that no vocabulary has."""

    value: str
    label: str
    count: int
    selected: bool = False
    known: bool = True


@dataclass(frozen=True)
class Facet:
    """A facet with the values that have results, and every selected value even at zero."""

    parameter: str
    label: str
    values: tuple[FacetValue, ...]
    shown: int = 8

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        """The values that are selected."""
        return tuple(value for value in self.values if value.selected)


@dataclass(frozen=True)
class Result:
    """One result, rendered from what the index stores."""

    id: int
    type: str
    type_label: str
    title: str
    title_html: SafeString
    url: str
    excerpt: str
    excerpt_html: SafeString
    updated: datetime
    demonstration: bool = False
    labels: dict[str, list[str]] = field(default_factory=dict)  # facet parameter -> labels

    @property
    def municipalities(self) -> list[str]:
        """Names of the municipalities it tells of."""
        return self.labels.get("kommun", [])

    @property
    def factors(self) -> list[str]:
        """Names of its success factors."""
        return self.labels.get("faktor", [])

    @property
    def themes(self) -> list[str]:
        """Names of its themes."""
        return self.labels.get("omrade", [])

    @property
    def status(self) -> str:
        """Where the work stands, for learning examples."""
        return "".join(self.labels.get("status", []))

    @property
    def evidence(self) -> str:
        """Evidence level, for learning examples."""
        return "".join(self.labels.get("evidens", []))


@dataclass(frozen=True)
class Relaxation:
    """A way to find something when nothing was found: drop one part and get `total` results."""

    drop: (
        str  # a facet parameter, `filter` for all of them, `q`, or `q=word` for one word of several
    )
    label: str
    total: int
    request: SearchRequest


@dataclass(frozen=True)
class SearchResults:
    """The answer to a `SearchRequest`."""

    total: int
    results: tuple[Result, ...] = ()
    facets: tuple[Facet, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    corrected_query: str | None = None
