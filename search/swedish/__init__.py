"""Swedish analysis, done once in Python so that every engine gets the same terms."""

from search.swedish.analysis import (
    WORD,
    analysed,
    analysed_words,
    analyser,
    description,
    normalise,
    part_terms,
    part_tokens,
    protect,
    term_of,
    terms,
    tokens,
    word_terms,
    words,
)

__all__ = [
    "WORD",
    "analysed",
    "analysed_words",
    "analyser",
    "description",
    "normalise",
    "part_terms",
    "part_tokens",
    "protect",
    "term_of",
    "terms",
    "tokens",
    "word_terms",
    "words",
]
