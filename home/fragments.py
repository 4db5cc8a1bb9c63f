"""Fragments: templates whose HTML depends on a few plain values and nothing else, rendered once and kept.

All that a fragment shows is part of the key that it is kept under. So it can never be out of date, and
never reach anyone but those for whom the very same would have been rendered anew: there is nothing to
invalidate. The template sees its values alone, no request and no context processor.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from secrets import token_hex
from typing import Any

from django.core.signals import setting_changed
from django.dispatch import receiver
from django.template.loader import get_template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

MOST_KEPT = 8192  # fragments; a facet value takes about 400 bytes, a page's header 6,000
PLAIN = (str, SafeString, int, bool, datetime, type(None))
_GAP = f"gap-{token_hex(16)}"  # cannot be guessed, so no value can hold it

Pieces = tuple[SafeString, ...]


def fragment(template: str, /, **values: object) -> SafeString:
    """The HTML of `template` for these values: text, numbers, booleans, times, None, tuples of them."""
    return _kept(template, get_language(), (), _kinds(values), **values)[0]


def filled(template: str, gaps: Mapping[str, str], /, **values: object) -> SafeString:
    """The same with `gaps`: what differs each time, put in escaped unless it is HTML already.

    The gaps must stand in the template in the order given, each once.
    """
    first, *rest = pieces(template, *gaps, **values)
    html: list[str] = [first]
    for value, after in zip(gaps.values(), rest, strict=True):
        html += (conditional_escape(value), after)
    return mark_safe("".join(html))  # noqa: S308 - pieces of a template, and what is escaped


def pieces(template: str, /, *gaps: str, **values: object) -> Pieces:
    """The HTML of `template` in pieces: before, between and after what is named by `gaps`."""
    return _kept(template, get_language(), gaps, _kinds(values), **values)


# Typed: 1 and True are equal, and safe and unsafe text, but look different.
@lru_cache(maxsize=MOST_KEPT, typed=True)
def _kept(
    template: str, _language: str | None, gaps: tuple[str, ...], _kinds: Any, /, **values: Any
) -> Pieces:
    for name, value in values.items():
        _kind(name, value)
    gap = mark_safe(_GAP)  # noqa: S308 - letters and digits of our own
    html = get_template(template).render(values | dict.fromkeys(gaps, gap))
    found = tuple(mark_safe(piece) for piece in html.split(_GAP))  # noqa: S308 - from a template
    if len(found) != len(gaps) + 1:
        raise ValueError(f"{template} has {len(found) - 1} gaps, not {len(gaps)}")
    return found


def _kinds(values: dict[str, object]) -> Any:
    """The kinds of what lies in tuples, which are not seen from outside."""
    return tuple([_kind(name, v) for name, v in values.items() if isinstance(v, tuple)])


def _kind(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return type(value), tuple([_kind(name, part) for part in value])
    if type(value) not in PLAIN:
        raise TypeError(f"{name} of a fragment must be plain, not {type(value).__name__}")
    return type(value)


@receiver(setting_changed)
def _forget(**kwargs: object) -> None:
    """In tests: static files, for one, may have other addresses under other settings."""
    _kept.cache_clear()
