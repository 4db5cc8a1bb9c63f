"""What is found out once for each request, however often it is asked."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest

T = TypeVar("T")


def once(request: HttpRequest, read: Callable[[HttpRequest], T]) -> T:
    """What `read` makes of the request, remembered with it by the name of the function."""
    found: dict[str, T] = request.__dict__.setdefault("_found_once", {})
    name = f"{read.__module__}.{read.__qualname__}"
    if name not in found:
        found[name] = read(request)
    return found[name]
