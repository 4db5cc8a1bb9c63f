"""The accessibility statement, with the fields the law asks for.

Lagen (2018:1937) om tillgänglighet till digital offentlig service, 13 §, and the regulations
MDFFS 2019:2 on what a statement contains: status, shortcomings and their reason, how it was
assessed and when, how to report, and where to turn with a complaint.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from home.models.base import BasePage
from home.queryset import AnnouncingManager


class Compliance(models.TextChoices):
    """How far the site follows the law."""

    FULL = "helt", _("helt förenlig")
    PARTIAL = "delvis", _("delvis förenlig")
    NONE = "inte", _("inte förenlig")


class Reason(models.TextChoices):
    """Why a shortcoming remains."""

    SHORTCOMING = "brist", _("brister som ska åtgärdas")
    DISPROPORTIONATE = "oskalig", _("oskäligt betungande anpassning")
    EXEMPT = "undantag", _("innehåll som lagen undantar")


class AccessibilityStatementPage(BasePage):
    """Tillgänglighetsredogörelse."""

    organisation = models.CharField(_("ansvarig organisation"), max_length=120)
    compliance = models.CharField(
        _("hur väl lagen följs"),
        max_length=10,
        choices=Compliance.choices,
        default=Compliance.PARTIAL,
    )
    assessed_on = models.DateField(_("granskad den"))
    assessment_method = models.TextField(_("så har vi granskat"))
    updated_on = models.DateField(_("redogörelsen uppdaterad den"))
    contact_role = models.CharField(_("funktion som tar emot synpunkter"), max_length=120)
    contact_email = models.EmailField(_("funktionsadress"))
    report_text = RichTextField(
        _("så rapporterar du brister"), features=["bold", "link", "ul", "ol"], blank=True
    )
    supervisory_authority = models.CharField(
        _("tillsynsmyndighet"),
        max_length=120,
        default="Myndigheten för digital förvaltning (Digg)",
    )
    supervisory_url = models.URLField(
        _("tillsynsmyndighetens sida för anmälan"), default="https://www.digg.se/tdosanmalan"
    )

    content_panels = [
        *BasePage.content_panels,
        "organisation",
        "compliance",
        InlinePanel("known_issues", label=_("känd brist"), heading=_("Kända brister")),
        MultiFieldPanel(
            [
                "assessment_method",
                FieldRowPanel(["assessed_on", "updated_on"]),
            ],
            heading=_("Granskning"),
        ),
        MultiFieldPanel(
            [
                "report_text",
                FieldRowPanel(["contact_role", "contact_email"]),
            ],
            heading=_("Rapportera brister"),
        ),
        MultiFieldPanel(
            ["supervisory_authority", "supervisory_url"],
            heading=_("Tillsyn"),
        ),
    ]

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1
    template = "home/accessibility_statement_page.html"

    class Meta:
        verbose_name = _("tillgänglighetsredogörelse")


class KnownIssue(Orderable):
    """Something on the site that does not follow the law yet."""

    page = ParentalKey(
        AccessibilityStatementPage, on_delete=models.CASCADE, related_name="known_issues"
    )
    criterion = models.CharField(
        _("WCAG-kriterium"), max_length=20, blank=True, help_text=_("Till exempel 1.4.3.")
    )
    description = models.TextField(_("vad som inte fungerar"))
    reason = models.CharField(
        _("skäl"), max_length=10, choices=Reason.choices, default=Reason.SHORTCOMING
    )
    planned = models.CharField(_("åtgärdas"), max_length=120, blank=True)

    objects: "models.Manager[KnownIssue]" = AnnouncingManager()

    panels = [
        FieldRowPanel(["criterion", "reason"]),
        "description",
        "planned",
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("känd brist")
