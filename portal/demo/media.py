"""The drawn images and the documents of the demonstration content, put into Wagtail's libraries."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile

from home.models import PortalDocument, PortalImage
from portal.demo.content import CONTENT
from portal.demo.images import draw

CREDIT = "Illustration: Nätverksportalen"
QUALITY = 82


def demo_image(motif: str, seed: str) -> PortalImage:
    """The drawing of `motif` for `seed`; drawn once and then found again by its title."""
    title = f"Illustration {motif}: {seed}"[:255]
    return PortalImage.objects.filter(title=title).first() or _drawn(motif, seed, title)


def _drawn(motif: str, seed: str, title: str) -> PortalImage:
    buffer = BytesIO()
    draw(motif, seed).save(buffer, "WEBP", quality=QUALITY)
    file = ImageFile(buffer, name=f"{motif}.webp")
    return PortalImage.objects.create(title=title, credit=CREDIT, file=file)


def demo_document(title: str, name: str) -> PortalDocument:
    """The file `content/documents/<name>` under `title`; stored once and then found again by its title."""
    found = PortalDocument.objects.filter(title=title).first()
    return found or _stored(title, name)


def _stored(title: str, name: str) -> PortalDocument:
    content = (CONTENT / "documents" / name).read_bytes()
    document = PortalDocument(title=title, file=ContentFile(content, name=name))
    document.file_size = len(content)
    document.save()
    return document
