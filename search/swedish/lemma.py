"""The dictionary form of a Swedish word: *böcker* is *bok*."""

from functools import cache

from simplemma import Lemmatizer
from simplemma.strategies.default import DefaultStrategy

from search.swedish.overrides import BASE_FORMS


def lemma(word: str, otherwise: str = "") -> str:
    """The dictionary form of a word in lower case.

    A word that the dictionary does not have is read by its end, or taken to be `otherwise` if given.
    """
    if base := BASE_FORMS.get(word):
        return base
    if otherwise and not is_known(word):
        return otherwise
    return _lemmatizer().lemmatize(word, lang="sv").lower()


def is_known(word: str) -> bool:
    """Whether the dictionary has a word in lower case, in this form."""
    return word in BASE_FORMS or _strategy().is_dictionary_member(word, "sv")


@cache
def _lemmatizer() -> Lemmatizer:
    """The dictionary, read once (about 0.3 s), in its compact form (about 12 MB instead of 95)."""
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=_strategy())


@cache
def _strategy() -> DefaultStrategy:
    return DefaultStrategy(low_memory=True)
