"""What a query means: its words as clauses, with their parts, synonyms and corrected spelling.

In this order: a word that a space has split (*lång siktighet*) is made whole; words that no text has, and
that are no Swedish words either, are put right; words that a rule of synonyms speaks of get them; neighbours
that the texts write as one word (*bostads segregation*) become that word. Words in quotation marks are taken
as they stand.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from search.questions.matching import Clause, Field, Leaf, Question
from search.questions.query import PIECE, parse
from search.swedish import WORD, part_terms, term_of

TITLE_WEIGHT = 0.25
LEMMA_WEIGHT = 0.5
SYNONYM_WEIGHT = 0.5
EXPRESSION_WEIGHT = 0.5  # a word of an expression that a rule speaks of, standing by itself
NEIGHBOURS_WEIGHT = 0.8  # two words of the query that stand next to each other in a text
LONGEST_JOIN = 3  # words written apart that may be one


class Speller(Protocol):
    """Knowledge of the words that the texts hold."""

    def whole(self, first: str, second: str) -> str | None:
        """The word of the texts that a space has split in halves, one of which no text has."""

    def joined(self, parts: tuple[str, ...]) -> str | None:
        """The compound that the texts write for these parts, if any."""

    def corrected(self, word: str) -> str | None:
        """The word of the texts that was meant; None when `word` is right or nothing is near."""


class Synonyms(Protocol):
    """Rules of synonyms."""

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """How many of `words` from `start` a rule speaks of (0 for none), and what they also mean."""


@dataclass(frozen=True)
class Wanted:
    """A word to look for, or several that a rule speaks of, and the synonyms that will do."""

    words: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...] = ()
    apart: bool = False  # typed as several words that the texts write as one

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of the words; none for a stop word."""
        return tuple(term for word in self.words if (term := term_of(word)))

    @property
    def parts(self) -> tuple[str, ...]:
        """The terms of a compound's parts; none for other words."""
        return part_terms(self.words[0]) if len(self.words) == 1 else ()


def interpret(
    text: str, speller: Speller | None = None, synonyms: Synonyms | None = None
) -> Question:
    """The question that a query asks."""
    query = parse(text)
    typed = list(_mended(query.words, speller)) if speller else query.words
    corrections = _corrections(typed, speller) if speller else {}
    words = [corrections.get(word, word) for word in typed]
    wanted = list(_with_synonyms(words, synonyms))
    if speller:
        wanted = list(_joined(wanted, speller))
    distinct = {each.terms: each for each in wanted if each.terms}.values()
    clauses = tuple(map(_clause, distinct))
    return Question(
        clauses=clauses,
        required=tuple(Leaf(Field.LEMMA, phrase) for phrase in query.phrases),
        excluded=tuple(Leaf(Field.LEMMA, phrase) for phrase in query.excluded),
        boosts=(*_whole_words(distinct), *_single_parts(wanted), *_neighbours(wanted)),
        corrections=corrections,
    )


def corrected_text(text: str, corrections: Mapping[str, str]) -> str:
    """The query as it is searched for."""
    return _with_words(text, lambda word: corrections.get(word.lower(), word))


def verbatim_text(text: str, corrections: Mapping[str, str]) -> str:
    """A query that looks for just what was typed: what would be corrected, in quotation marks."""
    return _with_words(text, lambda word: f'"{word}"' if word.lower() in corrections else word)


def _with_words(text: str, written: Callable[[str], str]) -> str:
    """The query with each of its words written so; phrases and what is left out stay as they are."""

    def rewritten(piece: re.Match[str]) -> str:
        minus, _quoted, plain = piece.groups()
        return (
            WORD.sub(lambda word: written(word[0]), piece[0]) if plain and not minus else piece[0]
        )

    return PIECE.sub(rewritten, text)


def _mended(words: Sequence[str], speller: Speller) -> Iterator[str]:
    """The words, with a space taken out where it splits a word (*lång siktighet*)."""
    start = 0
    while start < len(words):
        whole = speller.whole(*words[start : start + 2]) if start + 1 < len(words) else None
        yield whole or words[start]
        start += 2 if whole else 1


def _corrections(words: Sequence[str], speller: Speller) -> dict[str, str]:
    found = {word: speller.corrected(word) for word in words if term_of(word)}
    return {word: better for word, better in found.items() if better}


def _with_synonyms(words: Sequence[str], synonyms: Synonyms | None) -> Iterator[Wanted]:
    start = 0
    while start < len(words):
        length, others = synonyms.at(words, start) if synonyms else (0, ())
        length = length or 1
        yield Wanted(tuple(words[start : start + length]), others)
        start += length


def _joined(wanted: Sequence[Wanted], speller: Speller) -> Iterator[Wanted]:
    """Neighbours that the texts write as one word are one word here too."""
    start = 0
    while start < len(wanted):
        length, word = _longest_join(wanted[start : start + LONGEST_JOIN], speller)
        yield Wanted((word,), apart=True) if word else wanted[start]
        start += length


def _longest_join(wanted: Sequence[Wanted], speller: Speller) -> tuple[int, str | None]:
    for length in range(len(wanted), 1, -1):
        apart = wanted[:length]
        if all(len(each.terms) == 1 and not each.synonyms for each in apart):
            parts = tuple(part for each in apart for part in each.parts or each.terms)
            if word := speller.joined(parts):
                return length, word
    return 1, None


def _clause(wanted: Wanted) -> Clause:
    ways: list[tuple[Leaf, ...]] = [(_leaf(terms, weight),) for terms, weight in _spellings(wanted)]
    parts = tuple(Leaf(Field.ALL, (part,), 0.0) for part in dict.fromkeys(wanted.parts))
    wider: list[tuple[Leaf, ...]] = [parts] if parts else []
    if wanted.apart:  # its parts are the words that were typed, so all of them is all that is asked
        ways += wider
        wider = [(part,) for part in parts]
    if len(wanted.terms) > 1:  # of an expression, too, all of its words is all that is asked
        words = tuple(Leaf(Field.ALL, (term,), EXPRESSION_WEIGHT) for term in wanted.terms)
        ways.append(words)
        wider = [(word,) for word in words]
    return Clause(tuple(dict.fromkeys(ways)), tuple(wider))


def _spellings(wanted: Wanted) -> Iterator[tuple[tuple[str, ...], float]]:
    """The terms of the words themselves and of their synonyms, with what each counts for.

    A synonym that has but one word left without its stop words would say the opposite (*utan arbete*).
    """
    yield wanted.terms, 1.0
    for words in wanted.synonyms:
        terms = Wanted(words).terms
        if len(terms) > 1 or len(terms) == len(words):
            yield terms, SYNONYM_WEIGHT


def _leaf(terms: tuple[str, ...], weight: float) -> Leaf:
    return Leaf(Field.LEMMA if len(terms) > 1 else Field.ALL, terms, weight)


def _whole_words(wanted: Iterable[Wanted]) -> Iterator[Leaf]:
    """A single word counts for more where it stands as such, and for more still in a title."""
    for each in wanted:
        for terms, weight in dict.fromkeys(_spellings(each)):
            if len(terms) == 1:
                yield Leaf(Field.LEMMA, terms, LEMMA_WEIGHT * weight)
                yield Leaf(Field.TITLE, terms, TITLE_WEIGHT * weight)


def _single_parts(wanted: Sequence[Wanted]) -> Iterator[Leaf]:
    """The parts of compounds: each counts where it stands, unless it is a word of the query itself."""
    asked = {term for each in wanted for term in each.terms}
    parts = dict.fromkeys(part for each in wanted for part in each.parts)
    return (Leaf(Field.ALL, (part,)) for part in parts if part not in asked)


def _neighbours(wanted: Sequence[Wanted]) -> Iterator[Leaf]:
    sequence = [term for each in wanted for term in each.terms]
    pairs = dict.fromkeys(pair for pair in pairwise(sequence) if pair[0] != pair[1])
    return (Leaf(Field.LEMMA, pair, NEIGHBOURS_WEIGHT) for pair in pairs)
