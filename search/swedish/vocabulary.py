"""The words that the texts hold: what a mistyped word may have meant, and what is written as one word.

Engines keep each record's distinct words, encoded, and give them back with the number of records that
have them, for one scope at a time: nobody is corrected to a word that stands only where they may not
read.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple, Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.swedish.analysis import (
    LONGEST_WORD,
    WORDS_KEPT,
    is_compound,
    is_whole,
    part_terms,
    protected,
    term_of,
    word_terms,
)
from search.swedish.compounds import begins_compounds

SHORTEST = 4  # letters of a word that another may be corrected to; the other is longer than that
LONGER = 8  # letters from which a word may hold two slips, and be told by its term in any form
LONG_COMPOUND = 12  # letters from which one that no text has may hold a slip; few names are so long
WITHOUT_MARKS = str.maketrans("åäöéü", "aaoeu")  # ångermanland is often typed without its ring
CANDIDATES = 30
LINK = "s"  # the letter that most often joins the parts of a compound
BETWEEN, PLUS = "\x1f", "+"


class VocabularyWord(NamedTuple):
    """A word as written in lower case, its term, and the terms of its parts if it is a compound."""

    word: str
    term: str
    parts: tuple[str, ...] = ()

    def encode(self) -> str:
        """The one text that engines count."""
        return BETWEEN.join((self.word, self.term, PLUS.join(self.parts)))

    @classmethod
    def decode(cls, text: str) -> Self:
        """The word that `encode` wrote."""
        word, term, parts = text.split(BETWEEN)
        return cls(word, term, tuple(parts.split(PLUS)) if parts else ())


def encoded_words(found: Iterable[str]) -> list[str]:
    """The vocabulary of a text's words as engines keep it, in no order; quick, for they come in millions."""
    return list(set(map(_coder(protected()), set(found))) - {""})


@lru_cache(maxsize=1)
def _coder(_protected: frozenset[str]) -> Callable[[str], str]:
    """How words are encoded as long as these are protected; what it has encoded it remembers."""
    return lru_cache(maxsize=WORDS_KEPT)(_encoded)


def _encoded(word: str) -> str:
    found = word_terms(word)
    if not found or not word.isalpha() or len(word) > LONGEST_WORD:
        return ""
    return VocabularyWord(word.lower(), found[0], found[1:]).encode()


class Vocabulary:
    """The words of what one scope may see; `counts` maps encoded words to a number of records."""

    def __init__(self, counts: Iterable[tuple[str, int]]) -> None:
        self._count: dict[str, int] = {}  # word -> records
        self._terms: dict[str, str] = {}  # term -> its most common word
        self._compounds: dict[tuple[str, ...], str] = {}  # parts -> the most common such word
        for text, count in sorted(counts, key=lambda row: (-row[1], row[0])):
            self._add(VocabularyWord.decode(text), count)

    def whole(self, first: str, second: str) -> str | None:
        """The word that a space has split: some text has it, and none has one of its halves.

        A compound is not split by a space but written apart; see `joined`.
        """
        word = first + second
        if term_of(word) not in self._terms or part_terms(word):
            return None
        return None if self._has(first) and self._has(second) else word

    def joined(self, parts: tuple[str, ...]) -> str | None:
        """The compound that is written for these parts, if any."""
        return self._compounds.get(parts)

    def corrected(self, word: str) -> str | None:
        """The word that was meant; None when `word` is a word, or when none is near enough.

        Nearness is the number of slips: a letter too many, too few, wrong, or two letters changed
        about (optimal string alignment), but no other letter first: that is another word more often
        than a slip. Marks left out are no slips at all (*forskola*). Of equally near words the more
        common one wins. Where no text has such a word, it may be a compound that no text has, of
        parts that the texts do have.
        """
        if not word.isalpha() or self._has_parts(word) or is_whole(word):
            return None
        if marked := self._by_unmarked.get(word.translate(WITHOUT_MARKS)):
            return marked
        if len(word) <= SHORTEST or is_compound(word):
            return None
        return self._nearest(word) or self._nearest_compound(word)

    def _has(self, word: str) -> bool:
        """Whether some text has the word in any form; a stop word is in every text."""
        term = term_of(word)
        return not term or term in self._terms

    def _nearest(self, word: str) -> str | None:
        near = [(slips, 0, self._rank(found)) for found, slips in _near(word, self._words)]
        if len(term := term_of(word)) >= LONGER:
            for found, slips in _near(term, self._long_terms):
                near.append((slips, 1, self._rank(self._terms[found])))
        return min(near)[-1][-1] if near else None

    def _nearest_compound(self, word: str) -> str | None:
        """The compound that was meant, with a slip in its first part or in what follows on it."""
        if len(word) < LONG_COMPOUND:
            return None
        made: list[str] = []
        for at in range(SHORTEST, len(word) - SHORTEST + 1):
            first, rest = word[:at], word[at:]
            if self._has_parts(rest):
                stems = {first, first.removesuffix(LINK)}
                near = {each for stem in stems for each, _slips in _near(stem, self._words)}
                made += [each + link + rest for each in near for link in ("", LINK)]
            elif begins_compounds(first):
                made += [first + each for each, _slips in _near(rest, self._words)]
        compounds = [each for each in made if part_terms(each) and self._has_parts(each)]
        return min(compounds, key=lambda each: (OSA.distance(word, each), each), default=None)

    def _has_parts(self, word: str) -> bool:
        """Whether the texts have the word, or all of its parts."""
        parts = part_terms(word)
        return self._has(word) or (bool(parts) and self._terms.keys() >= set(parts))

    def _rank(self, candidate: str) -> tuple[int, str]:
        return (-self._count[candidate], candidate)

    @cached_property
    def _words(self) -> list[str]:
        return [word for word in self._count if len(word) >= SHORTEST]

    @cached_property
    def _by_unmarked(self) -> dict[str, str]:
        """The most common word of those that are the same without their marks, if it has any."""
        common = sorted(self._words, key=self._rank, reverse=True)
        found = {word.translate(WITHOUT_MARKS): word for word in common}
        return {unmarked: word for unmarked, word in found.items() if word != unmarked}

    @cached_property
    def _long_terms(self) -> list[str]:
        return [term for term in self._terms if len(term) >= SHORTEST]

    def _add(self, each: VocabularyWord, count: int) -> None:
        self._count[each.word] = count
        self._terms.setdefault(each.term, each.word)
        if each.parts:
            self._compounds.setdefault(each.parts, each.word)


def _near(text: str, choices: list[str]) -> Iterator[tuple[str, int]]:
    """The choices that a few slips make of the text, and how many; they begin alike."""
    slips = 1 if len(text) < LONGER else 2
    found = process.extract(
        text, choices, scorer=OSA.distance, score_cutoff=slips, limit=CANDIDATES
    )
    first = text[:1].translate(WITHOUT_MARKS)
    for choice, distance, _place in found:
        if choice[:1].translate(WITHOUT_MARKS) == first:
            yield choice, int(distance)
