"""Text of docx and odt files. Runs in the reading process only.

Comments and deleted text under tracked changes are left out: nobody meant them to be read.
"""

from collections.abc import Iterator
from typing import IO, BinaryIO
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from search.documents.limits import MOST_XML
from search.documents.outcomes import Outcome, UnreadableError

OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # what Word wraps a file with a password in
ENCRYPTED_FLAG = 1
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PARAGRAPHS = {f"{WORD}p", f"{TEXT}p", f"{TEXT}h"}
SKIPPED = {f"{TEXT}tracked-changes", f"{OFFICE}annotation"}
BREAKS = {f"{WORD}{name}" for name in ("tab", "br", "cr")} | {
    f"{TEXT}{name}" for name in ("s", "tab", "line-break")
}


def docx(file: BinaryIO) -> Iterator[str]:
    """The paragraphs of a Word document. Raises UnreadableError."""
    return _paragraphs(file, "word/document.xml")


def odt(file: BinaryIO) -> Iterator[str]:
    """The paragraphs of an OpenDocument text. Raises UnreadableError."""
    return _paragraphs(file, "content.xml")


def _paragraphs(file: BinaryIO, part: str) -> Iterator[str]:
    if file.read(len(OLE)) == OLE:
        raise UnreadableError(Outcome.ENCRYPTED)
    try:
        with ZipFile(file) as package:
            _refuse_encrypted(package, part)
            with package.open(part) as packed:
                yield from _texts(LimitedReader(packed, MOST_XML))
    except (BadZipFile, KeyError, ParseError, DefusedXmlException, NotImplementedError) as error:
        raise UnreadableError(Outcome.BROKEN) from error


def _refuse_encrypted(package: ZipFile, part: str) -> None:
    """OpenDocument says in its manifest which parts are encrypted; zip has a flag of its own."""
    flagged = package.getinfo(part).flag_bits & ENCRYPTED_FLAG
    if flagged or b"encryption-data" in _manifest(package):
        raise UnreadableError(Outcome.ENCRYPTED)


def _manifest(package: ZipFile) -> bytes:
    if "META-INF/manifest.xml" not in package.namelist():
        return b""
    with package.open("META-INF/manifest.xml") as manifest:
        return manifest.read(1_000_000)


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


def _texts(xml: LimitedReader) -> Iterator[str]:
    skipping = 0
    for event, element in iterparse(xml, events=("start", "end")):
        if element.tag in SKIPPED:
            skipping += 1 if event == "start" else -1
        if event == "end" and element.tag in PARAGRAPHS | SKIPPED:
            text = "".join(_pieces(element))
            _forget(element)
            if text and not skipping and element.tag in PARAGRAPHS:
                yield text


def _forget(element: Element) -> None:
    """Empty an element that is done with, so that neither memory nor what encloses it keeps its text."""
    tail = element.tail
    element.clear()
    element.tail = tail


def _pieces(element: Element) -> Iterator[str]:
    """The text inside a paragraph: in Word that of text runs alone, so that field codes stay out."""
    for each in element.iter():
        if each.tag in BREAKS:
            yield " "
        elif each.text and (each.tag == f"{WORD}t" or not each.tag.startswith(WORD)):
            yield each.text
        if each.tail and each is not element and not each.tag.startswith(WORD):
            yield each.tail
