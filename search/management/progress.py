"""A progress bar for commands that take a while."""

from typing import Any

BAR_WIDTH = 40


class ProgressBar:
    """A bar that is drawn when someone watches, and silent in logs."""

    def __init__(self, total: int, stream: Any) -> None:
        self._total = max(total, 1)
        self._done = 0
        self._stream = stream
        self._shown = stream.isatty()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        if self._shown and (self._done % 50 == 0 or self._done >= self._total):
            filled = min(BAR_WIDTH, BAR_WIDTH * self._done // self._total)
            bar = "█" * filled + "░" * (BAR_WIDTH - filled)
            self._stream.write(f"\r{bar} {self._done}/{self._total}", ending="")
            self._stream.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._shown:
            self._stream.write("")
