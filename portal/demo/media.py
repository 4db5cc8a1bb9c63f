"""The drawn images of the demonstration content, put into Wagtail's image library."""

from io import BytesIO

from django.core.files.images import ImageFile

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
    draw(motif, seed).save(buffer, "WEBP", quality=QUALITY)
    file = ImageFile(buffer, name=f"{motif}.webp")
    return PortalImage.objects.create(title=title, credit=CREDIT, file=file)
