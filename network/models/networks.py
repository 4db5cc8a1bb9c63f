"""Networks: why they exist, who is in them and how they meet."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from home.blocks import BodyBlock
from home.blocks.text import SECTION_FEATURES
from home.models import BasePage
from home.widgets import FilteredCheckboxes
from network.models.geography import Municipality
from network.models.organisations import Organisation


class NetworkIndexPage(BasePage):
    """The list of networks."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["network.NetworkPage"]
    max_count = 1
    template = "network/network_index_page.html"

    class Meta:
        verbose_name = _("lista över nätverk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["networks"] = NetworkPage.objects.visible_to(request).child_of(self)
        return context


class NetworkPage(BasePage):
    """One network of municipalities and organisations."""

    purpose = RichTextField(_("syfte"), features=SECTION_FEATURES)
    rhythm = models.CharField(
        _("mötesrytm"), max_length=120, blank=True, help_text=_("Till exempel ”fyra möten per år”.")
    )
    members = ParentalManyToManyField(
        Municipality, verbose_name=_("kommuner som är med"), blank=True, related_name="networks"
    )
    organisations = ParentalManyToManyField(
        Organisation, verbose_name=_("organisationer som är med"), blank=True
    )
    contact_role = models.CharField(_("funktion"), max_length=120, blank=True)
    contact_email = models.EmailField(_("funktionsadress"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("mer om nätverket"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        "purpose",
        "rhythm",
        MultiFieldPanel(
            [
                FieldPanel("members", widget=FilteredCheckboxes),
                FieldPanel("organisations", widget=FilteredCheckboxes),
            ],
            heading=_("Medlemmar"),
        ),
        "body",
        MultiFieldPanel(
            [FieldRowPanel(["contact_role", "contact_email"])],
            heading=_("Kontakt"),
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["network.NetworkIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "network/network_page.html"

    class Meta:
        verbose_name = _("nätverk")
        verbose_name_plural = _("nätverk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["coming_meetings"] = self.meetings.visible_to(request).coming()
        context["member_municipalities"] = self.members.select_related("county")
        return context
