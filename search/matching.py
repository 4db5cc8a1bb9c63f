"""From a request to a plan: which terms must be found, under which filters, in which order.

The matching rule, the same in every engine: of one or two terms all must be found; of more, at
least 60 % rounded up (three terms need two, five need three). A term is found when the title or the
text holds it. Terms are counted once however often they are repeated.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from search.enums import Sort
from search.request import RESULT_WINDOW, SearchRequest
from search.swedish import terms

ALL_REQUIRED_UP_TO = 2
REQUIRED_PERCENT = 60


@dataclass(frozen=True)
class Scope:
    """What the one who asks may see: accepted visibility keys, and pages being hidden right now."""

    visibility: tuple[str, ...]
    hidden_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Plan:
    """A search as an engine runs it."""

    terms: tuple[str, ...]
    scope: Scope
    selections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: Sort = Sort.NEWEST
    offset: int = 0
    limit: int = 10
    facets: tuple[str, ...] = ()  # the facets to count

    @property
    def required(self) -> int:
        """How many of the terms must be found."""
        return required(len(self.terms))


def required(number_of_terms: int) -> int:
    """How many of `number_of_terms` must be found."""
    if number_of_terms <= ALL_REQUIRED_UP_TO:
        return number_of_terms
    return -(-number_of_terms * REQUIRED_PERCENT // 100)


def plan(request: SearchRequest, scope: Scope, facets: Collection[str] = ()) -> Plan:
    """How to run `request`; words that leave no term (stop words, punctuation) ask for everything."""
    found = tuple(dict.fromkeys(terms(request.q)))
    order = request.effective_sort
    if order == Sort.RELEVANCE and not found:
        order = Sort.NEWEST
    return Plan(
        terms=found,
        scope=scope,
        selections=dict(request.selections),
        order=order,
        offset=request.offset,
        limit=max(0, min(request.per_page, RESULT_WINDOW - request.offset)),
        facets=tuple(facets),
    )
