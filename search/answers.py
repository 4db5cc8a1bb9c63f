"""Answering someone's search: the engine's answer, checked against the database, and ways onward."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.engines import Engine, EngineError, get_engine
from search.engines.patience import seconds_left, within
from search.engines.rendering import titled
from search.enums import RecordType, Sort
from search.facets import BY_PARAMETER
from search.promotions import search_with_promoted
from search.questions.interpretation import corrected_text, verbatim_text
from search.questions.interpreter import Interpreter
from search.questions.matching import Scope
from search.questions.query import parse, pieces, unquoted
from search.request import RESULT_WINDOW, SearchRequest
from search.results import Relaxation, Result, SearchResults
from search.swedish import terms, words
from search.visibility import quoting_closed_documents, scope_of, still_visible

logger = logging.getLogger(__name__)

# Seconds that the engine gets: with what else a page needs, less than two.
ANSWERS_WITHIN = 1.6
UNAVAILABLE = gettext_lazy("Sökningen fungerar inte just nu. Försök igen om en stund.")
EXPORT_CHUNK = 200
MOST_RELAXED = 8  # words and phrases
SUGGESTED_FACETS = ("faktor", "omrade", "malgrupp", "kommun", "lan", "tagg")
PAGE_SUGGESTIONS = 6
VALUE_SUGGESTIONS = 4
TITLES_CONSIDERED = 3 * PAGE_SUGGESTIONS  # some may have been hidden since they were indexed


@dataclass(frozen=True)
class Suggestion:
    """Something to go to while typing: a page, or a search with one facet value."""

    label: str
    kind: str
    url: str = ""
    request: SearchRequest | None = None  # instead of `url`, for a facet value


def find(request: SearchRequest, http_request: HttpRequest | None) -> SearchResults:
    """Answer a search as the one behind `http_request` may see it. Raises EngineError."""
    engine, scope = get_engine(), scope_of(http_request)
    interpreter = Interpreter(engine, scope)
    question = interpreter.question(request.q)
    ask = partial(engine.search, question=question)
    corrected = corrected_text(request.q, question.corrections) if question.corrections else ""
    results = _checked(search_with_promoted(request, scope, ask, corrected), http_request)
    if corrected:
        verbatim = verbatim_text(request.q, question.corrections)
        results = replace(results, corrected_query=corrected, verbatim_query=verbatim)
    if results.total:
        return results
    return replace(results, relaxations=tuple(_relaxations(engine, request, scope, interpreter)))


def find_or_none(request: SearchRequest, http_request: HttpRequest) -> SearchResults | None:
    """The answer, or None (and a line in the log) while the engine cannot give one."""
    try:
        with within(ANSWERS_WITHIN):
            return find(request, http_request)
    except EngineError as error:
        logger.warning("The search engine cannot answer: %s", error)
        return None


def find_all(
    request: SearchRequest, http_request: HttpRequest | None, limit: int = RESULT_WINDOW
) -> Iterator[Result]:
    """Every result of a search, however many pages, up to `limit`. Raises EngineError."""
    engine, scope = get_engine(), scope_of(http_request)
    question = Interpreter(engine, scope).question(request.q)
    size = min(EXPORT_CHUNK, limit)
    for page in range(1, -(-limit // size) + 1):
        chunk = replace(request, page=page, per_page=size)
        answer = engine.search(chunk, scope, facets=(), question=question)
        left = limit - (page - 1) * size
        yield from _checked(answer, http_request).results[:left]
        if len(answer.results) < size:
            return


def suggestions(text: str, http_request: HttpRequest | None) -> list[Suggestion]:
    """Pages and facet values with words that begin as the words typed. Raises EngineError."""
    prefixes = words(text)
    if not prefixes:
        return []
    engine, scope = get_engine(), scope_of(http_request)
    values = list(_value_suggestions(engine, prefixes, scope))[:VALUE_SUGGESTIONS]
    return values + _page_suggestions(engine, prefixes, scope, http_request)


def _checked(results: SearchResults, http_request: HttpRequest | None) -> SearchResults:
    """The answer without results that have been hidden since they were indexed."""
    visible = still_visible((result.id for result in results.results), http_request)
    visible -= quoting_closed_documents(results.results, http_request)
    if len(visible) == len(results.results):
        return results
    kept = tuple(result for result in results.results if result.id in visible)
    gone = len(results.results) - len(kept)
    return replace(results, results=kept, total=results.total - gone)


def _relaxations(
    engine: Engine, request: SearchRequest, scope: Scope, interpreter: Interpreter
) -> Iterator[Relaxation]:
    """What would be found with one part of the search left out; parts that do not help are skipped.

    Those that there is no time left for are skipped too.
    """
    with suppress(EngineError):
        for drop, label, relaxed in _relaxed(request):
            if seconds_left() == 0:
                return
            question = interpreter.question(relaxed.q)
            if total := engine.count(relaxed, scope, question):
                yield Relaxation(drop, label, total, relaxed)


def _relaxed(request: SearchRequest) -> Iterator[tuple[str, str, SearchRequest]]:
    for parameter, values in request.selections:
        yield parameter, _selection_label(parameter, values), request.without(parameter)
    if len(request.selections) > 1:
        yield "filter", _("alla filter"), request.without_filters()
    typed = pieces(request.q)
    if 1 < len(typed) <= MOST_RELAXED:
        for piece in filter(terms, dict.fromkeys(typed)):  # a stop word is no demand
            rest = " ".join(other for other in typed if other != piece)
            yield f"q={piece}", piece, request.with_words(rest)
    if parse(request.q).phrases:
        yield "quotes", _("citattecknen"), request.with_words(unquoted(request.q))
    if typed and request.selections:
        yield "q", request.q, request.with_words("")


def _selection_label(parameter: str, values: Sequence[str]) -> str:
    labels = BY_PARAMETER[parameter].open_labels(values)
    return _(" eller ").join(labels.get(value, value) for value in values)


def _value_suggestions(
    engine: Engine, prefixes: Sequence[str], scope: Scope
) -> Iterator[Suggestion]:
    """Values of facets that some visible page has, so that a suggestion is never empty or telling."""
    everything = replace(SearchRequest(sort=Sort.NEWEST), per_page=0)
    for facet in engine.search(everything, scope, SUGGESTED_FACETS).facets:
        kind = _("Filter: %(facet)s") % {"facet": facet.label.lower()}
        for value in facet.values:
            if _begins(value.label, prefixes):
                request = SearchRequest().with_value(facet.parameter, value.value)
                yield Suggestion(value.label, kind, request=request)


def _page_suggestions(
    engine: Engine, prefixes: Sequence[str], scope: Scope, http_request: HttpRequest | None
) -> list[Suggestion]:
    hits = engine.suggest(prefixes, scope, TITLES_CONSIDERED)
    visible = still_visible((hit.id for hit in hits), http_request)
    found = [titled(hit) for hit in hits if hit.id in visible][:PAGE_SUGGESTIONS]
    return [Suggestion(row.title, str(RecordType(row.type).label), row.url) for row in found]


def _begins(label: str, prefixes: Sequence[str]) -> bool:
    """Whether each prefix begins some word of the label."""
    found = words(label)
    return all(any(word.startswith(prefix) for word in found) for prefix in prefixes)
