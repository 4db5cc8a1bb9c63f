"""Swedish analysis, done once in Python so that every engine gets the same terms."""

from search.swedish.analysis import Token, normalise, term_of, terms, tokens, words

__all__ = ["Token", "normalise", "term_of", "terms", "tokens", "words"]
