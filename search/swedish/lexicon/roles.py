"""Which words may stand first and last in a compound, in what form, and at what cost.

A part costs `PART`, less the more words of the dictionary it builds, so that the cheapest way to read a
word has the fewest parts and, among those, the most productive. A word that the dictionary knows but
does not mark as a part may be one too, at an extra cost (`GUESS`).
"""

import math

from search.swedish.lexicon import First, Last
from search.swedish.lexicon.word_list import DERIVATIONS, PARTICLES, SHORTEST_PART, WordList

PART = 400
GUESS = 60
# By its length, words of the dictionary that a short guessed part builds.
PRODUCTIVE = {3: 15, 4: 5}
LONG = 5  # letters that make a word too long to stand in another by chance

# A first part and its base form: (letters off, letters on), the likeliest first.
NOUN_EDITS = (
    ("s", ""), ("s", "e"), ("o", "a"), ("", "a"), ("", "e"), ("e", ""), ("e", "a"), ("u", "a"),
    ("es", "a"), ("s", "a"), ("a", ""), ("er", "ra"), ("el", "la"), ("e", "um"), ("i", "um"),
    ("o", "e"), ("t", "d"),
)  # fmt: skip
VERB_EDITS = (("", "a"), ("s", "a"), ("e", "a"))


def cost(count: int, *, guess: bool) -> int:
    """The cost of a part that builds `count` words of the dictionary."""
    return PART + GUESS * guess - round(10 * math.log2(1 + count))


def firsts(words: WordList, bases: dict[str, str]) -> dict[str, First]:
    """The forms that may begin a compound; `bases` tells the base forms that the rules get wrong."""
    counts, _ = words.counts
    marked = {form for form in words.begins if len(form) >= SHORTEST_PART} - PARTICLES
    guesses = _guessed_firsts(words) - marked - PARTICLES
    return {
        form: _first(form, bases.get(form) or base_of(form, words), counts[form], form in guesses)
        for form in marked | guesses
    }


def _first(form: str, base: str, count: int, guess: bool) -> First:
    shared = 0
    while shared < min(len(form), len(base)) and form[shared] == base[shared]:
        shared += 1
    return First(cost(count, guess=guess), guess, len(form) - shared, base[shared:])


def _guessed_firsts(words: WordList) -> set[str]:
    """What the dictionary does not mark: nouns, nouns with -s, adjectives, and stems of words in -a."""
    counts, _ = words.counts
    common = words.common & words.flags.keys() - DERIVATIONS - PARTICLES
    nouns = {word for word in common if words.is_noun(word)}
    bound = {noun + "s" for noun in nouns if noun[-1] != "s"}
    bound |= {word for word in common if words.is_adjective(word) and len(word) > SHORTEST_PART}
    bound |= {word[:-1] for word in common if word[-1] == "a" and _has_stem(word, words)}
    return {word for word in nouns if _is_no_chance(word, counts[word])} | {
        form for form in bound if _is_no_chance(form[: LONG - 1], counts[form])
    }


def _has_stem(word: str, words: WordList) -> bool:
    return words.is_noun(word) or words.is_verb(word)


def _is_no_chance(form: str, count: int) -> bool:
    """Whether the form is too long, or too productive, to stand in another word by chance."""
    return count >= PRODUCTIVE.get(len(form), 0 if len(form) >= LONG else math.inf)


def base_of(form: str, words: WordList) -> str:
    """The base form of a first part: a noun if there is one, else a verb, else the form itself."""
    if form.endswith("ar") and words.is_noun(form + "e"):
        return form + "e"  # brukar: brukare
    if form.endswith("ra") and words.is_noun(form[:-2] + "er"):
        return form[:-2] + "er"  # föräldra: förälder
    made_of = sorted(word for word in words.begins.get(form, ()) if words.is_noun(word))
    if made_of:
        return min(made_of, key=lambda word: abs(len(word) - len(form)))
    if words.is_noun(form) or (form in words.flags and not form.endswith("s")):
        return form
    return _edited(form, words) or form


def _edited(form: str, words: WordList) -> str | None:
    tries = (
        (NOUN_EDITS, words.is_noun),
        (VERB_EDITS, words.is_verb),
        ((("s", ""),), words.flags.__contains__),
    )
    for edits, is_right in tries:
        for off, on in edits:
            base = form[: len(form) - len(off)] + on
            if form.endswith(off) and base != form and is_right(base):
                return base
    return None


def lasts(words: WordList) -> dict[str, Last]:
    """The words that may end a compound."""
    _, counts = words.counts
    marked = {word for word in words.ends if len(word) >= SHORTEST_PART} - DERIVATIONS
    guesses = {word for word in words.common if _may_be_last(word, words, counts[word])}
    return {
        word: Last(
            cost(counts[word], guess=word not in marked), word not in marked, _flags(word, words)
        )
        for word in marked | guesses
    }


def _may_be_last(word: str, words: WordList, count: int) -> bool:
    return (
        _is_no_chance(word, count)
        and word not in DERIVATIONS
        and (words.is_noun(word) or words.is_adjective(word))
    )


def _flags(word: str, words: WordList) -> str:
    return "".join(sorted(words.flags[word] & words.inflections.keys()))
