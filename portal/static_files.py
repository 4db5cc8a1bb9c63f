"""One style sheet on the wire, many in the source: the imports of css/portal.css are joined when served.

The parts stay plain CSS that a browser can read on its own; nothing has to be built by hand. In
development the joined file is made again when a part is newer; `collectstatic` collects it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

ENTRY = "css/portal.css"

_IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>\w+)\);')
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class JoinedStyleSheetFinder(BaseFinder):
    """Finds css/portal.css with everything it imports inside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = settings.BASE_DIR / "static" / ENTRY
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "joined")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Where the joined file lies, if that is what is asked for."""
        if path != ENTRY:
            return []
        joined = str(self._joined())
        return [joined] if find_all else joined

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """The joined file, for collectstatic."""
        self._joined()
        yield ENTRY, self.storage

    def _joined(self) -> Path:
        """Path of the joined file, made anew if a part has changed since."""
        target = Path(self.storage.path(ENTRY))
        newest = max(part.stat().st_mtime for part in self.source.parent.rglob("*.css"))
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            fresh.write_text(join(self.source), encoding="utf-8")
            fresh.replace(target)
        return target


def join(source: Path) -> str:
    """The style sheet at `source` with every import replaced by the file it names, without comments."""

    def replacement(found: re.Match[str]) -> str:
        part = (source.parent / found["path"]).read_text(encoding="utf-8")
        return f"@layer {found['layer']} {{\n{part}}}"

    return _COMMENT.sub("", _IMPORT.sub(replacement, source.read_text(encoding="utf-8")))
