"""What stands in the header and the footer of every page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """Name, contact details and footer of the portal."""

    tagline = models.CharField(
        _("undertitel"), max_length=120, default=_("Kommunnätverk mot segregation")
    )
    contact_role = models.CharField(_("funktion"), max_length=120, default=_("Nätverkets kansli"))
    contact_email = models.EmailField(_("funktionsadress"), default="natverket@example.org")
    contact_phone = models.CharField(_("telefon"), max_length=40, blank=True)
    contact_address = models.TextField(_("postadress"), blank=True)
    footer_text = models.TextField(_("text i sidfoten"), blank=True)

    panels = [
        "tagline",
        MultiFieldPanel(
            [
                "contact_role",
                "contact_email",
                "contact_phone",
                "contact_address",
            ],
            heading=_("Kontakt"),
        ),
        "footer_text",
    ]

    class Meta:
        verbose_name = _("webbplatsens uppgifter")
