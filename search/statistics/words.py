"""Which typed words may be kept: what looks like a person's own data never reaches the database."""

import re

from search.models.statistics import LONGEST_WORDS
from search.questions.query import QUOTES

NOT_KEPT = ""
MOST_WORDS = 8
MOST_DIGITS = 5  # a personal number has ten or twelve, a telephone number at least six
NUMBER = re.compile(r"\d(?:[\W_]*\d)*")
YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[–-]?\s*(?:19|20)\d\d)?")
ADDRESS = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
NO_QUOTES = dict.fromkeys(map(ord, QUOTES))
AROUND = " .,;:!?"


def same_form(q: str) -> str:
    """The words of a search as they are counted: lower case, single spaces, no quotation marks.

    Whoever searches again for just what was typed, in quotation marks, is not counted twice.
    """
    return " ".join(q.lower().translate(NO_QUOTES).split()).strip(AROUND)


def kept(q: str) -> str:
    """The words to count a search under; empty where they must not be kept."""
    words = same_form(q)
    too_long = len(words) > LONGEST_WORDS or len(words.split()) > MOST_WORDS
    if too_long or ADDRESS.search(words) or _has_long_number(words):
        return NOT_KEPT
    return words


def _has_long_number(words: str) -> bool:
    """Whether there is a number of many digits, however they are grouped, that is no year or years."""
    numbers = (match[0] for match in NUMBER.finditer(words))
    return any(_digits(number) > MOST_DIGITS and not YEARS.fullmatch(number) for number in numbers)


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)
