"""Reads a Hunspell dictionary: entries with their flags, and the suffix rules behind the flags.

Only what a Swedish dictionary uses: one-letter flags and suffixes. See `man 5 hunspell`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A row of the word list."""

    word: str
    flags: str


class Suffix(NamedTuple):
    """A rule: where `condition` ends the word, `strip` its end and `add` another."""

    flag: str
    strip: str
    add: str
    flags: str  # of the word made
    condition: str  # "." or a pattern for the end of the word

    def apply(self, word: str) -> str | None:
        """The word that the rule makes of `word`; None where the rule does not fit."""
        if not word.endswith(self.strip) or not re.search(f"(?:{self.condition})$", word):
            return None
        return word[: len(word) - len(self.strip)] + self.add


def read_suffixes(path: Path) -> dict[str, list[Suffix]]:
    """The suffix rules of an .aff file, by flag."""
    rules: dict[str, list[Suffix]] = {}
    for line in path.read_text("utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 5 and fields[0] == "SFX":
            add, _, flags = fields[3].partition("/")
            rule = Suffix(fields[1], _text(fields[2]), _text(add), flags, fields[4])
            rules.setdefault(rule.flag, []).append(rule)
    return rules


def read_entries(path: Path) -> Iterator[Entry]:
    """The rows of a .dic file; its first line, a count, is no word."""
    for line in path.read_text("utf-8").splitlines():
        word, _, flags = line.split("\t")[0].partition("/")
        if word and not word.isdigit():
            yield Entry(word, flags)


def _text(field: str) -> str:
    return "" if field == "0" else field
