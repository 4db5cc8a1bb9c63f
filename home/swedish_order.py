"""Swedish alphabetical order: å, ä and ö after z, accents ignored, case ignored.

Follows the order of the Swedish Academy's glossary, where w has been a letter of its own since 2006.
"""

import unicodedata

_LAST = {"å": "{1", "ä": "{2", "ö": "{3", "æ": "{2", "ø": "{3"}  # "{" follows "z" in ASCII


def swedish_key(text: str) -> tuple[str, str]:
    """A sort key for `text`; the text itself breaks ties."""
    folded = "".join(_fold(char) for char in unicodedata.normalize("NFC", text).lower())
    return folded, text


def _fold(char: str) -> str:
    if char in _LAST:
        return _LAST[char]
    return unicodedata.normalize("NFD", char)[0]
