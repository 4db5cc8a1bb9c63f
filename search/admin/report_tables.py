"""The tables of the search report."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, NumberColumn, Table

from search.admin.tables import Link, LinksColumn, ShareColumn
from search.statistics.report import QueryRow, SearchReport
from search.viewsets import PREFILL


def tables_of(report: SearchReport, user: Any) -> dict[str, Table]:
    """Every table by its name in the template; `user` decides what can be done about a row."""
    return {
        "without_result": _without_result(report, user),
        "top": _top(report),
        "filters": _filters(report),
        "positions": _positions(report),
    }


def _words() -> list[Column]:
    return [
        Column("words", label=_("Sökord"), classname="title"),
        NumberColumn("searches", label=_("Sökningar")),
    ]


def _without_result(report: SearchReport, user: Any) -> Table:
    columns = [
        *_words(),
        NumberColumn("zero_results", label=_("Utan träff")),
        LinksColumn("act", label=_("Gör något åt det"), links=partial(_remedies, user)),
    ]
    return Table(columns, report.without_result(), caption=_("Sökningar utan träff"))


def _top(report: SearchReport) -> Table:
    columns = [
        *_words(),
        ShareColumn("zero", label=_("Utan träff"), part="zero_results", whole="searches"),
        ShareColumn("opened", label=_("Med öppnad träff"), part="clicks", whole="searches"),
    ]
    return Table(columns, report.top(), caption=_("Vanligaste sökningarna"))


def _filters(report: SearchReport) -> Table:
    columns = [
        Column("facet", label=_("Filter"), classname="title"),
        Column("label", label=_("Värde")),
        NumberColumn("searches", label=_("Sökningar")),
    ]
    return Table(columns, report.filters(), caption=_("Valda filter"))


def _positions(report: SearchReport) -> Table:
    searches = report.totals.searches
    columns = [
        Column("position", label=_("Plats i listan"), classname="title"),
        NumberColumn("clicks", label=_("Öppnad först")),
        ShareColumn("share", label=_("Av alla sökningar"), part="clicks", whole=searches),
    ]
    return Table(columns, report.positions(), caption=_("Öppnade träffar efter plats"))


def _remedies(user: Any, row: QueryRow) -> list[Link]:
    """Forms that this person may fill in to give the words a result, with the words in them."""
    labels = {"promotedresult": _("Välj en sida"), "synonymrule": _("Lägg till synonym")}
    query = urlencode({PREFILL: row.words})
    return [
        Link(f"{url}?{query}", label, row.words)
        for model, label in labels.items()
        if user.has_perm(f"search.add_{model}") and (url := _add_form(model))
    ]


def _add_form(model: str) -> str:
    try:
        return reverse(f"wagtailsnippets_search_{model}:add")
    except NoReverseMatch:  # a model without a form of its own
        return ""
