"""Rules of synonyms, applied to what is asked and never to what is indexed.

A rule is a line: `sfi, svenska för invandrare` makes its expressions equal, and `flykting => nyanländ`
lets who searches the left find the right too, not the other way round.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from search.swedish.analysis import term_of, words

ARROW = "=>"
STARTER = Path(__file__).parent / "data" / "synonyms.txt"
Expression = tuple[str, ...]


class Rule(NamedTuple):
    """Whoever searches one of `asked` also finds what says one of `meant`."""

    asked: tuple[Expression, ...]
    meant: tuple[Expression, ...]

    @classmethod
    def between(cls, expressions: Iterable[Expression]) -> Self:
        """A rule that makes all of the expressions equal."""
        equal = tuple(filter(None, expressions))
        return cls(equal, equal)

    @property
    def says_something(self) -> bool:
        """Whether anything is found by the rule that would not be found without it."""
        return any(_keys(a) != _keys(m) for a in self.asked for m in self.meant)


def parse_rule(text: str) -> Rule:
    """The rule that a line writes; expressions without a word are left out."""
    left, arrow, right = text.partition(ARROW)
    if not arrow:
        return Rule.between(_expressions(left))
    return Rule(tuple(_expressions(left)), tuple(_expressions(right)))


def starter_rules() -> list[str]:
    """The rules that a new portal begins with."""
    lines = STARTER.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class SynonymIndex:
    """Many rules, ready to be asked about a query."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        meant: dict[Expression, dict[Expression, Expression]] = defaultdict(dict)
        for rule in rules:
            for asked in rule.asked:
                meant[_keys(asked)] |= {_keys(other): other for other in rule.meant}
        self._by_first: dict[str, list[tuple[Expression, tuple[Expression, ...]]]] = {}
        for keys in sorted(meant, key=len, reverse=True):
            others = tuple(other for key, other in meant[keys].items() if key != keys)
            self._by_first.setdefault(keys[0], []).append((keys, others))

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[Expression, ...]]:
        """How many of `words` from `start` the longest rule speaks of (0: none), and what it adds."""
        for keys, others in self._by_first.get(_key(words[start]), ()):
            if _keys(words[start : start + len(keys)]) == keys:
                return len(keys), others
        return 0, ()


def words_of(text: str) -> Expression:
    """The words of one expression."""
    return tuple(words(text))


def _expressions(text: str) -> Iterator[Expression]:
    return filter(None, map(words_of, text.split(",")))


def _keys(expression: Sequence[str]) -> Expression:
    return tuple(map(_key, expression))


def _key(word: str) -> str:
    """What two forms of a word have in common; a stop word, which has no term, is itself."""
    return term_of(word) or word
