"""An image with the alternative text, caption and credit it needs."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class FigureBlock(blocks.StructBlock):
    """An image with alternative text (or marked as decorative) and an optional caption."""

    image = ImageBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildtext"), required=False)

    class Meta:
        icon = "image"
        label = _("Bild")
        template = "home/blocks/figure.html"
        description = _("Bild med alternativtext, bildtext och upphov.")
