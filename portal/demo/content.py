"""Reading the texts of the demonstration content: TOML files, one for each page."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"

Fields = dict[str, Any]


def read(name: str) -> Fields:
    """The fields in `content/<name>.toml`."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder: str, pattern: str = "*.toml") -> Iterator[Fields]:
    """The fields of every file in a folder, in the order of their names."""
    for path in sorted((CONTENT / folder).glob(pattern)):
        yield {"slug": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))}


def folders(folder: str) -> list[str]:
    """The names of the folders inside a folder."""
    return sorted(path.name for path in (CONTENT / folder).iterdir() if path.is_dir())
