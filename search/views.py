"""The search page and the suggestions of the search field."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.addresses import address
from home.models import SuccessFactor
from home.prepared import Prepared
from search.answers import ANSWERS_WITHIN, Suggestion, find_or_none, suggestions
from search.engines import EngineError
from search.engines.patience import within
from search.municipalities import municipalities_named
from search.presentation import Factor, SearchPresentation
from search.request import LONGEST_QUERY, SearchRequest
from search.statistics.clicks import click_token
from search.statistics.counting import count_search

logger = logging.getLogger(__name__)

_every_factor = Prepared(lambda: SuccessFactor.objects.values_list(*Factor._fields))


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """The search page: 404 past the last page of results, 503 while the engine cannot answer."""
    search_request = SearchRequest.parse(request.GET)
    answer = find_or_none(search_request, request)
    factors = tuple(map(Factor._make, _every_factor.rows()))
    shown = SearchPresentation(search_request, answer, factors)
    status = 503 if answer is None else 200 if shown.page_exists else 404
    if answer is not None:
        count_search(request, search_request, answer)
    context = {
        **shown.context(),
        "click_token": click_token(search_request),
        "municipalities": municipalities_named(search_request.q, request),
    }
    return render(request, "search/results.html", context, status=status)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions for what has been typed so far; none while the engine cannot answer."""
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    try:
        with within(ANSWERS_WITHIN):
            found = suggestions(text, request)
    except EngineError as error:
        logger.warning("No suggestions: %s", error)
        found = []
    return JsonResponse({"suggestions": [_as_json(each) for each in found]})


def _as_json(suggestion: Suggestion) -> dict[str, str]:
    search = suggestion.request
    url = search.url(address("search:results")) if search else suggestion.url
    return {"label": suggestion.label, "kind": suggestion.kind, "url": url}
