"""The contract that every engine keeps.

An engine stores records and answers plans. All that makes two engines give the same answer lies here
or above: the analysis, the matching rule, the facets' meaning, excerpts and their order.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.checks import CheckMessage

from home.swedish_order import swedish_key
from search import facets as declared
from search.enums import RecordType
from search.excerpts import best_passage, mark
from search.matching import Plan, Scope, plan
from search.passages import Passage
from search.records.record import FacetTerm, Record
from search.request import SearchRequest
from search.results import Facet, FacetValue, Result, SearchResults, Source

label_key = lru_cache(maxsize=4096)(swedish_key)


class EngineError(Exception):
    """The engine cannot answer or cannot write; the portal goes on without it."""


class IndexMissingError(EngineError):
    """There is no index of this version yet; `search rebuild` makes one."""


class EngineBusyError(EngineError):
    """Someone else is writing; what changed stays in the outbox."""


class UnavailableError(EngineError):
    """The engine does not answer, or takes nothing at the moment; no record is to blame."""


class RejectedError(EngineError):
    """The engine refused some records and took the others; `reasons` says why, by id."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        pk, reason = next(iter(reasons.items()))
        super().__init__(f"{len(reasons)} records were refused, the first {pk}: {reason}")
        self.reasons = reasons


class Change(NamedTuple):
    """What a page is now: its record, or None when it is no longer to be found."""

    id: int
    record: Record | None


class Hit(NamedTuple):
    """A stored record that matched: `stored` is `Record.stored`, the rest as in `Texts`."""

    id: int
    stored: str
    passages: list[str]
    lines: list[str]


@dataclass(frozen=True)
class Answer:
    """What an engine found for a plan; `counts` maps each facet to its encoded terms and numbers."""

    total: int
    hits: Sequence[Hit]
    counts: Mapping[str, Iterable[tuple[str, int]]]


@dataclass(frozen=True)
class Status:
    """How the engine stands."""

    engine: str
    documents: int
    rebuilt_at: datetime | None
    size_bytes: int


class Rebuild(ABC):
    """A new index being filled beside the one in use."""

    @abstractmethod
    def add(self, records: Iterable[Record]) -> None:
        """Put records into the new index."""

    @abstractmethod
    def apply(self, changes: Iterable[Change]) -> None:
        """Bring pages in the new index up to date."""

    @abstractmethod
    def swap(self) -> None:
        """Let the new index replace the old one, at once and for every process."""


class Engine(ABC):
    """A search engine behind the contract."""

    @abstractmethod
    def answer(self, plan: Plan) -> Answer:
        """Run a plan."""

    @abstractmethod
    def suggest(self, prefixes: Sequence[str], scope: Scope, limit: int) -> list[Hit]:
        """Records whose title has a word beginning with each of `prefixes`, in title order."""

    @abstractmethod
    def apply(self, changes: Iterable[Change]) -> None:
        """Replace or remove records; seen by the next search in every process."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[None]:
        """Hold the right to write: `apply` and `swap` are called inside, by one process at a time.

        What is to be written is read from the database inside too, so that a late writer can never
        put an older state over a newer one.
        """

    @abstractmethod
    def rebuild(self) -> AbstractContextManager[Rebuild]:
        """Make a new index; it is thrown away unless `swap` is called."""

    def tidy(self) -> None:  # noqa: B027 - an engine may have nothing to tidy
        """Remove what a killed rebuild left behind, unless a rebuild is under way."""

    @abstractmethod
    def digests(self) -> dict[int, int]:
        """`Record.digest` of every record in the index, by id."""

    @abstractmethod
    def status(self) -> Status:
        """How the engine stands; raises IndexMissingError where there is no index."""

    def problems(self) -> list[CheckMessage]:
        """What `manage.py check` should say of the engine's own settings, server and index."""
        return []

    def search(
        self, request: SearchRequest, scope: Scope, facets: Sequence[str] = declared.PARAMETERS
    ) -> SearchResults:
        """Answer a request, counting the facets named."""
        how = plan(request, scope, facets)
        answer = self.answer(how)
        results = tuple(shown(hit, how.terms) for hit in answer.hits)
        return SearchResults(answer.total, results, tuple(_facets(answer, how)))

    def count(self, request: SearchRequest, scope: Scope) -> int:
        """How many records a request finds."""
        how = plan(request.with_page(1), scope)
        return self.answer(_without_hits(how)).total


def _without_hits(how: Plan) -> Plan:
    return Plan(how.terms, how.scope, how.selections, how.order, limit=0)


class Titled(NamedTuple):
    """The least one needs to link to a record."""

    title: str
    url: str
    type: str


def titled(hit: Hit) -> Titled:
    """Title, address and type of a stored record."""
    stored = json.loads(hit.stored)
    return Titled(stored["title"], stored["url"], stored["type"])


def shown(hit: Hit, terms: Sequence[str] = ()) -> Result:
    """A hit as it is shown, with these terms marked; without any, its summary and no marks."""
    stored: dict[str, Any] = json.loads(hit.stored)
    wanted = frozenset(terms)
    passage = _excerpt(hit, wanted, stored["summary"])
    return Result(
        id=hit.id,
        type=stored["type"],
        type_label=str(RecordType(stored["type"]).label),
        title=stored["title"],
        title_html=mark(stored["title"], wanted),
        url=stored["url"],
        excerpt=passage.text,
        excerpt_html=mark(passage.text, wanted),
        updated=datetime.fromisoformat(stored["updated"]),
        demonstration=stored["demonstration"],
        labels=stored["labels"],
        attachment=_source(passage, stored["attachments"]),
    )


def _excerpt(hit: Hit, wanted: frozenset[str], summary: str) -> Passage:
    """The passage that answers best; the summary where nothing was asked."""
    if summary and not wanted:
        return Passage(summary)
    return Passage.decode(hit.passages[best_passage(hit.lines, wanted)] if hit.passages else "")


def _source(passage: Passage, attachments: Sequence[tuple[int, str, str]]) -> Source | None:
    if passage.attachment is None:
        return None
    return Source(*attachments[passage.attachment], page=passage.page)


def _facets(answer: Answer, how: Plan) -> Iterable[Facet]:
    for declaration in declared.FACETS:
        if declaration.parameter in how.facets:
            counts = answer.counts.get(declaration.parameter, ())
            yield _facet(declaration, counts, how.selections.get(declaration.parameter, ()))


def _facet(
    declaration: declared.FacetDeclaration,
    counts: Iterable[tuple[str, int]],
    selected: Sequence[str],
) -> Facet:
    """A facet from an engine's counts: ordered, and with every selected value even at zero."""
    merged: dict[str, tuple[FacetTerm, int]] = {}
    for text, count in counts:
        term = FacetTerm.decode(text)  # a renamed value may stand under two labels for a moment
        merged[term.value] = (term, count + merged.get(term.value, (term, 0))[1])
    found = sorted(merged.values(), key=lambda row: _rank(declaration.order, *row))
    values = [FacetValue(t.value, t.label, count, t.value in selected) for t, count in found]
    missing = [value for value in selected if value not in merged]
    values += _at_zero(declaration, missing) if missing else []
    return Facet(declaration.parameter, str(declaration.label), tuple(values), declaration.shown)


def _at_zero(declaration: declared.FacetDeclaration, values: list[str]) -> list[FacetValue]:
    labels = declaration.labels(values)
    return [FacetValue(v, labels.get(v, v), 0, True, v in labels) for v in values]


def _rank(order: declared.FacetOrder, term: FacetTerm, count: int) -> tuple[Any, ...]:
    if order is declared.FacetOrder.COMMON:
        return (-count, label_key(term.label))
    if order is declared.FacetOrder.LATEST:
        return (-term.order, term.value)
    return (term.order, label_key(term.label))
