"""What the search adds to the editor's side."""

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from search.admin.permissions import GRANTED, SEE_REPORT, SEE_STATE, PermittedMenuItem
from search.admin.report import SearchReportView
from search.admin.state import EngineStateView
from search.documents.notices import warnings_about
from search.viewsets import SearchGroup

register_snippet(SearchGroup)


@hooks.register("after_publish_page")
def warn_of_unreadable_documents(request: HttpRequest, page: Page) -> None:
    """Tell the editor which attachments cannot be searched, and what to do about it."""
    for warning in warnings_about(page.pk):
        messages.warning(request, warning)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The report and the state of the engine."""
    return [
        path("sokrapport/", SearchReportView.as_view(), name="search_report"),
        path("sokmotorn/", EngineStateView.as_view(), name="search_state"),
    ]


@hooks.register("register_reports_menu_item")
def report_in_menu() -> MenuItem:
    """The search report, first among the reports."""
    address = reverse("search_report")
    return PermittedMenuItem(
        _("Sökrapport"), address, icon_name="search", order=100, permission=SEE_REPORT
    )


@hooks.register("register_reports_menu_item")
def state_in_menu() -> MenuItem:
    """The state of the engine, after it."""
    address = reverse("search_state")
    return PermittedMenuItem(
        _("Sökmotorns tillstånd"), address, icon_name="cogs", order=110, permission=SEE_STATE
    )


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """What a group may be given."""
    return Permission.objects.filter(content_type__app_label="search", codename__in=GRANTED)
