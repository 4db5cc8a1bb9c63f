"""What is known of Swedish compounds: which words may stand first and last in one, and in what form.

The files under `data/` are made by `make lexicon` from the Hunspell dictionary for Swedish (sources,
licence and format: `README.md`). They are read at the first use, once in a process.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("data")


class First(NamedTuple):
    """A form that may stand before another part: *arbets*, whose base form is *arbete*."""

    cost: int
    guess: bool  # the dictionary knows the word, but not as a part of compounds
    cut: int  # the base form: so many letters off the end …
    add: str  # … and these put there

    def base(self, form: str) -> str:
        """The base form of the form."""
        return form[: len(form) - self.cut] + self.add


class Last(NamedTuple):
    """A word that may end a compound, in its dictionary form."""

    cost: int
    guess: bool
    flags: str  # the suffix rules by which it is inflected


class Ending(NamedTuple):
    """A way to read the end of a word as an inflection: `cut` letters off, `add` put there."""

    cut: int
    add: str
    rules: tuple[tuple[str, str], ...]  # (flag of the stem, pattern for the end of the stem)

    def allows(self, stem: str, flags: str) -> bool:
        """Whether a word with these flags is inflected so."""
        return not self.rules or any(
            flag in flags and condition(pattern).search(stem) for flag, pattern in self.rules
        )


class Lexicon(NamedTuple):
    """The words by what they may do in a compound."""

    first: dict[str, First]
    last: dict[str, Last]
    whole: dict[str, str]  # words that look like compounds and are none, with their flags
    endings: dict[str, tuple[Ending, ...]]  # by the letters that are cut
    longest_ending: int  # letters

    def endings_of(self, word: str) -> Iterator[Ending]:
        """Every way to read the end of `word`, the first being that it is a dictionary form."""
        yield DICTIONARY_FORM
        for length in range(min(self.longest_ending, len(word) - 1) + 1):
            yield from self.endings.get(word[len(word) - length :], ())


DICTIONARY_FORM = Ending(0, "", ())


@cache
def lexicon() -> Lexicon:
    """The lexicon that the portal ships with."""
    return read(DATA)


@cache
def condition(pattern: str) -> re.Pattern[str]:
    """A Hunspell condition as a pattern for the end of a word."""
    return re.compile(f"(?:{pattern})$")


def read(folder: Path) -> Lexicon:
    """The lexicon in the files of a folder; `build.write` makes them."""
    endings = _read_endings(folder / "endings.txt")
    return Lexicon(
        first={
            word: form
            for (cost, guess, cut, *add), words in _rows(folder / "first.txt")
            for form in [First(int(cost), guess == "1", int(cut), "".join(add))]
            for word in words
        },
        last={
            word: role
            for (cost, guess, *flags), words in _rows(folder / "last.txt")
            for role in [Last(int(cost), guess == "1", "".join(flags))]
            for word in words
        },
        whole={
            word: shared
            for flags, words in _rows(folder / "whole.txt")
            for shared in ["".join(flags)]
            for word in words
        },
        endings=endings,
        longest_ending=longest(endings),
    )


def longest(endings: Mapping[str, tuple[Ending, ...]]) -> int:
    """Letters of the longest ending that is cut off."""
    return max(map(len, endings), default=0)


def read_corrections(folder: Path = DATA) -> dict[str, str]:
    """Base forms to use instead of the dictionary's, by form; rows are `base<TAB>form form …`."""
    return {form: base for (base,), forms in _rows(folder / "lemmas.txt") for form in forms}


def _rows(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Each row's properties and the words that have them: `properties<TAB>words`."""
    for row in path.read_text("utf-8").splitlines():
        properties, _, words = row.partition("\t")
        yield properties.split(), words.split()


def _read_endings(path: Path) -> dict[str, tuple[Ending, ...]]:
    """Rows are `letters<TAB>what the stem has instead<TAB>flag condition flag condition …`."""
    endings: dict[str, list[Ending]] = {}
    for row in path.read_text("utf-8").splitlines():
        letters, add, rules = row.split("\t")
        fields = rules.split()
        pairs = tuple(zip(fields[::2], fields[1::2], strict=True))
        endings.setdefault(letters, []).append(Ending(len(letters), add, pairs))
    return {letters: tuple(found) for letters, found in endings.items()}
