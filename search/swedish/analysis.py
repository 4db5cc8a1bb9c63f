"""Swedish text to search terms: the same for what is indexed and for what is asked.

NFC, words (`\\w+`), lower case, å/ä/ö as letters of their own, stop words out, then the stem of the
base form (`stem`), and those of a compound's parts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import Any, NamedTuple

from search.swedish.compounds import Part, base_form, parts, split
from search.swedish.lemma import is_known
from search.swedish.places import places
from search.swedish.stem import stem
from search.swedish.stopwords import STOPWORDS

WORD = re.compile(r"\w+")
# "ﬁ" as one character, as printed files have it and what is pasted from them; Arabic letters as drawn.
PRESENTATION_FORMS = re.compile("[\ufb00-\ufeff]+")
LONGEST_WORD = 80  # longer ones are cut: no Swedish word, but a text may hold anything
WORDS_KEPT = 1 << 15  # analysed words kept in memory, about 8 MB

_protected: frozenset[str] = frozenset()


class Token(NamedTuple):
    """A word, or a part of one, in a text: its place (`text[start:end]`) and its term."""

    start: int
    end: int
    term: str


def normalise(text: str) -> str:
    """The text in composed form (NFC), so that å is one character however it was typed, and without ligatures."""
    return text if text.isascii() else unicodedata.normalize("NFC", _unjoined(text))


def _unjoined(text: str) -> str:
    if unicodedata.is_normalized("NFKC", text):  # told at once, and so are most texts
        return text
    return PRESENTATION_FORMS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


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
    return list(filter(None, map(analyser(), found)))


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
    global _protected  # noqa: PLW0603 - one set for the process
    _protected = frozenset(words)


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
            "lemma": _kept_whole(_folded(word), _protected) or base_form(_folded(word)),
            "parts": [part.base for part in _parts(word)],
            "stopword": not word_terms(word),
        }
        for word in WORD.findall(normalise(text))
    ]


def is_whole(word: str) -> bool:
    """Whether the word in lower case is known as such: it is protected, a place, or in the dictionary."""
    return bool(_kept_whole(word, _protected)) or is_known(word)


def is_compound(word: str) -> bool:
    """Whether the word in lower case can be read as a compound, however odd."""
    return bool(_parts(word))


def part_tokens(word: str) -> list[Token]:
    """The parts of a compound with their places in it; none for another word."""
    if len(_folded(word)) != len(word):
        return []
    return [Token(part.start, part.end, stem(part.base)) for part in _parts(word)]


def word_terms(word: str) -> tuple[str, ...]:
    """The term of a word and those of its parts; nothing for a stop word."""
    return analyser()(word)


def analyser() -> Callable[[str], tuple[str, ...]]:
    """`word_terms` for many words: as words are protected now, and with what it has analysed kept."""
    return _analyser(_protected)


@lru_cache(maxsize=1)
def _analyser(protected: frozenset[str]) -> Callable[[str], tuple[str, ...]]:
    return lru_cache(maxsize=WORDS_KEPT)(partial(_analysed, protected))


def _analysed(protected: frozenset[str], word: str) -> tuple[str, ...]:
    word = _folded(word)
    if whole := _kept_whole(word, protected):
        return (whole,)
    if word in STOPWORDS:
        return ()
    return (stem(word), *map(stem, split(word)))


def _kept_whole(word: str, protected: frozenset[str]) -> str:
    """The word itself where it is protected, or a place, which may have the -s of a genitive; else nothing."""
    if word in protected or word in places():
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in places() else ""


def _parts(word: str) -> tuple[Part, ...]:
    return () if _kept_whole(_folded(word), _protected) else parts(_folded(word))


def _folded(word: str) -> str:
    return word.lower()[:LONGEST_WORD]
