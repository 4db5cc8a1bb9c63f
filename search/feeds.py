"""Any search as a file: an Atom feed to follow it, a table (CSV) to work on."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.addresses import address
from home.feeds import entry_id
from home.shell import shell_of
from search.answers import UNAVAILABLE, find_all
from search.engines import EngineError
from search.enums import Sort
from search.request import SearchRequest
from search.results import Result

ATOM_ENTRIES = 50
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"  # tells Excel that the file is UTF-8
View = Callable[[HttpRequest], HttpResponse]


def unavailable_as_503(view: View) -> View:
    """A plain answer while the engine cannot give one."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        try:
            return view(request)
        except EngineError:
            text = "text/plain; charset=utf-8"
            return HttpResponse(str(UNAVAILABLE), content_type=text, status=503)

    return guarded


@require_safe
@unavailable_as_503
def atom(request: HttpRequest) -> HttpResponse:
    """The newest results of a search as an Atom feed."""
    search = SearchRequest.parse(request.GET).with_sort(Sort.NEWEST)
    feed = Atom1Feed(
        title=_title(search),
        link=request.build_absolute_uri(search.url(address("search:results"))),
        description=None,
        language="sv",
        author_name=shell_of(request).site_name,
        feed_url=request.build_absolute_uri(search.url(address("search:atom"))),
    )
    for result in find_all(search, request, limit=ATOM_ENTRIES):
        feed.add_item(
            result.title,
            request.build_absolute_uri(result.url),
            escape(result.excerpt_with_source),
            unique_id=entry_id(result.id),
            updateddate=result.updated,
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )


@require_safe
@unavailable_as_503
def table(request: HttpRequest) -> HttpResponse:
    """Every result of a search as a table that Excel opens as it should in Swedish."""
    search = replace(SearchRequest.parse(request.GET), page=1)
    text = io.StringIO(BYTE_ORDER_MARK, newline="")
    text.seek(0, io.SEEK_END)
    rows = csv.writer(text, delimiter=";")
    rows.writerow(
        [
            _("Titel"),
            _("Typ"),
            _("Adress"),
            _("Kommuner"),
            _("Framgångsfaktorer"),
            _("Områden"),
            _("Status"),
            _("Evidens"),
            _("Uppdaterad"),
            _("Utdrag"),
        ]
    )
    rows.writerows(_row(result, request) for result in find_all(search, request))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sokresultat.csv"'
    return response


def _title(search: SearchRequest) -> str:
    if search.q:
        return _("Nytt om %(words)s") % {"words": search.q}
    return _("Nytt i sökningen") if search.selections else _("Nytt på portalen")


def _row(result: Result, request: HttpRequest) -> list[str]:
    cells = (
        result.title,
        result.type_label,
        request.build_absolute_uri(result.url),
        _listed(result.municipalities),
        _listed(result.factors),
        _listed(result.themes),
        result.status,
        result.evidence,
        timezone.localtime(result.updated).date().isoformat(),
        result.excerpt_with_source,
    )
    return [harmless(cell) for cell in cells]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def harmless(cell: str) -> str:
    """A cell that a spreadsheet will not run as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
