"""What a search answers with: plain frozen data, the same from every engine."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from search.enums import RecordType
from search.facets import BY_PARAMETER
from search.request import SearchRequest


class FacetValue(NamedTuple):
    """One value of a facet. `known` is False for one on no page in scope and in no fixed vocabulary."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # hides `tuple.count`, which nobody needs
    selected: bool = False
    known: bool = True


@dataclass(frozen=True)
class Facet:
    """A facet with the values that have results, and every selected value even at zero."""

    parameter: str
    values: tuple[FacetValue, ...]

    @property
    def label(self) -> str:
        """Its name for readers."""
        return str(BY_PARAMETER[self.parameter].label)

    @property
    def shown(self) -> int:
        """How many of its values are seen at once."""
        return BY_PARAMETER[self.parameter].shown

    @property
    def selected(self) -> tuple[FacetValue, ...]:
        """The values that are selected."""
        return tuple(value for value in self.values if value.selected)


@dataclass(frozen=True)
class Source:
    """The attached document that an excerpt is taken from, and its page where it has pages."""

    id: int
    title: str
    url: str
    page: int | None = None

    @property
    def link(self) -> str:
        """Address of the page inside the document; browsers open a PDF there."""
        return f"{self.url}#page={self.page}" if self.page else self.url

    @property
    def label(self) -> str:
        """Where the excerpt stands, in words."""
        if self.page is None:
            return _("I bilagan %(title)s") % {"title": self.title}
        return _("I bilagan %(title)s, sidan %(page)s") % {"title": self.title, "page": self.page}


@dataclass(frozen=True)
class Result:
    """One result, rendered from what the index stores."""

    id: int
    type: str
    title: str
    title_html: SafeString
    url: str
    excerpt: str
    excerpt_html: SafeString
    updated: datetime
    demonstration: bool = False
    promoted: bool = False  # put first by the editors
    labels: dict[str, list[str]] = field(default_factory=dict)  # facet parameter -> labels
    attachment: Source | None = None  # where the excerpt stands, when not on the page itself

    @property
    def type_label(self) -> str:
        """What kind of content it is, in words."""
        return str(RecordType(self.type).label)

    @property
    def excerpt_with_source(self) -> str:
        """The excerpt as plain text, with the attachment it is taken from."""
        return f"{self.attachment.label}: {self.excerpt}" if self.attachment else self.excerpt

    @property
    def municipalities(self) -> list[str]:
        """Names of the municipalities it tells of."""
        return self.labels.get("kommun", [])

    @property
    def factors(self) -> tuple[str, ...]:
        """Names of its success factors."""
        return tuple(self.labels.get("faktor", ()))

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
    """A way to find something when nothing was found: drop one part and get `total` results.

    `drop` is a facet's parameter, `filter` for all of them, `q`, `q=…` for one word or phrase of several, or
    `quotes` for the quotation marks around phrases.
    """

    drop: str
    label: str
    total: int
    request: SearchRequest


@dataclass(frozen=True)
class SearchResults:
    """The answer to a `SearchRequest`; `widened` when some results have only some of the words."""

    total: int
    results: tuple[Result, ...] = ()
    facets: tuple[Facet, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    corrected_query: str | None = None
    verbatim_query: str | None = None  # what to search for to get just what was typed
    widened: bool = False
