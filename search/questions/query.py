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
    `unusable` are phrases to leave out of which but one word can be searched for: -"utan arbete" would leave
    out every page about work.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    unusable: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for or left out; stop words alone are nothing."""
        return bool(self.phrases or self.excluded or any(map(term_of, self.words)))


def parse(text: str) -> Query:
    """The query that `text` is. Never fails."""
    asked: list[str] = []
    phrases, excluded, unusable = [], [], []
    for minus, quoted, plain in PIECE.findall(text):
        if minus:
            said = quoted or plain
            row = tuple(terms(said))
            if len(row) == 1 < len(words(said)):
                unusable.append(said)
            else:
                excluded.append(row)
        elif plain:
            asked += words(plain)
        else:
            phrases.append(tuple(terms(quoted)))
    return Query(tuple(asked), _filled(phrases), _filled(excluded), tuple(unusable))


def pieces(text: str) -> list[str]:
    """What was typed, piece by piece: a word, a phrase with its quotation marks, each with its minus."""
    return [piece[0] for piece in PIECE.finditer(text)]


def unquoted(text: str) -> str:
    """The query with the words of its phrases as plain words; what is left out stays as it is."""
    return " ".join(
        piece[0] if piece[1] or piece[3] else piece[2] for piece in PIECE.finditer(text)
    )


def _filled(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(row for row in rows if row))
