"""The documents that a page offers, with their text: those alone that all readers of the page may read.

A document follows its collection, not its page, so a closed one may stand on an open page. It is left out
of the record altogether, with its title, for everyone: a record has one visibility, that of the page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField

from home.document_access import DocumentAccess
from home.models import PortalDocument
from search.models import DocumentText
from search.records.record import Attachment
from search.records.text import leaves, one_line

LINK = re.compile(r"<a\b[^>]*>")
LINK_ID = re.compile(r'\bid="(\d+)"')
MOST_CHARACTERS = 600_000  # of all the attachments of one page; the rest is not searched


def documents_in(rows: Iterable[Model]) -> list[int]:
    """Ids of the documents that rows offer in streams and rich texts, in that order, once each."""
    found = (
        pk
        for row in rows
        for field in fields_with_documents(type(row))
        for pk in _offered(row, field)
    )
    return list(dict.fromkeys(found))


class Offer(NamedTuple):
    """What a page offers: its visibility key, and the ids of its documents."""

    visibility: str
    documents: Sequence[int]


def attachments_of(offers: Mapping[int, Offer]) -> dict[int, tuple[Attachment, ...]]:
    """The attachments of each page; in a fixed number of queries."""
    wanted = {pk for offer in offers.values() for pk in offer.documents}
    if not wanted:
        return dict.fromkeys(offers, ())
    documents, access = _documents(wanted)
    texts = DocumentText.objects.filter(document__in=documents).in_bulk(field_name="document_id")
    found = {}
    for page, offer in offers.items():
        offered = [documents[pk] for pk in offer.documents if pk in documents]
        readable = [each for each in offered if access.is_open(each, offer.visibility)]
        found[page] = _as_much_as_fits([_attachment(each, texts.get(each.pk)) for each in readable])
    return found


def _documents(wanted: Iterable[int]) -> tuple[dict[int, PortalDocument], DocumentAccess]:
    """The documents with their collections, and who may read them there; both of one moment."""
    while True:
        access = DocumentAccess()
        documents = PortalDocument.objects.select_related("collection").in_bulk(wanted)
        if access.still_holds():
            return documents, access


def _attachment(document: PortalDocument, text: DocumentText | None) -> Attachment:
    title = one_line(document.title)
    if text is None or text.file != document.file.name:
        return Attachment(document.pk, title, document.url)
    return Attachment(document.pk, title, document.url, tuple(text.pages), text.numbered)


def _as_much_as_fits(attachments: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """The attachments, without the text that comes after the most characters one page may have."""
    left, found = MOST_CHARACTERS, []
    for each in attachments:
        found.append(each._replace(pages=tuple(_beginning(each.pages, left))))
        left -= sum(map(len, each.pages))
    return tuple(found)


def _beginning(pages: Sequence[str], most: int) -> Iterator[str]:
    """As many whole words of the pages as there is room for."""
    for text in pages:
        if most <= 0:
            return
        yield text if len(text) <= most else text[: most + 1].rpartition(" ")[0]
        most -= len(text)


@cache
def fields_with_documents(model: type[Model]) -> list[Any]:
    """The fields of a model that may offer documents."""
    return [field for field in model._meta.fields if isinstance(field, StreamField | RichTextField)]


def _offered(row: Model, field: Any) -> Iterator[int]:
    value = getattr(row, field.attname)
    if isinstance(field, RichTextField):
        yield from _linked(value)
        return
    for block, raw in leaves(value.stream_block, value.raw_data):
        if isinstance(block, DocumentChooserBlock) and raw:
            yield int(raw)
        elif isinstance(raw, str):
            yield from _linked(raw)


def _linked(html: str) -> Iterator[int]:
    """Documents that rich text links to, as Wagtail stores such links."""
    for link in LINK.findall(html) if 'linktype="document"' in html else ():
        if 'linktype="document"' in link and (found := LINK_ID.search(link)):
            yield int(found[1])
