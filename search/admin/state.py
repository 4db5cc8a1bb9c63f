"""The state of the search engine: what it holds, what it has not followed, and what to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from search.admin.permissions import MEND_INDEX, SEE_STATE
from search.engines import EngineError, get_engine
from search.engines.base import IndexMissingError, Status
from search.models import IndexComparison, OutboxEntry
from search.sync.comparing import compare
from search.tasks import follow_soon, has_worker

MOST_DEAD = 50  # rows shown
LATE = timedelta(minutes=5)  # a lag that is worth a warning


@dataclass(frozen=True)
class FailedRow:
    """A change that could not be put into the index; `died_at` when it was given up on."""

    title: str
    page_id: int
    error: str
    died_at: datetime | None


class EngineStateView(PermissionRequiredMixin, WagtailAdminTemplateMixin, View):
    """`GET` shows the state, also while the engine is down; `POST` with `action` does something about it."""

    permission_required = SEE_STATE
    template_name = "search/admin/state.html"
    page_title = gettext_lazy("Sökmotorns tillstånd")
    raise_exception = True
    header_icon = "cogs"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Compare, mend or try again, and come back."""
        if not request.user.has_perm(MEND_INDEX):
            raise PermissionDenied
        if action := ACTIONS.get(request.POST.get("action", "")):
            action(request)
        return redirect("search_state")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        status, error = _status()
        comparison = IndexComparison.objects.first()
        outbox = OutboxEntry.objects
        lag = outbox.lag()
        return {
            **super().get_context_data(**kwargs),
            "status": status,
            "error": error,
            "is_missing": isinstance(error, IndexMissingError),
            "waiting": outbox.waiting().count(),
            "waiting_since": timezone.now() - lag if lag else None,
            "is_late": lag > LATE,
            "dead_number": outbox.dead().count(),
            "dead": _failed(outbox.dead()[:MOST_DEAD]),
            "failing": _failed(outbox.waiting().exclude(last_error="")[:1]),
            "comparison": comparison,
            "is_outdated": bool(comparison and not status and not comparison.error),
            "may_mend": self.request.user.has_perm(MEND_INDEX),
        }


def _status() -> tuple[Status | None, EngineError | None]:
    """How the engine stands, or why it cannot say."""
    try:
        return get_engine().status(), None
    except EngineError as error:
        return None, error


def _failed(entries: Iterable[OutboxEntry]) -> list[FailedRow]:
    rows = list(entries)
    pages = Page.objects.filter(pk__in={row.page_id for row in rows})
    titles = dict(pages.values_list("pk", "title"))
    return [
        FailedRow(titles.get(row.page_id, ""), row.page_id, row.last_error, row.died_at)
        for row in rows
    ]


def _compare(request: HttpRequest, *, mend: bool = False) -> None:
    compare.enqueue(mend=mend)
    if has_worker():
        text = _("Jämförelsen görs i bakgrunden. Ladda om sidan om en stund.")
        messages.info(request, text)


def _mend(request: HttpRequest) -> None:
    _compare(request, mend=True)


def _retry(request: HttpRequest) -> None:
    number = OutboxEntry.objects.revive()
    follow_soon()
    text = ngettext(
        "Ett nytt försök görs med %(number)d ändring.",
        "Ett nytt försök görs med %(number)d ändringar.",
        number,
    )
    messages.success(request, text % {"number": number})


ACTIONS: dict[str, Callable[[HttpRequest], None]] = {
    "compare": _compare,
    "mend": _mend,
    "retry": _retry,
}
