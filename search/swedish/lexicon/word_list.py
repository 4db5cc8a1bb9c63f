"""The words of a Hunspell dictionary, what kind each is, and how often it builds compounds there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from search.swedish.lexicon.hunspell import Entry, Suffix

LETTERS = re.compile(r"[a-zåäöéèàáüæøç]+")
FORBIDDEN, ONLY_IN_COMPOUNDS = "%", "Z"
MAY_BEGIN, MAY_END = frozenset("XU"), "Y"  # U: in the middle
LINKING = frozenset("XUW")  # on a suffix: it makes a first part, as *arbets* of *arbete*
NO_INFLECTION = frozenset("17bder")  # numbers, hyphens, inhabitants of places
NOUN = frozenset("BCDEFGHIJ")
NOUN_IN_A = frozenset("E")  # the other flags of nouns are verbs' where the word ends in -a
VERB = frozenset("KmjN")
ADJECTIVE = frozenset("OPQNkM")
# What a verb in -a makes: lidande, läsare.
NOUNS_OF_VERBS = (("B", "nde", "ACEF"), ("T", "re", "AEJ"))
SHORTEST_PART = 3

# Words of closed classes and prefixes: a word that begins with one is a word of its own (*utbildning*).
_PARTICLES = """
alla all an att av be bi bort de den det din dis dit där du efter ej el en er ett ex fort fram full
från för före ge gem gen genom hit hos hur här in is jäm kom kon kring lik man med mellan min miss mitt mot
ner ned nu när och om per pre pro på sam sin som så sär te till tre två under upp ur ut vad var vi vid vår
å åt åter över
"""
PARTICLES = frozenset(_PARTICLES.split())
# Endings that derive a word from another; some are words too, but not when they end one.
_DERIVATIONS = """
ad ade ande are bar de dom else ende ens era erad ering eri essa et graf het iker ik ien ine ing inna ion ism
ist itet iva ative iver kap la lat ler lera lig ling log logi lös na nad ning or ras re ros sam skap tala tera ten
tik tion ton tor vis
"""
DERIVATIONS = frozenset(_DERIVATIONS.split())


class WordList:
    """The plain words among the entries of a dictionary."""

    def __init__(self, entries: Iterable[Entry], rules: dict[str, list[Suffix]]) -> None:
        self.linking = {
            flag for flag, made in rules.items() if any(LINKING & {*r.flags} for r in made)
        }
        self.inflections = {
            flag: made
            for flag, made in rules.items()
            if flag not in self.linking and flag not in NO_INFLECTION
        }
        self.flags: dict[str, set[str]] = defaultdict(set)  # of words that stand alone
        self.begins: dict[str, set[str]] = defaultdict(set)  # a first part: the words it is made of
        self.ends: set[str] = set()
        self.common: set[str] = set()  # not only names
        for entry in entries:
            self._add(entry, rules)

    def _add(self, entry: Entry, rules: dict[str, list[Suffix]]) -> None:
        word, flags = entry.word.lower(), entry.flags
        if FORBIDDEN in flags or not LETTERS.fullmatch(word):
            return
        if ONLY_IN_COMPOUNDS not in flags:
            for noun in (Entry(word, flags), *nouns_of_verb(word, flags)):
                self._add_free(noun, common=word == entry.word)
        if MAY_BEGIN & {*flags}:
            self.begins[word] |= set()
        for rule in (rule for flag in flags if flag in self.linking for rule in rules[flag]):
            form = rule.apply(word)
            if form and LETTERS.fullmatch(form):
                self.begins[form].add(word)

    def _add_free(self, entry: Entry, *, common: bool) -> None:
        self.flags[entry.word] |= {*entry.flags}
        if common:
            self.common.add(entry.word)
        if MAY_END in entry.flags:
            self.ends.add(entry.word)

    def is_noun(self, word: str) -> bool:
        """Whether the word is inflected as a noun."""
        flags = self.flags.get(word, set())
        return bool(flags & (NOUN_IN_A if word.endswith("a") else NOUN))

    def is_verb(self, word: str) -> bool:
        """Whether the word is inflected as a verb in -a."""
        return word.endswith("a") and bool(self.flags.get(word, set()) & VERB)

    def is_adjective(self, word: str) -> bool:
        """Whether the word is inflected as an adjective."""
        return bool(self.flags.get(word, set()) & ADJECTIVE)

    def inflect(self, word: str) -> set[str]:
        """The word and its forms."""
        rules = [rule for flag in self.flags[word] for rule in self.inflections.get(flag, ())]
        return {word} | {form for rule in rules if (form := rule.apply(word))}

    @cached_property
    def counts(self) -> tuple[Counter[str], Counter[str]]:
        """In how many words of the dictionary each part stands first, and last.

        A part is counted where what stands beside it is known to build compounds.
        """
        first: Counter[str] = Counter()
        last: Counter[str] = Counter()
        for word in self.flags:
            for cut in range(2, len(word) - 2):
                beginning, end = word[:cut], word[cut:]
                if beginning in PARTICLES:
                    continue
                if beginning in self.begins and (end in self.ends or self.is_noun(end)):
                    last[end] += 1
                if end in self.ends and self._may_begin(beginning):
                    first[beginning] += 1
        return first, last

    def _may_begin(self, form: str) -> bool:
        return (
            form in self.begins
            or form in self.flags
            or form + "a" in self.flags
            or self.is_noun(form[:-1])
        )


def nouns_of_verb(word: str, flags: str) -> list[Entry]:
    """The nouns that a verb's rules make of it, as words of their own."""
    if not word.endswith("a"):
        return []
    ends = MAY_END if MAY_END in flags else ""
    return [Entry(word + end, own + ends) for flag, end, own in NOUNS_OF_VERBS if flag in flags]
