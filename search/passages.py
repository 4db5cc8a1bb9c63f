"""The passages of a record: pieces of its text that an excerpt may show, each knowing where it stands.

A page's own passages come first and those of its attachments after, in reading order, so that the
first of equally good passages is the page's own.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Self

from search.excerpts import passages
from search.records.record import SEPARATOR, Attachment, Record

OWN_PASSAGES = 100  # of a long text the first ones are kept for excerpts; all of it is searched
ATTACHED_CHARACTERS = 100_000  # of attachments, about 35 dense pages; all of them are searched


class Passage(NamedTuple):
    """A piece of text; `attachment` is a place in `Record.attachments`, `page` a page of that document."""

    text: str
    attachment: int | None = None
    page: int | None = None

    def encode(self) -> str:
        """The one line that engines store."""
        if self.attachment is None:
            return self.text
        return SEPARATOR.join((str(self.attachment), str(self.page or ""), self.text))

    @classmethod
    def decode(cls, line: str) -> Self:
        """The passage that `encode` wrote."""
        if SEPARATOR not in line:
            return cls(line)
        attachment, page, text = line.split(SEPARATOR, 2)
        return cls(text, int(attachment), int(page) if page else None)


def passages_of(record: Record) -> list[Passage]:
    """Every passage of a record: together they are its whole text, the title left out."""
    own = [Passage(text) for text in passages(f"{record.summary}\n{record.body}")]
    return own + [p for n, each in enumerate(record.attachments) for p in _attached(n, each)]


def kept_for_excerpts(found: Sequence[Passage], lines: Sequence[str]) -> list[int]:
    """Which passages an engine stores, by their place; `lines` are the passages' terms, a space between.

    Of attachments too long to be kept whole, those passages are kept in which most terms stand for the
    first time, so that a rare word has its passage and stored records stay small. Of a report of 50 pages
    95 % of the words are in a passage that is kept, of one of 100 pages 73 %.
    """
    own = sum(passage.attachment is None for passage in found)
    if own == len(found):
        return list(range(min(own, OWN_PASSAGES)))
    news = _terms_seen_first(lines)
    telling = sorted(range(own, len(found)), key=lambda at: -news[at])
    lengths = accumulate(len(found[at].text) for at in telling)
    room = sum(length <= ATTACHED_CHARACTERS for length in lengths)
    return [*range(min(own, OWN_PASSAGES)), *sorted(telling[:room])]


def _attached(number: int, attachment: Attachment) -> Iterator[Passage]:
    """The title of an attachment, which is searched like its text, and the text page by page."""
    yield Passage(attachment.title, number)
    for page, text in enumerate(attachment.pages, start=1):
        for piece in passages(text):
            yield Passage(piece, number, page if attachment.numbered else None)


def _terms_seen_first(lines: Sequence[str]) -> list[int]:
    """For each line how many of its terms no line before it has."""
    seen: set[str] = set()
    news = []
    for line in lines:
        found = set(line.split()) - seen
        seen |= found
        news.append(len(found))
    return news
