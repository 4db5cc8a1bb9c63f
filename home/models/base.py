"""What every page of the portal has in common."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import Page

from home.access import VisiblePageManager
from home.structured_data import breadcrumb_list, web_page

SUMMARY_LENGTH = 300


class BasePage(Page):
    """A page with a summary that lists, search results and link previews can show."""

    summary = models.CharField(
        _("sammanfattning"),
        max_length=SUMMARY_LENGTH,
        blank=True,
        help_text=_("Två, tre meningar som visas överst på sidan, i listor och i sökresultat."),
    )
    demonstration = models.BooleanField(
        _("demonstrationsinnehåll"),
        default=False,
        help_text=_("Märker sidan som påhittad, så att ingen tar den för verklig."),
    )

    objects = VisiblePageManager()

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Adress, sökmotorer och meny"),
        ),
        FieldPanel("demonstration"),
    ]
    settings_panels: ClassVar[list[Any]] = [PublishingPanel()]

    class Meta:
        abstract = True

    @property
    def description(self) -> str:
        """Text for search engines and link previews."""
        return self.search_description or self.summary

    @cached_property
    def breadcrumbs(self) -> list[Page]:
        """The pages above this one, home page first; the tree root is left out."""
        return list(self.get_ancestors().filter(depth__gt=1).defer_streamfields())

    def structured_data(self, request: HttpRequest) -> list[dict[str, Any]]:
        """JSON-LD objects about this page (schema.org); subclasses add their own kind."""
        return [web_page(self, request), breadcrumb_list(self, request)]
