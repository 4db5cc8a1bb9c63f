"""The texts of a record as every engine stores them: analysed to search, and in passages to show."""

from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from search.excerpts import term_line
from search.passages import kept_for_excerpts, passages_of
from search.records.record import Record
from search.swedish import WORD, analysed_words, normalise, part_tokens, words
from search.swedish.vocabulary import encoded_words

NOTHING = "∅"  # stands in a field without words, so that engines agree on how many records have it
START = "^"  # before the word that a title begins with; no word can hold it


class Texts(NamedTuple):
    """Terms with a space between them, and the passages that an excerpt is chosen from.

    `words` are those of the title as written, to suggest by; `vocabulary` holds the distinct words of
    all texts, encoded; `passages` are encoded (`Passage.encode`) and `lines` hold the terms of each.
    """

    title: str
    lemma: str
    all: str
    words: str
    vocabulary: list[str]
    passages: list[str]
    lines: list[str]


def texts_of(record: Record) -> Texts:
    """What an engine keeps of a record's title, text and attachments."""
    found = passages_of(record)
    keywords = "\n".join(record.keywords)
    searched = [record.title, *(passage.text for passage in found), keywords]
    written = [WORD.findall(normalise(text)) for text in searched]
    every = [analysed_words(row) for row in written]
    whole = list(chain.from_iterable(every))
    lines = [term_line(each) for each in every[1:-1]]
    kept = kept_for_excerpts(found, lines)
    return Texts(
        title=" ".join(chain.from_iterable(every[0])) or NOTHING,
        lemma=" ".join(map(itemgetter(0), whole)) or NOTHING,
        all=" ".join(chain.from_iterable(whole)) or NOTHING,
        words=" ".join(suggestable(record.title)),
        vocabulary=encoded_words(chain.from_iterable(written)),
        passages=[found[at].encode() for at in kept],
        lines=[lines[at] for at in kept],
    )


def suggestable(title: str) -> list[str]:
    """Every word of a title, and every word that stands inside one of them from its second part on.

    The first word stands there once more, after `START`.
    """
    written = words(title)
    found = [f"{START}{word}" for word in written[:1]]
    for word in written:
        found += [word, *(word[part.start :] for part in part_tokens(word)[1:])]
    return found
