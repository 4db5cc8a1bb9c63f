"""The drawn images of the demonstration content, put into Wagtail's image library."""

from io import BytesIO

from django.core.files.base import ContentFile

from home.models import PortalImage
from portal.demo.images import draw

CREDIT = "Illustration: Nätverksportalen"
QUALITY = 82


def demo_image(motif: str, seed: str) -> PortalImage:
    """The drawing of `motif` for `seed`; drawn once and then found again by its title."""
    title = f"Illustration {motif}: {seed}"[:255]
    return PortalImage.objects.filter(title=title).first() or _drawn(motif, seed, title)


def _drawn(motif: str, seed: str, title: str) -> PortalImage:
    buffer = BytesIO()
    drawing = draw(motif, seed)
    drawing.save(buffer, "WEBP", quality=QUALITY)
    image = PortalImage(title=title, credit=CREDIT, width=drawing.width, height=drawing.height)
    image.file.save(f"{motif}.webp", ContentFile(buffer.getvalue()), save=False)
    image.file_size = buffer.tell()
    image.save()
    return image
