"""The open API: the same search as JSON. What the page forgives, the API answers 400."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from search.answers import UNAVAILABLE, find_or_none
from search.presentation import SearchPresentation
from search.request import SearchRequest
from search.results import Facet, Result, SearchResults, Source


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """`GET /api/v1/sok/`: the same parameters as the page."""
    search_request = SearchRequest.parse(request.GET)
    if search_request.problems:
        problems = [
            {"parameter": p.parameter, "message": p.message} for p in search_request.problems
        ]
        return _json({"errors": problems}, status=400)
    answer = find_or_none(search_request, request)
    if answer is None:
        return _json({"errors": [{"message": str(UNAVAILABLE)}]}, status=503)
    exists = SearchPresentation(search_request, answer).page_exists
    return _json(_body(search_request, answer, request), status=200 if exists else 404)


def _body(
    search_request: SearchRequest, answer: SearchResults, request: HttpRequest
) -> dict[str, Any]:
    return {
        "total": answer.total,
        "page": search_request.page,
        "page_size": search_request.per_page,
        "results": [_result(result, request) for result in answer.results],
        "facets": {facet.parameter: _facet(facet) for facet in answer.facets},
        "corrected_query": answer.corrected_query,
        "relaxations": [
            {"drop": each.drop, "label": each.label, "total": each.total}
            for each in answer.relaxations
        ],
    }


def _result(result: Result, request: HttpRequest) -> dict[str, Any]:
    return {
        "id": result.id,
        "type": result.type,
        "title": result.title,
        "url": request.build_absolute_uri(result.url),
        "excerpt": result.excerpt,
        "municipalities": result.municipalities,
        "factors": result.factors,
        "themes": result.themes,
        "updated": result.updated.isoformat(),
        "promoted": result.promoted,
        "attachment": _source(result.attachment, request) if result.attachment else None,
    }


def _source(source: Source, request: HttpRequest) -> dict[str, Any]:
    url = request.build_absolute_uri(source.url)
    return {"title": source.title, "page": source.page, "url": url}


def _facet(facet: Facet) -> dict[str, Any]:
    values = [
        {"value": v.value, "label": v.label, "count": v.count, "selected": v.selected}
        for v in facet.values
    ]
    return {"label": facet.label, "values": values}


def _json(body: dict[str, Any], status: int) -> JsonResponse:
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
