"""What the component templates need to read: page numbers."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page as PageOfList

register = template.Library()


@register.simple_tag
def page_numbers(page_obj: "PageOfList[Any]") -> Iterator[int | str]:
    """The page numbers to show, with an ellipsis where some are left out."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
