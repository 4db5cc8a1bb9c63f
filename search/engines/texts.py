"""The texts of a record as every engine stores them: analysed to search, and in passages to show."""

from typing import NamedTuple

from search.excerpts import term_line
from search.passages import kept_for_excerpts, passages_of
from search.records.record import Record
from search.swedish import terms, words


class Texts(NamedTuple):
    """Terms with a space between them, and the passages that an excerpt is chosen from.

    `passages` are encoded (`Passage.encode`) and `lines` hold the terms of each.
    """

    title: str
    text: str
    words: str
    passages: list[str]
    lines: list[str]


def texts_of(record: Record) -> Texts:
    """What an engine keeps of a record's title, text and attachments."""
    found = passages_of(record)
    lines = [term_line(passage.text) for passage in found]
    kept = kept_for_excerpts(found, lines)
    title = " ".join(terms(record.title))
    return Texts(
        title=title,
        text=" ".join((title, *lines, *terms(" ".join(record.keywords)))),
        words=" ".join(words(record.title)),
        passages=[found[at].encode() for at in kept],
        lines=[lines[at] for at in kept],
    )
