"""What the component templates need: page numbers, and fragments that are rendered once."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page as PageOfList
from django.utils.safestring import SafeString

from home import fragments

register = template.Library()


@register.simple_tag
def fragment(template: str, **values: object) -> SafeString:
    """As `{% include … only %}`, for what depends on plain values alone and is shown often."""
    return fragments.fragment(template, **values)


@register.simple_tag
def filled(template: str, **gaps: str) -> SafeString:
    """A fragment that depends on nothing, with what differs each time put into its gaps."""
    return fragments.filled(template, gaps)


@register.simple_tag
def page_numbers(page_obj: "PageOfList[Any]") -> Iterator[int | str]:
    """The page numbers to show, with an ellipsis where some are left out."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
