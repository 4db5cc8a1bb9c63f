"""What was typed, read as a search: words, ”phrases in quotation marks”, and -words to leave out.

Nothing else is syntax, and nothing is an error: a quotation mark without a partner is skipped, and so
is a minus that stands alone.
"""

import re
from dataclasses import dataclass

from search.swedish import term_of, terms, words

QUOTES = '"“”„«»'
MINUSES = "-−–"
PIECE = re.compile(
    rf"(?:(?<!\S)([{MINUSES}]))?(?:[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]|([^\s{QUOTES}]+))"
)


@dataclass(frozen=True)
class Query:
    """A query in its parts.

    `words` in lower case, in order, stop words included; `phrases` and `excluded` as terms in a row.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for or left out; stop words alone are nothing."""
        return bool(self.phrases or self.excluded or any(map(term_of, self.words)))


def parse(text: str) -> Query:
    """The query that `text` is. Never fails."""
    asked: list[str] = []
    phrases, excluded = [], []
    for minus, quoted, plain in PIECE.findall(text):
        if minus:
            excluded.append(tuple(terms(quoted or plain)))
        elif plain:
            asked += words(plain)
        else:
            phrases.append(tuple(terms(quoted)))
    return Query(tuple(asked), _filled(phrases), _filled(excluded))


def _filled(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(row for row in rows if row))
