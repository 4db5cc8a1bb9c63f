"""Putting the editors' choice first: promoted results before those that the engine found.

They stand first only where nothing else was asked for: in the order of relevance and without filters. A
reader who chooses a filter or another order gets just that, with a promoted page where it belongs.
One list is paged through: the promoted, then all the others. No page is in it twice, its length is the
total, and counts of facets are those of the search itself, since that is what choosing one gives.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from search.engines.answer import Hit
from search.engines.rendering import result_of
from search.enums import Sort
from search.facets import PARAMETERS
from search.models import PromotedResult
from search.questions.matching import Scope
from search.questions.query import parse
from search.request import RESULT_WINDOW, SearchRequest
from search.results import Result, SearchResults
from search.sync import isolation

MOST_PROMOTED = 3  # for one search


class Ask(Protocol):
    """An engine's way to answer a request."""

    def __call__(
        self,
        request: SearchRequest,
        scope: Scope,
        facets: Sequence[str] = PARAMETERS,
        *,
        wide: bool | None = None,
    ) -> SearchResults:
        """Raises EngineError."""


def search_with_promoted(
    request: SearchRequest, scope: Scope, ask: Ask, corrected: str = ""
) -> SearchResults:
    """The answer to a request, with what the editors have put first. Raises EngineError.

    `corrected` is the query as it is searched for, where that is another than was typed.
    """
    chosen = _promoted(request, scope, corrected)
    if not chosen:
        return ask(request, scope)
    counted = ask(replace(request, page=1, per_page=0), scope)
    own = frozenset(result.id for result in chosen)
    others = replace(scope, hidden_ids=scope.hidden_ids | own)
    ask_others = partial(ask, scope=others, facets=(), wide=counted.widened)
    number, results = _others(request, ask_others, len(chosen))
    first = tuple(chosen) if request.page == 1 else ()
    return replace(counted, total=number + len(chosen), results=first + results)


def _promoted(request: SearchRequest, scope: Scope, corrected: str) -> list[Result]:
    """What is put first for this request, of what the one who asks may see."""
    in_plain_order = request.effective_sort == Sort.RELEVANCE and not request.selections
    if not in_plain_order or parse(request.q).excluded:
        return []
    promoted = PromotedResult.objects
    ids = promoted.pages_for(request.q) or (corrected and promoted.pages_for(corrected)) or []
    records = isolation.build(ids).records if ids else {}
    seen = [records[pk] for pk in ids if pk in records and pk not in scope.hidden_ids]
    allowed = [record for record in seen if record.visibility in scope.visibility]
    return [
        replace(result_of(Hit(record.id, record.stored, [], [])), promoted=True)
        for record in allowed[:MOST_PROMOTED]
    ]


def _others(
    request: SearchRequest, ask: Callable[[SearchRequest], SearchResults], before: int
) -> tuple[int, tuple[Result, ...]]:
    """How many others there are, and those on this page, with `before` places taken ahead of them all."""
    size = request.per_page
    here = ask(request)
    if request.page == 1:
        return here.total, here.results[: size - before]
    if request.offset >= RESULT_WINDOW:
        return here.total, ()
    earlier = ask(request.with_page(request.page - 1))
    both = earlier.results + here.results
    return here.total, both[size - before : 2 * size - before]
