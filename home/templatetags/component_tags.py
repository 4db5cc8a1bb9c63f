"""What the component templates need to read: page numbers, and the pages outside the main menu."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page as PageOfList
from wagtail.models import Page, Site

from home.access import VisiblePageQuerySet

register = template.Library()


@register.simple_tag
def page_numbers(page_obj: "PageOfList[Any]") -> Iterator[int | str]:
    """The page numbers to show, with an ellipsis where some are left out."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def other_pages(context: dict[str, Any]) -> list[Any]:
    """Pages just below the front page that are not in the main menu and that the reader may see."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return []
    children = VisiblePageQuerySet(Page).child_of(site.root_page).visible_to(request)
    pages = list(children.filter(show_in_menus=False).order_by("path"))
    for page in pages:
        page.link = page.get_url(request)
    return pages
