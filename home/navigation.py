"""The pages just below the front page: those of the main menu, and the others for the footer."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Site

from home.access import VisiblePageQuerySet


def top_pages(request: HttpRequest | None) -> list[Any]:
    """Pages below the front page that `request` may see, each with its address as `link`.

    Header and footer both ask, so the answer is kept for the length of the request.
    """
    if request is None:
        return []
    if not hasattr(request, "_top_pages"):
        request._top_pages = _read(request)  # type: ignore[attr-defined]
    return request._top_pages  # type: ignore[attr-defined]


def _read(request: HttpRequest) -> list[Any]:
    site = Site.find_for_request(request)
    if site is None:
        return []
    children = VisiblePageQuerySet(Page).child_of(site.root_page)
    pages = list(children.visible_to(request).order_by("path"))
    for page in pages:
        page.link = page.get_url(request)
    return pages
