"""Having a document read by a process of its own, and taking care of whatever comes of it."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from search.documents.limits import MOST_OUTPUT
from search.documents.outcomes import Outcome

ROOT = Path(__file__).resolve().parents[2]
PAGED = {"pdf"}
ENDED_BY_OTHERS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


@dataclass(frozen=True)
class Extract:
    """What a document says: a text for each page, cleaned by nobody yet.

    `cut` when there was more than is kept; `timed_out` when the reading was ended before it was done.
    """

    outcome: Outcome
    pages: tuple[str, ...] = ()
    cut: bool = False
    timed_out: bool = False


def extract(file: IO[bytes], suffix: str, seconds: float) -> Extract:
    """Read an open file, which must have a descriptor, for at most so long by the clock.

    Raises InterruptedError when somebody else ended the reading, which says nothing of the file.
    """
    with tempfile.TemporaryFile() as answer:
        timed_out = _run(file, suffix, answer, seconds)
        answer.seek(0)
        lines = answer.read(MOST_OUTPUT).decode("utf-8", "replace").split("\n")
    return _understood(lines, timed_out=timed_out)


def _run(file: IO[bytes], suffix: str, answer: IO[bytes], seconds: float) -> bool:
    """Run the reading process; whether it had to be ended by the clock."""
    process = subprocess.Popen(  # noqa: S603 - our own module; the file comes as standard input
        [sys.executable, "-E", "-s", "-B", "-m", "search.documents.extract", suffix],
        stdin=file,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={},  # no secret of ours
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return True
    finally:
        _end(process)
    if -process.returncode in ENDED_BY_OTHERS:
        raise InterruptedError("The reading was ended from outside, as when a service is stopped.")
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _understood(lines: Sequence[str], *, timed_out: bool) -> Extract:
    """What the reading process wrote; a process that was ended has written no outcome."""
    values = _values(lines)
    ending = values.pop() if values and isinstance(values[-1], dict) else {}
    outcome = _outcome(ending.get("outcome", Outcome.TOO_LARGE))
    texts = tuple(page for page in values if isinstance(page, str))
    if any(text.strip() for text in texts):
        cut = outcome is not Outcome.READ or bool(ending.get("cut"))
        return Extract(Outcome.READ, texts, cut=cut, timed_out=timed_out)
    if outcome is Outcome.READ:
        outcome = Outcome.EMPTY
    return Extract(outcome, timed_out=timed_out)


def _outcome(value: Any) -> Outcome:
    return Outcome(value) if value in list(Outcome) else Outcome.BROKEN


def _values(lines: Sequence[str]) -> list[Any]:
    """The whole lines; the last may have been cut off as it was written."""
    values = []
    for line in lines:
        try:
            values.append(json.loads(line))
        except ValueError:
            break
    return values
