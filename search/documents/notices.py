"""What an editor is told about the text of a document."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from home.access import all_restrictions, visibility_key
from home.document_access import DocumentAccess
from home.models import PortalDocument
from search.enums import TextStatus
from search.models import DocumentText
from search.records.attachments import Offer, attachments_of, documents_in
from search.records.record import Attachment
from search.records.registry import INDEXED_MODELS

ADVICE = {
    TextStatus.WAITING: gettext_lazy(
        "Texten är inte läst ännu. Öppna dokumentet om några minuter, så ser du om det gick."
    ),
    TextStatus.EMPTY: gettext_lazy(
        "Filen innehåller ingen text, kanske för att den är inskannad. Ladda upp en fil med text om "
        "innehållet ska gå att söka i."
    ),
    TextStatus.ENCRYPTED: gettext_lazy(
        "Filen är skyddad, så texten går inte att läsa. Spara en kopia utan skydd och ladda upp den. "
        "Det gäller också filer som går att öppna utan lösenord."
    ),
    TextStatus.BROKEN: gettext_lazy(
        "Filen går inte att läsa. Öppna den på din dator, spara den på nytt och ladda upp den igen."
    ),
    TextStatus.TOO_LARGE: gettext_lazy(
        "Filen är för stor eller för krånglig att läsa, så texten går inte att söka i. Dela upp den "
        "eller spara den i ett enklare format."
    ),
    TextStatus.UNSUPPORTED: gettext_lazy(
        "I den här filtypen går bara titeln att söka i. Ska texten gå att söka i, ladda upp filen som pdf, "
        "docx, odt, txt eller csv."
    ),
}
TOO_MUCH_TOGETHER = gettext_lazy(
    "Sidans dokument har så mycket text tillsammans att bara en del av det här dokumentet går att söka i. "
    "Fördela dokumenten på flera sidor om allt ska hittas."
)
PARTLY = gettext_lazy(
    "En del av filen gick inte att läsa eller fick inte plats. Den delen går inte att söka i. Spara filen på "
    "nytt och ladda upp den igen, eller dela upp den om den är lång."
)
WORTH_A_WARNING = (
    TextStatus.EMPTY,
    TextStatus.ENCRYPTED,
    TextStatus.BROKEN,
    TextStatus.TOO_LARGE,
)


class Advice(NamedTuple):
    """What to do about a document of a page."""

    document: PortalDocument
    text: str


def notice(document: PortalDocument) -> str:
    """How it stands with the text of a document, in words for an editor."""
    text = DocumentText.objects.filter(document=document).first()
    if DocumentAccess().is_open(document):
        return _about(text)
    closed = _(
        "Samlingen är stängd. Dokumentet hittas bara genom sidor som är stängda för samma grupper, "
        "eller för färre."
    )
    return f"{closed} {_about(text)}"


def is_unreadable(document: PortalDocument) -> bool:
    """Whether the document has been read, and there was no text to be had."""
    return DocumentText.objects.filter(document=document, status__in=WORTH_A_WARNING).exists()


def warnings_about(page: Page) -> Iterator[Advice]:
    """A warning for each document that a page offers and whose text is not read, or far from all of it.

    The page is taken as it is in hand: a draft may offer other documents than what is published.
    """
    offered = {attachment.id: attachment for attachment in _attachments(page)}
    texts = DocumentText.objects.filter(document__in=offered)
    for text in texts.select_related("document").order_by("document__title"):
        if text.status in (*WORTH_A_WARNING, TextStatus.WAITING) or text.cut or _is_scanned(text):
            yield Advice(text.document, _about(text))
        elif tuple(text.pages) != offered[text.document_id].pages:
            yield Advice(text.document, str(TOO_MUCH_TOGETHER))


def _attachments(page: Page) -> Sequence[Attachment]:
    """The documents of a page that are searched with it, once it is published."""
    if type(page) not in INDEXED_MODELS:
        return ()
    accessors = (each.get_accessor_name() for each in get_all_child_relations(page))
    parts = (row for accessor in accessors for row in getattr(page, accessor).all())
    visibility = visibility_key(page.path, all_restrictions())
    return attachments_of({page.pk: Offer(visibility, documents_in([page, *parts]))})[page.pk]


def _about(text: DocumentText | None) -> str:
    if text is None:
        return str(ADVICE[TextStatus.WAITING])
    return str(ADVICE.get(TextStatus(text.status), "")) or _about_pages(text)


def _about_pages(text: DocumentText) -> str:
    if text.cut:
        return str(PARTLY)
    if not text.numbered:
        return _("Texten går att söka i.")
    number, readable = len(text.pages), _readable(text)
    if readable < number:
        text_there = _(
            "Texten på %(readable)s av %(number)s sidor går att söka i. På de andra finns ingen text, kanske "
            "för att de är inskannade eller tomma."
        )
        return text_there % {"readable": readable, "number": number}
    return ngettext(
        "Texten på %(number)s sida går att söka i.",
        "Texten på %(number)s sidor går att söka i.",
        number,
    ) % {"number": number}


def _readable(text: DocumentText) -> int:
    """How many of its pages have text."""
    return sum(map(bool, text.pages))


def _is_scanned(text: DocumentText) -> bool:
    """Whether most of its pages are but pictures; some empty ones are nothing to warn of."""
    return text.numbered and 2 * _readable(text) < len(text.pages)
