"""What counts as a search: that which a person newly asked for, once.

A search page is shown many times for one search: the next page, another order, a filter more. The
address the reader came from tells what is new, so that words count when they are new words and a
value of a filter when it is newly chosen, and nobody has to be remembered. Robots, prefetching
browsers and the portal's own staff do not count, and neither do the open API, tables and feeds.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from home.addresses import address
from search.models import FilterDay, QueryDay
from search.request import SearchRequest
from search.results import SearchResults
from search.statistics.buffer import buffer
from search.statistics.words import kept, same_form
from search.statistics.writing import Mark, mark

# Cubot is a telephone.
ROBOTS = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|archive|preview|monitor|headless|scan|fetch|curl|wget|python|java/|okhttp",
    re.IGNORECASE,
)
PREFETCH_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
NOTHING = SearchRequest()


def count_search(request: HttpRequest, search: SearchRequest, results: SearchResults) -> None:
    """Count what is new in a search that someone was shown the first page of."""
    if request.method == "GET" and search.page == 1 and is_reader(request):
        buffer.add(_marks(search, _search_before(request), results))


def is_reader(request: HttpRequest) -> bool:
    """Whether a person outside the staff seems to be asking, while statistics are kept at all."""
    if not settings.SEARCH_STATISTICS["DAYS"]:
        return False
    agent = request.headers.get("User-Agent", "")
    if not agent or ROBOTS.search(agent) or _is_prefetch(request):
        return False
    return not request.user.has_perm("wagtailadmin.access_admin")


def is_ours(host: str, request: HttpRequest) -> bool:
    """Whether a host and port are the portal's: those it is asked by, or those that a proxy stands for."""
    outside = {urlsplit(origin).netloc for origin in settings.CSRF_TRUSTED_ORIGINS}
    return host == request.get_host() or host in outside


def _is_prefetch(request: HttpRequest) -> bool:
    return any("prefetch" in request.headers.get(name, "") for name in PREFETCH_HEADERS)


def _search_before(request: HttpRequest) -> SearchRequest:
    """The search on the page that the reader came from; an empty one if it was no search page."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # not an address
        return NOTHING
    if not is_ours(came_from.netloc, request) or came_from.path != address("search:results"):
        return NOTHING
    return SearchRequest.parse(QueryDict(came_from.query))


def _marks(search: SearchRequest, before: SearchRequest, results: SearchResults) -> Iterator[Mark]:
    today = timezone.localdate()
    if search.q and same_form(search.q) != same_form(before.q):
        row = {"date": today, "words": kept(search.q)}
        yield mark(QueryDay, "searches", **row)
        if not results.total and not search.selections:  # with filters, those may be to blame
            yield mark(QueryDay, "zero_results", **row)
    for facet in results.facets:
        for value in facet.selected:
            if value.known and value.value not in before.values(facet.parameter):
                row = {"date": today, "parameter": facet.parameter, "value": value.value}
                yield mark(FilterDay, "searches", **row)
