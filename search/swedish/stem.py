"""What of a word is searched: its base form without the ending that makes a noun or a verb of it.

*trygghet* and *trygg*, *arbete* and *arbeta* are found by one another, *tid* and *tidig* are not. A stemmer
that knows no words cuts far more, and is kept for those that no dictionary has.
"""

import re
from functools import cache
from threading import Lock

import snowballstemmer

from search.swedish.compounds import base_form, parts
from search.swedish.lemma import is_known, lemma

ENDINGS = ("het", "are", "a", "e")
SHORTEST_STEM = 3
# Without its ending each of these would be another word: a teacher is no lesson (lära), to form no picture,
# to book no book, to paint no goal, to prevail no advice, to put no manner, to weigh no road, a value no host.
# Only where the dictionary knows the other word by all its forms: it takes *lagar* and *kost* for verbs.
WHOLE = frozenset({"bilda", "boka", "lärare", "måla", "råda", "sätta", "väga", "värde"})
# Nouns in -an have the plural of nouns in -ning: *ansökan*, *ansökningar*.
PLURAL_OF_AN = re.compile(r"(anmäl|ansök|förfråg|hemställ|inbjud|önsk)ning$")
_stemming = Lock()


def stem(word: str) -> str:
    """The stem of any word in lower case."""
    base = base_form(word)
    return stem_of_base(base, known=is_known(base) or bool(parts(word)))


def stem_of_base(base: str, *, known: bool) -> str:
    """The stem of a base form; `known` tells whether it is one for sure."""
    if known:
        return cut(base)
    with _stemming:  # the stemmer keeps the word that it is at in itself
        return _snowball().stemWord(base)


def cut(base: str) -> str:
    """A base form without its ending, if it has one of those that join words of one meaning."""
    if base in WHOLE:
        return base
    if found := PLURAL_OF_AN.search(base):
        base = base[: found.start()] + lemma(f"{found[1]}an")
    for ending in ENDINGS:
        if base.endswith(ending) and len(base) >= len(ending) + SHORTEST_STEM:
            return base[: -len(ending)]
    return base


@cache
def _snowball() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("swedish")
