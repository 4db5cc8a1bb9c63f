"""Swedish compounds and their parts: *bostadssegregation* is *bostad* and *segregation*.

A compound is split into the fewest parts that the lexicon allows; between two ways with equally many,
the one whose parts build more words in the dictionary wins. Which words may stand first and last, and
in what form, is data (`lexicon/`), made from the compound flags of the Hunspell dictionary for Swedish.

A part's span is its letters in the word. A linking letter belongs to the part before it, as it does in
writing (*bostads-segregation*), so the spans of a word follow on one another and cover it.
"""

from functools import lru_cache
from typing import NamedTuple

from search.swedish.lemma import lemma
from search.swedish.lexicon import Ending, Lexicon, lexicon

SHORTEST_PART = 3
LONGEST_COMPOUND = 60  # longer ones are no words
MOST_PARTS = 4
MOST_GUESSES = 2  # parts that the dictionary knows as words but not as parts of compounds
WORDS_KEPT = 1 << 14
INFLECTED = 30  # what it costs more to read the last part as an inflected form
NOUN = frozenset("BCDEGH")
VERB = frozenset("KmjN")


class Part(NamedTuple):
    """A part of a compound: `word[start:end]`, and its base form."""

    start: int
    end: int
    base: str


class Way(NamedTuple):
    """A way to read the beginning of a word, or all of it."""

    cost: int
    guesses: int
    parts: tuple[Part, ...]


def split(word: str) -> tuple[str, ...]:
    """The base forms of the parts, in order; nothing if the word is no compound."""
    return tuple(part.base for part in parts(word.lower()))


def begins_compounds(form: str) -> bool:
    """Whether a compound may begin so: *trygghets*, but neither *trygghet* nor *tryghets*."""
    return form in lexicon().first


def base_form(word: str) -> str:
    """The dictionary form of any word in lower case: of a compound, the word with its last part so."""
    found = parts(word)
    return word[: found[-1].start] + found[-1].base if found else lemma(word)


@lru_cache(maxsize=WORDS_KEPT)
def parts(word: str) -> tuple[Part, ...]:
    """The parts of a word in lower case; nothing if it is no compound."""
    known = lexicon()
    if is_whole(word, known):
        return ()
    way = best_way(word, known)
    if not way:
        return ()
    *others, last = way.parts
    if is_noun(last.base, known.last[last.base].flags):
        return way.parts
    return (*others, last._replace(base=lemma(word[last.start :], otherwise=last.base)))


def is_noun(stem: str, flags: str) -> bool:
    """Whether a word with these flags is the dictionary form of a noun."""
    return not NOUN.isdisjoint(flags) and not (stem.endswith("a") and VERB.intersection(flags))


def is_whole(word: str, known: Lexicon) -> bool:
    """Whether the word is a form of one that looks like a compound and is none."""
    for ending in known.endings_of(word):
        stem = word[: len(word) - ending.cut] + ending.add
        if stem in known.whole and ending.allows(stem, known.whole[stem]):
            return True
    return False


def best_way(word: str, known: Lexicon, most_guesses: int = MOST_GUESSES) -> Way | None:
    """The cheapest way to read `word` as a compound; the last part's base is its dictionary form."""
    if not 2 * SHORTEST_PART <= len(word) <= LONGEST_COMPOUND:
        return None
    endings = list(known.endings_of(word))
    found: list[Way] = []
    begun = {0: Way(0, 0, ())}  # the cheapest way to each place in the word
    for start in range(len(word) - SHORTEST_PART + 1):
        way = begun.get(start)
        if not way:
            continue
        if start:
            found += _ended(word, start, way, endings, known)
        if len(way.parts) < MOST_PARTS - 1:
            for onward in _continued(word, start, way, known):
                end = onward.parts[-1].end
                if end not in begun or onward.cost < begun[end].cost:
                    begun[end] = onward
    return min((way for way in found if way.guesses <= most_guesses), default=None)


def _continued(word: str, start: int, way: Way, known: Lexicon) -> list[Way]:
    """The ways to go on from `start` with a part that is not the last."""
    onward = []
    for end in range(start + SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        forms = [word[start:end]]
        if word[end] == word[end - 1]:  # three alike are written as two: busstation
            forms.append(word[start : end + 1])
        for form in forms:
            if first := known.first.get(form):
                part = Part(start, end, first.base(form))
                cost, guesses = way.cost + first.cost, way.guesses + first.guess
                onward.append(Way(cost, guesses, (*way.parts, part)))
    return onward


def _ended(word: str, start: int, way: Way, endings: list[Ending], known: Lexicon) -> list[Way]:
    """The ways to read all from `start` as the last part, inflected or not."""
    ended = []
    for ending in endings:
        stop = len(word) - ending.cut
        if stop <= start:
            continue
        stem = word[start:stop] + ending.add
        last = known.last.get(stem)
        if last and ending.allows(stem, last.flags):
            part = Part(start, len(word), stem)
            cost = way.cost + last.cost + (INFLECTED if ending.rules else 0)
            ended.append(Way(cost, way.guesses + last.guess, (*way.parts, part)))
    return ended
