"""Municipalities that a search names. Each has a page of its own below the list of them all.

Those pages are views of one page and not in the index, so that a search for a municipality from which
there is nothing would lead nowhere.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from django.http import HttpRequest

from network import geodata
from network.models import Municipality, MunicipalityIndexPage
from search.questions.query import parse
from search.swedish import words
from search.swedish.stopwords import STOPWORDS

GENITIVE = "s"
KINDS = frozenset({"kommun", "kommunen", "kommuns", "kommunens"})
MOST_SHOWN = 3


class MunicipalityLink(NamedTuple):
    """A municipality by name, and the address of its page."""

    name: str
    url: str


def municipalities_named(query: str, request: HttpRequest | None) -> list[MunicipalityLink]:
    """The municipalities whose names stand in a query, as far as `request` may see their pages."""
    codes = set(_codes(parse(query).words))
    index = MunicipalityIndexPage.objects.visible_to(request).first() if codes else None
    root = index.get_url(request) if index else None
    if not root:
        return []
    found = Municipality.objects.filter(code__in=codes)[:MOST_SHOWN]
    return [MunicipalityLink(each.name, f"{root}{each.slug}/") for each in found]


def _codes(asked: tuple[str, ...]) -> Iterator[str]:
    named = tuple(word for word in asked if word not in KINDS)
    for at, word in enumerate(named):
        for name, code in _by_first_word().get(word, ()):
            in_passing = name[0] in STOPWORDS and len(named) > 1  # Vara, in how to be something
            if named[at : at + len(name)] == name and not in_passing:
                yield code


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The words of every municipality's name, as it is and in the genitive, and its code."""
    found = defaultdict(list)
    for each in geodata.municipalities():
        for name in (words(each.name), words(f"{each.name}{GENITIVE}")):
            found[name[0]].append((tuple(name), each.code))
    return dict(found)
