"""Text of PDF files, page by page. Runs in the reading process only."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from search.documents.outcomes import Outcome, UnreadableError

SIGNATURE_WITHIN = 1024  # bytes; what comes before "%PDF-" is forgiven, as readers do
MOST_UNFOLDED = 25_000_000  # bytes of one stream
SOFT_HYPHEN = "\xad"
# "segre-\ngation" is one word; "kommun-\noch regionnivå" is not.
HYPHENATED = re.compile(
    rf"(?<=[^\W\d])[-‐{SOFT_HYPHEN}]\n(?!(?:och|eller|samt)\b)(?=[^\W\d_A-ZÅÄÖ])"
)
SHORT = 0.6  # of the longest line on the page
LINE_END = re.compile(r"(?<!\n)\n(?!\n)")


def pages(file: BinaryIO) -> Iterator[str]:
    """The text of each page; a page that cannot be read is empty. Raises UnreadableError."""
    if b"%PDF-" not in file.read(SIGNATURE_WITHIN):
        raise UnreadableError(Outcome.BROKEN)
    with apply_configuration(zlib_maximum_output_length=MOST_UNFOLDED):
        try:
            yield from _pages(PdfReader(file))
        except (DependencyError, FileNotDecryptedError) as error:
            raise UnreadableError(Outcome.ENCRYPTED) from error
        except LimitReachedError as error:
            raise UnreadableError(Outcome.TOO_LARGE) from error


def _pages(reader: PdfReader) -> Iterator[str]:
    problems, readable = [], 0
    for page in reader.pages:
        try:
            text = page.extract_text()
        except (DependencyError, FileNotDecryptedError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - a broken page raises anything at all
            problems.append(error)
            text = ""
        else:
            readable += 1
        yield flowing(text)
    for problem in problems:
        if not readable or isinstance(problem, LimitReachedError):  # something was left out
            raise problem


def flowing(text: str) -> str:
    """Text as paragraphs instead of printed lines: words cut at a line's end are whole again."""
    whole = HYPHENATED.sub("", text.replace("\r", "\n")).replace(SOFT_HYPHEN, "")
    return LINE_END.sub(" ", _headings_apart(whole))


def _headings_apart(text: str) -> str:
    """An empty line after each line that is short, ends no sentence and is followed by a new one."""
    lines = [line.strip() for line in text.split("\n")]
    short = SHORT * max(map(len, lines))
    parted = [
        f"{line}\n" if len(line) < short and line[-1:].isalnum() and after[:1].isupper() else line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
    ]
    return "\n".join(parted)
