"""Lists of documents and of links."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class DocumentListBlock(blocks.ListBlock):
    """Documents to download, shown with type and size."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(DocumentChooserBlock(label=_("Dokument")), **kwargs)

    class Meta:
        icon = "doc-full"
        label = _("Dokument")
        template = "home/blocks/documents.html"
        description = _("Dokument att ladda ner, med filtyp och storlek.")


class LinkBlock(blocks.StructBlock):
    """A link to a page of the portal or to an address elsewhere."""

    title = blocks.CharBlock(label=_("Länktext"))
    page = blocks.PageChooserBlock(label=_("Sida i portalen"), required=False)
    url = blocks.URLBlock(label=_("Adress utanför portalen"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = ValidationError(
                _("Välj en sida i portalen eller skriv en adress, inte båda.")
            )
            raise blocks.StructBlockValidationError(block_errors={"url": message})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Länk")


class LinkListBlock(blocks.StructBlock):
    """A short list of links under a heading of its own."""

    title = blocks.CharBlock(label=_("Rubrik"), default=_("Läs mer"))
    links = blocks.ListBlock(LinkBlock(), label=_("Länkar"))

    class Meta:
        icon = "list-ul"
        label = _("Länklista")
        template = "home/blocks/links.html"
        description = _("Länkar vidare, inom portalen eller till andra webbplatser.")
        preview_value = {
            "title": _("Läs mer"),
            "links": [{"title": _("Rapporten i sin helhet"), "url": "https://example.org/rapport"}],
        }
