"""Swedish text to search terms: the same for what is indexed and for what is asked.

NFC, words (`\\w+`), lower case, å/ä/ö as letters of their own, stop words out, then
`stem(lemma(word))`. The lemma joins what a stemmer cannot (*bok, böcker*), and the stem joins what
the dictionary does not know.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from search.swedish.lemma import lemma
from search.swedish.stopwords import STOPWORDS

WORD = re.compile(r"\w+")
LONGEST_WORD = 80  # longer ones are cut: no Swedish word, but a text may hold anything
WORDS_KEPT = 1 << 15  # analysed words kept in memory, about 8 MB


class Token(NamedTuple):
    """A word in a text: where it stands (`text[start:end]`) and the term it is searched by."""

    start: int
    end: int
    term: str


def normalise(text: str) -> str:
    """The text in composed form (NFC), so that å is one character however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def words(text: str) -> list[str]:
    """The words as they stand, in lower case and unstemmed; for matching while someone types."""
    return [word.lower()[:LONGEST_WORD] for word in WORD.findall(normalise(text))]


def terms(text: str) -> list[str]:
    """The terms of `text` in order, stop words left out."""
    return [term for word in WORD.findall(normalise(text)) if (term := term_of(word))]


def tokens(text: str) -> Iterator[Token]:
    """The terms of `text` with their places; `text` is taken to be normalised."""
    for match in WORD.finditer(text):
        if term := term_of(match[0]):
            yield Token(match.start(), match.end(), term)


@lru_cache(maxsize=WORDS_KEPT)
def term_of(word: str) -> str:
    """The search term of one word; empty for a stop word."""
    word = word.lower()[:LONGEST_WORD]
    if word in STOPWORDS:
        return ""
    return _stemmer().stemWord(lemma(word))


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("swedish")
