"""Keeping the text of documents in step with their files."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import IO

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.utils.file import hash_filelike

from home.models import PortalDocument
from search.documents.extraction import PAGED, Extract, extract
from search.documents.limits import MOST_BYTES, WORKER_SECONDS
from search.documents.outcomes import Outcome
from search.documents.uses import pages_offering
from search.enums import TextStatus
from search.models import DocumentText
from search.records.text import lines
from search.sync.outbox import note_found

logger = logging.getLogger(__name__)

# What came of these would come of the same bytes again, whatever the file is called.
LASTING = (TextStatus.WAITING, TextStatus.READ, TextStatus.EMPTY, TextStatus.ENCRYPTED)


def note_file(document: PortalDocument) -> bool:
    """Note the file of a document; whether it is a new one, whose text is then to be read.

    The text of the file before is gone from the same moment.
    """
    return _note(document, _hash_of(document))


def note_missing() -> None:
    """Note every document whose file has not been noted, or was not there.

    As when this came to an older portal, or to a server before its files did.
    """
    noted = Q(text__file=F("file")) & ~Q(text__file_hash="")
    for pk in list(PortalDocument.objects.exclude(noted).values_list("pk", flat=True)):
        for document in PortalDocument.objects.filter(pk=pk):  # as it is by now
            file_hash = _hash_of(document)
            if file_hash or not DocumentText.objects.filter(document=document).exists():
                _note(document, file_hash)


def read(text: DocumentText, seconds: float = WORKER_SECONDS, *, final: bool = True) -> None:
    """Read the file of a text that waits, and have the pages that offer it indexed anew.

    When the time is up and it is not `final`, or the file cannot be had at the moment, the text goes on waiting.
    """
    found = _extract(text.document, seconds)
    if found is None or (found.timed_out and not final):
        return
    kept = {
        "status": TextStatus(found.outcome.value),
        "pages": [lines([page]) for page in found.pages],
        "cut": found.cut,
        "read_at": timezone.now(),
    }
    still_the_same = DocumentText.objects.waiting().filter(pk=text.pk, noted_at=text.noted_at)
    with transaction.atomic():
        if still_the_same.update(**kept):
            note_found(partial(pages_offering, [text.document_id]))


def read_waiting(progress: Callable[[], None] = lambda: None) -> int:
    """Read every document that waits; how many."""
    number = 0
    for pk in list(DocumentText.objects.waiting().values_list("pk", flat=True)):
        for text in DocumentText.objects.waiting().filter(pk=pk).select_related("document"):
            read(text)
            number += 1
            progress()
    return number


def _note(document: PortalDocument, file_hash: str) -> bool:
    name = document.file.name
    same = DocumentText.objects.filter(
        document=document,
        file_hash=file_hash,
        file__iendswith=f".{_suffix(document)}",
        status__in=LASTING,
    )
    if file_hash and same.update(file=name):
        return False
    fresh = {
        "file": name,
        "file_hash": file_hash,
        "status": TextStatus.WAITING,
        "pages": [],
        "numbered": _suffix(document) in PAGED,
        "cut": False,
        "noted_at": timezone.now(),
        "read_at": None,
    }
    DocumentText.objects.update_or_create(document=document, defaults=fresh)
    return True


def _extract(document: PortalDocument, seconds: float) -> Extract | None:
    """What the document says; None when a fault that may pass, such as a full disk, kept it unread."""
    try:
        if document.file.size > MOST_BYTES:
            return Extract(Outcome.TOO_LARGE)
        with _copy(document) as file:
            return extract(file, _suffix(document), seconds)
    except FileNotFoundError as error:
        logger.warning("The file of document %s is gone: %s", document.pk, error)
        return Extract(Outcome.BROKEN)
    except OSError as error:
        logger.warning("The file of document %s cannot be read now: %s", document.pk, error)
        return None


@contextmanager
def _copy(document: PortalDocument) -> Iterator[IO[bytes]]:
    """The file as one on this machine's disk, wherever the portal keeps its files."""
    with tempfile.TemporaryFile() as copy, document.file.storage.open(document.file.name) as file:
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        yield copy


def _hash_of(document: PortalDocument) -> str:
    """SHA-1 of the file itself; empty when it is not there. Wagtail's own is not always kept up."""
    try:
        with document.file.storage.open(document.file.name) as file:
            return str(hash_filelike(file))
    except OSError:
        return ""


def _suffix(document: PortalDocument) -> str:
    return str(document.file_extension).lower()
