"""The search report: what was searched, what was not found, what was filtered by and opened."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search.admin.permissions import SEE_REPORT
from search.admin.report_tables import tables_of
from search.admin.tables import share
from search.forms import PeriodForm
from search.statistics.report import Period, SearchReport
from search.statistics.retention import LEAST_SHOWN

DEFAULT_DAYS = 30
CHOICES = (7, 30, 90, 365)


class SearchReportView(PermissionRequiredMixin, WagtailAdminTemplateMixin, View):
    """`GET` with `fran` and `till`; the last thirty days unless told."""

    permission_required = SEE_REPORT
    template_name = "search/admin/report.html"
    page_title = gettext_lazy("Sökrapport")
    raise_exception = True
    header_icon = "search"

    def get(self, request: HttpRequest) -> Any:
        """The page."""
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        form, period = _period(self.request.GET, today)
        report = SearchReport(period)
        return {
            **super().get_context_data(**kwargs),
            "form": form,
            "media": form.media,
            "choices": [_choice(days, period, today) for days in CHOICES],
            "totals": report.totals,
            "zero_share": share(report.totals.zero_results, report.totals.searches),
            "click_share": share(report.totals.clicks, report.totals.searches),
            "least_shown": LEAST_SHOWN,
            "days_kept": settings.SEARCH_STATISTICS["DAYS"],
            **tables_of(report, self.request.user),
        }


def _period(query: Any, today: date) -> tuple[PeriodForm, Period]:
    """The period asked for and the form that shows it; the default where it cannot be read."""
    default = Period.latest(DEFAULT_DAYS, today)
    asked = PeriodForm(query) if {"fran", "till"} & query.keys() else None
    if asked is None:
        return PeriodForm(initial={"fran": default.first, "till": default.last}), default
    if not asked.is_valid():
        return asked, default
    return asked, Period(asked.cleaned_data["fran"], asked.cleaned_data["till"])


def _choice(days: int, shown: Period, today: date) -> dict[str, Any]:
    period = Period.latest(days, today)
    query = urlencode({"fran": period.first.isoformat(), "till": period.last.isoformat()})
    return {"days": days, "url": f"?{query}", "selected": period == shown}
