"""Swedish analysis, done once in Python so that every engine gets the same terms."""

from search.swedish.analysis import (
    WORD,
    Token,
    analysed,
    analysed_words,
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
    "Token",
    "analysed",
    "analysed_words",
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
