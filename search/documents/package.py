"""The zip that a docx or odt is, opened with care. Used in the reading process only."""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from search.documents.limits import MOST_MANIFEST, MOST_XML
from search.documents.outcomes import Outcome, UnreadableError

OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # what Word wraps a file with a password in
ENCRYPTED_FLAG = 1
MANIFEST = "META-INF/manifest.xml"


class LimitedReader:
    """A packed file that refuses to unfold to more than it may."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file = file
        self._left = most

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise UnreadableError(Outcome.TOO_LARGE)
        return data


@contextmanager
def opened(file: BinaryIO) -> Iterator[ZipFile]:
    """The package. Raises UnreadableError, also for what is found to be wrong with a part of it."""
    if file.read(len(OLE)) == OLE:
        raise UnreadableError(Outcome.ENCRYPTED)
    try:
        with ZipFile(file) as package:
            yield package
    except (BadZipFile, KeyError, ParseError, DefusedXmlException, NotImplementedError) as error:
        raise UnreadableError(Outcome.BROKEN) from error


@contextmanager
def part(package: ZipFile, name: str, most: int = MOST_XML) -> Iterator[LimitedReader]:
    """A part of the package, unfolded to `most` bytes. Raises KeyError and UnreadableError."""
    if package.getinfo(name).flag_bits & ENCRYPTED_FLAG:
        raise UnreadableError(Outcome.ENCRYPTED)
    with package.open(name) as packed:
        yield LimitedReader(packed, most)


def refuse_encrypted(package: ZipFile) -> None:
    """OpenDocument says in its manifest which parts are encrypted; zip has a flag of its own."""
    if MANIFEST in package.namelist():
        with part(package, MANIFEST, MOST_MANIFEST) as manifest:
            if b"encryption-data" in manifest.read(MOST_MANIFEST + 1):
                raise UnreadableError(Outcome.ENCRYPTED)


def related(package: ZipFile, source: str, kind: str) -> list[str]:
    """The parts that another (the package itself: empty) names as its `kind`, as Office Open XML does."""
    folder, name = posixpath.split(source)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.namelist():
        return []
    with part(package, relations, MOST_MANIFEST) as xml:
        named = [each for _, each in iterparse(xml) if each.get("Type", "").endswith(f"/{kind}")]
    paths = (posixpath.join("/", folder, each.get("Target", "")) for each in named)
    return [posixpath.normpath(path).lstrip("/") for path in paths]
