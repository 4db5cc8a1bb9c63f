"""Text of docx and odt files. Runs in the reading process only.

Comments, hidden text, and text deleted or moved away under tracked changes are left out: nobody meant
them to be read.
"""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from search.documents.package import LimitedReader, opened, part, refuse_encrypted, related

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"  # the same, in files saved as Strict
EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
PARAGRAPHS = frozenset({f"{WORD}p", f"{TEXT}p", f"{TEXT}h"})
SKIPPED = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{TEXT}hidden-text",
        f"{OFFICE}annotation",
        f"{WORD}moveFrom",
        f"{EITHER}Fallback",  # what its Choice says, said again for older programs
    }
)
TAKEN = PARAGRAPHS | SKIPPED
RUN = f"{WORD}r"
HIDDEN = f"{WORD}rPr/{WORD}vanish"
NO = {"0", "false", "off"}
BREAKS = {f"{WORD}{name}" for name in ("tab", "br", "cr")} | {
    f"{TEXT}{name}" for name in ("s", "tab", "line-break")
}


def docx(file: BinaryIO) -> Iterator[str]:
    """The paragraphs of a Word document, those of its notes last. Raises UnreadableError."""
    with opened(file) as package:
        main = (related(package, "", "officeDocument") or ["word/document.xml"])[0]
        notes = (related(package, main, kind)[:1] for kind in ("footnotes", "endnotes"))
        there = set(package.namelist())  # some programs name notes that are not
        for name in chain([main], filter(there.__contains__, chain.from_iterable(notes))):
            with part(package, name) as xml:
                yield from _texts(xml)


def odt(file: BinaryIO) -> Iterator[str]:
    """The paragraphs of an OpenDocument text. Raises UnreadableError."""
    with opened(file) as package:
        refuse_encrypted(package)
        with part(package, "content.xml") as xml:
            yield from _texts(xml)


def _texts(xml: LimitedReader) -> Iterator[str]:
    skipping = 0
    for event, element in iterparse(xml, events=("start", "end")):
        if event == "start":
            element.tag = element.tag.replace(STRICT, WORD)
        if element.tag in SKIPPED:
            skipping += 1 if event == "start" else -1
        if event == "start":
            continue
        if element.tag in TAKEN:
            text = "".join(_pieces(element))
            _forget(element)
            if text and not skipping and element.tag in PARAGRAPHS:
                yield text
        elif element.tag == RUN and _is_hidden(element):
            _forget(element)


def _forget(element: Element) -> None:
    """Empty an element that is done with, so that neither memory nor what encloses it keeps its text."""
    tail = element.tail
    element.clear()
    element.tail = tail


def _is_hidden(run: Element) -> bool:
    mark = run.find(HIDDEN)
    return mark is not None and (mark.get(f"{WORD}val") or mark.get(f"{STRICT}val")) not in NO


def _pieces(element: Element) -> Iterator[str]:
    """The text inside a paragraph: in Word that of text runs alone, so that field codes stay out."""
    in_word = element.tag.startswith(WORD)
    for each in element.iter():
        if each.tag in BREAKS:
            yield " "
        elif each.text and (each.tag == f"{WORD}t" or not in_word):
            yield each.text
        if each.tail and each is not element and not in_word:
            yield each.tail
