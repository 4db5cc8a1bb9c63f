"""The engine-neutral form of a page: everything that may be searched, counted or shown of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple, Self

from home.swedish_order import swedish_key
from search.swedish.analysis import protected
from search.swedish.edition import edition

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)  # for a page that was never dated
ANALYSIS_BITS = 24  # of a digest
SEPARATOR = "\x1f"  # never part of a label: control characters are cut from text


class FacetTerm(NamedTuple):
    """A facet value as the index keeps it: with its label and its place in the vocabulary.

    Labels come back with the counts, so that a search asks the database for none of them.
    """

    order: int
    value: str
    label: str

    @lru_cache(maxsize=4096)  # noqa: B019 - they are few, and thousands of pages have them
    def encode(self) -> str:
        """The one text that engines count."""
        return SEPARATOR.join((f"{self.order:05d}", self.value, self.label.replace(SEPARATOR, " ")))

    @classmethod
    def decode(cls, text: str) -> Self:
        """The term that `encode` wrote."""
        order, value, label = text.split(SEPARATOR, 2)
        return cls(int(order), value, label)


class Attachment(NamedTuple):
    """A document that a page offers and all its readers may read; its text is searched with the page.

    `pages` are plain text, a paragraph a line; not `numbered` for a format that knows no pages.
    """

    id: int
    title: str
    url: str = ""
    pages: tuple[str, ...] = ()
    numbered: bool = True


@dataclass(frozen=True)
class Record:
    """A page as it is searched.

    `visibility` is the page's key in `home.access`; `body` is plain text, a paragraph a line;
    `keywords` are searched but never shown; `facets` maps parameters to terms; `attachments` are
    documents that the page offers.
    """

    id: int
    type: str
    title: str
    url: str
    updated: datetime
    visibility: str
    summary: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()
    facets: Mapping[str, tuple[FacetTerm, ...]] = field(default_factory=dict)
    demonstration: bool = False
    attachments: tuple[Attachment, ...] = ()

    @property
    def newest_key(self) -> str:
        """Text that sorts by time and, at the same time, by id."""
        return f"{self.updated.astimezone(UTC):%Y%m%d%H%M%S%f}{self.id:012d}"

    @property
    def title_key(self) -> str:
        """Text that sorts by title in Swedish alphabetical order and, at the same time, by id."""
        folded, title = swedish_key(self.title)
        return SEPARATOR.join((folded, title, f"{self.id:012d}"))

    @property
    def labels(self) -> dict[str, list[str]]:
        """The labels of each facet, in the vocabulary's order."""
        return {name: [term.label for term in sorted(found)] for name, found in self.facets.items()}

    @cached_property
    def stored(self) -> str:
        """What a result shows, as JSON: engines keep it and hand it back."""
        shown = {
            "type": self.type,
            "title": self.title,
            "url": self.url,
            "summary": self.summary,
            "updated": self.updated.isoformat(),
            "demonstration": self.demonstration,
            "labels": self.labels,
            "attachments": [[each.id, each.title, each.url] for each in self.attachments],
        }
        return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> int:
        """A 63-bit number that changes when anything searched or shown of the page changes.

        Only its last `ANALYSIS_BITS` when nothing but the analysis has: by another edition, or by other
        protected words.
        """
        facets = sorted((name, sorted(found)) for name, found in self.facets.items())
        attached = [[each.pages, each.numbered] for each in self.attachments]
        own = [self.stored, self.visibility, self.body, sorted(self.keywords), facets, attached]
        analysis = _analysis_number(edition(), protected())
        return _number(own, 63 - ANALYSIS_BITS) << ANALYSIS_BITS | analysis


def same_content(digest: int, other: int) -> bool:
    """Whether two digests of a page differ by its analysis at most."""
    return digest >> ANALYSIS_BITS == other >> ANALYSIS_BITS


@lru_cache(maxsize=1)
def _analysis_number(edition_in_use: str, protected_words: frozenset[str]) -> int:
    return _number([edition_in_use, *sorted(protected_words)], ANALYSIS_BITS)


def _number(parts: list[Any], bits: int) -> int:
    content = json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(content, digest_size=8).digest()) >> (64 - bits)
