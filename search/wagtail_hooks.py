"""What the search adds to the editor's side."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from search.admin.documents import (
    DocumentAddView,
    DocumentEditView,
    DocumentsAddView,
    warn_about_document,
)
from search.admin.permissions import GRANTED, SEE_REPORT, SEE_STATE, PermittedMenuItem
from search.admin.report import SearchReportView
from search.admin.state import EngineStateView
from search.documents.notices import warnings_about
from search.viewsets import SearchGroup

SENT_TO_REVIEW = ("action-submit", "action-restart-workflow")  # buttons of the page editor

register_snippet(SearchGroup)


@hooks.register("after_publish_page")
def warn_of_unreadable_documents(request: HttpRequest, page: Page) -> None:
    """Tell the editor which attachments cannot be searched, and what to do about it."""
    for document, advice in warnings_about(page):
        about = _("Bilagan ”%(title)s”: %(advice)s") % {"title": document, "advice": advice}
        warn_about_document(request, document, about)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_in_the_review(request: HttpRequest, page: Page) -> None:
    """Tell the same to who sends a page to review, and to who approves it there.

    These hooks come after every saving, autosaves included, and after those publications that
    `after_publish_page` has spoken of.
    """
    sent = any(name in request.POST for name in SENT_TO_REVIEW)
    if sent or request.POST.get("workflow-action-name") == "approve":
        warn_of_unreadable_documents(request, page)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own views of documents
def addresses() -> list[URLPattern]:
    """The report, the state of the engine, and the views that add and change documents."""
    return [
        path("documents/add/", DocumentAddView.as_view()),
        path("documents/edit/<int:document_id>/", DocumentEditView.as_view()),
        path("documents/multiple/add/", DocumentsAddView.as_view()),
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
