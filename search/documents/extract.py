"""The reading process: `python -m search.documents.extract SUFFIX < FILE`.

Writes a JSON text for each page and, last, a JSON object with the outcome, a line each. It limits itself
before it looks at the file, starts no other process and opens no connection, so that the worst file can
do no more than end it.
"""

import json
import resource
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from search.documents import limits
from search.documents.outcomes import Outcome, UnreadableError

FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "ctypes.",
)
LIMITS = {
    resource.RLIMIT_AS: limits.MOST_MEMORY,
    resource.RLIMIT_CPU: limits.MOST_CPU_SECONDS,
    resource.RLIMIT_FSIZE: limits.MOST_OUTPUT,
    resource.RLIMIT_CORE: 0,
}


def main() -> None:
    """Read standard input as the kind of file that the first argument names."""
    cut = False
    try:
        pages = _reader(sys.argv[1])  # imports what it needs, before the limits
        _limit()
        cut = _write(pages(sys.stdin.buffer))
        outcome = Outcome.READ
    except UnreadableError as error:
        outcome = error.outcome
    except MemoryError:
        outcome = Outcome.TOO_LARGE
    except Exception:  # noqa: BLE001 - broken files raise anything at all
        outcome = Outcome.BROKEN
    _line({"outcome": outcome, "cut": cut})


def _reader(suffix: str) -> Any:
    if suffix == "pdf":
        from search.documents.pdf import pages  # noqa: PLC0415 - each process needs one of them

        return pages
    if suffix in ("docx", "odt"):
        from search.documents import office  # noqa: PLC0415

        return lambda file: _one_page(getattr(office, suffix)(file))
    if suffix in ("csv", "txt"):
        from search.documents.plain import table, text  # noqa: PLC0415

        return lambda file: [table(file) if suffix == "csv" else text(file)]
    raise UnreadableError(Outcome.UNSUPPORTED)


def _one_page(paragraphs: Iterable[str]) -> Iterator[str]:
    """Everything as one page, as far as there is room for it."""
    found, length = [], 0
    for paragraph in paragraphs:
        found.append(paragraph)
        length += len(paragraph)
        if length > limits.MOST_CHARACTERS:
            break
    yield "\n".join(found)


def _limit() -> None:
    """Take from this process what it does not need; macOS cannot limit memory, Linux limits all."""
    for kind, most in LIMITS.items():
        try:
            resource.setrlimit(kind, (most, most))
        except ValueError:
            if sys.platform != "darwin":
                raise
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError(event)


def _write(pages: Iterable[str]) -> bool:
    """Write the pages; whether something was left out because there was too much."""
    left = limits.MOST_CHARACTERS
    for number, text in enumerate(pages, start=1):
        _line(text[:left])
        left -= len(text)
        if left <= 0 or number == limits.MOST_PAGES:
            return True
    return False


def _line(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()  # what is read so far is not lost when the process is ended


if __name__ == "__main__":
    main()
