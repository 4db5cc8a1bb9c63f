"""Pages of a list, forgiving about the page number in the address."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_PARAMETER = "sida"


def paginate(items: Any, request: HttpRequest, *, per_page: int) -> "Page[Any]":
    """The page of `items` that `?sida=` asks for; an impossible number gives the nearest page."""
    return Paginator(items, per_page).get_page(request.GET.get(PAGE_PARAMETER, "1"))
