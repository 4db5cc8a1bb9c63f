"""From a question to a plan: what must be found and what counts how much.

The matching rule, the same in every engine: every word must be found. A word is found where the word
itself stands in any form, inside a compound too, or where a synonym does. When fewer than `FEW` records
have all the words, the plan is *widened*: records with any of them are found too, and so are those
where all the parts of a compound stand by themselves. Which filters are chosen never decides it, so
that a filter's count is what one gets by choosing it.

Scores are sums of BM25 over three fields: `title`, `lemma` (each word as its term) and `all` (terms,
and the parts of compounds). Every term of the first two stands in `all` as well, so `all` decides
whether a word is found, and the others what it counts. Weights were set on texts of Swedish
authorities (docs/adr/0013).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain

from search.enums import Sort
from search.request import RESULT_WINDOW, SearchRequest

FEW = 10  # one page of results


class Field(StrEnum):
    """The fields that words are looked for in."""

    TITLE = "title"
    LEMMA = "lemma"
    ALL = "all"


@dataclass(frozen=True)
class Leaf:
    """Something that stands in a field: one term, or several in a row (in `lemma` only)."""

    field: Field
    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Clause:
    """A word that is asked for: found where every leaf of one of its alternatives stands.

    It scores by all alternatives that are found. In a widened search `wider` alternatives will do as well.
    """

    alternatives: tuple[tuple[Leaf, ...], ...]
    wider: tuple[tuple[Leaf, ...], ...] = ()


@dataclass(frozen=True)
class Question:
    """A query understood: what to look for, as terms.

    `required` holds phrases that must be found however few the results are; `boosts` count where they
    stand but need not; `corrections` maps words that were typed to those searched for instead.
    """

    clauses: tuple[Clause, ...] = ()
    required: tuple[Leaf, ...] = ()
    excluded: tuple[Leaf, ...] = ()
    boosts: tuple[Leaf, ...] = ()
    corrections: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether there is anything to find, so that some records answer better than others."""
        return bool(self.clauses or self.required)

    @cached_property
    def marked(self) -> frozenset[str]:
        """The terms to mark in a result."""
        return frozenset(terms[0] for terms in self._sought if len(terms) == 1)

    @cached_property
    def marked_rows(self) -> tuple[tuple[str, ...], ...]:
        """The terms to mark only next to one another."""
        return tuple(dict.fromkeys(terms for terms in self._sought if len(terms) > 1))

    @property
    def _sought(self) -> Iterable[tuple[str, ...]]:
        """What a record is found by."""
        alternatives = chain.from_iterable(clause.alternatives for clause in self.clauses)
        return (leaf.terms for leaf in chain(self.required, *alternatives))


@dataclass(frozen=True)
class Scope:
    """What the one who asks may see: accepted visibility keys, and pages being hidden right now."""

    visibility: tuple[str, ...]
    hidden_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plan:
    """A search as an engine runs it."""

    question: Question
    scope: Scope
    selections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: Sort = Sort.NEWEST
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = ()  # the facets to count

    @property
    def can_widen(self) -> bool:
        """Whether there are several words, of which some could do, or a word with wider alternatives."""
        clauses = self.question.clauses
        return len(clauses) > 1 or any(clause.wider for clause in clauses)

    def widened(self) -> "Plan":
        """The same search where any of the words is enough, in a wider sense."""
        every = (way for each in self.question.clauses for way in (*each.alternatives, *each.wider))
        question = replace(self.question, clauses=(Clause(tuple(dict.fromkeys(every))),))
        return replace(self, question=question)


def plan(
    request: SearchRequest, scope: Scope, question: Question, facets: Collection[str] = ()
) -> Plan:
    """How to run `request`; a question that asks for nothing is answered with the newest first."""
    order = request.effective_sort
    if order == Sort.RELEVANCE and not question.asks:
        order = Sort.NEWEST
    return Plan(
        question=question,
        scope=scope,
        selections=dict(request.selections),
        order=order,
        offset=request.offset,
        limit=max(0, min(request.per_page, RESULT_WINDOW - request.offset)),
        facets=tuple(facets),
    )
