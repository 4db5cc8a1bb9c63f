"""The folder that holds the index, and the right to write in it.

    current        names the index in use; replaced in one step when a new one takes over
    v1-20261122…/  an index; the version is that of the schema
    write.lock     held while something is written, rebuild.lock while a new index is being made

Locks are the operating system's (flock), so a killed process never leaves one behind.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple, TypeVar

from search.engines.base import EngineError, IndexMissingError
from search.engines.locks import file_lock

POINTER = "current"
TANTIVY_META = "meta.json"
Read = TypeVar("Read")


class State(NamedTuple):
    """Which index is in use and which of its commits: equal as long as nothing was written."""

    path: Path
    commit: tuple[int, int, int]


class IndexStore:
    """The indexes of one schema version under one folder."""

    def __init__(self, root: Path, version: int) -> None:
        self._root = root
        self._prefix = f"v{version}-"

    def state(self) -> State:
        """The index in use as it is now."""
        return self.reading(self.state_of)

    def reading(self, read: Callable[[Path], Read]) -> Read:
        """What `read` makes of the folder in use.

        Another process may put a new index in its place and remove the old one after we looked up
        which it is. What fails for that reason is read from the new one instead.
        """
        while True:
            path = self.current()
            try:
                return read(path)
            except (OSError, ValueError, EngineError):
                if self.current() == path:
                    raise

    def state_of(self, path: Path) -> State:
        """The index in `path` as it is now; one system call, so it can be asked before every search."""
        try:
            meta = (path / TANTIVY_META).stat()
        except OSError as error:
            raise IndexMissingError(f"The index {path.name} is gone.") from error
        return State(path, (meta.st_ino, meta.st_mtime_ns, meta.st_size))

    def current(self) -> Path:
        """Folder of the index in use."""
        path = self._in_use()
        if not path.name.startswith(self._prefix):
            raise IndexMissingError("The search index has another form.")
        return path

    def create(self) -> Path:
        """A new empty folder for an index."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        path = self._root / f"{self._prefix}{stamp}-{token_hex(4)}"
        path.mkdir(parents=True)
        return path

    def switch_to(self, path: Path) -> None:
        """Let the index in `path` be the one in use, for every process."""
        draft = self._root / f"{POINTER}.{os.getpid()}"
        with draft.open("w", encoding="utf-8") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())  # a pointer that is there is whole, even after a power cut
        draft.replace(self._root / POINTER)

    def remove_unused(self) -> None:
        """Remove every index but the one in use; safe for readers that still have one open.

        The one in use may be another version's, whose processes have not ended or have begun already.
        """
        try:
            keep = self._in_use()
        except IndexMissingError:
            keep = None
        for path in self._root.glob("v*-*"):
            if path != keep:
                shutil.rmtree(path, ignore_errors=True)
        for draft in self._root.glob(f"{POINTER}.*"):
            draft.unlink(missing_ok=True)

    def _in_use(self) -> Path:
        """Folder of the index in use, of whatever version."""
        try:
            name = (self._root / POINTER).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise IndexMissingError("There is no search index yet.") from error
        return self._root / name

    def made_at(self) -> datetime:
        """When the index in use was made."""
        return datetime.fromtimestamp((self._root / POINTER).stat().st_mtime, UTC)

    def size(self) -> int:
        """Bytes on disk of the index in use."""
        total = 0
        for file in self.reading(lambda path: list(path.iterdir())):
            with suppress(FileNotFoundError):  # what a commit has just done away with
                total += file.stat().st_size
        return total

    def locked(self, name: str, timeout: float) -> AbstractContextManager[None]:
        """Hold the lock `name`, waiting at most `timeout` seconds for it."""
        return file_lock(self._root / f"{name}.lock", timeout)
