"""Dictionary forms that simplemma gets wrong for a search, found by holding it against Hunspell's paradigms.

Only where Hunspell leaves no doubt: a word that is itself in the dictionary, or a form that belongs to one
word alone. Everything else stays as simplemma has it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from search.swedish.lexicon.hunspell import Entry, Suffix
from search.swedish.lexicon.word_list import (
    FORBIDDEN,
    LETTERS,
    ONLY_IN_COMPOUNDS,
    WordList,
    nouns_of_verb,
)

SINGULAR_NOUN = frozenset("BCDEGHI")  # an entry with none of these is a plural: bostäder
VERB = frozenset("KmMN")
# Rules that make other words, or irregular forms.
OF_VERBS, OF_NOUNS, OF_ADJECTIVES = "BDT", "JT", "T"
SHORTEST_CLEAR_NOUN = 6
# What simplemma makes of forms like samlade, ställdes, ritar.
DERIVED_OF_VERBS = ("ad", "d", "as", "are")
ADJECTIVE = frozenset("KLMNOP")


class Family(NamedTuple):
    """A word and its forms."""

    word: str
    kind: str  # noun, verb or adjective
    forms: frozenset[str]


def families(entries: Iterable[Entry], words: WordList) -> list[Family]:
    """The nouns, verbs and adjectives among the entries, each with its forms."""
    found = []
    for entry in entries:
        if {FORBIDDEN, ONLY_IN_COMPOUNDS} & {*entry.flags} or not LETTERS.fullmatch(entry.word):
            continue
        for word, flags in (entry, *nouns_of_verb(entry.word, entry.flags)):
            if kind := _kind(word, {*flags}):
                found.append(
                    Family(word, kind, frozenset(_forms(word, flags, kind, words.inflections)))
                )
    return found


def _kind(word: str, flags: set[str]) -> str:
    if word.endswith("a") and flags & VERB:
        return "verb"
    if flags & SINGULAR_NOUN and not flags & ADJECTIVE:
        return "noun"
    return "adjective" if flags & ADJECTIVE and not word.endswith("a") else ""


def _forms(word: str, flags: str, kind: str, inflections: dict[str, list[Suffix]]) -> set[str]:
    """The word and its forms, without those that are words of their own: *lidande*, *demokratisk*."""
    left_out = OF_VERBS if word.endswith("a") else OF_NOUNS if kind == "noun" else OF_ADJECTIVES
    rules = [rule for flag in flags if flag not in left_out for rule in inflections.get(flag, ())]
    return {word} | {form for rule in rules if (form := rule.apply(word))}


class Corrections:
    """What to use instead of simplemma's base forms, so that the forms of a word are found by one another."""

    def __init__(
        self, found: list[Family], lemma: Callable[[str], str], term: Callable[[str], str]
    ) -> None:
        self.bases: dict[str, str] = {}  # a form: its base form
        self.lemma, self.term = lemma, term
        self.nouns = {family.word for family in found if family.kind == "noun"}
        self.owners: dict[str, set[str]] = defaultdict(set)
        for family in found:
            for form in family.forms:
                self.owners[form].add(family.word)
        for family in found:
            if len({self._term(form) for form in family.forms}) > 1:
                self._mend(family)
        for family in found:
            if family.kind == "verb":
                self._join_noun_in_an(family)

    def _base(self, form: str) -> str:
        return self.bases.get(form) or self.lemma(form)

    def _term(self, form: str) -> str:
        return self.term(self._base(form))

    def _mend(self, family: Family) -> None:
        """Join the forms of a family, if that can be done for all of them that are in common use."""
        of_verb = family.word.endswith("nde")  # medgivande may stay with medge
        own = not of_verb and self._is_its_own_base(family)
        base = family.word if own else self._base(family.word)
        wanted = self.term(base)
        if family.kind == "noun" and not of_verb and wanted != self.term(family.word):
            return
        apart = {form for form in family.forms if self._term(form) != wanted}
        mended = {
            form: base for form in apart if form == family.word or self._belongs(form, family)
        }
        if all(
            self.term(mended.get(form) or self._base(form)) == wanted
            for form in family.forms
            if form[-1] != "s"
        ):
            self.bases |= mended

    def _join_noun_in_an(self, family: Family) -> None:
        """Let a noun that a verb makes by -n be found by the verb: *samverkan*, *samverka*."""
        noun = family.word + "n"
        if noun in family.forms and self.owners[noun] == {family.word}:
            self.bases |= {noun: family.word, noun + "s": family.word}

    def _is_its_own_base(self, family: Family) -> bool:
        """Whether the other forms say that the word, read as a form of another, is none.

        Short nouns may be tenses of common verbs (*stod*, *såg*), which Hunspell does not derive.
        """
        base = self.lemma(family.word)
        short = len(family.word) < SHORTEST_CLEAR_NOUN
        genitive = family.word == base + "s"  # kurs was read as a form of kur
        if family.kind == "noun" and short and not genitive:
            return False
        if base in self.owners[family.word] - {family.word} and not genitive:
            return False
        others = Counter(self._term(form) for form in sorted(family.forms - {family.word}))
        own = self.term(family.word)
        return self._term(family.word) != own == others.most_common(1)[0][0]

    def _belongs(self, form: str, family: Family) -> bool:
        """Whether the form can be of no other word, or is the genitive of one that is of this."""
        base, others = self.lemma(form), self.owners[form] - {family.word}
        if family.kind == "verb":
            derived = {family.word[:-1] + ending for ending in DERIVED_OF_VERBS}
            return base in derived and others <= derived
        if others or base in self.nouns - {family.word, form.removesuffix("s")}:
            return False
        return family.kind == "adjective" or base != form
