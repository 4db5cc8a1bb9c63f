"""Addresses of views that take no arguments: every page shows the same few, and to look one up is slow."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse


def address(view: str) -> str:
    """What `reverse` says of a view by its name. Raises NoReverseMatch."""
    return _looked_up(view, get_urlconf(), get_script_prefix())


@lru_cache(maxsize=64)
def _looked_up(view: str, urlconf: str | None, _prefix: str) -> str:
    return reverse(view, urlconf)
