"""Text files and tables in text form. Runs in the reading process only."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from typing import BinaryIO

from search.documents.limits import MOST_CHARACTERS
from search.documents.outcomes import Outcome, UnreadableError

MOST_BYTES = 4 * MOST_CHARACTERS  # a character of UTF-8 takes four at most
CELL_BORDER = re.compile("[;\t]+")


def table(file: BinaryIO) -> str:
    """A table with commas between its cells, as one would read it aloud. Raises UnreadableError."""
    return CELL_BORDER.sub(", ", text(file))


def text(file: BinaryIO) -> str:
    """The whole text, whatever it was written with. Raises UnreadableError."""
    data = file.read(MOST_BYTES)
    if data.startswith((BOM_UTF16_BE, BOM_UTF16_LE)):
        return data.decode("utf-16", "replace")
    if b"\0" in data:
        raise UnreadableError(Outcome.BROKEN)  # something else under a false name
    whole = len(data) < MOST_BYTES  # else the last letter may be cut in two
    try:
        return getincrementaldecoder("utf-8-sig")().decode(data, final=whole)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
