"""What can come of reading a document. Known to the reading process, which knows nothing of Django."""

from enum import StrEnum


class Outcome(StrEnum):
    """How the reading ended; the values are kept in the database."""

    READ = "sokbar"
    EMPTY = "utan-text"
    ENCRYPTED = "krypterad"
    BROKEN = "trasig"
    TOO_LARGE = "for-stor"
    UNSUPPORTED = "annat-format"


class UnreadableError(Exception):
    """There is no text to be had from this file."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome
