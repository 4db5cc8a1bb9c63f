"""Swedish text to search terms: the same for what is indexed and for what is asked.

NFC, words (`\\w+`), lower case, å/ä/ö as letters of their own, stop words out, then the stem of the
base form (`stem`), and those of a compound's parts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from search.swedish.compounds import base_form, parts, split
from search.swedish.lemma import is_known
from search.swedish.stem import stem
from search.swedish.stopwords import STOPWORDS

WORD = re.compile(r"\w+")
LONGEST_WORD = 80  # longer ones are cut: no Swedish word, but a text may hold anything
WORDS_KEPT = 1 << 15  # analysed words kept in memory, about 8 MB


_protected: frozenset[str] = frozenset()


class Token(NamedTuple):
    """A word, or a part of one, in a text: its place (`text[start:end]`) and its term."""

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
    return [found[0] for found in analysed(text)]


def analysed(text: str) -> list[tuple[str, ...]]:
    """For each word that is no stop word its term and, for a compound, the terms of its parts."""
    return analysed_words(WORD.findall(normalise(text)))


def analysed_words(found: Iterable[str]) -> list[tuple[str, ...]]:
    """The same of words in a row, as they stand in a text."""
    return list(filter(None, map(word_terms, found)))


def tokens(text: str) -> Iterator[Token]:
    """The terms of `text` with their places; `text` is taken to be normalised."""
    for match in WORD.finditer(text):
        if term := term_of(match[0]):
            yield Token(match.start(), match.end(), term)


def term_of(word: str) -> str:
    """The search term of one word; empty for a stop word."""
    found = word_terms(word)
    return found[0] if found else ""


def part_terms(word: str) -> tuple[str, ...]:
    """The terms of the parts of a compound in order; none for another word."""
    return word_terms(word)[1:]


def protect(words: Iterable[str]) -> None:
    """Take these words as they are from now on: neither inflected nor split nor misspelled."""
    global _protected  # noqa: PLW0603 - one set for the process, as the cache it empties
    _protected = frozenset(words)
    word_terms.cache_clear()


def protected() -> frozenset[str]:
    """The words that are taken as they are."""
    return _protected


def description(text: str) -> list[dict[str, Any]]:
    """How each word of `text` is searched, for editors and reports of faults.

    `parts` are the base forms of a compound's parts; of those and of `lemma` the stems are searched.
    """
    return [
        {
            "word": word,
            "lemma": word.lower() if _is_protected(word) else base_form(_folded(word)),
            "parts": [] if _is_protected(word) else list(split(_folded(word))),
            "stopword": not word_terms(word),
        }
        for word in WORD.findall(normalise(text))
    ]


def is_swedish(word: str) -> bool:
    """Whether the word is protected, or the dictionary knows it or every part of it."""
    return word in _protected or is_known(word) or bool(split(word))


def part_tokens(word: str) -> list[Token]:
    """The parts of a compound with their places in it; none for another word."""
    if _is_protected(word) or len(_folded(word)) != len(word):
        return []
    return [Token(part.start, part.end, stem(part.base)) for part in parts(_folded(word))]


@lru_cache(maxsize=WORDS_KEPT)
def word_terms(word: str) -> tuple[str, ...]:
    """The term of a word and those of its parts; nothing for a stop word."""
    word = _folded(word)
    if word in _protected:
        return (word,)
    if word in STOPWORDS:
        return ()
    return (stem(word), *map(stem, split(word)))


def _is_protected(word: str) -> bool:
    return word.lower() in _protected


def _folded(word: str) -> str:
    return word.lower()[:LONGEST_WORD]
