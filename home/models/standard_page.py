"""Pages of plain text: about the portal, privacy, contact."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from home.blocks import BodyBlock
from home.models.base import BasePage


class StandardPage(BasePage):
    """A page of body text that fits nowhere else."""

    body = StreamField(BodyBlock(), verbose_name=_("innehåll"), blank=True)

    content_panels = [*BasePage.content_panels, "body"]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("vanlig sida")
        verbose_name_plural = _("vanliga sidor")


class ContactPage(BasePage):
    """How to reach the network; the details themselves stand in the site settings."""

    body = StreamField(BodyBlock(), verbose_name=_("innehåll"), blank=True)

    content_panels = [*BasePage.content_panels, "body"]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "home/contact_page.html"

    class Meta:
        verbose_name = _("kontaktsida")
