"""The dictionary form of a Swedish word: *böcker* is *bok*.

simplemma's dictionary, corrected where it takes a word for a form of another: by hand (`overrides`) and by
Hunspell's paradigms (`lexicon/`). Compounds that it does not know: `compounds.base_form`.
"""

from functools import cache

from simplemma import Lemmatizer
from simplemma.strategies.default import DefaultStrategy

from search.swedish.lexicon import read_corrections
from search.swedish.overrides import BASE_FORMS


def lemma(word: str, otherwise: str = "") -> str:
    """The dictionary form of a word in lower case; `otherwise` if given and no dictionary has the word."""
    if base := BASE_FORMS.get(word) or _corrections().get(word):
        return base
    return dictionary_form(word, otherwise)


def dictionary_form(word: str, otherwise: str = "") -> str:
    """What simplemma's dictionary has; a genitive that it lacks is looked up without its -s."""
    if not in_dictionary(word):
        if otherwise:
            return otherwise
        if word.endswith("s") and len(word) > 3 and word[-2] != "s":
            return dictionary_form(word[:-1])
    return _lemmatizer().lemmatize(word, lang="sv").lower()


def in_dictionary(word: str) -> bool:
    """Whether simplemma's dictionary has a word in lower case, in this form."""
    return _strategy().is_dictionary_member(word, "sv")


def is_known(word: str) -> bool:
    """Whether we know a word in lower case, in this form."""
    return word in BASE_FORMS or word in _corrections() or in_dictionary(word)


@cache
def _corrections() -> dict[str, str]:
    return read_corrections()


@cache
def _lemmatizer() -> Lemmatizer:
    """The dictionary, read once (about 0.3 s), in its compact form (about 12 MB instead of 95)."""
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=_strategy())


@cache
def _strategy() -> DefaultStrategy:
    return DefaultStrategy(low_memory=True)
