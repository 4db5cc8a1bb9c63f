"""Which edition of the analysis this is: another after every change of its code, its word lists or its libraries.

The index holds terms that some edition made. With another, words that are looked for may have other terms than
those that were indexed, so a record made by an older edition differs from the database (`Record.digest`).
"""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
LIBRARIES = ("simplemma", "snowballstemmer")
KINDS = (".py", ".txt")


@cache
def edition() -> str:
    """A short text that two processes share if they analyse by the same code, lists and libraries."""
    return edition_of(HERE, {name: version(name) for name in LIBRARIES})


def edition_of(folder: Path, libraries: dict[str, str]) -> str:
    """The edition of the code and lists in a folder, with libraries of these versions."""
    content = blake2b(repr(sorted(libraries.items())).encode(), digest_size=8)
    for path in sorted(path for path in folder.rglob("*") if path.suffix in KINDS):
        content.update(f"\n{path.relative_to(folder).as_posix()}\n".encode())
        content.update(path.read_bytes())
    return content.hexdigest()
