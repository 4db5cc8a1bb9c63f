"""Swedish alphabetical order: å, ä and ö after z; accents, case and what stands before the first letter ignored.

Follows the order of the Swedish Academy's glossary, where w has been a letter of its own since 2006.
"""

import re
import unicodedata

_LAST = {"å": "{1", "ä": "{2", "ö": "{3", "æ": "{2", "ø": "{3"}  # "{" follows "z" in ASCII

_BEFORE_FIRST_LETTER = re.compile(r"^[\W_]+(?=[^\W_])")


def swedish_key(text: str) -> tuple[str, str]:
    """A sort key for `text`; the text itself breaks ties."""
    lower = unicodedata.normalize("NFC", from_first_letter(text)).lower()
    return "".join(_fold(char) for char in lower), text


def from_first_letter(text: str) -> str:
    """The text without what stands before its first letter or digit, as a quotation mark."""
    return _BEFORE_FIRST_LETTER.sub("", text)


def _fold(char: str) -> str:
    if char in _LAST:
        return _LAST[char]
    return unicodedata.normalize("NFD", char)[0]
